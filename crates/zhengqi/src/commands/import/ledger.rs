//! `zhengqi import ledger`.

use app::import::{Importer, LedgerOptions, LedgerReport, Watch};
use clap::Args;
use documents::ledger::read_ledger;
use domain::time::Date;
use messages::Texts;
use serde_json::json;

use super::refused::Refused;
use super::{Table, assumed, failed, unreadable};
use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::progress::Progress;

#[derive(Debug, Args)]
pub struct Ledger {
    #[command(flatten)]
    table: Table,
    /// The day of receipt of rows that name none
    #[arg(long, value_name = "YYYY-MM-DD")]
    received_on: Option<Date>,
}

impl Ledger {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let table = &self.table;
        let texts = cli.texts();
        let mut sheet = read_ledger(&table.file, &table.options())
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
        let options = LedgerOptions {
            run: table.kind(),
            received_on: self.received_on,
            texts,
        };
        let watch = Watch {
            progress: &mut |done| bar.at(done, expected),
            refused: &mut |row| refused.push(row),
        };
        let report = app.import_ledger(Importer::Operator, &mut sheet, &options, watch);
        bar.finish();
        let report = report.map_err(|error| failed(&table.file, error, texts))?;
        let file = refused.finish()?;
        let file = file.map(|path| path.display().to_string());
        if table.json {
            output::json(&json!({
                "dry_run": table.dry_run,
                "rows": report.rows(),
                "new": report.new,
                "known": report.known,
                "refused": report.refused,
                "refused_file": file,
                "skipped": report.skipped.len(),
                "firms_created": report.firms_created,
                "offices_created": report.offices_created,
                "unknown_categories": report.unknown_categories,
                "unknown_places": report.unknown_places,
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
    report: &LedgerReport,
    dry_run: bool,
    refused: Option<&str>,
    texts: &Texts,
) -> Vec<String> {
    let say = &texts.import;
    let mut lines = assumed::skipped_lines(&report.skipped, texts);
    for (label, n) in &report.unknown_categories {
        lines.push(say.unknown_category(n, label));
    }
    for (label, n) in &report.unknown_places {
        lines.push(say.unknown_place(n, label));
    }
    if report.firms_created + report.offices_created > 0 {
        lines.push(say.created(report.firms_created, report.offices_created));
    }
    lines.push(say.ledger_done(report.known, report.new, report.refused, report.rows()));
    lines.extend(refused.map(|file| say.refused_file(file)));
    lines.extend(dry_run.then(|| say.dry_run.to_owned()));
    lines
}
