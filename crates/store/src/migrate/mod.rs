//! Brings the tables to the form that this version works with, or refuses.
//!
//! Each migration is one file of portable SQL and one transaction, applied under a lock and recorded with its checksum.

mod ledger;
mod script;

use std::path::{Path, PathBuf};

use domain::time::Instant;

use crate::engine::{Db, Error, Tx};
use crate::{cases, schema};

pub use ledger::ALL;

/// A numbered file of definitions. Once released it is never edited.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3 …
    pub number: i64,
    /// The file's name without its number.
    pub name: &'static str,
    /// Statements that end with `;` at the end of a line. A statement below a line `-- only: sqlite` or
    /// `-- only: postgres` is left out elsewhere.
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($number:literal $name:literal $file:literal,)*) => {
        &[$(Migration { number: $number, name: $name, sql: include_str!(concat!("../../migrations/", $file)) },)*]
    };
}

/// Every migration of this version, in order.
pub const MIGRATIONS: &[Migration] = migrations![
    1 "foundation" "0001_foundation.sql",
    2 "programme" "0002_programme.sql",
    3 "accounts" "0003_accounts.sql",
    4 "saved_views" "0004_saved_views.sql",
    5 "notices" "0005_notices.sql",
    6 "before_meetings" "0006_before_meetings.sql",
    7 "many_cases" "0007_many_cases.sql",
    8 "addresses" "0008_addresses.sql",
    9 "minutes" "0009_minutes.sql",
    10 "rooms" "0010_rooms.sql",
    11 "finance" "0011_finance.sql",
    12 "figures_by_month" "0012_figures_by_month.sql",
    13 "weeks" "0013_weeks.sql",
    14 "contacts" "0014_contacts.sql",
    15 "ladder" "0015_ladder.sql",
    16 "files" "0016_files.sql",
];

/// What was done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Migrated {
    /// Numbers of the migrations that ran now.
    pub applied: Vec<i64>,
    /// The copy of an SQLite database as it was before, when there was anything in it.
    pub backup: Option<PathBuf>,
}

/// Applies what is missing and checks that all tables are there.
///
/// Refuses with [`Error::Schema`] a database of a newer version, one whose applied migrations differ from ours or have
/// gaps, one with tables of someone else, and one that lacks tables, columns or indexes.
pub fn migrate(db: &Db, at: Instant) -> Result<Migrated, Error> {
    let migrated = apply(db, at, MIGRATIONS)?;
    schema::check(db)?;
    cases::fill_missing_blocks(db)?;
    Ok(migrated)
}

/// Whether an older version wrote the tables. An empty database isn't behind, it is new.
pub fn is_behind(db: &Db) -> Result<bool, Error> {
    let applied = db.read(ledger::applied)?;
    Ok(!applied.is_empty() && ledger::pending(&applied, MIGRATIONS)?.is_some())
}

/// Applies what is missing of `migrations`, which are numbered 1, 2, 3 ….
pub fn apply(db: &Db, at: Instant, migrations: &[Migration]) -> Result<Migrated, Error> {
    let mut migrated = Migrated::default();
    let before = db.read(ledger::applied)?;
    let mut backup_wanted = !before.is_empty();
    let mut pending = ledger::pending(&before, migrations)?.is_some();
    if pending {
        ledger::found(db)?;
    }
    while pending {
        let step = db.write(|tx| take_step(db, tx, at, migrations, backup_wanted))?;
        backup_wanted = false;
        pending = step.more;
        migrated.applied.extend(step.applied);
        migrated.backup = migrated.backup.or(step.backup);
    }
    Ok(migrated)
}

struct Step {
    applied: Option<i64>,
    backup: Option<PathBuf>,
    more: bool,
}

/// Applies the next migration. What is pending is asked again under the lock: another process may have been faster.
fn take_step(
    db: &Db,
    tx: &mut Tx,
    at: Instant,
    migrations: &[Migration],
    backup_wanted: bool,
) -> Result<Step, Error> {
    ledger::lock(tx)?;
    let applied = ledger::applied(tx)?;
    let Some(migration) = ledger::pending(&applied, migrations)? else {
        return Ok(Step {
            applied: None,
            backup: None,
            more: false,
        });
    };
    let backup = match db.file() {
        Some(file) if backup_wanted => Some(back_up(db, file, migration.number)?),
        _ => None,
    };
    tracing::info!(
        number = migration.number,
        name = migration.name,
        "migrating the tables"
    );
    for statement in script::statements(migration.sql, tx.engine()) {
        tx.run_script(&statement)?;
    }
    ledger::record(tx, migration, at)?;
    Ok(Step {
        applied: Some(migration.number),
        backup,
        more: migration.number < migrations.len() as i64,
    })
}

/// Copies the file beside itself. The transaction that holds the lock has written nothing yet.
fn back_up(db: &Db, file: &Path, number: i64) -> Result<PathBuf, Error> {
    let name = |copy: u32| {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".before-{number:04}"));
        if copy > 0 {
            name.push(format!(".{copy}"));
        }
        PathBuf::from(name)
    };
    let free = (0..1_000).map(name).find(|path| !path.exists());
    let path =
        free.ok_or_else(|| Error::Schema("too many copies of the database lie beside it".into()))?;
    db.copy_to(&path)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_listed_under_its_number() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let listed: Vec<String> = MIGRATIONS
            .iter()
            .map(|migration| format!("{:04}_{}.sql", migration.number, migration.name))
            .collect();
        assert_eq!(listed, files);
        assert!(
            MIGRATIONS
                .iter()
                .zip(1..)
                .all(|(migration, number)| migration.number == number)
        );
    }
}
