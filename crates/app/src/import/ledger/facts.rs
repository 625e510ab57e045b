//! What of a row is kept as the ledger's own word.

use documents::ledger::LedgerRow;
use documents::ledger::Limit as Stated;
use documents::moment::Moment;
use domain::calendar::Calendar;
use domain::cases::reply::ReplyClass;
use domain::cases::state::LedgerFacts;
use domain::deadlines::{Limit, Unit, due};
use domain::time::Date;

/// The facts of a row that was received on a day; offices are named, not yet looked up.
pub(super) fn facts(row: &LedgerRow, received_on: Date, calendar: &Calendar) -> LedgerFacts {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let assigned_on = row.assigned_at.map(Moment::date);
    let class = row.result.as_deref().and_then(class);
    let closed_at = row.closed_at.filter(|_| !contradicts_closing(row));
    let struck_off_at = row.struck_off_at.filter(|_| row.struck_off != Some(false));
    LedgerFacts {
        source: String::new(),
        source_number: row.own_number().unwrap_or_default().to_owned(),
        session: text(&row.source),
        firm_name: text(&row.firm),
        leader: text(&row.assigning_leader),
        lead_office: text(&row.lead_office),
        lead: None,
        co_offices: row.co_offices.clone(),
        co: Vec::new(),
        officer: text(&row.officer),
        category: String::new(),
        place: String::new(),
        assigned_on,
        due_on: row
            .limit
            .and_then(|limit| due_on(limit, assigned_on.unwrap_or(received_on), calendar)),
        progress: text(&row.progress),
        result: text(&row.result),
        class,
        replied_at: closed_at.map(Moment::instant),
        closed: row.closed,
        closed_on: closed_at
            .filter(|_| row.closed != Some(false))
            .map(Moment::date),
        reply_method: text(&row.reply_channel),
        satisfaction: row.satisfaction,
        follow_up: text(&row.follow_up),
        struck_off: row.struck_off,
        struck_off_on: struck_off_at.map(Moment::date),
        remarks: remarks(row),
    }
}

/// A row that says it isn't done doesn't mean the day on which it was, unless its result is a reply of a class: what is
/// planned for later (挂账) was answered all the same.
fn contradicts_closing(row: &LedgerRow) -> bool {
    row.closed == Some(false) && row.result.as_deref().and_then(class).is_none()
}

/// A limit in days begins with the assignment or, where none is told, with the receipt.
fn due_on(limit: Stated, from: Date, calendar: &Calendar) -> Option<Date> {
    let (days, unit) = match limit {
        Stated::On(moment) => return Some(moment.date()),
        Stated::WorkingDays(days) => (days, Unit::WorkingDays),
        Stated::CalendarDays(days) => (days, Unit::CalendarDays),
    };
    let limit = Limit::new(u32::from(days), unit).ok()?;
    Some(due(calendar, from, limit).due_on)
}

/// The result class that a result begins with: `A类`, `【B类】已列入计划`.
fn class(result: &str) -> Option<ReplyClass> {
    let folded = text::fold(result);
    let start = folded.trim_start_matches(['【', '[', '(', ' ']);
    let (letter, rest) = start.split_at_checked(1)?;
    rest.strip_prefix('类')?;
    letter.parse().ok()
}

/// The remarks, and whatever stands in columns that have no place of their own.
fn remarks(row: &LedgerRow) -> String {
    let mut lines: Vec<String> = row.note.iter().cloned().collect();
    let contradicted = [
        (contradicts_closing(row), row.closed_at, "办结时间"),
        (row.struck_off == Some(false), row.struck_off_at, "销号时间"),
    ];
    for (contradicts, moment, header) in contradicted {
        if let Some(moment) = moment.filter(|_| contradicts) {
            lines.push(format!("{header}：{moment}"));
        }
    }
    lines.extend(
        row.aside
            .iter()
            .map(|aside| format!("{}：{}", aside.header, aside.value)),
    );
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_read_where_the_result_begins_with_one() {
        assert_eq!(class("A类：已解决"), Some(ReplyClass::A));
        assert_eq!(class("【Ｂ类】已列入计划"), Some(ReplyClass::B));
        assert_eq!(class("B超设备已到位"), None);
        assert_eq!(class("已解决"), None);
        assert_eq!(class(""), None);
    }

    #[test]
    fn a_limit_in_working_days_counts_from_the_assignment() {
        let row = LedgerRow {
            assigned_at: Some(Moment::Day(Date::constant(2024, 4, 28))),
            limit: Some(Stated::WorkingDays(5)),
            ..LedgerRow::default()
        };
        let facts = facts(&row, Date::constant(2024, 4, 1), Calendar::official());
        assert_eq!(facts.due_on, Some(Date::constant(2024, 5, 8)));
    }

    #[test]
    fn a_row_that_is_not_done_has_no_day_of_reply_and_loses_nothing() {
        let row = LedgerRow {
            closed: Some(false),
            closed_at: Some(Moment::Day(Date::constant(2024, 6, 30))),
            note: Some("跟进".into()),
            ..LedgerRow::default()
        };
        let facts = facts(&row, Date::constant(2024, 4, 1), Calendar::official());
        assert_eq!(facts.replied_on(), None);
        assert_eq!(facts.remarks, "跟进\n办结时间：2024-06-30");
    }

    #[test]
    fn a_planned_matter_that_was_answered_keeps_the_day_of_its_reply() {
        let on = Date::constant(2024, 6, 28);
        let row = LedgerRow {
            closed: Some(false),
            closed_at: Some(Moment::Day(on)),
            result: Some("【B类】已列入计划".into()),
            ..LedgerRow::default()
        };
        let facts = facts(&row, Date::constant(2024, 4, 1), Calendar::official());
        assert_eq!(facts.replied_on(), Some(on));
        assert_eq!((facts.closed_on, facts.remarks.as_str()), (None, ""));
    }
}
