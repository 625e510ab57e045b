//! Real files, where the folder with them is at hand: `ZHENGQI_EVAL_DATA`, or `../shared/data` beside the workspace.
//! Without it every test here says that it was skipped.

use std::path::{Path, PathBuf};

use app::import::Run;

use crate::place::Place;

fn file(name: &str) -> Option<Vec<u8>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("ZHENGQI_EVAL_DATA").map_or(beside, PathBuf::from);
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        testing::skip("no evaluation data (ZHENGQI_EVAL_DATA names the folder)");
    }
    bytes
}

/// Nearest rank.
fn percentile(sorted: &[i64], percent: usize) -> i64 {
    sorted[(sorted.len() * percent).div_ceil(100) - 1]
}

#[test]
fn every_message_is_taken_over_and_its_reply_took_the_working_days_that_are_known() {
    let Some(bytes) = file("messages-with-replies.xlsx") else {
        return;
    };
    let place = Place::sqlite();
    let (report, refused) = place.import_bytes(bytes, Run::Real);
    assert_eq!(refused, []);
    assert_eq!((report.new, report.known), (1_969, 0));
    let cases = place.cases();
    let replies = cases.iter().filter_map(|case| case.first_reply.as_ref());
    let mut days: Vec<i64> = replies.map(|reply| reply.working_days).collect();
    days.sort_unstable();
    assert_eq!(days.len(), 1_969);
    let percentiles = [50, 75, 90, 95].map(|percent| percentile(&days, percent));
    assert_eq!(percentiles, [8, 16, 28, 46]);
    for (most, percent) in [(5, 38.0), (10, 62.0), (15, 75.0), (30, 91.0)] {
        let n = days.iter().filter(|days| **days <= most).count();
        let share = 100.0 * n as f64 / days.len() as f64;
        // The known shares are rounded and count from the day of the message itself.
        assert!((share - percent).abs() < 1.5, "{share} within {most} days");
    }
    assert!(
        cases
            .iter()
            .all(|case| !case.ledger.as_ref().unwrap().result.is_empty())
    );
}

#[test]
fn every_registered_firm_is_taken_over_and_every_bad_code_refused() {
    let (Some(good), Some(bad)) = (
        file("enterprises.tsv.gz"),
        file("enterprises-with-bad-codes.tsv.gz"),
    ) else {
        return;
    };
    let place = Place::sqlite();
    let (report, refused) = place.import_firms(good, Run::Real);
    assert_eq!((report.created, report.rows()), (5_098, 5_098));
    assert_eq!(refused, []);
    let (report, refused) = place.import_firms(bad, Run::Real);
    assert_eq!((report.refused, report.rows()), (400, 400));
    let rows: std::collections::BTreeSet<u32> = refused.iter().map(|(row, ..)| *row).collect();
    assert_eq!(rows.len(), 400);
    assert!(
        refused
            .iter()
            .all(|(_, column, reason, _)| !column.is_empty() && !reason.is_empty())
    );
}
