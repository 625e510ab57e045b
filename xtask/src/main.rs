//! `cargo xtask …`: the tasks of this workspace, first of all `cargo xtask test`.

mod audit;
mod bench;
mod browser;
mod deny;
mod layers;
mod licences;
mod metadata;
mod notices;
mod process;
mod setup;
mod sizes;
mod sources;
mod step;
mod tests;
mod texts;
mod toolchain;
mod with_postgres;

use std::process::ExitCode;

use step::Step;

/// What `cargo xtask test` does, in this order; each step can be called alone by its name.
/// The cheap ones come first, and whatever compiles uses the same profile and flags, so that nothing is
/// compiled twice without need.
const STEPS: &[Step] = &[
    Step::new("setup", "install or name what the tests need", setup::run),
    Step::new("fmt", "cargo fmt --check", toolchain::fmt),
    Step::new("layers", "who may depend on whom", layers::run),
    Step::new(
        "sizes",
        "no source file grows beyond what one reads at a sitting",
        sizes::run,
    ),
    Step::new(
        "texts",
        "no text of the interface outside crates/messages",
        texts::run,
    ),
    Step::new(
        "audit",
        "known vulnerabilities of the locked packages",
        audit::run,
    ),
    Step::new(
        "licences",
        "licences of all packages against deny.toml",
        licences::run,
    ),
    Step::new(
        "notices-check",
        "THIRD-PARTY.md fits Cargo.lock",
        notices::check,
    ),
    Step::new(
        "lint",
        "clippy on all targets, warnings are errors",
        toolchain::lint,
    ),
    Step::new(
        "tests",
        "unit and integration tests on both database engines",
        tests::run,
    ),
    Step::new(
        "doc-tests",
        "the examples in the documentation",
        toolchain::doc_tests,
    ),
    Step::new("browser", "the pages in a real browser", browser::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["test"] => step::run_all(STEPS),
        ["notices"] => {
            step::run_all(&[Step::new("notices", "write THIRD-PARTY.md", notices::write)])
        }
        ["bench", arguments @ ..] => bench::run(arguments),
        ["with-postgres", command @ ..] if !command.is_empty() => with_postgres::run(command),
        [name] => match STEPS.iter().find(|step| step.name == *name) {
            Some(step) => step::run_all(std::slice::from_ref(step)),
            None => usage(),
        },
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("cargo xtask test                   all of the following steps:");
    for step in STEPS {
        eprintln!("cargo xtask {:22} {}", step.name, step.says);
    }
    eprintln!("cargo xtask notices                write THIRD-PARTY.md from Cargo.lock");
    eprintln!("cargo xtask bench [--cases N]      measure it, optimised; --help names the options");
    eprintln!(
        "cargo xtask with-postgres COMMAND  run a command with a throw-away PostgreSQL for its tests"
    );
    ExitCode::from(2)
}
