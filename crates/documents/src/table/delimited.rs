//! Rows of a text file.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use super::delimiter::{self, Quoting};
use super::{Cell, Encoding, Error, Format, Limits, MAX_COLUMNS, Row, decode};
use crate::workbook::guard;

pub(super) struct Delimited {
    text: String,
    encoding: Encoding,
    delimiter: u8,
    quoting: Quoting,
    /// Bytes and lines before the first record.
    skipped: (usize, u32),
    names: [String; 1],
}

impl Delimited {
    pub fn open(bytes: Vec<u8>) -> Result<Delimited, Error> {
        let (text, encoding) = decode::decode(bytes)?;
        if text.trim().is_empty() {
            return Err(Error::Empty);
        }
        let declared = delimiter::declared(&text);
        let start = declared.map_or(0, |(_, length)| length);
        let body = &text[start..];
        let delimiter = declared.map_or_else(|| delimiter::guess(body), |(mark, _)| mark);
        let quoting = delimiter::quoting(body, delimiter);
        Ok(Delimited {
            encoding,
            delimiter,
            quoting,
            skipped: (start, u32::from(start > 0)),
            names: [String::new()],
            text,
        })
    }

    pub fn format(&self) -> Format {
        Format::Text {
            encoding: self.encoding,
            delimiter: char::from(self.delimiter),
            quoting: self.quoting,
        }
    }

    pub fn sheets(&self) -> &[String] {
        &self.names
    }

    pub fn rows_expected(&self) -> u32 {
        let lines = memchr::memchr_iter(b'\n', self.text.as_bytes()).count();
        u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(1)
    }

    pub fn rows(&self, sheet: usize, limits: &Limits) -> Result<Rows<'_>, Error> {
        if sheet != 0 {
            return Err(Error::NoSuchSheet { index: sheet });
        }
        let (start, lines) = self.skipped;
        let body = &self.text[start..];
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .quoting(self.quoting == Quoting::Marks)
            .from_reader(body.as_bytes());
        Ok(Rows {
            reader,
            body: body.as_bytes(),
            record: StringRecord::new(),
            number: lines,
            cells_left: limits.cells,
            limit: limits.cells,
        })
    }
}

pub(super) struct Rows<'a> {
    reader: csv::Reader<&'a [u8]>,
    body: &'a [u8],
    record: StringRecord,
    number: u32,
    cells_left: u64,
    limit: u64,
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<Row<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let from = self.reader.position().byte();
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    let detail = error.to_string();
                    return Some(Err(Error::Damaged { detail }));
                }
            }
            self.number += 1 + blank_lines(self.body, usize::try_from(from).unwrap_or(0));
            let cells = self.record.len() as u64;
            let Some(left) = self.cells_left.checked_sub(cells) else {
                return Some(Err(Error::TooManyCells { limit: self.limit }));
            };
            self.cells_left = left;
            if self.record.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            let fields = self.record.iter().take(MAX_COLUMNS);
            return Some(Ok(Row {
                number: self.number,
                cells: fields.map(cell).collect(),
            }));
        }
    }
}

fn cell(field: &str) -> Cell<'static> {
    if field.is_empty() {
        return Cell::Blank;
    }
    Cell::Text(Cow::Owned(guard::unguarded(field).to_owned()))
}

/// The reader skips empty lines silently, but a spreadsheet shows them as rows and counts them.
fn blank_lines(body: &[u8], from: usize) -> u32 {
    let mut at = from;
    if at > 0 && body.get(at - 1) == Some(&b'\r') && body.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    while let Some(byte @ (b'\r' | b'\n')) = body.get(at) {
        at += if *byte == b'\r' && body.get(at + 1) == Some(&b'\n') {
            2
        } else {
            1
        };
        lines += 1;
    }
    lines
}
