//! Guessing is bounded, also by many hands at once.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::Error;
use domain::permits::Role;

use crate::place::{PASSWORD, Place, on_both, on_sqlite};

/// How many of `tries` from as many addresses had their password looked at, all at once.
fn judged_at_once(place: &Place, login: &str, tries: usize) -> usize {
    let judged = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for n in 0..tries {
            let judged = &judged;
            scope.spawn(move || {
                let address = format!("198.51.100.{n}");
                match place.sign_in_from(&address, login, "a wrong password") {
                    Err(Error::TooMany(_)) => 0,
                    Err(Error::SignIn) => judged.fetch_add(1, Ordering::SeqCst),
                    other => panic!("{other:?}"),
                };
            });
        }
    });
    judged.into_inner()
}

#[test]
fn sixty_four_tries_at_once_get_no_further_than_five() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        assert_eq!(judged_at_once(place, "caller01", 64), 5);
    });
}

#[test]
fn a_quarter_of_an_hour_has_ten_tries_at_most() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let mut judged = 0;
        for _ in 0..15 {
            for _ in 0..4 {
                let tried = place.sign_in("caller01", "a wrong password");
                judged += usize::from(tried.unwrap_err() == Error::SignIn);
            }
            place.wait_minutes(1);
        }
        assert!((5..=10).contains(&judged), "{judged}");
    });
}

#[test]
fn whoever_waits_as_long_as_was_said_may_try_again() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let wait = loop {
            match place.sign_in("caller01", "a wrong password") {
                Err(Error::TooMany(seconds)) => break seconds,
                answer => assert_eq!(answer.unwrap_err(), Error::SignIn),
            }
        };
        assert!(matches!(
            place.sign_in("caller01", PASSWORD),
            Err(Error::TooMany(_))
        ));
        place.wait_minutes(i64::from(wait).div_euclid(60) + 1);
        assert!(place.sign_in("caller01", PASSWORD).is_ok());
    });
}

#[test]
fn the_right_password_gives_all_tries_back() {
    on_sqlite(|place| {
        place.account("caller01", Role::Caller);
        for _ in 0..3 {
            for _ in 0..4 {
                assert!(place.sign_in("caller01", "a wrong password").is_err());
            }
            assert!(place.sign_in("caller01", PASSWORD).is_ok());
        }
    });
}

#[test]
fn names_that_nobody_bears_are_bounded_alike_and_not_kept_readable() {
    on_both(|place| {
        assert_eq!(judged_at_once(place, "my-secret-password", 16), 5);
        let kept = place.app.db().read(|reader| {
            reader.query("SELECT subject FROM sign_in_attempt", &[], |row| {
                Ok(row.text(0)?.to_owned())
            })
        });
        assert!(
            kept.unwrap()
                .iter()
                .all(|subject| !subject.contains("secret"))
        );
    });
}

#[test]
fn one_address_runs_out_of_tries_over_many_names() {
    on_sqlite(|place| {
        let mut judged = 0;
        for n in 0..70 {
            let tried = place.sign_in(&format!("guess{n}"), "a wrong password");
            judged += usize::from(tried.unwrap_err() == Error::SignIn);
        }
        assert_eq!(judged, 60);
    });
}
