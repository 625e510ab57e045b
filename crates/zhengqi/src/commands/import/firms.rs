//! `zhengqi import firms`.

use app::import::{FirmsReport, Importer, Watch};
use clap::Args;
use documents::firms::read_firms;
use messages::Texts;
use serde_json::json;

use super::refused::Refused;
use super::{Table, assumed, failed, unreadable};
use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::output;
use crate::progress::Progress;

#[derive(Debug, Args)]
pub struct Firms {
    #[command(flatten)]
    table: Table,
}

impl Firms {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let table = &self.table;
        let texts = cli.texts();
        let mut sheet = read_firms(&table.file, &table.options())
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
        let watch = Watch {
            progress: &mut |done| bar.at(done, expected),
            refused: &mut |row| refused.push(row),
        };
        let report = app.import_firms(Importer::Operator, &mut sheet, table.kind(), texts, watch);
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
                "unknown": report.unknown,
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

fn lines(report: &FirmsReport, dry_run: bool, refused: Option<&str>, texts: &Texts) -> Vec<String> {
    let say = &texts.import;
    let mut lines = assumed::skipped_lines(&report.skipped, texts);
    for (label, n) in report.unknown.iter().take(UNKNOWN_SHOWN) {
        lines.push(say.unknown_value(n, label));
    }
    lines.push(say.firms_done(
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

/// A register may name hundreds of places; the JSON form has them all.
const UNKNOWN_SHOWN: usize = 20;
