//! After the disk failed nothing is written until the file was checked.

use std::fs;

use store::engine::{Db, Error};
use store::params;

use crate::both::{Place, count};

const FILL: &str = "INSERT INTO counter (name, value) VALUES ($1, 0)";
const COUNT_ON: &str = "UPDATE counter SET value = value + 1";

/// A database of many pages whose first table page is then overwritten; answers what the file held before.
fn damaged(place: &Place) -> Vec<u8> {
    let db = place.with_counter();
    db.write(|tx| {
        (0..3_000).try_for_each(|n| tx.execute(FILL, params![format!("counter {n}")]).map(drop))
    })
    .unwrap();
    drop(db);
    let file = place.folder().join("story.db");
    let sound = fs::read(&file).unwrap();
    let mut damaged = sound.clone();
    damaged[4_096..].fill(0xff);
    fs::write(&file, damaged).unwrap();
    sound
}

#[test]
fn writing_stops_at_damage_and_goes_on_when_the_file_is_sound() {
    let place = Place::sqlite();
    let sound = damaged(&place);
    let db: Db = place.open();
    let count_on = || db.write(|tx| tx.execute(COUNT_ON, &[]));
    assert!(matches!(count_on(), Err(Error::Corrupt(_))));
    assert!(matches!(db.trouble(), Some(Error::Corrupt(_))));

    assert!(matches!(db.resume(), Err(Error::Corrupt(_))));
    assert!(
        matches!(count_on(), Err(Error::Corrupt(_))),
        "it stays stopped"
    );

    fs::write(place.folder().join("story.db"), sound).unwrap();
    assert!(
        matches!(count_on(), Err(Error::Corrupt(_))),
        "nobody has checked the file yet"
    );
    assert_eq!(db.resume(), Ok(()));
    assert_eq!(db.trouble(), None);
    assert_eq!(count_on(), Ok(3_001));
    assert_eq!(count(&db, "visits"), Some(1));
}

#[test]
fn a_folder_that_is_not_there_is_told_at_once() {
    let place = Place::sqlite();
    let target = store::Target::sqlite(place.folder().join("nowhere").join("a.db"));
    assert!(matches!(
        Db::open(&target).err(),
        Some(Error::Unreachable(_))
    ));
}

#[test]
fn a_file_that_is_no_database_is_told_at_once() {
    let place = Place::sqlite();
    let file = place.folder().join("letter.txt");
    fs::write(&file, "This is a letter. ".repeat(400)).unwrap();
    let outcome = Db::open(&store::Target::sqlite(&file)).err();
    assert!(matches!(outcome, Some(Error::Corrupt(_))), "{outcome:?}");
}

#[test]
fn a_full_disk_refuses_writes_until_there_is_room_and_reading_goes_on() {
    let place = Place::sqlite();
    let db = place.with_counter();
    let allow_pages = |pages: u32| {
        let limit = format!("PRAGMA max_page_count = {pages}");
        db.write(|tx| tx.query(&limit, &[], |row| row.int(0)))
            .unwrap();
    };
    allow_pages(40);
    let fill =
        |n: i32| db.write(|tx| tx.execute(FILL, params!["x".repeat(9_000) + &n.to_string()]));
    let full = Err(Error::ReadOnly("the disk is full".into()));
    assert_eq!((0..40).map(fill).find(Result::is_err), Some(full.clone()));
    assert_eq!(db.trouble(), full.err());
    assert_eq!(count(&db, "visits"), Some(0));

    allow_pages(1_000);
    assert_eq!(fill(99), Ok(1));
    assert_eq!(db.trouble(), None);
}

#[test]
fn closing_leaves_one_file_behind() {
    let place = Place::sqlite();
    let db = place.with_counter();
    assert_eq!(count(&db, "visits"), Some(0));
    assert!(place.folder().join("story.db-wal").exists());
    drop(db);
    let left: Vec<_> = fs::read_dir(place.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["story.db"]);
}
