//! Why an installation can't be opened. Each prints as one sentence that says what to do.

use std::io;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::config::Problem;

/// Why an installation can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    #[error("{file}: {reason}")]
    Config { file: PathBuf, reason: String },
    #[error("{}", .0.first().map(ToString::to_string).unwrap_or_default())]
    Problems(Vec<Problem>),
    #[error("{0}")]
    Io(String),
    #[error(
        "others than its owner can read {0}: run `chmod 600 {0}`, and replace the key if anybody may have read it"
    )]
    NotPrivate(PathBuf),
    #[error("{0} doesn't hold a key: put the right file back from a backup")]
    NotAKey(PathBuf),
    #[error(
        "there is no programme in {0}: name its folder with --data, or set one up with `zhengqi serve --data {0}`"
    )]
    Nothing(PathBuf),
    #[error(
        "an older version wrote the data of {0}: stop its server and run `zhengqi serve` of this version, which keeps a copy and brings the tables up to date"
    )]
    Behind(PathBuf),
    #[error("{0}")]
    Database(store::Error),
    #[error("{0}")]
    App(Error),
}

impl PlaceError {
    /// Everything that is wrong, each in one sentence.
    pub fn sentences(&self) -> Vec<String> {
        match self {
            PlaceError::Problems(problems) => problems.iter().map(ToString::to_string).collect(),
            other => vec![other.to_string()],
        }
    }

    pub(super) fn io(path: &Path, error: &io::Error) -> PlaceError {
        PlaceError::Io(file_sentence(path, error))
    }
}

/// What went wrong with a file or folder and what to do, in one sentence.
pub fn file_sentence(path: &Path, error: &io::Error) -> String {
    use io::ErrorKind as K;
    let todo = match error.kind() {
        K::NotFound => "check the name",
        K::PermissionDenied | K::ReadOnlyFilesystem => {
            "let this account use it, or name another place"
        }
        K::NotADirectory | K::IsADirectory | K::AlreadyExists => "name another place",
        K::StorageFull | K::QuotaExceeded => "make room on the disk",
        _ => "look at the disk and the system's log",
    };
    format!("{} can't be used ({error}): {todo}", path.display())
}
