//! The key that signs checkpoints and receipts: 32 random bytes in hexadecimal, in a file of its owner alone.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use domain::evidence::SecretKey;

use super::PlaceError;
use crate::ports::Ids;

fn file(data: &Path) -> PathBuf {
    data.join("keys").join("evidence.key")
}

/// The key, if there is one.
pub(super) fn load(data: &Path) -> Result<Option<SecretKey>, PlaceError> {
    let file = file(data);
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PlaceError::io(&file, &error)),
    };
    must_be_private(&file)?;
    let seed = seed(text.trim()).ok_or(PlaceError::NotAKey(file))?;
    Ok(Some(SecretKey::from_seed(&seed)))
}

/// The key; a new one when there is none. Of two processes that start at once, both get the same.
pub(super) fn load_or_make(data: &Path, ids: &dyn Ids) -> Result<SecretKey, PlaceError> {
    if let Some(key) = load(data)? {
        return Ok(key);
    }
    make(data, ids)?;
    load(data)?.ok_or_else(|| PlaceError::NotAKey(file(data)))
}

fn make(data: &Path, ids: &dyn Ids) -> Result<(), PlaceError> {
    let file = file(data);
    let folder = data.join("keys");
    make_folder(&folder).map_err(|error| PlaceError::io(&folder, &error))?;
    let mut seed = [0; 32];
    ids.fill(&mut seed);
    let text: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    // A whole file under a name of its own first: the real name appears at once and never replaces a key.
    let own = folder.join(format!("evidence.{}.new", std::process::id()));
    write_private(&own, &text)
        .and_then(|()| match fs::hard_link(&own, &file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            other => other,
        })
        .map_err(|error| PlaceError::io(&file, &error))?;
    fs::remove_file(&own).map_err(|error| PlaceError::io(&own, &error))
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

/// Makes an empty file of its owner alone, unless there is one: SQLite would let everybody read what it makes, and gives
/// its journals the rights of the database.
pub(super) fn begin_private(path: &Path) -> Result<(), PlaceError> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(PlaceError::io(path, &error)),
        _ => Ok(()),
    }
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Refuses a file that others than its owner can read.
pub(super) fn must_be_private(path: &Path) -> Result<(), PlaceError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let metadata = fs::metadata(path).map_err(|error| PlaceError::io(path, &error))?;
        if metadata.permissions().mode() & 0o077 != 0 {
            return Err(PlaceError::NotPrivate(path.to_owned()));
        }
    }
    Ok(())
}

fn seed(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut seed = [0; 32];
    for (at, byte) in seed.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(seed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::OsIds;

    #[test]
    fn the_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        assert!(load(folder.path()).unwrap().is_none());
        let made = load_or_make(folder.path(), &OsIds).unwrap();
        let again = load_or_make(folder.path(), &OsIds).unwrap();
        assert_eq!(made.public(), again.public());
        let left = fs::read_dir(folder.path().join("keys")).unwrap().count();
        assert_eq!(left, 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        load_or_make(folder.path(), &OsIds).unwrap();
        let file = file(folder.path());
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let refused = load(folder.path()).unwrap_err();
        assert!(matches!(refused, PlaceError::NotPrivate(_)), "{refused}");
    }

    #[test]
    fn a_damaged_key_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        load_or_make(folder.path(), &OsIds).unwrap();
        fs::write(file(folder.path()), "not a key").unwrap();
        let refused = load_or_make(folder.path(), &OsIds).unwrap_err();
        assert!(matches!(refused, PlaceError::NotAKey(_)), "{refused}");
    }
}
