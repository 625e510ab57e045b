//! Everything that is printed of a year.

use std::collections::BTreeMap;

use super::{Distribution, Sums};

/// Everything the year's page, workbook and report print. Money in 分.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct YearFigures {
    pub year: i32,
    pub meetings_planned: i64,
    pub meetings_held: i64,
    pub leaders_hosting: i64,
    pub entrepreneurs_received: i64,
    pub cases: Sums,
    pub overdue_without_reply: i64,
    /// Working days from the first receipt to the first reply.
    pub reply_days: Distribution,
    /// Working days from the assignment to the first reply, without those of waiting for the firm.
    pub handling_days: Distribution,
    pub pairings_firm_leaders: i64,
    pub pairings_firm_entrepreneurs: i64,
    pub pairings_chamber_leaders: i64,
    pub pairings_chamber_chambers: i64,
    /// Since founding, not of the year: never added across kinds.
    pub finance: BTreeMap<crate::records::FinanceProduct, (i64, i64)>,
    pub projects: crate::records::ProjectTotals,
    pub losses_recovered_fen: i64,
    pub losses_avoided_fen: i64,
    pub by_category: Vec<(String, Sums)>,
    pub by_office: Vec<(String, Sums)>,
    pub by_place: Vec<(String, Sums)>,
    pub by_meeting: Vec<(String, Sums)>,
    pub by_month: Vec<(String, Sums)>,
}
