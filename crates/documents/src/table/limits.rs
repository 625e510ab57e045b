//! How much of a stranger's file is read before it is refused.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Error;

/// Limits for one file. The defaults suit a command line; a server that takes uploads sets smaller ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it is.
    pub file_bytes: u64,
    /// Bytes after unpacking, all parts of a workbook together.
    pub unpacked_bytes: u64,
    /// Cells of a sheet, blank but formatted ones included.
    pub cells: u64,
    /// Unpacked bytes per byte of the file; looked at only beyond [`Limits::RATIO_FREE_BYTES`].
    pub ratio: u64,
}

impl Limits {
    /// Up to this unpacked size any ratio is harmless: a sheet of equal rows packs very well.
    pub const RATIO_FREE_BYTES: u64 = 64 << 20;

    pub(super) fn check_file(&self, bytes: u64) -> Result<(), Error> {
        if bytes > self.file_bytes {
            let limit = self.file_bytes;
            return Err(Error::TooLarge { bytes, limit });
        }
        Ok(())
    }

    pub(super) fn check_unpacked(&self, unpacked: u64, packed: u64) -> Result<(), Error> {
        if unpacked > self.unpacked_bytes {
            let limit = self.unpacked_bytes;
            return Err(Error::TooLargeUnpacked { limit });
        }
        if unpacked > Self::RATIO_FREE_BYTES && unpacked / packed.max(1) > self.ratio {
            return Err(Error::SuspiciousRatio { limit: self.ratio });
        }
        Ok(())
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 256 << 20,
            unpacked_bytes: 2 << 30,
            cells: 50_000_000,
            ratio: 400,
        }
    }
}

pub(super) fn read_file(path: &Path, limits: &Limits) -> Result<Vec<u8>, Error> {
    let io = |source| Error::Io {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(io)?;
    limits.check_file(file.metadata().map_err(io)?.len())?;
    let mut bytes = Vec::new();
    // A pipe or a growing file shows no true length beforehand.
    let mut capped = file.take(limits.file_bytes + 1);
    capped.read_to_end(&mut bytes).map_err(io)?;
    limits.check_file(bytes.len() as u64)?;
    Ok(bytes)
}
