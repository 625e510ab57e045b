//! Set-up links: the first administrator's, an invitation's, a reset's.

use app::Error;
use app::accounts::By;
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::permits::Role;

use crate::place::{PASSWORD, newcomer, on_both};

fn spent<T>() -> Result<T, Error> {
    Err(Error::Refused(Refusal::Rule(Rule::LinkSpent)))
}

#[test]
fn an_empty_programme_hands_out_one_link_until_it_is_used() {
    on_both(|place| {
        let accounts = place.accounts();
        let first = accounts.first_link().unwrap().unwrap();
        let second = accounts.first_link().unwrap().unwrap();
        assert_eq!(accounts.accept(first.reveal(), PASSWORD), spent());
        let invited = accounts.accept(second.reveal(), PASSWORD).unwrap();
        assert_eq!(accounts.first_link().unwrap(), None);
        let (_, who) = place.enter(invited.login.as_str());
        assert!(who.actor.holds(Role::SecurityAdmin));
    });
}

#[test]
fn a_link_works_once_and_for_three_days() {
    on_both(|place| {
        let accounts = place.accounts();
        let add = |login| {
            accounts
                .add(By::Operator, &newcomer(login, Role::Caller))
                .unwrap()
        };
        let (one, two) = (add("caller01"), add("caller02"));
        accounts.accept(one.link.reveal(), PASSWORD).unwrap();
        assert_eq!(accounts.accept(one.link.reveal(), PASSWORD), spent());
        place.wait_minutes(72 * 60);
        assert_eq!(accounts.accept(two.link.reveal(), PASSWORD), spent());
        assert_eq!(accounts.accept("", PASSWORD), spent());
    });
}

#[test]
fn a_weak_password_is_refused_and_the_link_stays_good() {
    on_both(|place| {
        let accounts = place.accounts();
        let invited = accounts
            .add(By::Operator, &newcomer("caller01", Role::Caller))
            .unwrap();
        let refused = accounts.accept(invited.link.reveal(), "1234567890");
        let weak = Refusal::Field {
            field: "password",
            problem: Problem::TooCommon,
        };
        assert_eq!(refused, Err(Error::Refused(weak)));
        assert!(accounts.accept(invited.link.reveal(), PASSWORD).is_ok());
    });
}

#[test]
fn a_reset_ends_sessions_and_the_old_password() {
    on_both(|place| {
        let id = place.account("caller01", Role::Caller);
        let (token, _) = place.enter("caller01");
        let link = place.accounts().reset(By::Operator, id).unwrap();
        assert!(place.who(&token).is_none());
        assert!(place.sign_in("caller01", PASSWORD).is_err());
        place.accounts().accept(link.reveal(), PASSWORD).unwrap();
        assert!(place.sign_in("caller01", PASSWORD).is_ok());
    });
}

#[test]
fn a_disabled_account_gets_no_link_and_its_link_opens_nothing() {
    on_both(|place| {
        let accounts = place.accounts();
        let invited = accounts
            .add(By::Operator, &newcomer("caller01", Role::Caller))
            .unwrap();
        accounts.disable(By::Operator, invited.account).unwrap();
        assert!(accounts.reset(By::Operator, invited.account).is_err());
        assert!(accounts.accept(invited.link.reveal(), PASSWORD).is_err());
        assert!(place.sign_in("caller01", PASSWORD).is_err());
    });
}
