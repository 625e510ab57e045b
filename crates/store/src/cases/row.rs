//! The state row of a case, and its parties.

use domain::cases::{Case, waits};
use domain::ids::CaseId;
use domain::permits::Parties;
use domain::time::Date;

use crate::engine::{Error, Reader, Row, Tx, Value};
use crate::images::Line;
use crate::ladder::{red_key, reported_key};
use crate::params;

crate::statements! {
    INSERT = "INSERT INTO cases (id, ordinal, number, source, version, stage, received_at, due_on, title, firm, category,
        place, lead_office, officer, meeting, leader, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    UPDATE = "UPDATE cases SET version = $3, stage = $4, received_at = $5, due_on = $6, title = $7, firm = $8,
        category = $9, place = $10, lead_office = $11, officer = $12, meeting = $13, leader = $14, state = $15
        WHERE id = $1 AND version = $2";
    BY_NUMBER = "SELECT ordinal, state FROM cases WHERE number = $1";
    BY_ID = "SELECT ordinal, state FROM cases WHERE id = $1";
    EACH = "SELECT ordinal, state FROM cases ORDER BY ordinal";
    NEWEST = "SELECT ordinal, state FROM cases ORDER BY ordinal DESC LIMIT $1";
    BY_ORDINAL = "SELECT ordinal, state FROM cases WHERE ordinal = $1";
    BEFORE = "SELECT ordinal FROM cases WHERE ordinal < $1 ORDER BY ordinal DESC LIMIT $2";
    HOLD = "UPDATE cases SET ordinal = ordinal WHERE ordinal = $1";
    STATE = "SELECT state FROM cases WHERE id = $1";
    RUNNING = "SELECT ordinal, state FROM cases WHERE due_on >= $1 AND stage IN ('assigned', 'objected', 'in_progress',
        'awaiting_material', 'docketed', 'reply_drafted', 'reply_signed', 'withdrawal_check') ORDER BY due_on, id";
    SOURCE = "SELECT number FROM cases WHERE source = $1";
    INSERT_PARTY = "INSERT INTO case_party (party, case_id, stage, received_at, due_on, running_on)
        VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_PARTIES = "UPDATE case_party SET stage = $2, received_at = $3, due_on = $4, running_on = $5
        WHERE case_id = $1";
    /// A line for each party, one with nothing for a case without parties, no line for no case.
    PARTIES = "SELECT p.party FROM cases c LEFT JOIN case_party p ON p.case_id = c.id WHERE c.number = $1";
    DELETE_PARTIES = "DELETE FROM case_party WHERE case_id = $1";
}

/// Among the parties of a case: the firm asked that the offices don't learn who it is.
pub(super) const CONFIDENTIAL: &str = "wish/confidential";

/// A case with the small number that its full text is kept under.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    pub ordinal: i64,
    pub case: Case,
}

/// The case with a number as people see it, without a reopening suffix.
pub fn by_number(reader: &mut Reader, number: &str) -> Result<Option<Stored>, Error> {
    reader.query_opt(BY_NUMBER, params![number], stored)
}

/// The case with an id.
pub fn by_id(reader: &mut Reader, id: CaseId) -> Result<Option<Stored>, Error> {
    reader.query_opt(BY_ID, params![id], stored)
}

/// Hands every case on, oldest record first, holding one at a time.
pub fn each<E: From<Error>>(
    reader: &mut Reader,
    mut visit: impl FnMut(Stored) -> Result<(), E>,
) -> Result<(), E> {
    reader.query_each(EACH, params![], |row| visit(stored(row)?))
}

/// The cases that were recorded last, at most `limit`, the newest first.
pub fn newest(reader: &mut Reader, limit: u32) -> Result<Vec<Stored>, Error> {
    reader.query(NEWEST, params![limit], stored)
}

/// The cases with these ordinals, in their order; what isn't there is left out.
pub fn by_ordinals(reader: &mut Reader, ordinals: &[i64]) -> Result<Vec<Stored>, Error> {
    let mut found = Vec::new();
    for ordinal in ordinals {
        found.extend(reader.query_opt(BY_ORDINAL, params![*ordinal], stored)?);
    }
    Ok(found)
}

/// The problem in the firm's words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Problem {
    pub facts: String,
    pub ask: String,
}

/// What a case says of its problem, without reading all the rest of its state.
pub fn problem(reader: &mut Reader, id: CaseId) -> Result<Option<Problem>, Error> {
    #[derive(serde::Deserialize)]
    struct State {
        intake: Problem,
    }
    reader.query_opt(STATE, params![id], |row| {
        let state: State = serde_json::from_str(row.text(0)?)
            .map_err(|error| Error::Corrupt(format!("cases.state: {error}")))?;
        Ok(state.intake)
    })
}

/// The ordinals before one, the highest first, at most `limit`.
pub fn ordinals_before(reader: &mut Reader, before: i64, limit: u32) -> Result<Vec<i64>, Error> {
    reader.query(BEFORE, params![before, limit], |row| row.int(0))
}

/// Keeps others from writing a case until the transaction ends, without changing it. What is read of it after this is
/// what others wrote last.
pub fn hold(tx: &mut Tx, ordinal: i64) -> Result<(), Error> {
    tx.execute(HOLD, params![ordinal]).map(drop)
}

/// The cases whose due date may still run, due on a day or later, by due date.
pub fn running_from(reader: &mut Reader, day: Date) -> Result<Vec<Stored>, Error> {
    reader.query(RUNNING, params![day], stored)
}

/// The number of the case that was imported from this ledger row before.
pub fn source_known(reader: &mut Reader, source: &str) -> Result<Option<String>, Error> {
    reader.query_opt(SOURCE, params![source], |row| Ok(row.text(0)?.to_owned()))
}

/// The parties of the case with a number, without the leaders paired with its firm; none when there is no such case.
pub fn parties_of(reader: &mut Reader, number: &str) -> Result<Option<Parties>, Error> {
    let keys = reader.query(PARTIES, params![number], |row| {
        Ok(row.opt_text(0)?.map(str::to_owned))
    })?;
    if keys.is_empty() {
        return Ok(None);
    }
    let mut parties = Parties::default();
    for key in keys.iter().flatten() {
        add_party(&mut parties, key)
            .ok_or_else(|| Error::Corrupt(format!("case_party.party holds {key}")))?;
    }
    Ok(Some(parties))
}

fn add_party(parties: &mut Parties, key: &str) -> Option<()> {
    if key == CONFIDENTIAL {
        parties.confidential = true;
        return Some(());
    }
    let (kind, id) = key.split_once('/')?;
    match kind {
        "firm" => parties.firm = Some(id.parse().ok()?),
        "chamber" => parties.chamber = Some(id.parse().ok()?),
        "lead" => parties.lead = Some(id.parse().ok()?),
        "co" => parties.co_offices.push(id.parse().ok()?),
        "leader" => parties.leader = Some(id.parse().ok()?),
        // What only lists ask for.
        "meeting" | "wait" | "red" | "group" => {}
        _ => return None,
    }
    Some(())
}

/// Writes a new case. `ordinal` is the position of its first event.
pub fn insert(tx: &mut Tx, case: &Case, ordinal: i64) -> Result<(), Error> {
    let mut values = vec![
        Value::from(case.id),
        Value::from(ordinal),
        Value::from(&case.number),
        Value::from(source(case)),
    ];
    values.extend(changing(case)?);
    tx.execute(INSERT, &values)?;
    insert_parties(tx, case)
}

/// Writes the new state of a case that was read at `before`; [`Error::Changed`] when somebody wrote in between.
pub fn update(tx: &mut Tx, before: &Case, case: &Case) -> Result<(), Error> {
    let mut values = vec![Value::from(case.id), Value::from(before.version)];
    values.extend(changing(case)?);
    tx.compare_and_set(UPDATE, &values)?;
    if parties(before) != parties(case) {
        tx.execute(DELETE_PARTIES, params![case.id])?;
        return insert_parties(tx, case);
    }
    if beside_parties(before) != beside_parties(case) {
        let mut values = vec![Value::from(case.id)];
        values.extend(beside_parties(case));
        tx.execute(UPDATE_PARTIES, &values)?;
    }
    Ok(())
}

/// The columns from `version` on, in the order of both statements.
fn changing(case: &Case) -> Result<Vec<Value<'_>>, Error> {
    let assignment = case.assignment.as_ref();
    Ok(vec![
        Value::from(case.version),
        Value::from(case.stage.name().key()),
        Value::from(case.received_at),
        Value::from(due_on(case)),
        Value::from(&case.intake.title),
        Value::from(case.intake.firm),
        Value::from(&case.intake.category),
        Value::from(&case.intake.place),
        Value::from(case.office()),
        Value::from(assignment.map(|a| a.officer)),
        Value::from(assignment.and_then(|a| a.meeting).or(case.intake.meeting)),
        Value::from(assignment.and_then(|a| a.leader)),
        Value::from(json(case)?),
    ])
}

/// The fingerprint of the ledger row that the case was imported from.
fn source(case: &Case) -> Option<&str> {
    let ledger = case.ledger.as_ref();
    ledger
        .map(|ledger| ledger.source.as_str())
        .filter(|source| !source.is_empty())
}

/// The row of a case.
pub(super) fn line(case: &Case, ordinal: i64) -> Result<Line, Error> {
    let mut values = vec![
        Value::from(ordinal),
        Value::from(&case.number),
        Value::from(source(case)),
    ];
    values.extend(changing(case)?);
    Ok(Line::single(
        values.into_iter().map(Value::into_owned).collect(),
    ))
}

/// The rows of [`parties`].
pub(super) fn party_lines(case: &Case) -> Vec<Line> {
    let line = |party: String| Line {
        key: vec![Value::from(party)],
        values: beside_parties(case)
            .into_iter()
            .map(Value::into_owned)
            .collect(),
    };
    parties(case).into_iter().map(line).collect()
}

fn insert_parties(tx: &mut Tx, case: &Case) -> Result<(), Error> {
    for party in parties(case) {
        let mut values = vec![Value::from(party), Value::from(case.id)];
        values.extend(beside_parties(case));
        tx.execute(INSERT_PARTY, &values)?;
    }
    Ok(())
}

/// What every party of a case carries of it, so that lists needn't look at the case: stage, receipt, due date, and the
/// day by which something is owed now.
fn beside_parties(case: &Case) -> [Value<'_>; 4] {
    [
        Value::from(case.stage.name().key()),
        Value::from(case.received_at),
        Value::from(due_on(case)),
        Value::from(case.running_date()),
    ]
}

fn due_on(case: &Case) -> Option<Date> {
    case.due.as_ref().map(|due| due.due_on)
}

/// The keys under which lists find a case: who stands in a relation to it, and what it waits for.
pub fn parties(case: &Case) -> Vec<String> {
    let parties = Parties::of(case, Vec::new());
    let meeting = case
        .assignment
        .as_ref()
        .and_then(|a| a.meeting)
        .or(case.intake.meeting);
    let mut keys = Vec::new();
    keys.extend(parties.firm.map(|id| format!("firm/{id}")));
    keys.extend(parties.chamber.map(|id| format!("chamber/{id}")));
    keys.extend(parties.lead.map(|id| format!("lead/{id}")));
    keys.extend(parties.co_offices.iter().map(|id| format!("co/{id}")));
    keys.extend(parties.leader.map(|id| format!("leader/{id}")));
    keys.extend(parties.confidential.then(|| CONFIDENTIAL.to_owned()));
    keys.extend(meeting.map(|id| format!("meeting/{id}")));
    keys.extend(waits(case).iter().map(|wait| format!("wait/{wait}")));
    let supervision = &case.supervision;
    let reds = supervision.reds.iter();
    keys.extend(reds.map(|red| red_key(red.on, red.office)));
    let reported = supervision.reported.iter();
    keys.extend(reported.map(|report| reported_key(&report.quarter, report.office)));
    keys.sort();
    keys.dedup();
    keys
}

pub(crate) fn stored(row: &Row<'_>) -> Result<Stored, Error> {
    let case = serde_json::from_str(row.text(1)?)
        .map_err(|error| Error::Corrupt(format!("cases.state: {error}")))?;
    Ok(Stored {
        ordinal: row.int(0)?,
        case,
    })
}

/// The state as it is stored: JSON in the order of the struct's fields.
pub fn json(case: &Case) -> Result<String, Error> {
    serde_json::to_string(case).map_err(|error| Error::Other(format!("case to JSON: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::cases::Wait;

    #[test]
    fn what_a_case_waits_for_is_no_party_and_no_damage() {
        let mut parties = Parties::default();
        for wait in Wait::ALL {
            assert_eq!(add_party(&mut parties, &format!("wait/{wait}")), Some(()));
        }
        assert_eq!(parties, Parties::default());
        assert_eq!(add_party(&mut parties, "nobody/1"), None);
    }
}
