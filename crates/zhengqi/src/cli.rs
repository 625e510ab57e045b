//! The command line: every command, option and help text. Scripts rely on it.

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use messages::{Language, Texts};

use crate::commands::{
    calendar, check, check_code, demo, eval, export, import, report, serve, user, verify,
};
use crate::failure;

/// Government casework for face-to-face meetings with entrepreneurs: every problem has an owner, a date and an answer.
#[derive(Debug, Parser)]
#[command(name = "zhengqi", version, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 the answer is no (something was refused or differs), 2 the command couldn't do its work."
)]
pub struct Cli {
    /// Language of reports and reasons: zh-Hans, zh-Hant or en
    #[arg(
        long,
        global = true,
        value_name = "LANGUAGE",
        default_value = "zh-Hans",
        env = "ZHENGQI_LANGUAGE",
        hide_env_values = true,
        value_parser = language
    )]
    pub language: Language,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the demonstration year and serve it on this machine
    Demo(demo::Demo),
    /// Serve the pages and the API; an empty place is set up
    Serve(serve::Serve),
    /// Make, disable, reset and list accounts
    User(user::User),
    /// Take over a ledger of problems or a list of firms from a table
    Import(import::Import),
    /// Write the ledger of problems to a table
    Export(export::Export),
    /// Print the figures of a year
    Report(report::Report),
    /// Recompute the whole record and every row made from it, and name what differs
    Verify(verify::Verify),
    /// Working days: when something is due, which days are worked
    Calendar(calendar::Calendar),
    /// Check unified social credit codes (GB 32100)
    CheckCode(check_code::CheckCode),
    /// Print the configuration in force and refuse what is unsafe in it
    Check(check::Check),
    /// Measure search, similar cases and suggestions on messages with known answers
    Eval(eval::Eval),
}

impl Cli {
    /// The texts in the chosen language.
    pub fn texts(&self) -> &'static Texts {
        messages::texts(self.language)
    }
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "choose zh-Hans, zh-Hant or en".to_owned())
}

/// Reads the command line. Help and version are printed here; what can't be read is told in one sentence.
pub fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Nothing is left to be done when even the help can't be printed.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            failure::not_understood()
        }
        _ => {
            failure::tell(&sentence(&error.to_string()));
            failure::not_understood()
        }
    })
}

/// The first paragraph of the parser's message in one line, and where to read on.
fn sentence(message: &str) -> String {
    let first = message.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    let words = words.join(" ");
    let words = words.trim_start_matches("error: ");
    format!("{words}; `--help` shows how it is written")
}
