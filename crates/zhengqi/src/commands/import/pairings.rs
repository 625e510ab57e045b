//! `zhengqi import pairings`.

use app::import::{Importer, PairingOptions, PairingReport, Watch};
use clap::Args;
use documents::pairings::read_pairings;
use messages::Texts;
use serde_json::json;

use super::refused::Refused;
use super::{Table, assumed, failed, unreadable};
use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::progress::Progress;

#[derive(Debug, Args)]
pub struct Pairings {
    #[command(flatten)]
    table: Table,
    /// The year of rows that name none [default: this year]
    #[arg(long, value_name = "Y")]
    year: Option<i32>,
}

impl Pairings {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let table = &self.table;
        let texts = cli.texts();
        let mut sheet = read_pairings(&table.file, &table.options())
            .map_err(|error| unreadable(&table.file, &error, texts))?;
        let assumptions = assumed::as_json(sheet.assumptions());
        if !table.json {
            let lines = assumed::lines(sheet.assumptions(), texts);
            output::line(&lines.join("\n"))?;
        }
        let (_elsewhere, app) = table.open()?;
        let headers = sheet.assumptions().header.texts();
        let mut refused = Refused::to(table.refused_file(), headers, app.now(), texts);
        let expected = u64::from(sheet.rows_expected());
        let bar = Progress::over(expected, "importing");
        let options = PairingOptions {
            run: table.kind(),
            year: self
                .year
                .unwrap_or_else(|| app.pairings().today().year().into()),
            texts,
        };
        let watch = Watch {
            progress: &mut |done| bar.at(done, expected),
            refused: &mut |row| refused.push(row),
        };
        let report = app.import_pairings(Importer::Operator, &mut sheet, &options, watch);
        bar.finish();
        let report = report.map_err(|error| failed(&table.file, error, texts))?;
        let file = refused.finish()?;
        let file = file.map(|path| path.display().to_string());
        if table.json {
            output::json(&json!({
                "dry_run": table.dry_run,
                "rows": report.rows(),
                "created": report.created,
                "changed": report.changed,
                "unchanged": report.unchanged,
                "refused": report.refused,
                "refused_file": file,
                "skipped": report.skipped.len(),
                "assumptions": assumptions,
            }))?;
        } else {
            output::line(&lines(&report, table.dry_run, file.as_deref(), texts).join("\n"))?;
        }
        Ok(match report.refused {
            0 => Outcome::Done,
            _ => Outcome::No,
        })
    }
}

fn lines(
    report: &PairingReport,
    dry_run: bool,
    refused: Option<&str>,
    texts: &Texts,
) -> Vec<String> {
    let say = &texts.import;
    let mut lines = assumed::skipped_lines(&report.skipped, texts);
    lines.push(say.pairings_done(
        report.changed,
        report.created,
        report.refused,
        report.rows(),
        report.unchanged,
    ));
    lines.extend(refused.map(|file| say.refused_file(file)));
    lines.extend(dry_run.then(|| say.dry_run.to_owned()));
    lines
}
