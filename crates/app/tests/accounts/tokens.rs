//! API tokens: scoped, bounded in time, ended with their account.

use app::Error;
use app::accounts::{By, NewToken};
use domain::accounts::TokenScope;
use domain::permits::Role;

use crate::place::on_both;

fn for_a_month() -> NewToken {
    NewToken {
        label: "statistics export".into(),
        scope: TokenScope::Read,
        days: 30,
    }
}

#[test]
fn a_token_stands_for_its_owner_until_it_expires() {
    on_both(|place| {
        place.account("statistician01", Role::Statistician);
        let (_, who) = place.enter("statistician01");
        let secret = place.accounts().make_token(&who, &for_a_month()).unwrap();
        let bearer = place.app.actor_of_bearer(secret.reveal()).unwrap().unwrap();
        assert_eq!(bearer.actor, who.actor);
        assert_eq!(bearer.scope, TokenScope::Read);
        place.wait_minutes(30 * 24 * 60);
        assert!(
            place
                .app
                .actor_of_bearer(secret.reveal())
                .unwrap()
                .is_none()
        );
    });
}

#[test]
fn a_token_ends_when_its_owner_says_so_or_is_disabled() {
    on_both(|place| {
        let id = place.account("statistician01", Role::Statistician);
        let (_, who) = place.enter("statistician01");
        let accounts = place.accounts();
        let first = accounts.make_token(&who, &for_a_month()).unwrap();
        let second = accounts.make_token(&who, &for_a_month()).unwrap();
        let listed = accounts.tokens(&who).unwrap();
        assert_eq!(listed.len(), 2);
        let token = place
            .app
            .actor_of_bearer(first.reveal())
            .unwrap()
            .unwrap()
            .token;
        accounts.end_token(&who, token).unwrap();
        assert!(place.app.actor_of_bearer(first.reveal()).unwrap().is_none());
        assert!(
            place
                .app
                .actor_of_bearer(second.reveal())
                .unwrap()
                .is_some()
        );
        accounts.disable(By::Operator, id).unwrap();
        assert!(
            place
                .app
                .actor_of_bearer(second.reveal())
                .unwrap()
                .is_none()
        );
    });
}

#[test]
fn a_token_is_no_session_and_a_session_no_token() {
    on_both(|place| {
        place.account("statistician01", Role::Statistician);
        let (session, who) = place.enter("statistician01");
        let token = place.accounts().make_token(&who, &for_a_month()).unwrap();
        assert!(
            place
                .app
                .actor_of_bearer(session.reveal())
                .unwrap()
                .is_none()
        );
        assert!(place.who(&token).is_none());
    });
}

#[test]
fn nobody_ends_anothers_token_and_none_lasts_for_ever() {
    on_both(|place| {
        place.account("statistician01", Role::Statistician);
        place.account("caller01", Role::Caller);
        let (_, who) = place.enter("statistician01");
        let (_, other) = place.enter("caller01");
        let accounts = place.accounts();
        let secret = accounts.make_token(&who, &for_a_month()).unwrap();
        let token = place
            .app
            .actor_of_bearer(secret.reveal())
            .unwrap()
            .unwrap()
            .token;
        assert_eq!(accounts.end_token(&other, token), Err(Error::NotFound));
        for days in [0, -1, 367] {
            let new = NewToken {
                days,
                ..for_a_month()
            };
            assert!(accounts.make_token(&who, &new).is_err(), "{days}");
        }
        assert!(!place.record().contains(secret.reveal()));
    });
}
