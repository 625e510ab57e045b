//! `zhengqi report annual`.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use app::annual::Annual;
use app::place::Opening;
use clap::{Args, Subcommand, ValueEnum};

use crate::cli::Cli;
use crate::failure::{Failure, Outcome, of_output};
use crate::opening::Where;

/// Print the figures of a year
#[derive(Debug, Args)]
pub struct Report {
    #[command(subcommand)]
    which: Which,
}

#[derive(Debug, Subcommand)]
enum Which {
    /// The year in figures, each rate with numerator, denominator and what was left out
    Annual(AnnualReport),
}

#[derive(Debug, Args)]
struct AnnualReport {
    /// The year
    #[arg(long, value_name = "Y", value_parser = clap::value_parser!(i32).range(1900..=9998))]
    year: i32,
    /// Form of the report; money in JSON is in yuan
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write to this file instead of the standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Xlsx,
}

impl Report {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let Which::Annual(annual) = &self.which;
        annual.run(cli)?;
        Ok(Outcome::Done)
    }
}

impl AnnualReport {
    fn run(&self, cli: &Cli) -> Result<(), Failure> {
        let to_terminal = self.out.is_none() && std::io::stdout().is_terminal();
        if self.format == Format::Xlsx && to_terminal {
            return Err(Failure::new(
                "a workbook can't be shown here: name a file with --out",
            ));
        }
        let app = self.place.open(Opening::Existing)?;
        let report = app.annual_of_report(self.year)?;
        let bytes = self.bytes(cli, &app, &report)?;
        match &self.out {
            Some(path) => File::create(path)
                .and_then(|mut file| file.write_all(&bytes))
                .map_err(|error| Failure::file(path, &error)),
            None => std::io::stdout()
                .lock()
                .write_all(&bytes)
                .map_err(of_output),
        }
    }

    fn bytes(&self, cli: &Cli, app: &app::App, report: &Annual) -> Result<Vec<u8>, Failure> {
        Ok(match self.format {
            Format::Text => report.to_text(cli.texts()).into_bytes(),
            Format::Json => {
                let mut json = serde_json::to_vec_pretty(&report.to_json())?;
                json.push(b'\n');
                json
            }
            Format::Xlsx => {
                let mut book = Vec::new();
                report
                    .write_workbook(cli.texts(), app.now(), &mut book)
                    .map_err(Failure::new)?;
                book
            }
        })
    }
}
