//! `zhengqi verify`.

use std::fs;
use std::path::{Path, PathBuf};

use app::place::Opening;
use app::verify::{Known, ReceiptCheck, Report};
use clap::Args;
use domain::evidence::receipt::{Facts, verify_receipt};
use domain::time::local_text;
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::opening::Where;
use crate::output;
use crate::progress::Progress;

/// Recompute chains, tree, checkpoints and every row that pages read; name each row and column that differs. Exit code 1
/// when something does
#[derive(Debug, Args)]
pub struct Verify {
    /// Verify a receipt without any data; with --data or --database also compare the database with it
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
    /// Print one JSON object; its field `sound` is the answer
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Where,
}

impl Verify {
    pub fn run(&self) -> Result<Outcome, Failure> {
        match &self.receipt {
            Some(file) => self.receipt(file),
            None => self.database(),
        }
    }

    fn database(&self) -> Result<Outcome, Failure> {
        let place = self.place.place()?;
        let app = self.place.open(Opening::Existing)?;
        let keys = place.config().earlier_keys();
        let known = Known {
            keys: &keys,
            receipts: &[],
        };
        let bar = Progress::over(1, "verifying");
        let report = app.verify(&known, |at| bar.at(at.done, at.of));
        bar.finish();
        let report = report?;
        match self.json {
            true => output::json(&as_json(&report))?,
            false => as_text(&report)?,
        }
        Ok(outcome(report.is_sound()))
    }

    fn receipt(&self, file: &Path) -> Result<Outcome, Failure> {
        let text = fs::read_to_string(file).map_err(|error| Failure::file(file, &error))?;
        let facts = match verify_receipt(&text) {
            Ok(facts) => facts,
            Err(reason) => {
                self.tell(
                    &json!({ "valid": false, "reason": reason.to_string() }),
                    &format!("not valid: {reason}"),
                )?;
                return Ok(Outcome::No);
            }
        };
        let check = match self.place.is_given() {
            true => Some(self.place.open(Opening::Existing)?.check_receipt(&facts)?),
            false => None,
        };
        let found = check.map(words);
        let mut told = receipt_json(&facts);
        if let (Some(check), Some(object)) = (check, told.as_object_mut()) {
            object.insert("database".into(), json!(check == ReceiptCheck::Same));
            object.insert("database_finding".into(), json!(found));
        }
        self.tell(&told, &receipt_text(&facts, found))?;
        Ok(outcome(
            check.is_none_or(|check| check == ReceiptCheck::Same),
        ))
    }

    fn tell(&self, value: &Value, text: &str) -> Result<(), Failure> {
        match self.json {
            true => output::json(value),
            false => output::line(text),
        }
    }
}

fn outcome(sound: bool) -> Outcome {
    if sound { Outcome::Done } else { Outcome::No }
}

fn as_json(report: &Report) -> Value {
    let faults = report.faults.iter().map(|fault| {
        json!({
            "table": fault.table,
            "key": fault.key,
            "column": fault.column,
            "finding": fault.finding.to_string(),
        })
    });
    json!({
        "sound": report.is_sound(),
        "events": report.events,
        "streams": report.streams,
        "rows": report.rows,
        "erased": report.erased,
        "checkpoints": report.checkpoints,
        "algorithm": report.algorithm.id(),
        "root": report.root.to_string(),
        "faults": faults.collect::<Vec<_>>(),
        "more_faults": report.more_faults,
    })
}

fn as_text(report: &Report) -> Result<(), Failure> {
    for fault in &report.faults {
        output::line(&fault.to_string())?;
    }
    if report.more_faults > 0 {
        output::line(&format!("and {} more", report.more_faults))?;
    }
    output::line(&format!(
        "{}: {} events in {} streams, {} rows, {} checkpoints; {} private parts erased; root {} ({})",
        if report.is_sound() {
            "sound"
        } else {
            "NOT SOUND"
        },
        report.events,
        report.streams,
        report.rows,
        report.checkpoints,
        report.erased,
        report.root,
        report.algorithm.id(),
    ))
}

fn words(check: ReceiptCheck) -> &'static str {
    match check {
        ReceiptCheck::Same => "the database still holds what the receipt proves",
        ReceiptCheck::OtherKey => "the receipt was signed with another key than this programme's",
        ReceiptCheck::RolledBack => {
            "the database holds fewer events than it did: its end was cut off"
        }
        ReceiptCheck::OtherEvent => "the database holds another event in this place",
        ReceiptCheck::OtherRoot => "events from before the receipt were rewritten",
    }
}

fn receipt_json(facts: &Facts) -> Value {
    json!({
        "valid": true,
        "case": facts.case_number,
        "stream": facts.stream,
        "seq": facts.seq,
        "kind": facts.kind,
        "recorded_at": facts.recorded_at,
        "position": facts.position,
        "event_hash": facts.event_hash.to_string(),
        "tree_size": facts.checkpoint.size,
        "root": facts.checkpoint.root.to_string(),
        "origin": facts.checkpoint.origin.as_str(),
        "fingerprint": facts.fingerprint,
    })
}

fn receipt_text(facts: &Facts, database: Option<&str>) -> String {
    let mut lines = vec![
        format!(
            "valid: case {}, {} recorded {} as event {} of {}",
            facts.case_number,
            facts.kind,
            local_text(facts.recorded_at),
            facts.position + 1,
            facts.checkpoint.size
        ),
        format!("root {}", facts.checkpoint.root),
        format!(
            "signed by {} with the key {}: compare it with the published one",
            facts.checkpoint.origin, facts.fingerprint
        ),
    ];
    lines.extend(database.map(str::to_owned));
    lines.join("\n")
}
