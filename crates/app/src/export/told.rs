//! The part of a row that only the ledger tells from which the case was taken over.

use documents::ledger::{LedgerRow, Limit};
use documents::moment::Moment;
use domain::cases::state::LedgerFacts;

/// The row as its ledger told it.
pub(super) fn told(ledger: &LedgerFacts) -> LedgerRow {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    LedgerRow {
        serial: text(&ledger.source_number),
        source: text(&ledger.session),
        firm: text(&ledger.firm_name),
        place: text(&ledger.place),
        category: text(&ledger.category),
        assigning_leader: text(&ledger.leader),
        lead_office: text(&ledger.lead_office),
        co_offices: ledger.co_offices.clone(),
        officer: text(&ledger.officer),
        assigned_at: ledger.assigned_on.map(Moment::Day),
        limit: ledger.due_on.map(Moment::Day).map(Limit::On),
        progress: text(&ledger.progress),
        result: text(&ledger.result),
        closed: ledger.closed,
        closed_at: ledger.replied_at.map(Moment::from_instant),
        reply_channel: text(&ledger.reply_method),
        satisfaction: ledger.satisfaction,
        follow_up: text(&ledger.follow_up),
        struck_off: ledger.struck_off,
        struck_off_at: ledger.struck_off_on.map(Moment::Day),
        note: text(&ledger.remarks),
        ..LedgerRow::default()
    }
}
