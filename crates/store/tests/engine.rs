//! The engine's promises.

use store::engine::{Db, Error, Target};
use store::params;

fn fresh() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Target::sqlite(folder.path().join("a.db"))).unwrap();
    (folder, db)
}

#[test]
fn a_reader_sees_a_committed_write() {
    let (_folder, db) = fresh();
    db.write(|tx| tx.execute("CREATE TABLE a (x BIGINT PRIMARY KEY, y TEXT)", &[]))
        .unwrap();
    db.write(|tx| tx.execute("INSERT INTO a (x, y) VALUES ($2, $1)", params!["b", 7]))
        .unwrap();
    let found = db
        .read(|reader| {
            reader.query("SELECT x, y FROM a WHERE x = $1", params![7], |row| {
                Ok((row.int(0)?, row.text(1)?.to_owned()))
            })
        })
        .unwrap();
    assert_eq!(found, [(7, "b".to_owned())]);
    let again = db.write(|tx| {
        tx.execute(
            "INSERT INTO a (x, y) VALUES ($1, $2)",
            params![7, None::<&str>],
        )
    });
    assert_eq!(
        again,
        Err(Error::Unique {
            table: "a".into(),
            columns: "x".into()
        })
    );
}
