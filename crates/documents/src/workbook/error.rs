//! Why a file can't be written.

use thiserror::Error as ThisError;

/// A workbook or text table that can't be written.
#[derive(Debug, ThisError)]
pub enum WriteError {
    #[error("a sheet holds at most {limit} rows")]
    TooManyRows { limit: u32 },
    #[error("rows were written before a sheet was begun")]
    NoSheet,
    #[error("the workbook can't be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("the table can't be written: {0}")]
    Csv(#[from] csv::Error),
    #[error("the table can't be written: {0}")]
    Io(#[from] std::io::Error),
}

impl WriteError {
    /// A stable name for messages.
    pub fn key(&self) -> &'static str {
        match self {
            WriteError::TooManyRows { .. } => "write_too_many_rows",
            WriteError::NoSheet => "write_no_sheet",
            WriteError::Workbook(_) | WriteError::Csv(_) | WriteError::Io(_) => "write_failed",
        }
    }
}
