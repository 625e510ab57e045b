//! A server that goes away costs time, never a doubled or half-done command.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use store::engine::{Db, Error, Target};
use store::params;

use crate::both::{Place, count};

const COUNT_ON: &str = "UPDATE counter SET value = value + 1 WHERE name = $1";
const END_OTHERS: &str = "SELECT CASE WHEN pg_terminate_backend(pid) THEN 1 ELSE 0 END FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'bystander'";

/// Ends every connection to the place's database but its own.
fn end_connections(place: &Place) {
    let bystander = Target::postgres(format!(
        "{}?application_name=bystander",
        place.server().address
    ));
    let ended = Db::open(&bystander)
        .unwrap()
        .read(|reader| reader.query(END_OTHERS, &[], |row| row.int(0)));
    assert!(ended.unwrap().contains(&1));
}

#[test]
fn connections_that_died_in_the_pool_are_replaced() {
    let Some(place) = Place::postgres() else {
        return;
    };
    let db = place.with_counter();
    for round in 1..=3 {
        end_connections(&place);
        assert_eq!(
            db.write(|tx| tx.execute(COUNT_ON, params!["visits"])),
            Ok(1)
        );
        end_connections(&place);
        assert_eq!(count(&db, "visits"), Some(round));
    }
}

#[test]
fn a_command_whose_connection_is_lost_before_the_commit_is_repeated() {
    let Some(place) = Place::postgres() else {
        return;
    };
    let db = place.with_counter();
    let mut attempts = 0;
    let outcome = db.write(|tx| {
        attempts += 1;
        tx.execute(COUNT_ON, params!["visits"])?;
        if attempts == 1 {
            end_connections(&place);
        }
        tx.execute(COUNT_ON, params!["visits"])
    });
    assert_eq!((outcome, attempts), (Ok(1), 2));
    assert_eq!(count(&db, "visits"), Some(2));
}

#[test]
fn a_reading_whose_connection_is_lost_is_not_repeated() {
    let Some(place) = Place::postgres() else {
        return;
    };
    let db = place.with_counter();
    let outcome = db.read(|reader| {
        end_connections(&place);
        reader.query("SELECT value FROM counter", &[], |row| row.int(0))
    });
    assert!(matches!(outcome, Err(Error::Unreachable(_))), "{outcome:?}");
    assert_eq!(count(&db, "visits"), Some(0));
}

#[test]
fn a_commit_whose_answer_is_lost_is_told_as_unknown_and_happens_once() {
    let Some(place) = Place::postgres() else {
        return;
    };
    place.with_counter();
    let cut = Arc::new(AtomicBool::new(false));
    let db = Db::open(&Target::postgres(through_proxy(&place, &cut))).unwrap();
    assert_eq!(
        db.write(|tx| tx.execute(COUNT_ON, params!["visits"])),
        Ok(1)
    );

    cut.store(true, Ordering::SeqCst);
    let outcome = db.write(|tx| tx.execute(COUNT_ON, params!["visits"]));
    assert_eq!(outcome, Err(Error::OutcomeUnknown));

    cut.store(false, Ordering::SeqCst);
    // The server commits what it was told even though its answer found nobody; wait for it on the row itself.
    assert_eq!(
        db.write(|tx| tx.execute(COUNT_ON, params!["visits"])),
        Ok(1)
    );
    assert_eq!(count(&db, "visits"), Some(3));
}

/// An address that leads to the place's server, and hangs up on the server's answer to COMMIT while `cut` is set.
fn through_proxy(place: &Place, cut: &Arc<AtomicBool>) -> String {
    let address = &place.server().address;
    let (_, after_user) = address.split_once('@').unwrap();
    let (server, _) = after_user.split_once('/').unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = listener.local_addr().unwrap().to_string();
    let (proxied, server, cut) = (
        address.replace(server, &ours),
        server.to_owned(),
        Arc::clone(cut),
    );
    thread::spawn(move || {
        for client in listener.incoming() {
            let (client, server) = (client.unwrap(), TcpStream::connect(&server).unwrap());
            let (client_out, server_out) =
                (client.try_clone().unwrap(), server.try_clone().unwrap());
            let cut = Arc::clone(&cut);
            thread::spawn(move || pass_on(server, client_out, None));
            thread::spawn(move || pass_on(client, server_out, Some(&cut)));
        }
    });
    proxied
}

/// Copies bytes until either side ends, or until a COMMIT was passed on while `cut` is set.
fn pass_on(mut from: TcpStream, mut to: TcpStream, cut: Option<&AtomicBool>) {
    let mut buffer = [0; 16_384];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let hang_up = cut.is_some_and(|cut| cut.load(Ordering::SeqCst))
            && contains(&buffer[..count], b"COMMIT\0");
        if hang_up {
            let _ = from.shutdown(Shutdown::Both);
        }
        if to.write_all(&buffer[..count]).is_err() || hang_up {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
    let _ = from.shutdown(Shutdown::Both);
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
