//! The workbook of refused rows: begun with the first of them, so that nobody finds an empty one.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use app::import::refused_titles;
use documents::workbook::{RefusedBook, RefusedRow, WriteError};
use domain::time::Instant;
use messages::Texts;

use crate::failure::Failure;

/// Refused rows on their way to a file.
pub struct Refused {
    path: PathBuf,
    headers: Vec<String>,
    made_at: Instant,
    texts: &'static Texts,
    book: Option<RefusedBook>,
}

impl Refused {
    pub fn to(
        path: PathBuf,
        headers: Vec<String>,
        made_at: Instant,
        texts: &'static Texts,
    ) -> Refused {
        Refused {
            path,
            headers,
            made_at,
            texts,
            book: None,
        }
    }

    pub fn push(&mut self, row: &RefusedRow<'_>) -> Result<(), WriteError> {
        let book = match &mut self.book {
            Some(book) => book,
            None => {
                let titles = refused_titles(self.texts);
                let begun = RefusedBook::begin(&titles, &self.headers, self.made_at)?;
                self.book.insert(begun)
            }
        };
        book.push(row)
    }

    /// Writes the file if any row was refused, and answers where it is.
    pub fn finish(self) -> Result<Option<PathBuf>, Failure> {
        let Some(book) = self.book else {
            return Ok(None);
        };
        let file = create(&self.path)?;
        book.finish(BufWriter::new(file)).map_err(Failure::new)?;
        Ok(Some(self.path))
    }
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|error| Failure::file(path, &error))
}
