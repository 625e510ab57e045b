//! A table of records: sticky head, sorting by links, cards on a telephone.

use askama::Template;
use messages::Texts;

use super::light::Light;
use super::marked::Marked;
use super::prints_html;
use super::tag::Tag;

/// Rows under columns. Every row has as many cells as there are columns.
#[derive(Debug, Clone, Template)]
#[template(path = "components/table.html")]
pub struct Table {
    t: &'static Texts,
    /// What the rows are, for those who listen; printed only if `caption` says so.
    pub caption: String,
    pub caption_style: CaptionStyle,
    pub frame: Frame,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptionStyle {
    Shown,
    /// The heading of the page says the same already.
    Unseen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// As wide as the page.
    Page,
    /// More columns than a screen holds: the table scrolls within its frame, its head and the heads of its rows stay.
    Scrolling,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub label: String,
    pub kind: ColumnKind,
    pub sort: Option<Sort>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Names the row: its number or a short name, kept on one line. One column, and the heading of the
    /// card on a telephone.
    Head,
    /// The same for names or titles that may need several lines.
    LongHead,
    Text,
    /// A text of several lines, such as the problem.
    Long,
    /// Never broken over lines: dates, numbers of documents.
    Fixed,
    /// Set to the right.
    Number,
}

/// A column by which the rows can be sorted.
#[derive(Debug, Clone)]
pub struct Sort {
    pub href: String,
    pub order: Order,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Ascending,
    Descending,
    /// Sorted by another column at present.
    None,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub mark: RowMark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowMark {
    None,
    /// A red edge; a cell of the row says it in words.
    Overdue,
}

/// What stands in a cell, and perhaps a second line in softer ink.
#[derive(Debug, Clone)]
pub struct Cell {
    pub content: Content,
    pub under: String,
    /// A piece of a longer text in which the words are marked that the rows were found by.
    pub piece: Marked,
}

#[derive(Debug, Clone)]
pub enum Content {
    Empty,
    Text(String),
    Link { href: String, text: Marked },
    Light(Light),
    Tag(Tag),
}

prints_html!(Table);

impl Table {
    pub fn new(t: &'static Texts, caption: impl Into<String>, columns: Vec<Column>) -> Table {
        let caption_style = CaptionStyle::Unseen;
        Table {
            t,
            caption: caption.into(),
            caption_style,
            frame: Frame::Page,
            columns,
            rows: Vec::new(),
        }
    }

    /// The column of each cell, for the loops of the template.
    fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        self.columns.iter().zip(&row.cells)
    }
}

impl Column {
    pub fn new(kind: ColumnKind, label: impl Into<String>) -> Column {
        Column {
            label: label.into(),
            kind,
            sort: None,
        }
    }

    #[must_use]
    pub fn sorted(mut self, href: impl Into<String>, order: Order) -> Column {
        self.sort = Some(Sort {
            href: href.into(),
            order,
        });
        self
    }

    fn is_head(&self) -> bool {
        matches!(self.kind, ColumnKind::Head | ColumnKind::LongHead)
    }

    fn class(&self) -> &'static str {
        match self.kind {
            ColumnKind::Head => "cell--head",
            ColumnKind::LongHead => "cell--head cell--name",
            ColumnKind::Text => "cell--text",
            ColumnKind::Long => "cell--long",
            ColumnKind::Fixed => "cell--fixed",
            ColumnKind::Number => "cell--number",
        }
    }
}

impl Sort {
    /// The value of `aria-sort`.
    fn aria(&self) -> &'static str {
        match self.order {
            Order::Ascending => "ascending",
            Order::Descending => "descending",
            Order::None => "none",
        }
    }
}

impl Row {
    pub fn new(cells: Vec<Cell>) -> Row {
        Row {
            cells,
            mark: RowMark::None,
        }
    }

    #[must_use]
    pub fn marked(mut self, mark: RowMark) -> Row {
        self.mark = mark;
        self
    }

    fn is_overdue(&self) -> bool {
        self.mark == RowMark::Overdue
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        let content = if text.is_empty() {
            Content::Empty
        } else {
            Content::Text(text)
        };
        Cell::from(content)
    }

    pub fn link(href: impl Into<String>, text: impl AsRef<str>) -> Cell {
        Cell::marked_link(href, Marked::from(text.as_ref()))
    }

    /// A link whose text has words marked.
    pub fn marked_link(href: impl Into<String>, text: Marked) -> Cell {
        let href = href.into();
        Cell::from(Content::Link { href, text })
    }

    pub fn empty() -> Cell {
        Cell::from(Content::Empty)
    }

    /// Adds a second line in softer ink.
    #[must_use]
    pub fn under(mut self, under: impl Into<String>) -> Cell {
        self.under = under.into();
        self
    }

    /// Adds a piece of a longer text.
    #[must_use]
    pub fn piece(mut self, piece: Marked) -> Cell {
        self.piece = piece;
        self
    }

    fn is_empty(&self) -> bool {
        matches!(self.content, Content::Empty) && self.under.is_empty() && self.piece.is_empty()
    }
}

impl From<Content> for Cell {
    fn from(content: Content) -> Cell {
        Cell {
            content,
            under: String::new(),
            piece: Marked::default(),
        }
    }
}

impl From<Light> for Cell {
    fn from(light: Light) -> Cell {
        Cell::from(Content::Light(light))
    }
}

impl From<Tag> for Cell {
    fn from(tag: Tag) -> Cell {
        Cell::from(Content::Tag(tag))
    }
}
