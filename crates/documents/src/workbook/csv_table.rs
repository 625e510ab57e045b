//! A text table that spreadsheets open without questions: UTF-8 with byte order mark, commas, CRLF.

use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};

use super::guard::guarded;
use super::{Value, WriteError};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A text table in the making.
pub struct CsvTable<W: Write> {
    writer: Writer<W>,
}

impl<W: Write> CsvTable<W> {
    /// Writes the mark and the headers.
    ///
    /// # Errors
    /// [`WriteError::Io`], [`WriteError::Csv`].
    pub fn begin<'h>(
        mut out: W,
        headers: impl IntoIterator<Item = &'h str>,
    ) -> Result<CsvTable<W>, WriteError> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .flexible(true)
            .from_writer(out);
        writer.write_record(headers)?;
        Ok(CsvTable { writer })
    }

    /// Writes one row. Text that looks like a formula gets an apostrophe before it.
    ///
    /// # Errors
    /// [`WriteError::Csv`].
    pub fn row(&mut self, values: &[Value<'_>]) -> Result<(), WriteError> {
        for value in values {
            match value {
                Value::Text(text) => self.writer.write_field(&*guarded(text))?,
                other => self.writer.write_field(&*other.to_text())?,
            }
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is left and gives the output back.
    ///
    /// # Errors
    /// [`WriteError::Io`].
    pub fn finish(self) -> Result<W, WriteError> {
        let out = self.writer.into_inner();
        out.map_err(|error| WriteError::Io(error.into_error()))
    }
}
