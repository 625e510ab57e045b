//! Where the contents of files lie: each once, under its hash.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The contents of files by their hash, 64 hexadecimal digits. A folder is one; a store of objects can be another.
pub trait Contents: Send + Sync {
    /// Keeps a content. When this answers, it survives a loss of power.
    ///
    /// # Errors
    /// When it can't be written.
    fn keep(&self, sha256: &str, content: &[u8]) -> io::Result<()>;

    /// The content with a hash, if it is there.
    ///
    /// # Errors
    /// When it can't be read.
    fn get(&self, sha256: &str) -> io::Result<Option<Vec<u8>>>;
}

/// `FOLDER/ab/ab12…`: whole or absent, never half.
#[derive(Debug)]
pub struct FolderContents {
    folder: PathBuf,
}

impl FolderContents {
    /// The contents in a folder, which is made when the first one comes.
    pub fn at(folder: PathBuf) -> FolderContents {
        FolderContents { folder }
    }

    fn place(&self, sha256: &str) -> io::Result<PathBuf> {
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        match is_hash {
            true => Ok(self.folder.join(&sha256[..2]).join(sha256)),
            false => Err(io::Error::new(ErrorKind::InvalidInput, "not a hash")),
        }
    }
}

impl Contents for FolderContents {
    fn keep(&self, sha256: &str, content: &[u8]) -> io::Result<()> {
        let place = self.place(sha256)?;
        if place.exists() {
            return Ok(());
        }
        let folder = place.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let mut written = tempfile::NamedTempFile::new_in(folder)?;
        written.write_all(content)?;
        written.as_file().sync_all()?;
        written.persist(&place).map_err(|failed| failed.error)?;
        sync(folder)?;
        sync(&self.folder)
    }

    fn get(&self, sha256: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.place(sha256)?) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Names in a folder last once the folder itself was written.
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Contents that end with the programme, where there is no data folder.
#[derive(Debug, Default)]
pub struct MemoryContents(Mutex<HashMap<String, Vec<u8>>>);

impl Contents for MemoryContents {
    fn keep(&self, sha256: &str, content: &[u8]) -> io::Result<()> {
        let mut held = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        held.insert(sha256.to_owned(), content.to_vec());
        Ok(())
    }

    fn get(&self, sha256: &str) -> io::Result<Option<Vec<u8>>> {
        let held = self.0.lock().unwrap_or_else(|broken| broken.into_inner());
        Ok(held.get(sha256).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_lies_under_its_hash_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let contents = FolderContents::at(folder.path().join("files"));
        let hash = "ab".repeat(32);
        assert_eq!(contents.get(&hash).unwrap(), None);
        contents.keep(&hash, b"one").unwrap();
        contents.keep(&hash, b"one").unwrap();
        assert_eq!(contents.get(&hash).unwrap().as_deref(), Some(&b"one"[..]));
        assert!(folder.path().join("files/ab").join(&hash).exists());
        assert_eq!(
            fs::read_dir(folder.path().join("files/ab"))
                .unwrap()
                .count(),
            1
        );
        for bad in ["", "../../etc/passwd", &"/".repeat(64)] {
            assert!(
                contents.keep(bad, b"x").is_err() && contents.get(bad).is_err(),
                "{bad}"
            );
        }
    }
}
