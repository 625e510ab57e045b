//! Readings that share a picture see one moment, and spoil nothing for what comes after.

use store::engine::{Db, Error};
use store::params;

use crate::both::{count, on_both};

const COUNT_ON: &str = "UPDATE counter SET value = value + 1 WHERE name = $1";

fn count_on(db: &Db) {
    assert_eq!(
        db.write(|tx| tx.execute(COUNT_ON, params!["visits"])),
        Ok(1)
    );
}

#[test]
fn readings_in_one_picture_see_the_moment_of_the_first() {
    on_both(|place| {
        let db = place.with_counter();
        db.in_one_picture(|| {
            assert_eq!(count(&db, "visits"), Some(0));
            count_on(&db);
            assert_eq!(count(&db, "visits"), Some(0));
            // A reading inside a reading, and one on another thread, look for themselves.
            db.read(|_| {
                assert_eq!(count(&db, "visits"), Some(1));
                Ok::<_, Error>(())
            })?;
            std::thread::scope(|scope| {
                scope.spawn(|| assert_eq!(count(&db, "visits"), Some(1)));
            });
            db.in_one_picture(|| {
                assert_eq!(count(&db, "visits"), Some(0));
                Ok::<_, Error>(())
            })
        })
        .unwrap();
        assert_eq!(count(&db, "visits"), Some(1));
    });
}

#[test]
fn after_a_reading_that_failed_the_others_read_for_themselves() {
    on_both(|place| {
        let db = place.with_counter();
        db.in_one_picture(|| {
            assert_eq!(count(&db, "visits"), Some(0));
            let failed =
                db.read(|reader| reader.query("SELECT x FROM nowhere", &[], |row| row.int(0)));
            assert!(failed.is_err());
            count_on(&db);
            assert_eq!(count(&db, "visits"), Some(1));
            Ok::<_, Error>(())
        })
        .unwrap();
        assert_eq!(count(&db, "visits"), Some(1));
    });
}

#[test]
fn a_panic_ends_the_picture() {
    on_both(|place| {
        let db = place.with_counter();
        let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            db.in_one_picture(|| -> Result<(), Error> {
                assert_eq!(count(&db, "visits"), Some(0));
                panic!("this panic belongs to the test")
            })
        }));
        assert!(ran.is_err());
        count_on(&db);
        assert_eq!(count(&db, "visits"), Some(1));
    });
}

#[test]
fn each_database_has_its_own_picture() {
    on_both(|place| {
        let db = place.with_counter();
        let other = crate::both::Place::sqlite();
        let other = other.with_counter();
        db.in_one_picture(|| {
            assert_eq!(count(&db, "visits"), Some(0));
            count_on(&other);
            assert_eq!(count(&other, "visits"), Some(1));
            count_on(&other);
            assert_eq!(count(&other, "visits"), Some(2));
            Ok::<_, Error>(())
        })
        .unwrap();
    });
}
