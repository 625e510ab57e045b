//! What a file holds, by its first bytes and, for packages, by their parts.

use domain::files::Media;

use super::{Unsound, archive};
use crate::table::decode::decode;

/// How far markup is looked for at the beginning of a text.
const BEGINNING: usize = 1024;

/// The kind of a content.
pub fn of(content: &[u8]) -> Result<Media, Unsound> {
    if content.starts_with(b"%PDF-") {
        return Ok(Media::Pdf);
    }
    if content.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Media::Jpeg);
    }
    if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Media::Png);
    }
    if content.starts_with(b"PK\x03\x04") {
        return archive::of(content);
    }
    match is_plain_text(content) {
        true => Ok(Media::Text),
        false => Err(Unsound::Kind),
    }
}

/// Text without control characters, in UTF-8 or GB 18030, that is no markup: a browser could take that for a page.
fn is_plain_text(content: &[u8]) -> bool {
    let Ok((text, _)) = decode(content.to_vec()) else {
        return false;
    };
    let is_readable = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let beginning: String = text.chars().take(BEGINNING).collect();
    let is_markup = beginning
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<');
    !is_markup && text.chars().all(is_readable)
}
