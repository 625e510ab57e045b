//! A secretary acts for a leader: by explicit authorisation, for a time, under another token.

use app::Error;
use app::accounts::By;
use domain::cases::refusal::{Refusal, Rule};
use domain::ids::DelegationId;
use domain::permits::Role;
use domain::time::Date;
use jiff::civil::date;

use crate::place::{MONDAY, Place, on_both};

const FRIDAY: Date = date(2024, 5, 10);

/// A leader and a secretary with an authorisation until Friday.
fn authorised(place: &Place) -> DelegationId {
    place.account("leader01", Role::Leader);
    place.account("secretary01", Role::Secretary);
    let (_, leader) = place.enter("leader01");
    let (_, secretary) = place.enter("secretary01");
    place
        .accounts()
        .delegate(&leader.actor, secretary.actor.person, FRIDAY)
        .unwrap()
}

#[test]
fn acting_for_a_leader_gives_the_leaders_role_and_another_token() {
    on_both(|place| {
        let id = authorised(place);
        let (_, leader) = place.enter("leader01");
        let (own, secretary) = place.enter("secretary01");
        let begun = place.accounts().act_for(&secretary, id).unwrap();
        assert!(place.who(&own).is_none());
        let acting = place.who(&begun.token).unwrap();
        assert_eq!(acting.actor.person, secretary.actor.person);
        assert_eq!(acting.actor.principal(), leader.actor.person);
        assert!(acting.actor.holds(Role::Leader) && !acting.actor.holds(Role::Secretary));
        assert_eq!(
            acting.acting.as_ref().unwrap().principal,
            "post of leader01"
        );
        let stopped = place.accounts().stop_acting(&acting).unwrap();
        assert!(place.who(&begun.token).is_none());
        assert_eq!(place.who(&stopped.token).unwrap().actor, secretary.actor);
    });
}

#[test]
fn an_authorisation_ends_with_its_last_day() {
    on_both(|place| {
        let id = authorised(place);
        place.clock.set(domain::time::local_instant(FRIDAY, 23, 45));
        let (_, secretary) = place.enter("secretary01");
        let begun = place.accounts().act_for(&secretary, id).unwrap();
        assert!(place.who(&begun.token).unwrap().acting.is_some());
        place.wait_minutes(15);
        let who = place.who(&begun.token).unwrap();
        assert!(who.acting.is_none() && who.actor.on_behalf_of.is_none());
        assert!(!who.actor.holds(Role::Leader));
        let refused = place.accounts().act_for(&who, id).unwrap_err();
        assert_eq!(
            refused,
            Error::Refused(Refusal::Rule(Rule::DelegationEnded))
        );
    });
}

#[test]
fn what_the_leader_takes_back_ends_at_once() {
    on_both(|place| {
        let id = authorised(place);
        let (_, leader) = place.enter("leader01");
        let (_, secretary) = place.enter("secretary01");
        let begun = place.accounts().act_for(&secretary, id).unwrap();
        place.accounts().end_delegation(&leader.actor, id).unwrap();
        let who = place.who(&begun.token).unwrap();
        assert!(who.acting.is_none() && !who.actor.holds(Role::Leader));
    });
}

#[test]
fn a_leader_whose_account_is_disabled_is_acted_for_by_nobody() {
    on_both(|place| {
        let id = authorised(place);
        let (_, leader) = place.enter("leader01");
        let (_, secretary) = place.enter("secretary01");
        let begun = place.accounts().act_for(&secretary, id).unwrap();
        place
            .accounts()
            .disable(By::Operator, leader.account)
            .unwrap();
        assert!(place.who(&begun.token).unwrap().acting.is_none());
    });
}

#[test]
fn nobody_uses_or_ends_an_authorisation_of_others() {
    on_both(|place| {
        let id = authorised(place);
        for (login, role) in [("secretary02", Role::Secretary), ("leader02", Role::Leader)] {
            place.account(login, role);
            let (_, who) = place.enter(login);
            assert_eq!(
                place.accounts().act_for(&who, id).unwrap_err(),
                Error::NotFound
            );
            assert!(place.accounts().end_delegation(&who.actor, id).is_err());
        }
    });
}

#[test]
fn whoever_acts_for_a_leader_hands_nothing_on() {
    on_both(|place| {
        let id = authorised(place);
        place.account("secretary02", Role::Secretary);
        let (_, other) = place.enter("secretary02");
        let (_, secretary) = place.enter("secretary01");
        let begun = place.accounts().act_for(&secretary, id).unwrap();
        let acting = place.who(&begun.token).unwrap();
        let refused = place
            .accounts()
            .delegate(&acting.actor, other.actor.person, FRIDAY);
        assert_eq!(refused, Err(Error::NotPermitted));
    });
}

#[test]
fn only_a_secretary_is_authorised() {
    on_both(|place| {
        place.account("leader01", Role::Leader);
        place.account("caller01", Role::Caller);
        let (_, leader) = place.enter("leader01");
        let (_, caller) = place.enter("caller01");
        let refused = place
            .accounts()
            .delegate(&leader.actor, caller.actor.person, MONDAY);
        assert_eq!(
            refused,
            Err(Error::Refused(Refusal::Rule(Rule::NotASecretary)))
        );
    });
}
