//! Firms.

use domain::firms::{Firm, FirmSize};
use domain::ids::FirmId;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, get, lookup_key, select};

crate::statements! {
    INSERT_FIRM = "INSERT INTO firm (id, version, state, name, credit_code, place, industry, size, lookup) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_FIRM = "UPDATE firm SET version = $2, state = $3, name = $4, credit_code = $5, place = $6, industry = $7, size = $8, lookup = $9 WHERE id = $1 AND version = $10";
    GET_FIRM = "SELECT version, state FROM firm WHERE id = $1";
    EACH_FIRM = "SELECT version, state FROM firm ORDER BY name, id";
    PAGE = "SELECT version, state FROM firm WHERE (CAST($1 AS TEXT) = '' OR lookup LIKE $1 OR credit_code LIKE $2)
        AND (CAST($3 AS TEXT) = '' OR place = $3) AND (CAST($4 AS TEXT) = '' OR size = $4)
        AND (name > $5 OR (name = $5 AND id > $6)) ORDER BY name, id LIMIT $7";
    COUNT = "SELECT COUNT(*) FROM firm WHERE (CAST($1 AS TEXT) = '' OR lookup LIKE $1 OR credit_code LIKE $2)
        AND (CAST($3 AS TEXT) = '' OR place = $3) AND (CAST($4 AS TEXT) = '' OR size = $4)";
    BY_CODE = "SELECT id FROM firm WHERE credit_code = $1";
    NAMES = "SELECT id, name, credit_code FROM firm";
    BY_NAME = "SELECT id FROM firm WHERE name = $1 ORDER BY id";
    INVITATIONS = "SELECT COUNT(*), MAX(held_on) FROM meeting_attendee WHERE firm = $1 AND held_on >= $2 AND held_on < $3";
}

impl Table for Firm {
    const TABLE: &'static str = "firm";
    const COLUMNS: &'static [&'static str] = &[
        "version",
        "state",
        "name",
        "credit_code",
        "place",
        "industry",
        "size",
        "lookup",
    ];
    const INSERT: &'static str = INSERT_FIRM;
    const UPDATE: &'static str = UPDATE_FIRM;
    const GET: &'static str = GET_FIRM;
    const EACH: &'static str = EACH_FIRM;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(&self.name),
            Value::from((!self.credit_code.is_empty()).then_some(&self.credit_code)),
            Value::from(&self.place),
            Value::from(&self.industry),
            Value::from(self.size.key()),
            Value::from(lookup_key(&[&self.name])),
        ]
    }
}

/// The firm with a credit code.
pub fn by_code(reader: &mut Reader, code: &str) -> Result<Option<Versioned<Firm>>, Error> {
    match reader.query_opt(BY_CODE, params![code], |row| row.id::<FirmId>(0))? {
        Some(id) => get(reader, id.0),
        None => Ok(None),
    }
}

/// Hands on the id, name and code of every firm.
pub fn names<E: From<Error>>(
    reader: &mut Reader,
    mut visit: impl FnMut(FirmId, &str, Option<&str>),
) -> Result<(), E> {
    reader.query_each(NAMES, params![], |row| {
        visit(row.id(0)?, row.text(1)?, row.opt_text(2)?);
        Ok(())
    })
}

/// The first firm with exactly this name.
pub fn by_name(reader: &mut Reader, name: &str) -> Result<Option<FirmId>, Error> {
    reader.query_opt(BY_NAME, params![name], |row| row.id(0))
}

/// How often a firm was invited from a day up to, not including, another, and the last time: the burden counter.
pub fn invitations(
    reader: &mut Reader,
    firm: FirmId,
    from: domain::time::Date,
    to: domain::time::Date,
) -> Result<(i64, Option<domain::time::Date>), Error> {
    let found = reader.query_opt(INVITATIONS, params![firm, from, to], |row| {
        Ok((row.int(0)?, row.opt_date(1)?))
    })?;
    Ok(found.unwrap_or((0, None)))
}

/// Which firms a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FirmFilter {
    /// Part of the name, of its pinyin or initials, or the beginning of the credit code; empty for all.
    pub words: String,
    /// Place code; empty for all.
    pub place: String,
    pub size: Option<FirmSize>,
}

impl FirmFilter {
    /// The patterns for the look-up column and for the credit code; empty ones match everything.
    fn patterns(&self) -> (String, String) {
        let plain = |text: &str| -> String {
            text.chars()
                .filter(|c| !matches!(c, '%' | '_' | '\\'))
                .collect()
        };
        let typed = plain(self.words.trim());
        if typed.is_empty() {
            return (String::new(), String::new());
        }
        let folded = text::fold(&typed);
        (format!("%{folded}%"), format!("{}%", typed.to_uppercase()))
    }

    fn size(&self) -> &'static str {
        self.size.map_or("", FirmSize::key)
    }
}

/// A page of firms by name, after the firm that `after` names.
pub fn page(
    reader: &mut Reader,
    filter: &FirmFilter,
    after: Option<(&str, FirmId)>,
    limit: u32,
) -> Result<Vec<Versioned<Firm>>, Error> {
    let (lookup, code) = filter.patterns();
    let (name, id) = match after {
        Some((name, id)) => (name, id.to_string()),
        None => ("", String::new()),
    };
    let params = params![lookup, code, &filter.place, filter.size(), name, id, limit];
    select(reader, PAGE, params)
}

/// How many firms match.
pub fn count(reader: &mut Reader, filter: &FirmFilter) -> Result<i64, Error> {
    let (lookup, code) = filter.patterns();
    let params = params![lookup, code, &filter.place, filter.size()];
    Ok(reader
        .query_opt(COUNT, params, |row| row.int(0))?
        .unwrap_or(0))
}
