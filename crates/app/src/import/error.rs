//! Why an import stopped. Rows that were committed before stay; importing again goes on where it stopped.

use documents::table;
use documents::workbook::WriteError;

use crate::Error;

/// Why an import stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file can't be read any further.
    #[error(transparent)]
    Table(#[from] table::Error),
    #[error(transparent)]
    App(#[from] Error),
    /// The list of refused rows can't be written.
    #[error(transparent)]
    Refused(#[from] WriteError),
}

impl From<store::Error> for ImportError {
    fn from(error: store::Error) -> Self {
        ImportError::App(error.into())
    }
}
