//! Which advisories touch which locked packages, and what that means.

use super::advisory::{Advisory, Weight};
use super::lock::LockedPackage;
use crate::deny::Ignored;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// What must be repaired.
    pub problems: Vec<String>,
    /// What is worth knowing: packages that nobody maintains, and advisories ignored with a reason.
    pub remarks: Vec<String>,
}

pub fn judge(
    packages: &[LockedPackage],
    advisories: &[Advisory],
    ignored: &[Ignored],
) -> Judgement {
    let mut judgement = Judgement::default();
    let mut used = Vec::new();
    for package in packages {
        let touching = advisories
            .iter()
            .filter(|advisory| advisory.touches(&package.name, &package.version));
        for advisory in touching {
            let line = format!(
                "{} {}: {} {}",
                package.name, package.version, advisory.id, advisory.title
            );
            if let Some(entry) = ignored.iter().find(|entry| entry.id == advisory.id) {
                used.push(&entry.id);
                judgement
                    .remarks
                    .push(format!("{line} (ignored: {})", entry.reason));
            } else if advisory.weight == Weight::Remark {
                judgement.remarks.push(line);
            } else {
                judgement.problems.push(line);
            }
        }
    }
    let unused = ignored.iter().filter(|entry| !used.contains(&&entry.id));
    judgement.problems.extend(unused.map(|entry| {
        format!(
            "deny.toml ignores {}, which touches no locked package any more",
            entry.id
        )
    }));
    judgement
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locked() -> Vec<LockedPackage> {
        vec![
            LockedPackage::of("clockwork", "0.2.1"),
            LockedPackage::of("sundial", "1.0.0"),
        ]
    }

    fn advisory(package: &str, kind: &str) -> Advisory {
        let text = format!(
            "```toml\n[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"{package}\"\ndate = \"2020-11-18\"\n{kind}\n\
             [versions]\npatched = [\">= 0.2.2\"]\n```\n\n# The hands fall off\n"
        );
        Advisory::parse(&text).unwrap().unwrap()
    }

    fn ignored() -> Ignored {
        Ignored {
            id: "RUSTSEC-2020-0001".to_owned(),
            reason: "we never ask at noon".to_owned(),
        }
    }

    #[test]
    fn a_vulnerable_package_is_a_problem_and_a_patched_one_is_not() {
        let vulnerable = judge(&locked(), &[advisory("clockwork", "")], &[]);
        assert_eq!(
            vulnerable.problems,
            ["clockwork 0.2.1: RUSTSEC-2020-0001 The hands fall off"]
        );
        assert_eq!(
            judge(&locked(), &[advisory("sundial", "")], &[]),
            Judgement::default()
        );
    }

    #[test]
    fn an_unmaintained_package_is_a_remark() {
        let judgement = judge(
            &locked(),
            &[advisory("clockwork", "informational = \"unmaintained\"")],
            &[],
        );
        assert!(judgement.problems.is_empty());
        assert_eq!(judgement.remarks.len(), 1);
    }

    #[test]
    fn an_ignored_advisory_stays_visible_with_its_reason() {
        let judgement = judge(&locked(), &[advisory("clockwork", "")], &[ignored()]);
        assert!(judgement.problems.is_empty());
        assert!(judgement.remarks[0].ends_with("(ignored: we never ask at noon)"));
    }

    #[test]
    fn ignoring_what_touches_nothing_is_a_problem() {
        let judgement = judge(&locked(), &[], &[ignored()]);
        assert!(judgement.problems[0].contains("touches no locked package any more"));
    }
}
