//! THIRD-PARTY.md: what the binary is made of and under which terms, written from the lock file.

mod collect;
mod render;

use crate::licences::Allowed;
use crate::metadata::Metadata;
use crate::process::root;
use crate::step::Outcome;

const FILE: &str = "THIRD-PARTY.md";
const BINARY: &str = "zhengqi";

/// Writes the file.
pub fn write() -> Outcome {
    text()
        .and_then(|text| {
            std::fs::write(root().join(FILE), text).map_err(|error| format!("{FILE}: {error}"))
        })
        .map(|()| format!("{FILE} written"))
        .into()
}

/// Compares the file with what would be written.
pub fn check() -> Outcome {
    let on_disk = std::fs::read_to_string(root().join(FILE)).unwrap_or_default();
    match text() {
        Ok(text) if text == on_disk => Outcome::Passed(String::new()),
        Ok(_) => Outcome::Failed(format!(
            "{FILE} does not fit Cargo.lock any more: run cargo xtask notices"
        )),
        Err(reason) => Outcome::Failed(reason),
    }
}

fn text() -> Result<String, String> {
    let metadata = Metadata::read()?;
    let allowed = Allowed::read()?;
    let mut components = Vec::new();
    for package in metadata.shipped_with(BINARY) {
        if !metadata.is_ours(package) {
            components.push(collect::component(package, &allowed)?);
        }
    }
    components.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(render::document(&components))
}
