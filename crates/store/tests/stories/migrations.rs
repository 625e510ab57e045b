//! The tables are brought up to date once, under a lock, or the programme refuses to start.

use std::thread;

use store::engine::{Db, Error};
use store::{Migrated, Migration, apply, params};

use crate::both::{NOW, Place, on_both};

const FIRST: Migration = Migration {
    number: 1,
    name: "first",
    sql: "CREATE TABLE a (id BIGINT PRIMARY KEY);\nINSERT INTO a (id) VALUES (7);\n",
};
const SECOND: Migration = Migration {
    number: 2,
    name: "second",
    sql: "ALTER TABLE a ADD COLUMN b TEXT;\n",
};
const BROKEN: Migration = Migration {
    number: 2,
    name: "broken",
    sql: "CREATE TABLE half (id BIGINT PRIMARY KEY);\nINSERT INTO nowhere (id) VALUES (1);\n",
};

fn refusal(outcome: Result<Migrated, Error>) -> String {
    match outcome {
        Err(Error::Schema(why)) => why,
        other => panic!("not refused for the tables: {other:?}"),
    }
}

fn rows(db: &Db, sql: &str) -> Result<Vec<i64>, Error> {
    db.read(|reader| reader.query(sql, &[], |row| row.int(0)))
}

#[test]
fn each_migration_runs_once() {
    on_both(|place| {
        let db = place.open();
        assert_eq!(apply(&db, NOW, &[FIRST, SECOND]).unwrap().applied, [1, 2]);
        assert_eq!(apply(&db, NOW, &[FIRST, SECOND]), Ok(Migrated::default()));
        assert_eq!(rows(&db, "SELECT id FROM a WHERE b IS NULL"), Ok(vec![7]));
    });
}

#[test]
fn processes_that_start_at_once_migrate_once() {
    on_both(|place| {
        let done = thread::scope(|scope| {
            let start = || apply(&place.open(), NOW, &[FIRST, SECOND]).unwrap().applied;
            [(); 4]
                .map(|()| scope.spawn(start))
                .map(|process| process.join().unwrap())
        });
        let mut done = done.concat();
        done.sort_unstable();
        assert_eq!(done, [1, 2]);
        assert_eq!(rows(&place.open(), "SELECT id FROM a"), Ok(vec![7]));
    });
}

#[test]
fn a_migration_that_fails_leaves_nothing_behind() {
    on_both(|place| {
        let db = place.open();
        apply(&db, NOW, &[FIRST]).unwrap();
        assert!(apply(&db, NOW, &[FIRST, BROKEN]).is_err());
        assert!(rows(&db, "SELECT id FROM half").is_err());
        assert_eq!(apply(&db, NOW, &[FIRST, SECOND]).unwrap().applied, [2]);
    });
}

#[test]
fn a_database_of_a_newer_version_is_refused() {
    on_both(|place| {
        let db = place.open();
        apply(&db, NOW, &[FIRST, SECOND]).unwrap();
        let why = refusal(apply(&db, NOW, &[FIRST]));
        assert_eq!(
            why,
            "it was written by a newer version (migration 2 second)"
        );
    });
}

#[test]
fn a_migration_that_was_edited_after_it_ran_is_refused() {
    on_both(|place| {
        let db = place.open();
        apply(&db, NOW, &[FIRST]).unwrap();
        let edited = Migration {
            sql: "CREATE TABLE a (id TEXT);\n",
            ..FIRST
        };
        assert_eq!(
            refusal(apply(&db, NOW, &[edited])),
            "migration 1 first was applied with another text"
        );
    });
}

#[test]
fn a_gap_in_what_ran_is_refused() {
    on_both(|place| {
        let db = place.open();
        apply(&db, NOW, &[FIRST, SECOND]).unwrap();
        db.write(|tx| tx.execute("DELETE FROM schema_migration WHERE number = $1", params![1]))
            .unwrap();
        assert_eq!(
            refusal(apply(&db, NOW, &[FIRST, SECOND])),
            "migration 1 is missing before 2"
        );
    });
}

#[test]
fn a_database_of_another_programme_is_left_alone() {
    on_both(|place| {
        let db = place.with_counter();
        let why = refusal(apply(&db, NOW, &[FIRST]));
        assert_eq!(why, "the database holds tables of another programme");
        assert!(rows(&db, "SELECT number FROM schema_migration").is_err());
    });
}

#[test]
fn a_copy_of_the_file_is_kept_before_it_is_changed() {
    let place = Place::sqlite();
    let db = place.open();
    assert_eq!(
        apply(&db, NOW, &[FIRST]).unwrap().backup,
        None,
        "nothing to keep yet"
    );
    let backup = apply(&db, NOW, &[FIRST, SECOND]).unwrap().backup.unwrap();
    assert_eq!(backup, place.folder().join("story.db.before-0002"));
    let before = Db::open(&store::Target::sqlite(&backup)).unwrap();
    assert_eq!(rows(&before, "SELECT id FROM a"), Ok(vec![7]));
    assert!(rows(&before, "SELECT id FROM a WHERE b IS NULL").is_err());
}
