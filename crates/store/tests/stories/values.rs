//! Values come back as they were put in.

use domain::ids::CaseId;
use domain::time::{Date, Instant};
use store::engine::{Db, Error, Value};
use store::params;

use crate::both::{Place, on_both};

fn with_table(place: &Place) -> Db {
    let db = place.open();
    db.write(|tx| {
        tx.execute(
            "CREATE TABLE thing (id TEXT, n BIGINT, r DOUBLE PRECISION, b BYTEA, on_day TEXT)",
            &[],
        )
    })
    .unwrap();
    db
}

const INSERT: &str = "INSERT INTO thing (id, n, r, b, on_day) VALUES ($1, $2, $3, $4, $5)";
const SELECT: &str = "SELECT id, n, r, b, on_day FROM thing";

#[test]
fn every_kind_of_value_comes_back() {
    on_both(|place| {
        let db = with_table(place);
        let id: CaseId = "018f6b2e-7d40-7a3c-8000-0123456789ab".parse().unwrap();
        let day = Date::constant(2024, 2, 29);
        db.write(|tx| tx.execute(INSERT, params![id, Instant(-5), 2.5, &[0_u8, 255], day]))
            .unwrap();
        db.read(|reader| {
            reader.query_each(SELECT, &[], |row| {
                assert_eq!(row.id::<CaseId>(0)?, id);
                assert_eq!(row.instant(1)?, Instant(-5));
                assert_eq!(row.real(2)?, 2.5);
                assert_eq!(row.blob(3)?, [0, 255]);
                assert_eq!(row.date(4)?, day);
                assert_eq!(row.text(4)?, "2024-02-29");
                Ok::<(), Error>(())
            })
        })
        .unwrap();
    });
}

#[test]
fn nothing_comes_back_as_nothing_and_is_corrupt_where_something_must_be() {
    on_both(|place| {
        let db = with_table(place);
        let none = None::<CaseId>;
        db.write(|tx| {
            tx.execute(
                INSERT,
                params![none, None::<i64>, None::<f64>, None::<Vec<u8>>, Value::Null],
            )
        })
        .unwrap();
        db.read(|reader| {
            reader.query_each(SELECT, &[], |row| {
                assert_eq!(row.opt_id::<CaseId>(0)?, None);
                assert_eq!(row.opt_instant(1)?, None);
                assert_eq!(row.opt_real(2)?, None);
                assert_eq!(row.opt_blob(3)?, None);
                assert_eq!(row.opt_date(4)?, None);
                let missing = Error::Corrupt("column 4 (on_day) is empty".into());
                assert_eq!(row.date(4), Err(missing.clone()));
                assert_eq!(row.text(4), Err(missing));
                Ok::<(), Error>(())
            })
        })
        .unwrap();
    });
}

#[test]
fn a_value_of_another_kind_is_named_with_its_column() {
    on_both(|place| {
        let db = with_table(place);
        db.write(|tx| tx.execute(INSERT, params!["no id", 2, 0.0, &[1_u8], "yesterday"]))
            .unwrap();
        db.read(|reader| {
            reader.query_each(SELECT, &[], |row| {
                assert_eq!(
                    row.int(0),
                    Err(Error::Corrupt(
                        "column 0 (id) holds text instead of a whole number".into()
                    ))
                );
                assert_eq!(
                    row.flag(1),
                    Err(Error::Corrupt("column 1 (n) is neither 0 nor 1".into()))
                );
                assert_eq!(
                    row.text(3),
                    Err(Error::Corrupt(
                        "column 3 (b) holds bytes instead of text".into()
                    ))
                );
                assert!(matches!(row.id::<CaseId>(0), Err(Error::Corrupt(_))));
                assert!(matches!(row.date(4), Err(Error::Corrupt(_))));
                assert!(row.text(9).is_err());
                Ok::<(), Error>(())
            })
        })
        .unwrap();
    });
}

#[test]
fn parameters_are_bound_by_their_number_wherever_they_stand() {
    on_both(|place| {
        let db = with_table(place);
        let found = db.read(|reader| {
            reader.query(
                "SELECT CAST($3 AS TEXT), CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($1 AS TEXT)",
                params!["one", 2, "three"],
                |row| {
                    Ok(format!(
                        "{} {} {} {}",
                        row.text(0)?,
                        row.text(1)?,
                        row.int(2)?,
                        row.text(3)?
                    ))
                },
            )
        });
        assert_eq!(found, Ok(vec!["three one 2 one".to_owned()]));
    });
}

#[test]
fn a_wrong_number_of_values_is_an_error() {
    on_both(|place| {
        let db = with_table(place);
        for params in [params!["a"], params!["a", 1, 1.0, &[1_u8], "b", "c"]] {
            let outcome = db.write(|tx| tx.execute(INSERT, params));
            assert!(matches!(outcome, Err(Error::Other(_))), "{outcome:?}");
        }
    });
}

#[test]
fn what_one_engine_cannot_store_both_refuse() {
    on_both(|place| {
        let db = with_table(place);
        for value in [Value::from("nul\0"), Value::from(u64::MAX)] {
            let params = [value, Value::Null, Value::Null, Value::Null, Value::Null];
            let outcome = db.write(|tx| tx.execute(INSERT, &params));
            assert!(matches!(outcome, Err(Error::Other(_))), "{outcome:?}");
        }
    });
}

#[test]
fn one_and_zero_of_a_comparison_are_flags() {
    on_both(|place| {
        let db = with_table(place);
        let found = db.read(|reader| {
            reader.query(
                "SELECT 1 < 2, 1 > 2, CASE WHEN 1 < 2 THEN 1 ELSE 0 END",
                &[],
                |row| Ok((row.flag(0)?, row.flag(1)?, row.int(2)?)),
            )
        });
        assert_eq!(found, Ok(vec![(true, false, 1)]));
    });
}
