//! What cargo knows of the packages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Deserialize;

use crate::process::{cargo, output};

/// The platform whose packages are looked at: the one the programme is built for and shipped on.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

#[derive(Debug, Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub target_directory: PathBuf,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
}

#[derive(Debug, Deserialize)]
pub struct Package {
    pub id: String,
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub repository: Option<String>,
    pub manifest_path: PathBuf,
    pub dependencies: Vec<Dependency>,
}

/// A dependency as the manifest declares it.
#[derive(Debug, Deserialize)]
pub struct Dependency {
    pub name: String,
    /// `None` for a normal dependency.
    kind: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<NodeDependency>,
}

#[derive(Debug, Deserialize)]
struct NodeDependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Debug, Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

impl Metadata {
    pub fn read() -> Result<Metadata, String> {
        let mut command = cargo();
        command.args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            PLATFORM,
        ]);
        serde_json::from_str(&output(&mut command)?)
            .map_err(|error| format!("cargo metadata: {error}"))
    }

    pub fn is_ours(&self, package: &Package) -> bool {
        self.workspace_members.contains(&package.id)
    }

    /// Our own packages.
    pub fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| self.is_ours(package))
    }

    /// Everything that becomes part of the named package's binary: its normal dependencies and theirs.
    pub fn shipped_with(&self, name: &str) -> Vec<&Package> {
        let nodes: BTreeMap<&str, &Node> = self
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node))
            .collect();
        let mut waiting: Vec<&str> = self
            .ours()
            .filter(|package| package.name == name)
            .map(|package| package.id.as_str())
            .collect();
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if reached.insert(id) {
                let dependencies = nodes.get(id).map_or(&[][..], |node| &node.deps);
                let normal = dependencies
                    .iter()
                    .filter(|each| each.dep_kinds.iter().any(|kind| kind.kind.is_none()));
                waiting.extend(normal.map(|each| each.pkg.as_str()));
            }
        }
        self.packages
            .iter()
            .filter(|package| reached.contains(package.id.as_str()))
            .collect()
    }
}

impl Dependency {
    /// Whether it is part of the programme or of its build, not only of tests.
    pub fn is_for_tests(&self) -> bool {
        self.kind.as_deref() == Some("dev")
    }
}
