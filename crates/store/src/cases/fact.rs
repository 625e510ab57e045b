//! The fact row of a case and what is kept beside it for the figures, all written with the case.

use std::collections::BTreeMap;

use domain::cases::{Case, StageName};
use domain::statistics::{CaseFact, Dimension, Measure, Sums, month_key};
use domain::time::Date;

use super::blocks;
use super::row::insert;
use crate::engine::{Error, Reader, Tx, Value};
use crate::images::Line;
use crate::params;

crate::statements! {
    INSERT_FACT = "INSERT INTO case_fact (case_id, year, month, category, office, place, meeting, difficulty, stage,
        running_on, replied_on, reply_days, handling_days, measures)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    UPDATE_FACT = "UPDATE case_fact SET year = $2, month = $3, category = $4, office = $5, place = $6, meeting = $7,
        difficulty = $8, stage = $9, running_on = $10, replied_on = $11, reply_days = $12, handling_days = $13,
        measures = $14 WHERE case_id = $1";
    ADD = "UPDATE figure SET n = n + $5 WHERE year = $1 AND dimension = $2 AND key = $3 AND measure = $4";
    NEW = "INSERT INTO figure (year, dimension, key, measure, n) VALUES ($1, $2, $3, $4, $5)";
    SUMS = "SELECT key, measure, n FROM figure WHERE year = $1 AND dimension = $2 AND n <> 0 ORDER BY key, measure";
    /// Whole months that have passed, and the days that have passed of the month `$2`.
    OVERDUE = "SELECT key, n FROM figure WHERE year = $1 AND dimension = 'owed_month' AND key < $2 AND n <> 0
        UNION ALL SELECT key, n FROM figure WHERE year = $1 AND dimension = 'owed' AND key > $2 AND key < $3 AND n <> 0";
    STANDING = "SELECT CAST(SUM(n) AS BIGINT) FROM figure WHERE year = 0 AND dimension = 'stage' AND key = $1";
    /// Whole months that have passed, and the days that have passed of the month in `$2`.
    STANDING_LATE = "SELECT CAST(SUM(s.n) AS BIGINT) FROM (
        SELECT n FROM figure WHERE year = 0 AND dimension = 'running_month' AND key > $1 AND key < $2
        UNION ALL SELECT n FROM figure WHERE year = 0 AND dimension = 'running' AND key > $2 AND key < $3) s";
}

/// What a transaction changes in the sums and blocks behind the figures, gathered so that each is written once.
#[derive(Debug, Default)]
pub struct FigureChanges {
    sums: BTreeMap<FigureKey, i64>,
    blocks: blocks::Changes,
}

impl FigureChanges {
    fn note(&mut self, ordinal: i64, old: Option<&CaseFact>, new: &CaseFact) {
        for (key, n) in differences(old, new) {
            *self.sums.entry(key).or_default() += n;
        }
        self.blocks.note(ordinal, old, new);
    }

    /// Writes them; in the order of their keys, so that two transactions lock rows in the same order.
    pub fn write(self, tx: &mut Tx) -> Result<(), Error> {
        for (key, n) in self.sums.into_iter().filter(|(_, n)| *n != 0) {
            add(tx, &key, n)?;
        }
        self.blocks.write(tx)
    }
}

/// Writes the fact row and notes what it changes in the figures; `before` is `None` for a new case.
pub fn replace_fact(
    tx: &mut Tx,
    ordinal: i64,
    before: Option<&Case>,
    case: &Case,
    changes: &mut FigureChanges,
) -> Result<(), Error> {
    let old = before.map(CaseFact::of);
    let new = CaseFact::of(case);
    if old.as_ref() == Some(&new) {
        return Ok(());
    }
    let statement = if old.is_some() {
        UPDATE_FACT
    } else {
        INSERT_FACT
    };
    let mut values = vec![Value::from(case.id)];
    values.extend(columns(&new));
    tx.execute(statement, &values)?;
    changes.note(ordinal, old.as_ref(), &new);
    Ok(())
}

/// Writes new cases with their facts; the figures change once for all of them. Each comes with its ordinal.
pub fn insert_all(tx: &mut Tx, cases: &[(i64, &Case)]) -> Result<(), Error> {
    let mut changes = FigureChanges::default();
    for (ordinal, case) in cases {
        insert(tx, case, *ordinal)?;
        replace_fact(tx, *ordinal, None, case, &mut changes)?;
    }
    changes.write(tx)
}

/// The columns after the case's id, in the order of the statements.
fn columns(fact: &CaseFact) -> Vec<Value<'_>> {
    vec![
        Value::from(fact.year),
        Value::from(i32::from(fact.month)),
        Value::from(&fact.category),
        Value::from(&fact.office),
        Value::from(&fact.place),
        Value::from(&fact.meeting),
        Value::from(&fact.difficulty),
        Value::from(fact.stage.key()),
        Value::from(fact.running_on),
        Value::from(fact.replied_on),
        Value::from(fact.reply_days),
        Value::from(fact.handling_days),
        Value::from(fact.measures),
    ]
}

/// The row of facts.
pub(super) fn line(fact: &CaseFact) -> Line {
    Line::single(columns(fact).into_iter().map(Value::into_owned).collect())
}

pub(super) type FigureKey = (i32, Dimension, String, Measure);

/// What changes in the sums. Sorted, so that two transactions lock rows in the same order.
pub(super) fn differences(old: Option<&CaseFact>, new: &CaseFact) -> Vec<(FigureKey, i64)> {
    let mut found = BTreeMap::<FigureKey, i64>::new();
    let weighed = old.map(|fact| (fact, -1)).into_iter().chain([(new, 1)]);
    for (fact, sign) in weighed {
        for dimension in Dimension::ALL {
            let Some(key) = fact.key(*dimension) else {
                continue;
            };
            let counted = |measure: &&Measure| fact.is(**measure) && dimension.counts(**measure);
            for measure in Measure::ALL.iter().filter(counted) {
                let year = if dimension.is_of_all_years() {
                    0
                } else {
                    fact.year
                };
                *found
                    .entry((year, *dimension, key.clone(), *measure))
                    .or_default() += sign;
            }
        }
    }
    found.into_iter().filter(|(_, n)| *n != 0).collect()
}

fn add(tx: &mut Tx, (year, dimension, key, measure): &FigureKey, n: i64) -> Result<(), Error> {
    let params = params![*year, dimension.key(), key, measure.key(), n];
    if tx.execute(ADD, params)? == 0 {
        tx.execute(NEW, params)?;
    }
    Ok(())
}

/// The sums of a year along one dimension, by key.
pub fn sums_by(
    reader: &mut Reader,
    year: i32,
    dimension: Dimension,
) -> Result<Vec<(String, Sums)>, Error> {
    let mut found: Vec<(String, Sums)> = Vec::new();
    reader.query_each(SUMS, params![year, dimension.key()], |row| {
        let (key, measure, n) = (row.text(0)?, row.id::<Measure>(1)?, row.int(2)?);
        if found.last().is_none_or(|(last, _)| last != key) {
            found.push((key.to_owned(), Sums::default()));
        }
        if let Some((_, sums)) = found.last_mut() {
            sums.0.insert(measure, n);
        }
        Ok::<(), Error>(())
    })?;
    Ok(found)
}

/// Cases that stand in a stage now, of all years.
pub(super) fn standing(reader: &mut Reader, stage: StageName) -> Result<i64, Error> {
    sum(reader, STANDING, params![stage.key()])
}

/// Those of them that owed something before a day.
pub(super) fn standing_late(
    reader: &mut Reader,
    stage: StageName,
    day: Date,
) -> Result<i64, Error> {
    let month = format!("{stage}/{}", month_key(day));
    let (from, to) = (format!("{stage}/"), format!("{stage}/{day}"));
    sum(reader, STANDING_LATE, params![from, month, to])
}

/// A sum of kept numbers; that of none is 0.
fn sum(reader: &mut Reader, statement: &str, values: &[Value<'_>]) -> Result<i64, Error> {
    let sum = reader.query_opt(statement, values, |row| row.opt_int(0))?;
    Ok(sum.flatten().unwrap_or(0))
}

/// Cases of a year whose due date has passed without any reply, by the lead office.
pub fn overdue_by_office(
    reader: &mut Reader,
    year: i32,
    today: Date,
) -> Result<BTreeMap<String, i64>, Error> {
    let mut found = BTreeMap::new();
    reader.query_each(OVERDUE, params![year, month_key(today), today], |row| {
        // The office stands behind the month or the day.
        let (_, office) = row.text(0)?.split_once('/').unwrap_or_default();
        match found.get_mut(office) {
            Some(n) => *n += row.int(1)?,
            None => _ = found.insert(office.to_owned(), row.int(1)?),
        }
        Ok::<(), Error>(())
    })?;
    Ok(found)
}
