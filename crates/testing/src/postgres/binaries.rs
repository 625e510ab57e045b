//! Where the programs of a PostgreSQL server lie, and the user who may run them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with `initdb`, `postgres`, `createdb` and the other programs of one PostgreSQL version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    folder: PathBuf,
}

/// The user that Debian's packages create for the server.
pub(super) const SERVER_USER: &str = "postgres";

const DEBIAN_VERSIONS: &str = "/usr/lib/postgresql";
const NEEDED: [&str; 5] = ["initdb", "postgres", "pg_isready", "createdb", "dropdb"];

impl Binaries {
    /// The newest version that Debian's or Ubuntu's packages installed, else the first on the search path.
    pub fn find() -> Option<Binaries> {
        let search_path = std::env::var_os("PATH").unwrap_or_default();
        newest_version(Path::new(DEBIAN_VERSIONS))
            .or_else(|| std::env::split_paths(&search_path).find(|folder| is_complete(folder)))
            .map(|folder| Binaries { folder })
    }

    /// One of the programs, by its name.
    pub fn path(&self, program: &str) -> PathBuf {
        self.folder.join(program)
    }
}

/// The `bin` folder of the greatest version number below a folder like `/usr/lib/postgresql`.
fn newest_version(versions: &Path) -> Option<PathBuf> {
    std::fs::read_dir(versions)
        .ok()?
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse::<u32>().ok()?,
                entry.path().join("bin"),
            ))
        })
        .filter(|(_, folder)| is_complete(folder))
        .max()
        .map(|(_, folder)| folder)
}

fn is_complete(folder: &Path) -> bool {
    NEEDED.iter().all(|program| folder.join(program).is_file())
}

pub(super) fn is_root() -> bool {
    user_id(None) == Some(0)
}

/// The numeric id of a named user, or of whoever runs this.
pub(super) fn user_id(name: Option<&str>) -> Option<u32> {
    let output = Command::new("id").arg("-u").args(name).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_complete_version_is_taken() {
        let versions = tempfile::tempdir().unwrap();
        for (version, programs) in [
            ("9", &NEEDED[..]),
            ("15", &NEEDED),
            ("17", &NEEDED[..2]),
            ("old", &NEEDED),
        ] {
            let folder = versions.path().join(version).join("bin");
            std::fs::create_dir_all(&folder).unwrap();
            for program in programs {
                std::fs::write(folder.join(program), "").unwrap();
            }
        }
        assert_eq!(
            newest_version(versions.path()),
            Some(versions.path().join("15/bin"))
        );
        assert_eq!(newest_version(&versions.path().join("none")), None);
    }
}
