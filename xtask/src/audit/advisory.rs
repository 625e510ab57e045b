//! One advisory of the RustSec database: TOML between fences, then a text whose first heading is the title.

use jiff::civil::Date;
use semver::{Version, VersionReq};
use serde::Deserialize;

#[derive(Debug)]
pub struct Advisory {
    pub id: String,
    pub package: String,
    pub date: Date,
    pub title: String,
    pub weight: Weight,
    /// Versions that are safe: repaired, or never touched.
    safe: Vec<VersionReq>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A vulnerability or unsoundness: the audit fails.
    Problem,
    /// Nobody maintains the package, or something else worth knowing.
    Remark,
}

#[derive(Deserialize)]
struct FrontMatter {
    advisory: Head,
    versions: Versions,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    package: String,
    date: Date,
    withdrawn: Option<Date>,
    informational: Option<String>,
}

#[derive(Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

impl Advisory {
    /// Reads the text of an advisory's file; none if it was withdrawn.
    pub fn parse(text: &str) -> Result<Option<Advisory>, String> {
        let (front, body) = text
            .trim_start()
            .strip_prefix("```toml")
            .and_then(|rest| rest.split_once("\n```"))
            .ok_or("the file does not begin with ```toml … ```")?;
        let FrontMatter {
            advisory: head,
            versions,
        } = toml::from_str(front).map_err(|error| error.to_string())?;
        if head.withdrawn.is_some() {
            return Ok(None);
        }
        let weight = match head.informational.as_deref().map(str::trim) {
            None | Some("unsound") => Weight::Problem,
            Some(_) => Weight::Remark,
        };
        let title = body
            .lines()
            .find_map(|line| line.strip_prefix("# "))
            .unwrap_or_default();
        Ok(Some(Advisory {
            id: head.id,
            package: head.package,
            date: head.date,
            title: title.to_owned(),
            weight,
            safe: versions
                .patched
                .into_iter()
                .chain(versions.unaffected)
                .collect(),
        }))
    }

    pub fn touches(&self, package: &str, version: &Version) -> bool {
        self.package == package
            && !self
                .safe
                .iter()
                .any(|requirement| requirement.matches(version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = r#"```toml
[advisory]
id = "RUSTSEC-2020-0001"
package = "clockwork"
date = "2020-11-18"
categories = ["memory-corruption"]

[affected.functions]
"clockwork::at" = ["^0.1"]

[versions]
patched = ["^ 0.2.23", ">= 0.3.1"]
unaffected = ["< 0.2.0"]
```

# The hands fall off

At noon.
"#;

    fn touches(version: &str) -> bool {
        let advisory = Advisory::parse(EXAMPLE).unwrap().unwrap();
        advisory.touches("clockwork", &version.parse().unwrap())
    }

    #[test]
    fn only_versions_between_the_unaffected_and_the_patched_are_touched() {
        let touched = [
            "0.1.9", "0.2.0", "0.2.22", "0.2.24", "0.3.0", "0.3.1", "1.0.0",
        ]
        .map(touches);
        assert_eq!(touched, [false, true, true, false, true, false, false]);
    }

    #[test]
    fn another_package_of_the_same_version_is_not_touched() {
        let advisory = Advisory::parse(EXAMPLE).unwrap().unwrap();
        assert!(!advisory.touches("clock", &"0.2.0".parse().unwrap()));
        assert_eq!(advisory.title, "The hands fall off");
    }

    #[test]
    fn an_advisory_without_safe_versions_touches_all() {
        let text = EXAMPLE
            .replace(r#"["^ 0.2.23", ">= 0.3.1"]"#, "[]")
            .replace(r#"["< 0.2.0"]"#, "[]");
        let advisory = Advisory::parse(&text).unwrap().unwrap();
        assert!(advisory.touches("clockwork", &"9.9.9".parse().unwrap()));
    }

    #[test]
    fn unmaintained_is_a_remark_and_unsound_a_problem() {
        let weight = |kind: &str| {
            let text = EXAMPLE.replace("date =", &format!("informational = \"{kind}\"\ndate ="));
            Advisory::parse(&text).unwrap().unwrap().weight
        };
        assert_eq!(weight("unmaintained"), Weight::Remark);
        assert_eq!(weight("unsound"), Weight::Problem);
        assert_eq!(
            Advisory::parse(EXAMPLE).unwrap().unwrap().weight,
            Weight::Problem
        );
    }

    #[test]
    fn withdrawn_advisories_are_left_out_and_broken_ones_are_errors() {
        let withdrawn = EXAMPLE.replace("date =", "withdrawn = \"2021-01-01\"\ndate =");
        assert!(Advisory::parse(&withdrawn).unwrap().is_none());
        assert!(Advisory::parse("# no front matter").is_err());
        assert!(Advisory::parse(&EXAMPLE.replace("2020-11-18", "soon")).is_err());
    }
}
