//! What a person has read stays read, and what comes later isn't.

use domain::notices::{Notice, NoticeKind, Recipient};
use domain::permits::Role;
use store::engine::{Db, Error};
use store::notices::{Mark, insert, mark, move_mark, read_all, read_one, unread};

use crate::both::on_both;

const ME: &str = "me";
const INBOX: Recipient = Recipient::Role(Role::Dispatcher);

fn told(db: &Db, position: u64) {
    let notices =
        [NoticeKind::ToAccept, NoticeKind::ToAssign].map(|kind| Notice { to: INBOX, kind });
    db.write(|tx| insert(tx, "case", position, &notices))
        .unwrap();
}

/// What is left to read, as the inbox counts it.
fn left(db: &Db) -> Vec<i64> {
    db.read(|reader| {
        let read_to = store::notices::read_to(reader, ME)?;
        unread(reader, INBOX, read_to, ME, 100)
    })
    .unwrap()
}

#[test]
fn one_is_read_by_itself_and_all_are_read_together() {
    on_both(|place| {
        let db = place.migrated();
        (3..=6).for_each(|position| told(&db, position));
        assert_eq!(left(&db), [6, 5, 4, 3]);
        for _ in 0..2 {
            db.write(|tx| read_one(tx, ME, 4)).unwrap();
        }
        assert_eq!(left(&db), [6, 5, 3]);
        db.write(|tx| read_all(tx, ME, 5)).unwrap();
        assert_eq!(left(&db), [6]);
        db.write(|tx| read_all(tx, ME, 3)).unwrap();
        assert_eq!(left(&db), [6], "what was read once isn't unread again");
        told(&db, 9);
        assert_eq!(left(&db), [9, 6]);
    });
}

#[test]
fn a_mark_is_moved_by_one_of_two() {
    on_both(|place| {
        let db = place.migrated();
        assert_eq!(db.read(|reader| mark(reader, Mark::ToldFrom)), Ok(Some(0)));
        assert_eq!(db.read(|reader| mark(reader, Mark::SentTo)), Ok(None));
        let move_it = |from, to| db.write(|tx| move_mark(tx, Mark::SentTo, from, to));
        assert_eq!(move_it(None, 4), Ok(()));
        assert_eq!(move_it(Some(4), 7), Ok(()));
        assert_eq!(move_it(Some(4), 9), Err(Error::Changed));
        assert_eq!(db.read(|reader| mark(reader, Mark::SentTo)), Ok(Some(7)));
    });
}
