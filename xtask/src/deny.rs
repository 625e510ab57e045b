//! What `deny.toml` says: the same file serves cargo-deny, for those who have it.

use serde::Deserialize;

use crate::process::root;

#[derive(Debug, Deserialize)]
pub struct Deny {
    pub advisories: Advisories,
    pub licenses: Licenses,
}

#[derive(Debug, Deserialize)]
pub struct Advisories {
    pub ignore: Vec<Ignored>,
}

/// An advisory that does not touch this programme, with the reason why.
#[derive(Debug, Deserialize)]
pub struct Ignored {
    pub id: String,
    pub reason: String,
}

#[derive(Debug, Deserialize)]
pub struct Licenses {
    /// SPDX identifiers, the preferred ones first.
    pub allow: Vec<String>,
}

impl Deny {
    pub fn read() -> Result<Deny, String> {
        let path = root().join("deny.toml");
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("deny.toml can't be read: {error}"))?;
        toml::from_str(&text).map_err(|error| format!("deny.toml: {error}"))
    }
}
