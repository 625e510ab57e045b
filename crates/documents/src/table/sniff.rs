//! What a file is, by its first bytes.

use super::{Error, Found};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Empty,
    Zip,
    Gzip,
    /// OLE compound file: old Office documents, and encrypted new ones.
    Compound,
    Text,
    Other(Found),
}

const MAGIC: [(&[u8], Content); 13] = [
    (b"PK\x03\x04", Content::Zip),
    (b"PK\x05\x06", Content::Zip),
    (b"\x1f\x8b", Content::Gzip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content::Compound),
    (b"%PDF", Content::Other(Found::Pdf)),
    (b"{\\rtf", Content::Other(Found::WordDocument)),
    (b"Rar!", Content::Other(Found::Archive)),
    (b"7z\xbc\xaf\x27\x1c", Content::Other(Found::Archive)),
    (b"\x89PNG", Content::Other(Found::Image)),
    (b"\xff\xd8\xff", Content::Other(Found::Image)),
    (b"GIF8", Content::Other(Found::Image)),
    (b"\xff\xfe", Content::Text),
    (b"\xfe\xff", Content::Text),
];

pub(super) fn content(bytes: &[u8]) -> Content {
    let blank = |b: &u8| b.is_ascii_whitespace();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.iter().all(blank) {
        return Content::Empty;
    }
    if let Some((_, content)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *content;
    }
    let head = &text[..text.len().min(4096)];
    markup(head).map_or_else(|| text_or_unknown(head), Content::Other)
}

/// Web pages and XML that only their name calls a workbook.
fn markup(head: &[u8]) -> Option<Found> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let start = head.trim_start();
    if start.starts_with("<?xml") && head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(Found::XmlSpreadsheet);
    }
    let page = ["<!doctype html", "<html", "<table", "<head", "<meta"];
    let is_page = page.iter().any(|tag| start.starts_with(tag));
    let xml_page = start.starts_with("<?xml") && head.contains("<html");
    (is_page || xml_page).then_some(Found::Html)
}

/// Text has no NUL bytes, in any encoding without a byte order mark that is read here.
fn text_or_unknown(head: &[u8]) -> Content {
    if head.contains(&0) {
        Content::Other(Found::Unknown)
    } else {
        Content::Text
    }
}

/// A compound file names its streams in UTF-16.
pub(super) fn compound_error(bytes: &[u8]) -> Error {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Error::Encrypted
    } else if has("Workbook") || has("Book") {
        Error::OldXls
    } else if has("WordDocument") {
        Error::NotATable(Found::WordDocument)
    } else if has("PowerPoint Document") {
        Error::NotATable(Found::Presentation)
    } else {
        Error::NotATable(Found::Unknown)
    }
}
