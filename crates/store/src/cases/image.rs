//! The tables of cases as images of their events.

use domain::cases::Case;
use domain::statistics::CaseFact;

use super::{fact, row};
use crate::engine::Error;
use crate::images::{Image, Line};

/// The state row, the parties, the fact row.
pub const IMAGES: [Image; 3] = [
    Image {
        table: "cases",
        owner: "id",
        key: &[],
        columns: &[
            "ordinal",
            "number",
            "source",
            "version",
            "stage",
            "received_at",
            "due_on",
            "title",
            "firm",
            "category",
            "place",
            "lead_office",
            "officer",
            "meeting",
            "leader",
            "state",
        ],
        state: Some(|stored| {
            let case: Case = serde_json::from_str(stored).ok()?;
            row::json(&case).ok()
        }),
    },
    Image {
        table: "case_party",
        owner: "case_id",
        key: &["party"],
        columns: &["stage", "received_at", "due_on", "running_on"],
        state: None,
    },
    Image {
        table: "case_fact",
        owner: "case_id",
        key: &[],
        columns: &[
            "year",
            "month",
            "category",
            "office",
            "place",
            "meeting",
            "difficulty",
            "stage",
            "running_on",
            "replied_on",
            "reply_days",
            "handling_days",
            "measures",
        ],
        state: None,
    },
];

/// The rows of a case in these tables. `ordinal` is the position of its first event.
pub fn lines(case: &Case, fact: &CaseFact, ordinal: i64) -> Result<[Vec<Line>; 3], Error> {
    Ok([
        vec![row::line(case, ordinal)?],
        row::party_lines(case),
        vec![fact::line(fact)],
    ])
}
