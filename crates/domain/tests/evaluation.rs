//! The codes of real registers: every valid one is read, every bad one refused with its reason.
//!
//! The lists are not part of the project. `ZHENGQI_EVAL_DATA` names their folder; without it these tests say that they
//! were skipped.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write, stderr};
use std::path::PathBuf;

use domain::codes::{CreditCode, CreditCodeError};
use flate2::read::GzDecoder;

/// The rows of a gzipped table without its head, or `None` after a visible remark when the file isn't there.
fn rows(name: &str) -> Option<Vec<Vec<String>>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder = std::env::var("ZHENGQI_EVAL_DATA").unwrap_or_else(|_| beside.to_owned());
    let path = PathBuf::from(folder).join(name);
    let Ok(file) = File::open(&path) else {
        // Written past the test harness, which would swallow it.
        let _ = writeln!(
            stderr(),
            "SKIPPED: no evaluation data at {}",
            path.display()
        );
        return None;
    };
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    Some(text.lines().skip(1).map(cells).collect())
}

fn name_of(error: &CreditCodeError) -> &'static str {
    match error {
        CreditCodeError::Empty => "empty",
        CreditCodeError::OldRegistrationNumber => "old registration number",
        CreditCodeError::Length { .. } => "length",
        CreditCodeError::NotCanonical { .. } => "not canonical",
        CreditCodeError::IllegalCharacter { .. } => "illegal character",
        CreditCodeError::Department { .. } => "department",
        CreditCodeError::Category { .. } => "category",
        CreditCodeError::Region { .. } => "region",
        CreditCodeError::CheckDigit { .. } => "check digit",
    }
}

#[test]
fn every_registered_code_is_read() {
    let Some(rows) = rows("enterprises.tsv.gz") else {
        return;
    };
    assert!(rows.len() > 5_000);
    let mut remarks = 0;
    for row in &rows {
        let code = CreditCode::parse(&row[1]).unwrap_or_else(|e| panic!("{}: {e}", row[1]));
        remarks += usize::from(code.check_organisation_code().is_err());
    }
    // One issued code fails the inner check, which is why that check is a remark and not a refusal.
    assert_eq!(remarks, 1);
}

#[test]
fn every_bad_code_is_refused_with_its_reason() {
    let Some(rows) = rows("enterprises-with-bad-codes.tsv.gz") else {
        return;
    };
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        let error = CreditCode::parse(&row[1]).expect_err(&row[1]);
        *reasons.entry(name_of(&error)).or_default() += 1;
    }
    let expected = [
        ("check digit", 5),
        ("length", 36),
        ("not canonical", 43),
        ("old registration number", 316),
    ];
    assert_eq!(reasons, BTreeMap::from(expected));
}
