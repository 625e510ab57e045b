//! `zhengqi import ledger|firms|finance|pairings`.

mod assumed;
mod finance;
mod firms;
mod ledger;
mod pairings;
mod refused;

use std::path::{Path, PathBuf};

use app::App;
use app::import::{ImportError, Run, file_reason};
use app::place::{Opening, Place};
use clap::{Args, Subcommand};
use documents::reading::Options;
use documents::table::Error as TableError;
use messages::Texts;
use tempfile::TempDir;

use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::opening::{self, Where};

/// Take over a ledger of problems, a list of firms, a list of a finance institution or an arrangement from a table
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A ledger of problems (问题台账) or a file of messages with replies. Importing a file again changes nothing. Exit
    /// code 1 when rows were refused
    Ledger(ledger::Ledger),
    /// A list of firms, known by their unified social credit codes. Exit code 1 when rows were refused
    Firms(firms::Firms),
    /// The monthly list of a finance institution: guarantees, bridge loans, filed credits, each known by its filing or
    /// contract number. Exit code 1 when rows were refused
    Finance(finance::Finance),
    /// The arrangement of leaders with firms and chambers (领导联系安排表). Pairings that it leaves out stay as they are.
    /// Exit code 1 when rows were refused
    Pairings(pairings::Pairings),
}

/// What all have in common.
#[derive(Debug, Args)]
struct Table {
    /// The table: .xlsx, .csv or .tsv, also gzipped; text in UTF-8 or GB18030
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Do everything and take it back: shows what the import would do
    #[arg(long)]
    dry_run: bool,
    /// Read this sheet instead of the first one with a header
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Workbook for refused rows [default: FILE.refused.xlsx]
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// Print the outcome as one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Where,
}

impl Import {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        match &self.what {
            What::Ledger(ledger) => ledger.run(cli),
            What::Firms(firms) => firms.run(cli),
            What::Finance(finance) => finance.run(cli),
            What::Pairings(pairings) => pairings.run(cli),
        }
    }
}

impl Table {
    fn options(&self) -> Options {
        Options {
            sheet: self.sheet.clone(),
            ..Options::default()
        }
    }

    /// The programme to import into, and the folder that goes away with a dry run of one that doesn't exist yet.
    fn open(&self) -> Result<(Option<TempDir>, App), Failure> {
        let place = self.place.place()?;
        if !self.dry_run || place.is_used() {
            return Ok((None, opening::open(&place, Opening::SetUp)?));
        }
        let elsewhere = tempfile::tempdir()?;
        let place = Place::at(elsewhere.path(), None)?;
        let app = opening::open(&place, Opening::SetUp)?;
        Ok((Some(elsewhere), app))
    }

    fn kind(&self) -> Run {
        if self.dry_run { Run::Dry } else { Run::Real }
    }

    fn refused_file(&self) -> PathBuf {
        self.refused.clone().unwrap_or_else(|| {
            let mut name = self.file.as_os_str().to_owned();
            name.push(".refused.xlsx");
            PathBuf::from(name)
        })
    }
}

/// Why a file can't be read as a table.
fn unreadable(file: &Path, error: &TableError, texts: &Texts) -> Failure {
    match error {
        TableError::Io { source, .. } => Failure::file(file, source),
        other => Failure(format!("{}: {}", file.display(), file_reason(other, texts))),
    }
}

fn failed(file: &Path, error: ImportError, texts: &Texts) -> Failure {
    match error {
        ImportError::Table(error) => unreadable(file, &error, texts),
        ImportError::App(error) => error.into(),
        ImportError::Refused(error) => {
            Failure(format!("the refused rows can't be written: {error}"))
        }
    }
}
