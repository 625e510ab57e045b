//! The licences of all packages against the list that deny.toml allows.

use spdx::{Expression, Licensee, ParseMode};

use crate::deny::Deny;
use crate::metadata::Metadata;
use crate::step::Outcome;

pub fn run() -> Outcome {
    check().unwrap_or_else(Outcome::Failed)
}

fn check() -> Result<Outcome, String> {
    let allowed = Allowed::read()?;
    let metadata = Metadata::read()?;
    let problems: Vec<String> = metadata
        .packages
        .iter()
        .filter_map(|package| {
            let reason = allowed.chosen(package.license.as_deref()).err()?;
            Some(format!("{} {}: {reason}", package.name, package.version))
        })
        .collect();
    Ok(Outcome::from_problems(
        &problems,
        format!("{} packages", metadata.packages.len()),
    ))
}

/// The allowed licences, the preferred one first.
pub struct Allowed(Vec<Licensee>);

impl Allowed {
    pub fn read() -> Result<Allowed, String> {
        Allowed::parse(&Deny::read()?.licenses.allow)
    }

    fn parse(names: &[String]) -> Result<Allowed, String> {
        let licensees: Result<Vec<Licensee>, _> =
            names.iter().map(|name| Licensee::parse(name)).collect();
        licensees
            .map(Allowed)
            .map_err(|error| format!("deny.toml names a licence that SPDX does not know: {error}"))
    }

    /// The licences under which we take a package: SPDX identifiers, from the choice that its licence
    /// expression offers. The error says why there is none.
    pub fn chosen(&self, expression: Option<&str>) -> Result<Vec<String>, String> {
        let text = expression.ok_or("it declares no licence")?;
        // Old manifests write `MIT/Apache-2.0` for `MIT OR Apache-2.0`.
        let expression = Expression::parse_mode(text, ParseMode::LAX)
            .map_err(|error| format!("its licence {text:?} can't be read: {}", error.reason))?;
        let requirements = expression
            .minimized_requirements(&self.0)
            .map_err(|_| format!("its licence {text:?} is not allowed by deny.toml"))?;
        Ok(requirements.iter().map(ToString::to_string).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(expression: &str) -> Result<Vec<String>, String> {
        let allowed = ["Apache-2.0", "MIT", "Unicode-3.0"].map(str::to_owned);
        Allowed::parse(&allowed).unwrap().chosen(Some(expression))
    }

    #[test]
    fn the_preferred_licence_of_a_choice_is_taken() {
        assert_eq!(chosen("MIT OR Apache-2.0").unwrap(), ["Apache-2.0"]);
        assert_eq!(chosen("MIT/Apache-2.0").unwrap(), ["Apache-2.0"]);
        assert_eq!(chosen("GPL-3.0-only OR MIT").unwrap(), ["MIT"]);
        assert_eq!(
            chosen("Apache-2.0 WITH LLVM-exception OR MIT").unwrap(),
            ["MIT"]
        );
    }

    #[test]
    fn licences_joined_by_and_are_all_taken() {
        assert_eq!(
            chosen("(MIT OR Apache-2.0) AND Unicode-3.0").unwrap(),
            ["Apache-2.0", "Unicode-3.0"]
        );
    }

    #[test]
    fn what_is_not_on_the_list_is_refused() {
        assert!(
            chosen("GPL-2.0-or-later")
                .unwrap_err()
                .contains("not allowed")
        );
        assert!(
            chosen("MIT AND GPL-2.0-or-later")
                .unwrap_err()
                .contains("not allowed")
        );
        assert!(
            chosen("ask the author")
                .unwrap_err()
                .contains("can't be read")
        );
        let allowed = Allowed::parse(&["MIT".to_owned()]).unwrap();
        assert_eq!(allowed.chosen(None).unwrap_err(), "it declares no licence");
    }
}
