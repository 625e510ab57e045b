//! `zhengqi export ledger|pairings`.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use app::export::{ExportError, ExportOptions, Exporter, Form};
use app::place::Opening;
use clap::{Args, Subcommand};
use store::cases::Filter;

use crate::cli::Cli;
use crate::failure::{Failure, Outcome, tell};
use crate::opening::Where;
use crate::output;
use crate::progress::Progress;

/// Write the ledger of problems or the arrangement of a year to a table
#[derive(Debug, Args)]
pub struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The ledger in the usual form (问题台账); it can be imported again
    Ledger(Ledger),
    /// The arrangement of leaders with firms and chambers (领导联系安排表) of a year; it can be imported again
    Pairings(Pairings),
}

#[derive(Debug, Args)]
struct Ledger {
    /// The file: .xlsx for a workbook, .csv for a text table
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only cases first received in this year
    #[arg(long, value_name = "Y")]
    year: Option<i16>,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Args)]
struct Pairings {
    /// The file: .xlsx for a workbook, .csv for a text table
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The year of the arrangement [default: this year]
    #[arg(long, value_name = "Y")]
    year: Option<i32>,
    #[command(flatten)]
    place: Where,
}

impl Export {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        match &self.what {
            What::Ledger(ledger) => ledger.run(cli)?,
            What::Pairings(pairings) => pairings.run(cli)?,
        }
        Ok(Outcome::Done)
    }
}

impl Pairings {
    fn run(&self, cli: &Cli) -> Result<(), Failure> {
        let form = form(&self.out)?;
        let app = self.place.open(Opening::Existing)?;
        let year = self
            .year
            .unwrap_or_else(|| app.pairings().today().year().into());
        // Under another name first: nobody finds half a table.
        let part = part_of(&self.out);
        let file = File::create(&part).map_err(|error| Failure::file(&self.out, &error))?;
        let out = BufWriter::new(file);
        let written = app.export_pairings(Exporter::Operator, year, form, cli.texts(), out);
        let written = written.map_err(|error| {
            // The export's own error matters more than the left-over.
            let _ = std::fs::remove_file(&part);
            failed(error)
        })?;
        std::fs::rename(&part, &self.out).map_err(|error| Failure::file(&self.out, &error))?;
        output::line(&format!(
            "{} rows written to {}",
            written.rows,
            self.out.display()
        ))
    }
}

impl Ledger {
    fn run(&self, cli: &Cli) -> Result<(), Failure> {
        let form = form(&self.out)?;
        let app = self.place.open(Opening::Existing)?;
        // Under another name first: nobody finds half a ledger.
        let part = part_of(&self.out);
        let file = File::create(&part).map_err(|error| Failure::file(&self.out, &error))?;
        let options = ExportOptions {
            form,
            filter: Filter {
                year: self.year.map(i32::from),
                ..Filter::default()
            },
            words: String::new(),
            texts: cli.texts(),
        };
        let bar = Progress::over(1, "exporting");
        let written = app.export_ledger(
            Exporter::Operator,
            &options,
            BufWriter::new(file),
            &mut |done| bar.at(done, done),
        );
        bar.finish();
        let written = written.map_err(|error| {
            // The export's own error matters more than the left-over.
            let _ = std::fs::remove_file(&part);
            failed(error)
        })?;
        std::fs::rename(&part, &self.out).map_err(|error| Failure::file(&self.out, &error))?;
        for cut in &written.shortened {
            tell(&format!(
                "{} {}{}: the text was longer than a cell may be and was shortened",
                cut.sheet, cut.letter, cut.row
            ));
        }
        output::line(&format!(
            "{} rows written to {}",
            written.rows,
            self.out.display()
        ))
    }
}

fn failed(error: ExportError) -> Failure {
    match error {
        ExportError::App(error) => error.into(),
        ExportError::Write(error) => Failure::new(error),
    }
}

fn form(path: &Path) -> Result<Form, Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.map(str::to_lowercase).as_deref() {
        Some("xlsx") => Ok(Form::Workbook),
        Some("csv") => Ok(Form::Csv),
        _ => Err(Failure(format!(
            "{}: end the name with .xlsx or .csv",
            path.display()
        ))),
    }
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}
