//! Every SQL text of every module is prepared on both engines, against the tables of this version.

use crate::both::{NOW, on_both};

#[test]
fn every_statement_fits_the_tables_of_both_engines() {
    on_both(|place| {
        let db = place.open();
        store::migrate(&db, NOW).unwrap();
        let mut prepared = 0;
        for (module, statements) in store::statements() {
            for statement in statements {
                if statement.written_for.includes(db.engine()) {
                    let outcome = db.read(|reader| reader.prepare(statement.sql));
                    assert_eq!(outcome, Ok(()), "{module}::{}", statement.name);
                    prepared += 1;
                }
            }
        }
        assert!(prepared > 20, "only {prepared} statements were found");
    });
}
