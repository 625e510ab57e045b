//! What the security administrator may do, and may not.

use app::Error;
use app::accounts::{By, NewPerson};
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::permits::Role;

use crate::place::{newcomer, on_both, whole};

#[test]
fn only_the_security_administrator_manages_accounts() {
    on_both(|place| {
        let id = place.account("caller01", Role::Caller);
        for role in [Role::SystemAdmin, Role::Auditor, Role::ProgrammeManager] {
            place.account(role.key(), role);
            let (_, who) = place.enter(role.key());
            let by = By::Person(&who.actor);
            let accounts = place.accounts();
            assert_eq!(accounts.disable(by, id), Err(Error::NotPermitted));
            assert_eq!(accounts.list(by), Err(Error::NotPermitted));
            let added = accounts.add(by, &newcomer("caller02", Role::Caller));
            assert_eq!(added.unwrap_err(), Error::NotPermitted);
        }
        place.account("security01", Role::SecurityAdmin);
        let (_, who) = place.enter("security01");
        assert_eq!(place.accounts().disable(By::Person(&who.actor), id), Ok(()));
    });
}

#[test]
fn nobody_changes_the_account_that_they_are_using() {
    on_both(|place| {
        let id = place.account("security01", Role::SecurityAdmin);
        let (token, who) = place.enter("security01");
        let by = By::Person(&who.actor);
        let refused = Err(Error::Refused(Refusal::Rule(Rule::NotYourOwnAccount)));
        let accounts = place.accounts();
        let version = accounts.get(by, id).unwrap().version;
        assert_eq!(accounts.disable(by, id), refused);
        let promoted = accounts.set_grants(by, id, version, &[whole(Role::Auditor)]);
        assert_eq!(promoted, refused);
        assert!(place.who(&token).is_some());
    });
}

#[test]
fn new_roles_hold_from_the_next_sign_in() {
    on_both(|place| {
        let id = place.account("clerk01", Role::Caller);
        let (token, _) = place.enter("clerk01");
        let accounts = place.accounts();
        let version = accounts.get(By::Operator, id).unwrap().version;
        let grants = [whole(Role::Dispatcher), whole(Role::Statistician)];
        accounts
            .set_grants(By::Operator, id, version, &grants)
            .unwrap();
        assert!(place.who(&token).is_none());
        let (_, who) = place.enter("clerk01");
        assert_eq!(who.actor.grants, grants);
        let late = accounts.set_grants(By::Operator, id, version, &[whole(Role::Caller)]);
        assert_eq!(late, Err(Error::Changed));
    });
}

#[test]
fn an_administrator_is_given_no_second_role() {
    on_both(|place| {
        let id = place.account("auditor01", Role::Auditor);
        let accounts = place.accounts();
        let version = accounts.get(By::Operator, id).unwrap().version;
        let both = [whole(Role::Auditor), whole(Role::SystemAdmin)];
        let refused = accounts.set_grants(By::Operator, id, version, &both);
        let exclusive = Refusal::Rule(Rule::AdministratorsExclusive);
        assert_eq!(refused, Err(Error::Refused(exclusive)));
    });
}

#[test]
fn a_name_and_a_person_have_one_account() {
    on_both(|place| {
        let id = place.account("caller01", Role::Caller);
        let accounts = place.accounts();
        let again = accounts.add(By::Operator, &newcomer("Caller01", Role::Caller));
        let taken = Refusal::Field {
            field: "login",
            problem: Problem::Taken,
        };
        assert_eq!(again.unwrap_err(), Error::Refused(taken));
        let person = accounts.get(By::Operator, id).unwrap().account.person;
        let mut second = newcomer("caller02", Role::Caller);
        second.person = NewPerson::Known(person);
        let refused = accounts.add(By::Operator, &second).unwrap_err();
        assert_eq!(
            refused,
            Error::Refused(Refusal::Rule(Rule::PersonHasAccount))
        );
    });
}

#[test]
fn verification_rebuilds_the_rows_of_accounts() {
    on_both(|place| {
        let id = place.account("caller01", Role::Caller);
        let known = app::verify::Known::default();
        assert!(place.app.verify(&known, |_| ()).unwrap().is_sound());
        place
            .app
            .db()
            .write(|tx| {
                tx.execute(
                    "UPDATE account SET state = REPLACE(state, 'caller\"', 'supervisor\"') WHERE id = $1",
                    &[store::Value::from(id)],
                )
            })
            .unwrap();
        let report = place.app.verify(&known, |_| ()).unwrap();
        let faults: Vec<String> = report.faults.iter().map(|f| format!("{f:?}")).collect();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].contains("account"), "{faults:?}");
    });
}
