//! Who may depend on whom.

use crate::metadata::{Metadata, Package};
use crate::step::Outcome;

/// Our crates, lowest first: each may depend only on those before it.
const LAYERS: &[&str] = &[
    "domain",
    "messages",
    "text",
    "documents",
    "store",
    "app",
    "channels",
    "demo",
    "web",
    "zhengqi",
];

/// Helpers that no part of the programme depends on.
const TOOLS: &[&str] = &["bench", "testing", "xtask"];

/// Packages from outside that only some of our crates may name, so that a change of engine or framework
/// touches those crates alone.
const KEPT_TO: &[(&[&str], &[&str])] = &[
    (
        &["rusqlite", "libsqlite3-sys", "postgres", "tokio-postgres"],
        &["store"],
    ),
    (&["axum", "axum-extra", "askama"], &["web"]),
    (&["tokio"], &["web", "zhengqi"]),
    (&["lettre", "ureq"], &["channels"]),
];

pub fn run() -> Outcome {
    let metadata = match Metadata::read() {
        Ok(metadata) => metadata,
        Err(reason) => return Outcome::Failed(reason),
    };
    let problems: Vec<String> = metadata.ours().flat_map(problems_of).collect();
    Outcome::from_problems(&problems, format!("{} crates", metadata.ours().count()))
}

fn problems_of(package: &Package) -> Vec<String> {
    if !LAYERS.contains(&package.name.as_str()) && !TOOLS.contains(&package.name.as_str()) {
        return vec![format!(
            "{} stands in no layer: give it a place in xtask/src/layers.rs",
            package.name
        )];
    }
    package
        .dependencies
        .iter()
        .filter(|dependency| !dependency.is_for_tests())
        .filter_map(|dependency| refusal(&package.name, &dependency.name))
        .collect()
}

/// Why a crate of ours may not depend on another package, outside its tests.
fn refusal(from: &str, to: &str) -> Option<String> {
    if TOOLS.contains(&from) {
        return None;
    }
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    if TOOLS.contains(&to) {
        return Some(format!("{from} depends on {to}, which is a tool for tests"));
    }
    if let Some((from_place, to_place)) = place(from).zip(place(to))
        && to_place >= from_place
    {
        return Some(format!(
            "{from} depends on {to}, which is not a lower layer"
        ));
    }
    let (_, allowed) = KEPT_TO
        .iter()
        .find(|(packages, _)| packages.contains(&to))?;
    (!allowed.contains(&from)).then(|| {
        format!(
            "{from} names {to}, which only {} may name",
            allowed.join(" and ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_depends_only_on_lower_ones() {
        assert_eq!(refusal("web", "app"), None);
        assert_eq!(
            refusal("store", "app").as_deref(),
            Some("store depends on app, which is not a lower layer")
        );
        assert!(refusal("domain", "domain").is_some());
    }

    #[test]
    fn only_the_store_names_the_database_drivers() {
        assert_eq!(refusal("store", "postgres"), None);
        assert_eq!(
            refusal("app", "rusqlite").as_deref(),
            Some("app names rusqlite, which only store may name")
        );
    }

    #[test]
    fn only_web_names_the_framework_and_only_web_and_the_binary_the_runtime() {
        assert!(refusal("zhengqi", "axum").is_some());
        assert_eq!(refusal("zhengqi", "tokio"), None);
        assert!(refusal("app", "tokio").is_some());
        assert_eq!(refusal("app", "serde"), None);
    }

    #[test]
    fn tools_see_everything_and_nobody_sees_them() {
        assert_eq!(refusal("xtask", "rusqlite"), None);
        assert!(refusal("app", "testing").is_some());
    }
}
