//! What a command may rely on.

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use store::engine::{Error, Reader, Tx};
use store::params;

use crate::both::{Place, count, on_both};

const ADD: &str = "INSERT INTO counter (name, value) VALUES ($1, $2)";
const COUNT_ON: &str = "UPDATE counter SET value = value + 1 WHERE name = $1";
const COMPARE: &str = "UPDATE counter SET value = $3 WHERE name = $1 AND value = $2";
const VALUE: &str = "SELECT value FROM counter WHERE name = $1";

#[derive(Debug, PartialEq)]
enum Refusal {
    NotToday,
    Database(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        Refusal::Database(error)
    }
}

fn add(tx: &mut Tx, name: &str) -> Result<u64, Error> {
    tx.execute(ADD, params![name, 1])
}

fn value(reader: &mut Reader, name: &str) -> Result<Option<i64>, Error> {
    reader.query_opt(VALUE, params![name], |row| row.int(0))
}

#[test]
fn a_reader_sees_a_write_that_was_answered() {
    on_both(|place| {
        let db = place.with_counter();
        for round in 1..=20 {
            assert_eq!(
                db.write(|tx| tx.execute(COUNT_ON, params!["visits"])),
                Ok(1)
            );
            assert_eq!(count(&db, "visits"), Some(round));
        }
    });
}

#[test]
fn a_refusal_passes_through_and_undoes_everything() {
    on_both(|place| {
        let db = place.with_counter();
        let refused = db.write(|tx| {
            add(tx, "a")?;
            assert_eq!(value(tx, "a")?, Some(1), "a command reads what it wrote");
            Err::<(), _>(Refusal::NotToday)
        });
        assert_eq!(refused, Err(Refusal::NotToday));
        assert_eq!(count(&db, "a"), None);
    });
}

#[test]
fn a_failed_statement_undoes_the_command_even_if_the_command_goes_on() {
    on_both(|place| {
        let db = place.with_counter();
        let outcome = db.write(|tx| {
            add(tx, "a")?;
            let swallowed = add(tx, "visits");
            assert!(swallowed.is_err());
            Ok::<(), Refusal>(())
        });
        assert!(
            matches!(outcome, Err(Refusal::Database(Error::Unique { .. }))),
            "{outcome:?}"
        );
        assert_eq!(count(&db, "a"), None);
    });
}

#[test]
fn a_panic_undoes_the_command_and_the_next_one_works() {
    on_both(|place| {
        let db = place.with_counter();
        let outcome: Result<(), Error> = db.write(|tx| {
            add(tx, "a")?;
            panic!("this panic belongs to the test")
        });
        assert_eq!(outcome, Err(Error::Panicked));
        assert_eq!(db.write(|tx| add(tx, "b")), Ok(1));
        assert_eq!((count(&db, "a"), count(&db, "b")), (None, Some(1)));
    });
}

#[test]
fn a_taken_key_names_the_table_and_the_columns() {
    on_both(|place| {
        let db = place.with_counter();
        db.write(|tx| {
            tx.execute(
                "CREATE TABLE pair (a BIGINT, b TEXT, c BIGINT UNIQUE, UNIQUE (a, b))",
                &[],
            )
        })
        .unwrap();
        let insert = |a: i64, b: &str, c: i64| {
            db.write(|tx| {
                tx.execute(
                    "INSERT INTO pair (a, b, c) VALUES ($1, $2, $3)",
                    params![a, b, c],
                )
            })
        };
        let taken = |columns: &str| {
            Err(Error::Unique {
                table: "pair".into(),
                columns: columns.into(),
            })
        };
        assert_eq!(insert(1, "x", 1), Ok(1));
        assert_eq!(insert(1, "x", 2), taken("a, b"));
        assert_eq!(insert(2, "x", 1), taken("c"));
    });
}

#[test]
fn only_one_of_two_who_read_the_same_version_may_write() {
    on_both(|place| {
        let db = place.with_counter();
        let set = |from: i64, to: i64| {
            db.write(|tx| tx.compare_and_set(COMPARE, params!["visits", from, to]))
        };
        assert_eq!(set(0, 5), Ok(()));
        assert_eq!(set(0, 7), Err(Error::Changed));
        assert_eq!(count(&db, "visits"), Some(5));
    });
}

#[test]
fn a_reading_keeps_its_picture_while_others_write() {
    on_both(|place| {
        let db = place.with_counter();
        let (before, after) = db
            .read(|reader| {
                let before = value(reader, "visits")?;
                let other = place.open();
                other.write(|tx| tx.execute(COUNT_ON, params!["visits"]))?;
                Ok::<_, Error>((before, value(reader, "visits")?))
            })
            .unwrap();
        assert_eq!((before, after), (Some(0), Some(0)));
        assert_eq!(count(&db, "visits"), Some(1));
    });
}

#[test]
fn a_reader_cannot_write() {
    on_both(|place| {
        let db = place.with_counter();
        let outcome = db.read(|reader| reader.query("DELETE FROM counter", &[], |_| Ok(())));
        assert!(matches!(outcome, Err(Error::ReadOnly(_))), "{outcome:?}");
        assert_eq!(count(&db, "visits"), Some(0));
    });
}

#[test]
fn no_step_is_lost_when_many_threads_and_two_processes_count() {
    on_both(|place| {
        let ours = place.with_counter();
        let theirs = place.open();
        thread::scope(|scope| {
            for db in [&ours, &theirs, &ours, &theirs, &ours, &ours] {
                scope.spawn(move || {
                    for _ in 0..25 {
                        db.write(|tx| tx.execute(COUNT_ON, params!["visits"]))
                            .unwrap();
                    }
                });
            }
        });
        assert_eq!(count(&ours, "visits"), Some(150));
        assert_eq!(count(&theirs, "visits"), Some(150));
    });
}

#[test]
fn a_command_that_lost_a_race_for_a_key_is_repeated_with_what_the_winner_wrote() {
    // On SQLite commands run one after the other, so there is no race to lose.
    let Some(place) = Place::postgres() else {
        return;
    };
    let db = place.with_counter();
    let (both_have_looked, runs) = (Barrier::new(2), AtomicUsize::new(0));
    let take_place = || {
        let mut met = false;
        db.write(|tx| {
            runs.fetch_add(1, Ordering::SeqCst);
            let taken = tx.query("SELECT COUNT(*) FROM counter", &[], |row| row.int(0))?[0];
            if !std::mem::replace(&mut met, true) {
                both_have_looked.wait();
            }
            add(tx, &format!("place {taken}"))?;
            Ok::<_, Error>(taken)
        })
    };
    let mut places = thread::scope(|scope| {
        [scope.spawn(take_place), scope.spawn(take_place)]
            .map(|taker| taker.join().unwrap().unwrap())
    });
    places.sort_unstable();
    assert_eq!((places, runs.into_inner()), ([1, 2], 3));
}

#[test]
fn streaming_stops_at_the_first_refusal() {
    on_both(|place| {
        let db = place.with_counter();
        db.write(|tx| (0..2_000).try_for_each(|n| add(tx, &n.to_string()).map(drop)))
            .unwrap();
        let mut seen = 0;
        let outcome = db.read(|reader| {
            reader.query_each("SELECT name FROM counter", &[], |_| {
                seen += 1;
                if seen == 700 {
                    Err(Refusal::NotToday)
                } else {
                    Ok(())
                }
            })
        });
        assert_eq!((outcome, seen), (Err(Refusal::NotToday), 700));
        assert_eq!(count(&db, "visits"), Some(0), "the connection is whole");
    });
}

#[test]
fn a_command_inside_a_command_is_refused_instead_of_waiting_for_itself() {
    on_both(|place| {
        let db = place.with_counter();
        let outcome = db.write(|_| db.write(|tx| add(tx, "inner")));
        assert!(matches!(outcome, Err(Error::Other(_))), "{outcome:?}");
        let other = Place::sqlite().with_counter();
        assert_eq!(db.write(|_| other.write(|tx| add(tx, "elsewhere"))), Ok(1));
        assert_eq!(db.write(|tx| add(tx, "later")), Ok(1));
    });
}

#[test]
fn an_error_in_a_row_that_was_not_asked_for_undoes_the_command_too() {
    let Some(place) = Place::postgres() else {
        return;
    };
    let db = place.with_counter();
    db.write(|tx| {
        (0..5_000).try_for_each(|n| tx.execute(ADD, params![n.to_string(), n]).map(drop))
    })
    .unwrap();
    let outcome = db.write(|tx| {
        add(tx, "a")?;
        tx.query_opt("SELECT 1 / (4999 - value) FROM counter", &[], |row| {
            row.int(0)
        })
    });
    assert!(outcome.is_err(), "{outcome:?}");
    assert_eq!(count(&db, "a"), None);
}
