//! What the tests need from the system: installed on Debian and Ubuntu when run as root, named otherwise.

mod apt;

use testing::postgres::Binaries;

use crate::browser;
use crate::process::{is_installed, output, program};
use crate::step::Outcome;

/// Something from outside, and the packages of Debian and Ubuntu that bring it.
struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    is_met: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        what: "a PostgreSQL server",
        packages: &["postgresql"],
        is_met: || Binaries::find().is_some(),
    },
    Need {
        what: "Chromium",
        packages: &["chromium"],
        is_met: || !browser::has_tests() || browser::browser().is_some(),
    },
    Need {
        what: "Node.js",
        packages: &["nodejs", "npm"],
        is_met: || !browser::has_tests() || is_installed("npm"),
    },
    Need {
        what: "a Chinese font",
        packages: &["fonts-noto-cjk"],
        is_met: || !browser::has_tests() || has_chinese_font(),
    },
];

pub fn run() -> Outcome {
    let packages = packages(&missing());
    if packages.is_empty() {
        return Outcome::Passed("all is there".to_owned());
    }
    if apt::may_install()
        && let Err(reason) = apt::install(&packages)
    {
        println!("  {reason}");
    }
    let missing = missing();
    if missing.is_empty() {
        return Outcome::Passed(format!("installed {}", packages.join(" ")));
    }
    let what: Vec<&str> = missing.iter().map(|need| need.what).collect();
    let packages = self::packages(&missing).join(" ");
    Outcome::Skipped(format!(
        "missing: {} (as root: apt-get install {packages})",
        what.join(", ")
    ))
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| !(need.is_met)()).collect()
}

fn packages(needs: &[&Need]) -> Vec<&'static str> {
    needs
        .iter()
        .flat_map(|need| need.packages)
        .copied()
        .collect()
}

fn has_chinese_font() -> bool {
    is_installed("fc-list")
        && output(program("fc-list").args([":lang=zh", "family"]))
            .is_ok_and(|families| !families.is_empty())
}
