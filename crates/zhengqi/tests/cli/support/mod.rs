//! Running the binary, and a server of it.

mod http;
mod server;

use std::path::Path;
use std::process::{Command, Stdio};

pub use http::read as http_read;
pub use server::Server;

/// A finished command.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// The standard output.
    pub out: String,
    /// The error output.
    pub err: String,
}

/// The binary with nothing of this test run's environment, so that only what is written in a test counts.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhengqi"));
    for (name, _) in std::env::vars() {
        if name.starts_with("ZHENGQI_") {
            command.env_remove(name);
        }
    }
    command.env("COLUMNS", "100").stdin(Stdio::null());
    command
}

/// Runs a command line to its end.
pub fn run(arguments: &[&str]) -> Ran {
    finished(command().args(arguments))
}

/// Runs a command line in a folder to its end.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    finished(command().current_dir(folder).args(arguments))
}

/// Runs a prepared command to its end.
pub fn finished(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

impl Ran {
    /// The output of a command that did its work and complained about nothing.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The one sentence of a command that couldn't do its work; nothing was printed for a pipe to read.
    #[track_caller]
    pub fn failed(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        let sentence = self.err.strip_prefix("zhengqi: ").expect(&self.err);
        let sentence = sentence.strip_suffix('\n').expect(sentence);
        assert!(!sentence.contains('\n'), "more than a line: {sentence}");
        sentence.to_owned()
    }
}
