//! How a sheet looks on screen and on paper.

/// Paper of a printed sheet; always landscape, one page wide, the header repeated on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    A3,
    #[default]
    A4,
}

impl Paper {
    /// The number that workbooks use for it.
    pub(super) fn code(self) -> u8 {
        match self {
            Paper::A3 => 8,
            Paper::A4 => 9,
        }
    }
}

/// The header of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    pub text: String,
    /// In characters of the default font; a Chinese character takes two.
    pub width: f64,
}

impl Heading {
    pub fn new(text: impl Into<String>, width: f64) -> Heading {
        Heading {
            text: text.into(),
            width,
        }
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Characters that sheet names may not have are replaced, and the name is cut to 31.
    pub sheet_name: String,
    pub headings: Vec<Heading>,
    pub paper: Paper,
    /// Printed at the top of every page; not a row of the sheet.
    pub page_title: Option<String>,
}

impl Layout {
    pub(super) fn safe_sheet_name(&self) -> String {
        let safe = |c: char| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '_',
            c if c.is_control() => '_',
            c => c,
        };
        let mut name = String::new();
        for c in self.sheet_name.trim_matches('\'').chars().map(safe) {
            if name.encode_utf16().count() + c.len_utf16() > 31 {
                break;
            }
            name.push(c);
        }
        if name.trim().is_empty() {
            name = "Sheet".to_owned();
        }
        name
    }

    /// The title as a page header: a lone `&` would begin a code there.
    pub(super) fn page_header(&self) -> Option<String> {
        let title = self.page_title.as_ref()?.replace('&', "&&");
        // A page header holds at most 255 characters.
        let title: String = title.chars().take(200).collect();
        Some(format!("&C&14{title}"))
    }
}
