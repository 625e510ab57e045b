//! Lists of cases: filters, three orders, keyset paging, exact counts up to a limit. Always within a scope.

mod conditions;
#[cfg(test)]
mod tests;
mod text;

use ::text::bigrams::QueryTerm;
use ::text::query::Wanted;
use domain::cases::intake::Difficulty;
use domain::cases::{StageName, Wait};
use domain::ids::{CaseId, FirmId, MeetingId, OfficeId, PersonId};
use domain::statistics::Measure;
use domain::time::{Date, Instant};

use super::fact;
use super::row::CONFIDENTIAL;
use crate::engine::{Error, Reader, Row, Value};
use crate::search;
use text::{Text, Walk};

crate::statements! {
    /// Names beside a listed case. The whole list statement is put together in [`Text`] from fixed parts.
    NAMES = "SELECT f.name, o.name, p.label FROM cases c LEFT JOIN firm f ON f.id = c.firm
        LEFT JOIN office o ON o.id = c.lead_office LEFT JOIN person p ON p.id = c.officer WHERE c.id = $1";
}

/// What the actor may see at all. Every list asks for it; there is no list without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every case of the programme.
    All,
    /// Cases in which one of these parties stands in a relation (`lead/…`, `co/…`, `firm/…`, `leader/…`).
    Parties(Vec<String>),
}

/// What the reader wants of it. Empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub stages: Vec<StageName>,
    pub firm: Option<FirmId>,
    pub lead: Option<OfficeId>,
    pub leader: Option<PersonId>,
    pub meeting: Option<MeetingId>,
    pub category: Option<String>,
    pub place: Option<String>,
    pub year: Option<i32>,
    /// Something was owed before this day: a reply, or the next milestone of the docket.
    pub overdue_on: Option<Date>,
    /// Received, assigned between two instants, the first included.
    pub received: Option<(Instant, Instant)>,
    pub assigned: Option<(Instant, Instant)>,
    /// Due on one of these days, from the first to the last.
    pub due: Option<(Date, Date)>,
    /// Only cases that wait for this.
    pub waiting: Option<Wait>,
    /// Only cases that a figure counts: those that answer this question with yes.
    pub measure: Option<Measure>,
    /// Only cases first received in this month, 1–12.
    pub month: Option<u8>,
    pub difficulty: Option<Difficulty>,
    /// Only cases with a due date, as the order by it needs.
    pub dated: bool,
    /// Only cases of firms that didn't ask the offices not to learn who they are.
    pub open_only: bool,
    /// A condition of the full text, prepared by the search module: ordinals that match.
    pub ordinals: Option<Vec<i64>>,
}

/// The order of a list; each is the order of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    NewestFirst,
    OldestFirst,
    DueFirst,
}

impl Order {
    /// What a line is sorted by, as [`list`] takes it to go on after the line.
    pub fn value_of(self, row: &ListRow) -> String {
        match self {
            Order::DueFirst => row.due_on.map(|day| day.to_string()).unwrap_or_default(),
            Order::NewestFirst | Order::OldestFirst => row.received_at.0.to_string(),
        }
    }
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    pub stage: StageName,
    pub received_at: Instant,
    pub due_on: Option<Date>,
    pub category: String,
    pub place: String,
    pub firm: Option<FirmId>,
    pub firm_name: Option<String>,
    pub lead: Option<OfficeId>,
    pub lead_name: Option<String>,
    pub officer_label: Option<String>,
}

/// A page of at most `limit` lines after the line that `after` names (its sort value and id).
pub fn list(
    reader: &mut Reader,
    scope: &Scope,
    filter: &Filter,
    order: Order,
    after: Option<(&str, CaseId)>,
    limit: u32,
) -> Result<Vec<ListRow>, Error> {
    let text = Text::new(scope, filter, Walk::for_lists(scope, filter));
    let (sql, params) = text.list(order, after, limit);
    reader.query(&sql, &params, line)
}

/// How many lines match, counted no further than `most`.
pub fn count(reader: &mut Reader, scope: &Scope, filter: &Filter, most: u32) -> Result<i64, Error> {
    if *scope == Scope::All && filter.asks_for_nothing_but_stages() {
        return Ok(kept_count(reader, filter)?.min(i64::from(most)));
    }
    let text = Text::new(scope, filter, Walk::for_lists(scope, filter));
    let (sql, params) = text.count(most);
    let counted = reader.query_opt(&sql, &params, |row| row.int(0))?;
    Ok(counted.unwrap_or(0))
}

/// Ordinals of the cases of a list whose texts hold every term, those recorded last first, at most `limit`.
pub fn found(
    reader: &mut Reader,
    scope: &Scope,
    filter: &Filter,
    terms: &[QueryTerm],
    limit: u32,
) -> Result<Vec<i64>, Error> {
    match search::all(terms) {
        Some(wanted) => found_by(reader, scope, filter, &wanted, limit),
        None => Ok(Vec::new()),
    }
}

/// The same for any question. Where the question isn't exact, the texts must be looked at: the index finds more.
pub fn found_by(
    reader: &mut Reader,
    scope: &Scope,
    filter: &Filter,
    wanted: &Wanted,
    limit: u32,
) -> Result<Vec<i64>, Error> {
    if *scope == Scope::All && *filter == Filter::default() {
        return search::meeting(reader, &wanted.for_index(), limit);
    }
    let query = search::query(reader.engine(), &wanted.for_index());
    let text = Text::new(scope, filter, Walk::Cases);
    let (sql, params) = text.found(reader.engine(), &query, limit);
    reader.query(&sql, &params, |row| row.int(0))
}

/// Which of the listed cases are of firms that asked the offices not to learn who they are.
pub fn confidential(reader: &mut Reader, rows: &[ListRow]) -> Result<Vec<CaseId>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = vec![Value::from(CONFIDENTIAL)];
    params.extend(rows.iter().map(|row| Value::from(row.id)));
    let places: Vec<String> = (2..=params.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT case_id FROM case_party WHERE party = $1 AND case_id IN ({})",
        places.join(", ")
    );
    reader.query(&sql, &params, |row| row.id(0))
}

/// The count out of the sums that are kept with the figures, whatever the number of cases.
fn kept_count(reader: &mut Reader, filter: &Filter) -> Result<i64, Error> {
    let stages = match filter.stages.as_slice() {
        [] => StageName::ALL,
        some => some,
    };
    let counts = stages.iter().map(|stage| match filter.overdue_on {
        None => fact::standing(reader, *stage),
        Some(today) => fact::standing_late(reader, *stage, today),
    });
    counts.sum()
}

impl Filter {
    /// Whether the stage, and whether something is overdue, is all that is asked for: what counts are kept of.
    pub fn asks_for_nothing_but_stages(&self) -> bool {
        let asked = Filter {
            stages: Vec::new(),
            overdue_on: None,
            ..self.clone()
        };
        asked == Filter::default()
    }
}

fn line(row: &Row<'_>) -> Result<ListRow, Error> {
    let owned = |column| Ok::<_, Error>(row.opt_text(column)?.map(str::to_owned));
    Ok(ListRow {
        id: row.id(0)?,
        number: row.text(1)?.to_owned(),
        title: row.text(2)?.to_owned(),
        stage: row.id(3)?,
        received_at: row.instant(4)?,
        due_on: row.opt_date(5)?,
        category: row.text(6)?.to_owned(),
        place: row.text(7)?.to_owned(),
        firm: row.opt_id(8)?,
        firm_name: owned(9)?,
        lead: row.opt_id(10)?,
        lead_name: owned(11)?,
        officer_label: owned(12)?,
    })
}
