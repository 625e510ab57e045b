//! Looks through compressed files before anything trusts them.
//!
//! Every part of a workbook is inflated once and counted, because the sizes a zip directory declares can lie, and the
//! few places are checked where the workbook reader believes a number it finds.

use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use memchr::memmem;
use zip::ZipArchive;

use super::{Error, Found, Limits};

const CHUNK: usize = 64 << 10;
/// Longer than any text searched for, plus the digits after it.
const OVERLAP: usize = 64;

/// What the inspection found out about a workbook.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    /// Some sheet has merged cells; finding them costs another pass, so it's good to know that there are none.
    pub merged_cells: bool,
}

pub(super) fn gunzip(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Error> {
    let mut unpacked = Vec::new();
    let mut source = MultiGzDecoder::new(bytes);
    loop {
        let before = unpacked.len();
        let mut chunk = source.by_ref().take(CHUNK as u64 * 16);
        chunk.read_to_end(&mut unpacked).map_err(damaged)?;
        limits.check_unpacked(unpacked.len() as u64, bytes.len() as u64)?;
        if unpacked.len() == before {
            return Ok(unpacked);
        }
    }
}

pub(super) fn inspect(bytes: &[u8], limits: &Limits) -> Result<Parts, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if let Some(found) = other_document(&archive) {
        return Err(Error::NotATable(found));
    }
    let mut scan = Scan {
        limits,
        packed: bytes.len() as u64,
        unpacked: 0,
        parts: Parts::default(),
    };
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        if entry.encrypted() {
            return Err(Error::Encrypted);
        }
        let name = entry.name().map_err(damaged)?.to_ascii_lowercase();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            scan.part(entry)?;
        }
    }
    Ok(scan.parts)
}

/// What the archive is when it holds no workbook that can be read here.
fn other_document<R>(archive: &ZipArchive<R>) -> Option<Found>
where
    R: Read + std::io::Seek,
{
    let names = archive.file_names().filter_map(Result::ok);
    let names: Vec<String> = names.map(|name| name.to_ascii_lowercase()).collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.bin") {
        Some(Found::BinaryWorkbook)
    } else if names.iter().any(|name| name.ends_with("workbook.xml")) {
        None
    } else if has("word/") {
        Some(Found::WordDocument)
    } else if has("ppt/") {
        Some(Found::Presentation)
    } else if has("content.xml") && has("mimetype") {
        Some(Found::OpenDocument)
    } else {
        Some(Found::Archive)
    }
}

struct Scan<'l> {
    limits: &'l Limits,
    packed: u64,
    unpacked: u64,
    parts: Parts,
}

impl Scan<'_> {
    fn part(&mut self, mut entry: impl Read) -> Result<(), Error> {
        let mut window = vec![0; OVERLAP + CHUNK];
        let mut filled = 0;
        loop {
            let read = entry.read(&mut window[filled..]).map_err(damaged)?;
            self.unpacked += read as u64;
            self.limits.check_unpacked(self.unpacked, self.packed)?;
            filled += read;
            if filled < window.len() && read > 0 {
                continue;
            }
            self.look_at(&window[..filled])?;
            if read == 0 {
                return Ok(());
            }
            // What straddles two windows is seen whole in the second.
            window.copy_within(filled - OVERLAP..filled, 0);
            filled = OVERLAP;
        }
    }

    fn look_at(&mut self, window: &[u8]) -> Result<(), Error> {
        if !self.parts.merged_cells && memmem::find(window, b"mergeCell ").is_some() {
            self.parts.merged_cells = true;
        }
        // The reader reserves memory for as many shared strings as the file claims to have.
        for at in memmem::find_iter(window, b"uniqueCount") {
            let claimed = window[at..].iter().skip_while(|b| !b.is_ascii_digit());
            let digits = claimed.take_while(|b| b.is_ascii_digit());
            let count = digits.fold(0u64, |n, b| {
                n.saturating_mul(10).saturating_add(u64::from(b - b'0'))
            });
            if count > self.limits.cells {
                let limit = self.limits.cells;
                return Err(Error::TooManyCells { limit });
            }
        }
        Ok(())
    }
}

fn damaged(error: impl std::fmt::Display) -> Error {
    Error::Damaged {
        detail: error.to_string(),
    }
}
