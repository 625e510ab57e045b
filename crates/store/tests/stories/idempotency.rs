//! Asking twice acts once.

use std::sync::Barrier;
use std::thread;

use domain::time::Instant;
use store::engine::{Db, Error};
use store::idempotency::{Answer, Request, Seen, forget_before, record, seen};
use store::numbers;

use crate::both::{NOW, on_both};

const REQUEST: Request<'_> = Request {
    actor: "person/1",
    key: "k-1",
    hash: b"what was asked",
};

/// A command that takes a number and answers it.
fn ask(db: &Db, request: Request<'_>) -> Result<Seen, Error> {
    db.write(|tx| {
        let known = seen(tx, &request)?;
        if known != Seen::Never {
            return Ok(known);
        }
        let number = numbers::next(tx, "case", "", 2024)?;
        let answer = Answer {
            status: 201,
            body: format!("{{\"number\":{number}}}"),
        };
        record(tx, &request, &answer, NOW)?;
        Ok(Seen::Answered(answer))
    })
}

#[test]
fn the_second_asker_gets_the_first_answer() {
    on_both(|place| {
        let db = place.migrated();
        let first = ask(&db, REQUEST).unwrap();
        assert_eq!(ask(&db, REQUEST), Ok(first));
        assert_eq!(
            db.read(|reader| numbers::upcoming(reader, "case", "", 2024)),
            Ok(2)
        );
    });
}

#[test]
fn the_same_key_for_something_else_is_told_apart() {
    on_both(|place| {
        let db = place.migrated();
        ask(&db, REQUEST).unwrap();
        let other = Request {
            hash: b"another thing",
            ..REQUEST
        };
        assert_eq!(ask(&db, other), Ok(Seen::OtherRequest));
        let someone_else = Request {
            actor: "person/2",
            ..other
        };
        assert!(matches!(ask(&db, someone_else), Ok(Seen::Answered(_))));
    });
}

#[test]
fn two_who_ask_at_once_get_one_answer() {
    on_both(|place| {
        let db = place.migrated();
        for round in 0..10 {
            let key = format!("round {round}");
            let request = Request {
                key: &key,
                ..REQUEST
            };
            let barrier = Barrier::new(2);
            let answers = thread::scope(|scope| {
                let ask = || {
                    barrier.wait();
                    ask(&db, request).unwrap()
                };
                [scope.spawn(ask), scope.spawn(ask)].map(|asker| asker.join().unwrap())
            });
            assert_eq!(answers[0], answers[1]);
        }
        assert_eq!(
            db.read(|reader| numbers::upcoming(reader, "case", "", 2024)),
            Ok(11)
        );
    });
}

#[test]
fn old_answers_are_forgotten() {
    on_both(|place| {
        let db = place.migrated();
        ask(&db, REQUEST).unwrap();
        assert_eq!(db.write(|tx| forget_before(tx, NOW)), Ok(0));
        assert_eq!(db.write(|tx| forget_before(tx, Instant(NOW.0 + 1))), Ok(1));
        assert_eq!(db.read(|reader| seen(reader, &REQUEST)), Ok(Seen::Never));
    });
}
