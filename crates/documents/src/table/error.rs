//! Why a file can't be read as a table. Sentences for people are made elsewhere, from [`Error::key`] and the data.

use std::path::PathBuf;

use thiserror::Error as ThisError;

/// A file that can't be read at all.
#[derive(Debug, ThisError)]
pub enum Error {
    #[error("{path}: {source}")]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("the file has {bytes} bytes, {limit} are allowed")]
    TooLarge { bytes: u64, limit: u64 },
    #[error("unpacked the file has more than {limit} bytes")]
    TooLargeUnpacked { limit: u64 },
    #[error("the file unpacks to more than {limit} times its size")]
    SuspiciousRatio { limit: u64 },
    #[error("the sheet has more than {limit} cells")]
    TooManyCells { limit: u64 },
    #[error("this is not a table but {0:?}")]
    NotATable(Found),
    #[error("the workbook is protected by a password")]
    Encrypted,
    #[error("this is a workbook of Excel 97-2003 (.xls)")]
    OldXls,
    #[error("the file is empty")]
    Empty,
    #[error("the file is damaged: {detail}")]
    Damaged { detail: String },
    #[error("the text is neither UTF-8, UTF-16 nor GB18030 (line {line})")]
    UnknownEncoding { line: u32 },
    #[error("there is no sheet number {index}")]
    NoSuchSheet { index: usize },
    #[error("no sheet is named {name}")]
    NoSheetNamed { name: String },
    /// No row among the first ones holds enough known column headers.
    #[error("no header row among the first {looked_at} rows")]
    NoHeader {
        looked_at: usize,
        /// The row with most known headers, and these, when there was one.
        nearest: Option<(u32, Vec<String>)>,
    },
}

/// What a file is that isn't a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A web page; some systems export one under the name `.xls`.
    Html,
    /// "XML Spreadsheet 2003", also exported under the name `.xls`.
    XmlSpreadsheet,
    Pdf,
    WordDocument,
    Presentation,
    OpenDocument,
    /// A binary workbook, `.xlsb`.
    BinaryWorkbook,
    /// A zip, rar or 7z archive, or gzip twice.
    Archive,
    Image,
    Unknown,
}

impl Error {
    /// A stable name for messages.
    pub fn key(&self) -> &'static str {
        match self {
            Error::Io { .. } => "file_unreadable",
            Error::TooLarge { .. } => "file_too_large",
            Error::TooLargeUnpacked { .. } => "file_too_large_unpacked",
            Error::SuspiciousRatio { .. } => "file_suspicious_ratio",
            Error::TooManyCells { .. } => "file_too_many_cells",
            Error::NotATable(_) => "file_not_a_table",
            Error::Encrypted => "file_encrypted",
            Error::OldXls => "file_old_xls",
            Error::Empty => "file_empty",
            Error::Damaged { .. } => "file_damaged",
            Error::UnknownEncoding { .. } => "file_unknown_encoding",
            Error::NoSuchSheet { .. } => "file_no_such_sheet",
            Error::NoSheetNamed { .. } => "file_no_sheet_named",
            Error::NoHeader { .. } => "file_no_header",
        }
    }
}

impl Found {
    /// A stable name for messages.
    pub fn key(self) -> &'static str {
        match self {
            Found::Html => "html",
            Found::XmlSpreadsheet => "xml_spreadsheet",
            Found::Pdf => "pdf",
            Found::WordDocument => "word_document",
            Found::Presentation => "presentation",
            Found::OpenDocument => "open_document",
            Found::BinaryWorkbook => "binary_workbook",
            Found::Archive => "archive",
            Found::Image => "image",
            Found::Unknown => "unknown",
        }
    }
}
