//! How a command ends: done, answered with no, or failed with one sentence that says what to do.

use std::fmt;
use std::io::ErrorKind;
use std::process::ExitCode;

use app::place::PlaceError;
use messages::Texts;
use web::error::refusal_sentence;

/// How a command that could do its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// The answer is no: something was refused or isn't as it should be. Exit code 1.
    No,
}

/// Why a command couldn't do its work. Exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(pub String);

/// The code of every failure, also of a command line that can't be read.
const FAILED: u8 = 2;

impl Failure {
    pub fn new(sentence: impl fmt::Display) -> Failure {
        Failure(sentence.to_string())
    }

    /// A file that can't be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Failure {
        Failure(app::place::file_sentence(path, error))
    }
}

impl From<PlaceError> for Failure {
    fn from(error: PlaceError) -> Failure {
        match error {
            PlaceError::Database(error) => error.into(),
            PlaceError::App(error) => error.into(),
            other => Failure::new(other),
        }
    }
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Failure {
        match error {
            app::Error::Store(error) => error.into(),
            other => Failure::new(other),
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        use store::Error;
        let todo = match &error {
            Error::Busy | Error::OutcomeUnknown => "try again",
            Error::Unreachable(_) => "check the address and that the server runs",
            Error::ReadOnly(_) => "make room on the disk or the files writable",
            Error::Storage(_) | Error::Corrupt(_) => {
                "check the disk, then run `zhengqi verify` or restore a backup"
            }
            Error::Schema(_) => "use the version of zhengqi that belongs to the data",
            _ => return Failure::new(error),
        };
        Failure(format!("{error}: {todo}"))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::new(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::new(error)
    }
}

/// An error of a use case; what the rules refuse is told in the language of `texts`.
pub fn of_rule(error: app::Error, texts: &Texts) -> Failure {
    match error {
        app::Error::Refused(refusal) => Failure(refusal_sentence(texts, &refusal)),
        other => other.into(),
    }
}

/// Tells the failure, if it was one, and answers the exit code.
pub fn report(ended: Result<Outcome, Failure>) -> ExitCode {
    match ended {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::No) => ExitCode::FAILURE,
        // Whoever read our output has seen enough.
        Err(Failure(sentence)) if sentence == broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            tell(&failure.0);
            ExitCode::from(FAILED)
        }
    }
}

/// Writes a sentence to the error output.
pub fn tell(sentence: &str) {
    eprintln!("zhengqi: {}", sentence.trim_end());
}

fn broken_pipe() -> String {
    std::io::Error::from(ErrorKind::BrokenPipe).to_string()
}

/// An error of writing to the standard output, so that a closed pipe can be told from others.
pub fn of_output(error: std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::BrokenPipe => Failure(broken_pipe()),
        _ => Failure(format!("the output can't be written: {error}")),
    }
}

/// The exit code of a command line that can't be read.
pub fn not_understood() -> ExitCode {
    ExitCode::from(FAILED)
}
