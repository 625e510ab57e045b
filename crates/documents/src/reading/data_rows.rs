//! The rows of a sheet that are data.

use crate::headings::{Column, Header, fold};
use crate::table::{Cell, Error, MergedArea, Row, Rows};

/// A row that was left out because it isn't data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    pub row: u32,
    pub taken_for: SkippedAs,
}

/// What such a row was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkippedAs {
    /// A sum below the rows (合计).
    Total,
    /// A signature or remark below the rows (填表人, 注).
    Footer,
    /// The header once more, as on a second printed page.
    RepeatedHeader,
}

impl SkippedAs {
    /// A stable name for messages.
    pub fn key(self) -> &'static str {
        match self {
            SkippedAs::Total => "row_total",
            SkippedAs::Footer => "row_footer",
            SkippedAs::RepeatedHeader => "row_repeated_header",
        }
    }
}

/// Rows below the header; merged cells are filled in.
pub struct DataRows<'a> {
    rows: Rows<'a>,
    after: u32,
    headers: Vec<(usize, String)>,
    /// Merged areas further down, the next one last.
    below: Vec<MergedArea>,
    /// Merged areas that the current row may be in.
    open: Vec<Filling<'a>>,
    skipped: Vec<Skipped>,
}

struct Filling<'a> {
    area: MergedArea,
    value: Cell<'a>,
}

/// How many cells a sum or a footer fills at most; a row with more is data, whatever its first word.
const TOTAL_CELLS: usize = 4;
const FOOTER_CELLS: usize = 3;
const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "汇总"];
const FOOTERS: [&str; 12] = [
    "填表人",
    "填报人",
    "制表",
    "审核人",
    "审核:",
    "填表说明",
    "填报说明",
    "负责人:",
    "说明:",
    "注:",
    "备注:",
    "注1",
];

impl<'a> DataRows<'a> {
    pub(super) fn new<C: Column>(
        rows: Rows<'a>,
        header: &Header<C>,
        merged: &[MergedArea],
    ) -> DataRows<'a> {
        let headers = header.mapped.iter();
        let headers = headers.map(|m| (m.place.index, fold(&m.place.header)));
        let mut below = merged.to_vec();
        below.sort_by_key(|area| std::cmp::Reverse(area.first_row));
        DataRows {
            rows,
            after: header.last_row,
            headers: headers.collect(),
            below,
            open: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// Rows left out up to now.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    fn fill(&mut self, row: &mut Row<'a>) {
        let number = row.number;
        self.open.retain(|filling| filling.area.last_row >= number);
        for Filling { area, value } in &self.open {
            if row.cells.len() <= area.column {
                row.cells.resize(area.column + 1, Cell::Blank);
            }
            if row.cells[area.column].is_blank() {
                row.cells[area.column] = value.clone();
            }
        }
        while let Some(area) = self.below.pop_if(|area| area.first_row <= number) {
            let value = row.cells.get(area.column).cloned();
            // When the first row of the area was blank altogether, there is nothing to fill in.
            if let Some(value) = value.filter(|_| area.first_row == number) {
                self.open.push(Filling { area, value });
            }
        }
    }

    fn not_data(&self, row: &Row<'_>) -> Option<SkippedAs> {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_blank());
        let first = fold_colon(&filled.next()?.to_text());
        let others = filled.count();
        if TOTALS.iter().any(|word| first == *word) && others < TOTAL_CELLS {
            return Some(SkippedAs::Total);
        }
        if FOOTERS.iter().any(|word| first.starts_with(word)) && others < FOOTER_CELLS {
            return Some(SkippedAs::Footer);
        }
        let cell = |index: usize| row.cells.get(index).map(|cell| fold(&cell.to_text()));
        let same = |(at, text): &(usize, String)| cell(*at).as_ref() == Some(text);
        self.headers
            .iter()
            .all(same)
            .then_some(SkippedAs::RepeatedHeader)
    }
}

fn fold_colon(text: &str) -> String {
    let shown = text.chars().filter(|c| !c.is_whitespace());
    shown
        .map(|c| if c == '：' { ':' } else { c })
        .take(12)
        .collect()
}

impl<'a> Iterator for DataRows<'a> {
    type Item = Result<Row<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut row = match self.rows.next()? {
                Ok(row) => row,
                Err(error) => return Some(Err(error)),
            };
            if row.number <= self.after {
                continue;
            }
            if let Some(taken_for) = self.not_data(&row) {
                let row = row.number;
                self.skipped.push(Skipped { row, taken_for });
                continue;
            }
            self.fill(&mut row);
            return Some(Ok(row));
        }
    }
}
