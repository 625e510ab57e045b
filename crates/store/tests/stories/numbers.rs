//! Numbers have no gaps and no doubles.

use std::thread;

use store::engine::{Db, Error};
use store::numbers::{mark_used, next, upcoming};

use crate::both::on_both;

fn take(db: &Db, scope: &str, year: i64) -> Result<i64, Error> {
    db.write(|tx| next(tx, "case", scope, year))
}

#[test]
fn each_kind_scope_and_year_counts_from_one() {
    on_both(|place| {
        let db = place.migrated();
        assert_eq!(
            [
                take(&db, "a", 2024),
                take(&db, "a", 2024),
                take(&db, "a", 2024)
            ],
            [Ok(1), Ok(2), Ok(3)]
        );
        assert_eq!([take(&db, "b", 2024), take(&db, "a", 2025)], [Ok(1), Ok(1)]);
        assert_eq!(db.read(|reader| upcoming(reader, "case", "a", 2024)), Ok(4));
        assert_eq!(
            db.read(|reader| upcoming(reader, "reply", "a", 2024)),
            Ok(1)
        );
    });
}

#[test]
fn a_number_taken_in_vain_is_given_out_again() {
    on_both(|place| {
        let db = place.migrated();
        take(&db, "a", 2024).unwrap();
        let refused: Result<(), Error> = db.write(|tx| {
            assert_eq!(next(tx, "case", "a", 2024)?, 2);
            Err(Error::Other("refused".into()))
        });
        assert!(refused.is_err());
        assert_eq!(take(&db, "a", 2024), Ok(2));
    });
}

#[test]
fn many_who_ask_at_once_get_every_number_once() {
    on_both(|place| {
        let db = place.migrated();
        let mut numbers: Vec<i64> = thread::scope(|scope| {
            let askers = [(); 8].map(|()| {
                scope.spawn(|| {
                    (0..15)
                        .map(|_| take(&db, "a", 0).unwrap())
                        .collect::<Vec<_>>()
                })
            });
            askers
                .into_iter()
                .flat_map(|asker| asker.join().unwrap())
                .collect()
        });
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=120).collect::<Vec<_>>());
    });
}

#[test]
fn imported_numbers_are_not_given_out_again() {
    on_both(|place| {
        let db = place.migrated();
        let used = |number| db.write(|tx| mark_used(tx, "case", "a", 2023, number));
        assert_eq!([used(40), used(12)], [Ok(()), Ok(())]);
        assert_eq!(take(&db, "a", 2023), Ok(41));
        assert_eq!(used(41), Ok(()));
        assert_eq!(take(&db, "a", 2023), Ok(42));
    });
}
