//! Help is a promise to scripts: its text is checked in. `ZHENGQI_UPDATE_HELP=1` writes it anew.

use std::fs;
use std::path::Path;

use crate::support::run;

/// Every command, as it is typed.
const COMMANDS: &[&str] = &[
    "",
    "demo",
    "eval",
    "serve",
    "user",
    "user add",
    "user disable",
    "user enable",
    "user reset",
    "user list",
    "import",
    "import ledger",
    "import firms",
    "import finance",
    "import pairings",
    "export",
    "export ledger",
    "export pairings",
    "report",
    "report annual",
    "verify",
    "calendar",
    "calendar due",
    "calendar list",
    "check-code",
    "check",
];

/// The help of a command.
pub fn of(command: &str) -> String {
    let mut arguments: Vec<&str> = command.split_whitespace().collect();
    arguments.push("--help");
    run(&arguments).done()
}

/// The commands that a help text lists.
pub fn listed(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    // A text that goes on in the next line stands further to the right.
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_help_of_every_command_is_as_checked_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/help");
    let update = std::env::var_os("ZHENGQI_UPDATE_HELP").is_some();
    for command in COMMANDS {
        let name = match *command {
            "" => "zhengqi".to_owned(),
            command => command.replace(' ', "-"),
        };
        let file = folder.join(name).with_extension("txt");
        let help = of(command);
        if update {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, &help).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(help, expected, "zhengqi {command} --help");
    }
}

#[test]
fn no_command_is_without_a_checked_help() {
    for command in COMMANDS {
        for name in listed(&of(command)) {
            let whole = format!("{command} {name}");
            assert!(COMMANDS.contains(&whole.trim()), "{whole}");
        }
    }
}

#[test]
fn help_goes_to_the_output_and_a_missing_command_is_a_mistake() {
    let help = run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(run(&["--version"]).done().starts_with("zhengqi "));
    let nothing = run(&[]);
    assert_eq!((nothing.code, nothing.out.as_str()), (2, ""));
    assert!(nothing.err.contains("Usage: zhengqi"), "{}", nothing.err);
}
