//! The packages that Cargo.lock pins.

use std::path::Path;

use semver::Version;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Lock {
    package: Vec<LockedPackage>,
}

#[derive(Debug, Deserialize)]
pub struct LockedPackage {
    pub name: String,
    pub version: Version,
    /// The registry; our own packages have none.
    source: Option<String>,
}

/// The packages from outside.
pub fn read(path: &Path) -> Result<Vec<LockedPackage>, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lock: Lock =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(lock
        .package
        .into_iter()
        .filter(|package| package.source.is_some())
        .collect())
}

#[cfg(test)]
impl LockedPackage {
    pub fn of(name: &str, version: &str) -> LockedPackage {
        LockedPackage {
            name: name.to_owned(),
            version: version.parse().unwrap(),
            source: None,
        }
    }
}
