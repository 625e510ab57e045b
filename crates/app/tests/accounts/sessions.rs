//! Sessions begin with the right password, idle out, end at once, and change their token.

use app::Error;
use app::accounts::By;
use domain::permits::Role;

use crate::place::{PASSWORD, on_both};

#[test]
fn the_right_password_begins_a_session_and_the_record_says_so() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let (_, who) = place.enter("Caller01 ");
        assert_eq!(who.login.as_str(), "caller01");
        assert!(who.actor.holds(Role::Caller));
        assert_eq!(who.name, "post of caller01");
        assert_eq!(place.kinds().last().unwrap(), "session.started");
    });
}

#[test]
fn neither_password_nor_token_is_in_the_record() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let (token, who) = place.enter("caller01");
        let changed = place
            .accounts()
            .change_password(&who, PASSWORD, "另一句很长的新密码，谁也猜不到")
            .unwrap();
        let record = place.record();
        for secret in [PASSWORD, token.reveal(), changed.token.reveal(), "argon2"] {
            assert!(!record.contains(secret));
        }
    });
}

#[test]
fn a_wrong_password_an_unknown_name_and_a_disabled_account_get_the_same_answer() {
    on_both(|place| {
        let id = place.account("caller01", Role::Caller);
        let wrong = place.sign_in("caller01", "not the password at all");
        let unknown = place.sign_in("nobody", PASSWORD);
        let unreadable = place.sign_in("no body/..", PASSWORD);
        place.accounts().disable(By::Operator, id).unwrap();
        let disabled = place.sign_in("caller01", PASSWORD);
        for answer in [wrong, unknown, unreadable, disabled] {
            assert_eq!(answer.unwrap_err(), Error::SignIn);
        }
    });
}

#[test]
fn a_session_ends_when_nobody_used_it_for_half_an_hour() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let (token, who) = place.enter("caller01");
        place.wait_minutes(29);
        assert!(place.who(&token).is_some());
        place.accounts().touch(&who).unwrap();
        place.wait_minutes(29);
        assert!(place.who(&token).is_some());
        place.wait_minutes(1);
        assert!(place.who(&token).is_none());
    });
}

#[test]
fn a_session_ends_after_twelve_hours_however_busy() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let (token, who) = place.enter("caller01");
        for _ in 0..(12 * 60 / 20 - 1) {
            place.wait_minutes(20);
            place.accounts().touch(&who).unwrap();
            assert!(place.who(&token).is_some());
        }
        place.wait_minutes(20);
        place.accounts().touch(&who).unwrap();
        assert!(place.who(&token).is_none());
    });
}

#[test]
fn a_clock_that_went_back_revives_no_session() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let (token, _) = place.enter("caller01");
        place.wait_minutes(-60);
        assert!(place.who(&token).is_none());
    });
}

#[test]
fn disabling_an_account_ends_its_sessions_at_once() {
    on_both(|place| {
        let id = place.account("caller01", Role::Caller);
        let (token, _) = place.enter("caller01");
        place.accounts().disable(By::Operator, id).unwrap();
        assert!(place.who(&token).is_none());
        place.accounts().enable(By::Operator, id).unwrap();
        assert!(place.who(&token).is_none());
    });
}

#[test]
fn changing_the_password_changes_this_token_and_ends_all_other_sessions() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        let (elsewhere, _) = place.enter("caller01");
        let (old, who) = place.enter("caller01");
        let accounts = place.accounts();
        let new = "另一句很长的新密码，谁也猜不到";
        assert!(
            accounts
                .change_password(&who, "wrong wrong wrong", new)
                .is_err()
        );
        let begun = accounts.change_password(&who, PASSWORD, new).unwrap();
        assert!(place.who(&old).is_none() && place.who(&elsewhere).is_none());
        assert_eq!(place.who(&begun.token).unwrap().session, who.session);
        assert!(place.sign_in("caller01", PASSWORD).is_err());
        assert!(place.sign_in("caller01", new).is_ok());
    });
}

#[test]
fn one_ends_ones_own_sessions_and_nobody_elses() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        place.account("caller02", Role::Caller);
        let (first, one) = place.enter("caller01");
        let (second, same) = place.enter("caller01");
        let (theirs, other) = place.enter("caller02");
        let accounts = place.accounts();
        assert_eq!(accounts.sessions(&one).unwrap().len(), 2);
        assert_eq!(
            accounts.end_session(&one, other.session),
            Err(Error::NotFound)
        );
        accounts.end_session(&one, same.session).unwrap();
        assert!(place.who(&second).is_none());
        assert!(place.who(&first).is_some() && place.who(&theirs).is_some());
        assert_eq!(place.kinds().last().unwrap(), "session.ended");
    });
}

#[test]
fn sweeping_forgets_what_ended_long_ago_and_nothing_else() {
    on_both(|place| {
        place.account("caller01", Role::Caller);
        place.enter("caller01");
        place.wait_minutes(2 * 24 * 60);
        let (token, who) = place.enter("caller01");
        place.accounts().tidy().unwrap();
        assert!(place.who(&token).is_some());
        assert_eq!(place.accounts().sessions(&who).unwrap().len(), 1);
    });
}
