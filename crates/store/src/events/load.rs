//! Reading events.

use domain::evidence::{Algorithm, Hash, Record, Salt};

use super::{Tip, sql};
use crate::params;
use crate::{Error, Reader, Row};

/// Where a stream ends; [`Tip::START`] when it has no events.
pub fn tip(reader: &mut Reader, stream: &str) -> Result<Tip, Error> {
    let tip = reader.query_opt(sql::TIP, params![stream], |row| {
        let hash = Hash::from_slice(row.blob(1)?)
            .ok_or_else(|| Error::Corrupt("event.hash was altered".into()))?;
        Ok(Tip {
            seq: row.int(0)?,
            hash,
        })
    })?;
    Ok(tip.unwrap_or(Tip::START))
}

/// All events of a stream, in order. Nothing is verified here.
pub fn load(reader: &mut Reader, stream: &str) -> Result<Vec<Record>, Error> {
    load_after(reader, stream, 0)
}

/// The events of a stream after one, in order.
pub fn load_after(reader: &mut Reader, stream: &str, seq: i64) -> Result<Vec<Record>, Error> {
    reader.query(sql::STREAM, params![stream, seq], record)
}

/// One event of a stream.
pub fn one(reader: &mut Reader, stream: &str, seq: i64) -> Result<Option<Record>, Error> {
    reader.query_opt(sql::ONE, params![stream, seq], record)
}

/// The last event of a kind in a stream.
pub fn latest_of_kind(
    reader: &mut Reader,
    stream: &str,
    kind: &str,
) -> Result<Option<Record>, Error> {
    reader.query_opt(sql::LATEST_OF_KIND, params![stream, kind], record)
}

/// The event at a position.
pub fn at(reader: &mut Reader, position: u64) -> Result<Option<Record>, Error> {
    reader.query_opt(sql::RANGE, params![position, position + 1], record)
}

/// Up to `limit` events from a position on, in the order in which they were recorded.
pub fn scan(reader: &mut Reader, from: u64, limit: u32) -> Result<Vec<Record>, Error> {
    let until = from.saturating_add(u64::from(limit)).min(i64::MAX as u64);
    reader.query(sql::RANGE, params![from, until], record)
}

/// Which events a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// The stream's whole name; empty for all.
    pub stream: String,
    /// How the kind begins, such as `case.` or `setting.changed`; empty for all.
    pub kind: String,
    /// Who did it or for whom; empty for all.
    pub actor: String,
}

/// The latest events before a position, the newest first.
pub fn latest(
    reader: &mut Reader,
    filter: &EventFilter,
    before: u64,
    limit: u32,
) -> Result<Vec<Record>, Error> {
    let before = before.min(i64::MAX as u64);
    let (kind, actor) = (&filter.kind, &filter.actor);
    if filter.stream.is_empty() {
        return reader.query(sql::LATEST, params![before, kind, actor, limit], record);
    }
    let params = params![before, kind, actor, limit, &filter.stream];
    reader.query(sql::LATEST_OF_STREAM, params, record)
}

fn record(row: &Row<'_>) -> Result<Record, Error> {
    record_of(row).map_err(|column| Error::Corrupt(format!("event.{column} was altered")))
}

/// The event in a row of all columns; the first column that holds what was never written otherwise.
pub(super) fn record_of(row: &Row<'_>) -> Result<Record, &'static str> {
    let text = |at: usize, name| row.text(at).map(str::to_owned).map_err(|_| name);
    let opt_text = |at: usize, name| {
        let text = row.opt_text(at).map_err(|_| name)?;
        Ok(text.map(str::to_owned))
    };
    Ok(Record {
        position: row
            .int(0)
            .ok()
            .and_then(|at| at.try_into().ok())
            .ok_or("position")?,
        stream: text(1, "stream")?,
        seq: row.int(2).map_err(|_| "seq")?,
        algorithm: row
            .text(3)
            .ok()
            .and_then(Algorithm::named)
            .ok_or("algorithm")?,
        kind: text(4, "kind")?,
        actor: text(5, "actor")?,
        on_behalf_of: opt_text(6, "on_behalf_of")?,
        recorded_at: row.instant(7).map_err(|_| "recorded_at")?,
        occurred_at: row.instant(8).map_err(|_| "occurred_at")?,
        previous: fixed(row, 9, "previous", Hash::from_slice)?.ok_or("previous")?,
        hash: fixed(row, 10, "hash", Hash::from_slice)?.ok_or("hash")?,
        commitment: fixed(row, 11, "commitment", Hash::from_slice)?,
        salt: fixed(row, 12, "salt", Salt::from_slice)?,
        open: text(13, "open")?,
        private: opt_text(14, "private")?,
    })
}

/// A value of fixed length, or nothing.
fn fixed<T>(
    row: &Row<'_>,
    at: usize,
    name: &'static str,
    parse: fn(&[u8]) -> Option<T>,
) -> Result<Option<T>, &'static str> {
    match row.opt_blob(at).map_err(|_| name)? {
        Some(bytes) => parse(bytes).map(Some).ok_or(name),
        None => Ok(None),
    }
}
