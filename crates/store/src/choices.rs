//! What forms offer for selection: offices in force, the people in them, leaders, chambers, firms by what was typed.

use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::time::Date;

use crate::engine::{Error, Reader, Row};
use crate::params;

crate::statements! {
    OFFICES = "SELECT id, name, lookup FROM office WHERE valid_to IS NULL OR valid_to >= $1 ORDER BY name, id";
    PEOPLE = "SELECT p.id, p.label, p.office, o.name, p.lookup FROM person p JOIN office o ON o.id = p.office
        WHERE p.valid_to IS NULL OR p.valid_to >= $1 ORDER BY o.name, p.label, p.id";
    LEADERS = "SELECT id, label, lookup FROM person WHERE is_leader = 1 AND (valid_to IS NULL OR valid_to >= $1)
        ORDER BY label, id";
    CHAMBERS = "SELECT id, name, lookup FROM chamber ORDER BY name, id";
    FIRMS = "SELECT id, name, credit_code, place FROM firm WHERE lookup LIKE $1 OR credit_code LIKE $2
        ORDER BY name, id LIMIT $3";
    MEMBERS = "SELECT id, name, credit_code, place FROM firm WHERE state LIKE $1 AND lookup LIKE $2
        ORDER BY name, id LIMIT $3";
    FIRM = "SELECT id, name, credit_code, place FROM firm WHERE id = $1";
    FIRMS_NAMED = "SELECT id, name, credit_code, place FROM firm WHERE name = $1 OR credit_code = $1 ORDER BY id LIMIT 2";
}

/// Something that can be chosen by its name or by its pinyin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<I> {
    pub id: I,
    pub name: String,
    /// Folded names, pinyin and initials.
    pub found_by: String,
}

/// Somebody who works in an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    pub id: PersonId,
    pub label: String,
    pub office: OfficeId,
    pub office_name: String,
    pub found_by: String,
}

/// A firm as a selection shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmLine {
    pub id: FirmId,
    pub name: String,
    pub credit_code: Option<String>,
    /// Place code of the deployment's list.
    pub place: String,
}

/// Offices that exist on a day.
pub fn offices(reader: &mut Reader, on: Date) -> Result<Vec<Named<OfficeId>>, Error> {
    reader.query(OFFICES, params![on], named)
}

/// People in their offices on a day.
pub fn people(reader: &mut Reader, on: Date) -> Result<Vec<Officer>, Error> {
    reader.query(PEOPLE, params![on], |row| {
        Ok(Officer {
            id: row.id(0)?,
            label: row.text(1)?.to_owned(),
            office: row.id(2)?,
            office_name: row.text(3)?.to_owned(),
            found_by: row.text(4)?.to_owned(),
        })
    })
}

/// Leaders in office on a day.
pub fn leaders(reader: &mut Reader, on: Date) -> Result<Vec<Named<PersonId>>, Error> {
    reader.query(LEADERS, params![on], named)
}

/// All chambers.
pub fn chambers(reader: &mut Reader) -> Result<Vec<Named<ChamberId>>, Error> {
    reader.query(CHAMBERS, params![], named)
}

/// Firms whose name, pinyin or initials hold the typed key, or whose credit code begins with it.
pub fn firms(reader: &mut Reader, key: &str, limit: u32) -> Result<Vec<FirmLine>, Error> {
    let plain = plain(key);
    if plain.is_empty() {
        return Ok(Vec::new());
    }
    let inside = format!("%{plain}%");
    let begins = format!("{}%", plain.to_uppercase());
    reader.query(FIRMS, params![inside, begins, limit], firm_line)
}

/// The same among the members of a chamber; an empty key finds them all.
pub fn members(
    reader: &mut Reader,
    chamber: ChamberId,
    key: &str,
    limit: u32,
) -> Result<Vec<FirmLine>, Error> {
    // The id of a chamber stands nowhere in a firm's state but in the list of its chambers.
    let member = format!("%\"{chamber}\"%");
    let inside = format!("%{}%", plain(key));
    reader.query(MEMBERS, params![member, inside, limit], firm_line)
}

/// One firm.
pub fn firm(reader: &mut Reader, id: FirmId) -> Result<Option<FirmLine>, Error> {
    reader.query_opt(FIRM, params![id], firm_line)
}

/// The firms with exactly this name or credit code, at most two: with more than one the words don't tell which.
pub fn firms_named(reader: &mut Reader, words: &str) -> Result<Vec<FirmLine>, Error> {
    reader.query(FIRMS_NAMED, params![words], firm_line)
}

/// Without what `LIKE` takes for more than itself.
fn plain(key: &str) -> String {
    let is_plain = |c: &char| !matches!(c, '%' | '_' | '\\');
    key.chars().filter(is_plain).collect()
}

fn named<I>(row: &Row<'_>) -> Result<Named<I>, Error>
where
    I: std::str::FromStr,
    I::Err: std::fmt::Display,
{
    Ok(Named {
        id: row.id(0)?,
        name: row.text(1)?.to_owned(),
        found_by: row.text(2)?.to_owned(),
    })
}

fn firm_line(row: &Row<'_>) -> Result<FirmLine, Error> {
    Ok(FirmLine {
        id: row.id(0)?,
        name: row.text(1)?.to_owned(),
        credit_code: row.opt_text(2)?.map(str::to_owned),
        place: row.text(3)?.to_owned(),
    })
}
