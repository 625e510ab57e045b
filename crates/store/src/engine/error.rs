//! What can go wrong below the use cases. No text here holds values of the data, only names of tables and columns.

/// An error of the database or of the way to it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Another process or transaction held a lock for too long. Asking again later may help.
    #[error("the database is busy")]
    Busy,
    /// A compare-and-set on a version found another version: the record was changed meanwhile.
    #[error("the record was changed by someone else meanwhile")]
    Changed,
    /// A unique constraint refused the row. `columns` are separated by a comma and a space, as in `stream, seq`.
    #[error("{table} already has a row with this {columns}")]
    Unique {
        /// The table whose constraint refused.
        table: String,
        /// The constraint's columns in order.
        columns: String,
    },
    /// The connection was lost while committing. Ask again with the same idempotency key.
    #[error("the connection was lost while committing: the outcome is unknown")]
    OutcomeUnknown,
    /// There is no connection; nothing was written.
    #[error("the database can't be reached: {0}")]
    Unreachable(String),
    /// The database can be read but not written: the disk is full, the file or the server is read-only.
    #[error("the database can't be written: {0}")]
    ReadOnly(String),
    /// The disk failed. Writing is stopped until [`super::Db::resume`] finds the database sound.
    #[error("the storage of the database failed: {0}")]
    Storage(String),
    /// The database holds something that the programme never wrote.
    #[error("the database holds something unexpected: {0}")]
    Corrupt(String),
    /// The tables aren't those that this version of the programme works with.
    #[error("the tables don't fit this version: {0}")]
    Schema(String),
    /// The command panicked; it was rolled back.
    #[error("the command failed inside and was rolled back")]
    Panicked,
    /// Anything else; a mistake in the programme.
    #[error("database: {0}")]
    Other(String),
}

impl Error {
    /// Whether a repeated transaction may end otherwise, because it lost a race or its connection before committing.
    pub(super) fn is_race(&self) -> bool {
        matches!(
            self,
            Error::Busy | Error::Changed | Error::Unique { .. } | Error::Unreachable(_)
        )
    }
}
