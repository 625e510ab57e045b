//! Whatever byte of the record is changed, verification names the row.

use domain::time::Instant;
use store::engine::{Db, Engine, Value};
use store::events::{self, Expected, Finding, Report};
use store::{Error, Tx, params};

use crate::both::{NOW, on_both};
use crate::ledger::{fill, keys, signer};

/// A column and how to change it.
struct Column {
    name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Int,
    Blob,
}

struct Table {
    name: &'static str,
    keys: &'static [&'static str],
    columns: &'static [Column],
}

const fn text(name: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Text,
    }
}
const fn int(name: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Int,
    }
}
const fn blob(name: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Blob,
    }
}

const EVENT: Table = Table {
    name: "event",
    keys: &["position"],
    columns: &[
        int("position"),
        text("stream"),
        int("seq"),
        text("algorithm"),
        text("kind"),
        text("actor"),
        text("on_behalf_of"),
        int("recorded_at"),
        int("occurred_at"),
        blob("previous"),
        blob("hash"),
        blob("commitment"),
        blob("salt"),
        text("open"),
        text("private"),
    ],
};

const HEAD: Table = Table {
    name: "evidence_head",
    keys: &["id"],
    columns: &[int("id"), int("size"), blob("frontier"), text("algorithm")],
};

const CHECKPOINT: Table = Table {
    name: "checkpoint",
    keys: &["size"],
    columns: &[
        int("size"),
        text("signer"),
        blob("root"),
        text("note"),
        int("made_at"),
    ],
};

const TILE: Table = Table {
    name: "tree_tile",
    keys: &["level", "tile"],
    columns: &[int("level"), int("tile"), blob("root"), blob("hashes")],
};

/// Ends a transaction without keeping what it did.
enum Undone {
    Report(Report),
    /// The database itself refused the change.
    Refused,
}

impl From<Error> for Undone {
    fn from(error: Error) -> Undone {
        assert!(!matches!(error, Error::Changed), "a change hit no row");
        Undone::Refused
    }
}

/// Makes a change, verifies, and takes the change back.
fn report_after(db: &Db, change: impl Fn(&mut Tx) -> Result<(), Error>) -> Option<Report> {
    let keys = keys();
    let outcome = db.write(|tx| {
        change(tx)?;
        let expected = Expected {
            keys: &keys,
            checkpoints: &[],
        };
        let report = events::verify_chain(tx, &expected, |_| {}).expect("the ledger can be read");
        Err::<(), Undone>(Undone::Report(report))
    });
    match outcome {
        Err(Undone::Report(report)) => Some(report),
        _ => None,
    }
}

/// One row's key, its name in a report, and where to find it in SQL.
struct Row {
    keys: Vec<i64>,
    name: String,
}

fn rows(db: &Db, table: &Table) -> Vec<Row> {
    let columns = table.keys.join(", ");
    let sql = format!("SELECT {columns} FROM {} ORDER BY {columns}", table.name);
    db.read(|reader| {
        reader.query(&sql, &[], |row| {
            let keys: Result<Vec<i64>, Error> =
                (0..table.keys.len()).map(|at| row.int(at)).collect();
            let keys = keys?;
            let parts = table.keys.iter().zip(&keys).map(|(name, key)| match *name {
                "position" | "size" | "level" | "tile" | "id" => format!("{name} {key}"),
                other => panic!("{other}"),
            });
            Ok(Row {
                name: parts.collect::<Vec<_>>().join(", "),
                keys,
            })
        })
    })
    .unwrap()
}

fn condition(table: &Table, row: &Row) -> String {
    let parts = table
        .keys
        .iter()
        .zip(&row.keys)
        .map(|(name, key)| format!("{name} = {key}"));
    parts.collect::<Vec<_>>().join(" AND ")
}

fn value(db: &Db, table: &Table, row: &Row, column: &Column) -> Value<'static> {
    let sql = format!(
        "SELECT {} FROM {} WHERE {}",
        column.name,
        table.name,
        condition(table, row)
    );
    let value = db.read(|reader| {
        reader.query_opt(&sql, &[], |row| {
            Ok(match row.value(0)? {
                Value::Null => Value::Null,
                Value::Int(number) => Value::Int(number),
                Value::Text(text) => Value::from(text.into_owned()),
                Value::Blob(bytes) => Value::from(bytes.into_owned()),
                other => panic!("{other:?}"),
            })
        })
    });
    value.unwrap().expect("the row is there")
}

/// A change of one value: an expression with at most one parameter.
type Change = (String, Option<Value<'static>>);

/// Every byte changed in `flips` ways, one byte added and one taken away, and values of another kind where the engine
/// takes them. A server is asked about every fifth byte only, since each question costs it many messages.
fn changes(engine: Engine, value: &Value<'_>, kind: Kind, flips: &[u8]) -> Vec<Change> {
    let step = if engine == Engine::Sqlite { 1 } else { 5 };
    let plain = |value: Value<'static>| ("$1".to_owned(), Some(value));
    let mut all: Vec<Change> = vec![("NULL".into(), None)];
    if engine == Engine::Sqlite {
        all.extend(["''", "0", "1.5", "X'00'"].map(|other| (other.to_owned(), None)));
    }
    match value {
        Value::Int(number) => {
            for (byte, flip) in (0..8).flat_map(|byte| flips.iter().map(move |flip| (byte, flip))) {
                all.push(plain(Value::Int(number ^ (i64::from(*flip) << (8 * byte)))));
            }
        }
        Value::Text(text) => {
            for bytes in flipped(text.as_bytes(), step, flips) {
                match String::from_utf8(bytes) {
                    Ok(text) if !text.contains('\0') => all.push(plain(text.into())),
                    Ok(_) => {}
                    Err(bytes) if engine == Engine::Sqlite => {
                        let bytes = Value::from(bytes.into_bytes());
                        all.push(("CAST($1 AS TEXT)".into(), Some(bytes)));
                    }
                    Err(_) => {}
                }
            }
        }
        Value::Blob(bytes) => {
            all.extend(flipped(bytes, step, flips).map(|bytes| plain(bytes.into())))
        }
        _ => {
            let added = match kind {
                Kind::Text => Value::from("{}"),
                Kind::Int => Value::Int(1),
                Kind::Blob => Value::from(vec![7; 32]),
            };
            all.push(plain(added));
        }
    }
    all
}

fn flipped(bytes: &[u8], step: usize, flips: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let each = bytes.to_vec();
    let (shorter, mut longer) = (
        bytes[..bytes.len().saturating_sub(1)].to_vec(),
        bytes.to_vec(),
    );
    longer.push(b' ');
    let flips = flips.to_vec();
    (0..each.len())
        .step_by(step)
        .flat_map(move |at| flips.clone().into_iter().map(move |flip| (at, flip)))
        .map(move |(at, flip)| {
            let mut changed = each.clone();
            changed[at] ^= flip;
            changed
        })
        .chain([shorter, longer])
}

/// Changes every value of every row of a table and answers how many changes there were.
fn every_change_shows(
    db: &Db,
    table: &Table,
    flips: &[u8],
    wanted: impl Fn(&Row, &Column) -> bool,
) -> usize {
    let mut made = 0;
    for row in rows(db, table) {
        for column in table.columns.iter().filter(|column| wanted(&row, column)) {
            let original = value(db, table, &row, column);
            for (expression, parameter) in changes(db.engine(), &original, column.kind, flips) {
                let same = [("NULL", Value::Null), ("0", Value::Int(0))];
                if same.contains(&(expression.as_str(), original.clone())) {
                    continue;
                }
                let sql = format!(
                    "UPDATE {} SET {} = {expression} WHERE {}",
                    table.name,
                    column.name,
                    condition(table, &row)
                );
                let parameters: Vec<Value<'_>> = parameter.into_iter().collect();
                let report = report_after(db, |tx| tx.compare_and_set(&sql, &parameters));
                if let Some(report) = report {
                    made += 1;
                    hold(
                        table,
                        &row,
                        column,
                        &report,
                        &format!("{sql} {parameters:?}"),
                    );
                }
            }
        }
    }
    made
}

/// The report names the row, and nothing else as altered. A row whose key was changed is named by either key.
fn hold(table: &Table, row: &Row, column: &Column, report: &Report, change: &str) {
    let is_key = table.keys.contains(&column.name);
    let named =
        |fault: &events::Fault| fault.table == table.name && (is_key || fault.key == row.name);
    let found = report.faults.iter().find(|fault| named(fault));
    let found = found.unwrap_or_else(|| panic!("{change}: {:?}", report.faults));
    for fault in &report.faults {
        let elsewhere = !named(fault) && fault.finding == Finding::Altered;
        assert!(!elsewhere, "{change}: {:?}", report.faults);
    }
    if let Some(seen) = found.column {
        assert!(seen.contains(column.name), "{change}: {:?}", report.faults);
    }
}

#[test]
fn every_changed_byte_of_every_event_shows_and_the_row_is_named() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 7);
        let made = every_change_shows(&db, &EVENT, &[0x01], |_, _| true);
        let least = match db.engine() {
            Engine::Sqlite => 1_800,
            Engine::Postgres => 300,
        };
        assert!(made > least, "only {made} changes were made");
    });
}

#[test]
fn every_changed_byte_of_the_right_edge_shows() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 11);
        let made = every_change_shows(&db, &HEAD, &[0x01, 0x10, 0xff], |_, _| true);
        assert!(made > 100, "only {made} changes were made");
    });
}

#[test]
fn every_changed_byte_of_a_checkpoint_shows() {
    on_both(|place| {
        let db = place.migrated();
        for count in [0, 4, 9] {
            fill(&db, db.read(events::count).unwrap(), count);
            let at = Instant(NOW.0 + count as i64);
            db.write(|tx| events::checkpoint(tx, &signer(), at))
                .unwrap();
        }
        fill(&db, 9, 12);
        let made = every_change_shows(&db, &CHECKPOINT, &[0x01], |_, _| true);
        assert!(made > 150, "only {made} changes were made");
    });
}

#[test]
fn a_changed_byte_of_a_tile_shows() {
    on_both(|place| {
        let db = place.migrated();
        fill(&db, 0, 258);
        let made = every_change_shows(&db, &TILE, &[0x01], |_, column| column.name != "hashes");
        assert!(made > 20, "only {made} changes were made");
        for at in (0..8_192usize).step_by(997) {
            let report = report_after(&db, |tx| flip_tile(tx, at)).unwrap();
            let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
            assert_eq!(faults, ["tree_tile (level 0, tile 0), hashes: altered"]);
        }
    });
}

fn flip_tile(tx: &mut Tx, at: usize) -> Result<(), Error> {
    let sql = "SELECT hashes FROM tree_tile WHERE level = 0 AND tile = 0";
    let mut hashes = tx
        .query_opt(sql, &[], |row| Ok(row.blob(0)?.to_vec()))?
        .unwrap();
    hashes[at] ^= 0x40;
    let sql = "UPDATE tree_tile SET hashes = $1 WHERE level = 0 AND tile = 0";
    tx.compare_and_set(sql, params![hashes])
}
