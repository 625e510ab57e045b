//! The written-down schemas are those that the migrations make. `UPDATE_SCHEMA=1` writes them anew.

use std::path::Path;

use crate::both::{NOW, Place, on_both};
use store::Error;
use store::engine::{Db, Engine};
use store::schema;

fn hold_fresh(db: &Db, file: &str) {
    store::apply(db, NOW, store::MIGRATIONS).unwrap();
    let dumped = schema::dump(db).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("schema")
        .join(file);
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&file, &dumped).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(dumped, written, "run the test with UPDATE_SCHEMA=1");
}

#[test]
fn the_written_schemas_are_fresh() {
    on_both(|place| {
        let db = place.open();
        match db.engine() {
            Engine::Sqlite => hold_fresh(&db, "sqlite.sql"),
            Engine::Postgres => hold_fresh(&db, "postgres.sql"),
        }
    });
}

#[test]
fn a_dropped_index_is_named_when_the_programme_starts() {
    on_both(|place| {
        let db = place.open();
        store::migrate(&db, NOW).unwrap();
        db.write(|tx| tx.execute("DROP INDEX job_open", &[]))
            .unwrap();
        let Err(Error::Schema(what)) = store::migrate(&db, NOW) else {
            panic!("the index isn't missed");
        };
        assert_eq!(what, "missing or changed: index job_open");
    });
}

#[test]
fn a_dropped_column_is_named_and_an_added_one_is_not() {
    let place = Place::sqlite();
    let db = place.open();
    store::migrate(&db, NOW).unwrap();
    db.write(|tx| tx.execute("ALTER TABLE setting ADD COLUMN remark TEXT", &[]))
        .unwrap();
    assert_eq!(schema::check(&db), Ok(()));
    db.write(|tx| tx.execute("ALTER TABLE setting DROP COLUMN value", &[]))
        .unwrap();
    assert_eq!(
        schema::check(&db),
        Err(Error::Schema(
            "missing or changed: setting.value TEXT NOT NULL".into()
        ))
    );
}
