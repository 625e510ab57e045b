//! One account for each role of the demonstration, all with the same printed password: all its data are invented.

use app::accounts::{By, NewAccount, NewPerson};
use app::{App, Error};
use domain::accounts::Login;
use domain::ids::PersonId;
use domain::permits::{Grant, Role, Scope};

use crate::prefecture::Prefecture;

/// The password of every account of the demonstration.
pub const PASSWORD: &str = "Face-to-Face-2024";

/// An account that anyone may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    pub login: &'static str,
    pub role: Role,
}

/// The accounts, whether or not they have been made yet.
pub fn list() -> impl Iterator<Item = DemoAccount> {
    LIST.iter()
        .map(|(login, role)| DemoAccount { login, role: *role })
}

/// Of how many events at the end of the year mails wait when the demonstration begins.
const TOLD_OF: i64 = 400;

/// Makes the accounts, each with an address for mail that nobody reads.
pub fn make(app: &App, prefecture: &Prefecture) -> Result<(), Error> {
    let mut addresses = Vec::new();
    for (login, role) in LIST {
        let (person, scope) = holder(prefecture, login, *role);
        one(app, login, person, Grant { role: *role, scope })?;
        addresses.push((person, format!("{login}@demo.example")));
    }
    app.begin_shelf(&addresses, TOLD_OF)
}

fn one(app: &App, login: &'static str, person: PersonId, grant: Grant) -> Result<(), Error> {
    let name =
        Login::parse(login).map_err(|problem| Error::Internal(format!("{login}: {problem}")))?;
    let new = NewAccount {
        login: name.clone(),
        person: NewPerson::Known(person),
        grants: vec![grant],
    };
    let password = app.hash_password(PASSWORD, &name)?;
    app.accounts()
        .add_with_password(By::Operator, &new, &password)?;
    Ok(())
}

const LIST: &[(&str, Role)] = &[
    ("manager", Role::ProgrammeManager),
    ("dispatcher", Role::Dispatcher),
    ("federation", Role::FederationClerk),
    ("leader", Role::Leader),
    ("secretary", Role::Secretary),
    ("clerk", Role::OfficeClerk),
    ("deputy", Role::OfficeDeputy),
    ("head", Role::OfficeHead),
    ("clerk2", Role::OfficeClerk),
    ("head2", Role::OfficeHead),
    ("supervisor", Role::Supervisor),
    ("inspector", Role::Inspector),
    ("caller", Role::Caller),
    ("statistician", Role::Statistician),
    ("firm", Role::FirmOwner),
    ("system", Role::SystemAdmin),
    ("security", Role::SecurityAdmin),
    ("audit", Role::Auditor),
];

/// Whose account it is, and where the role is held. Sign-in names that end in 2 belong to a second office.
fn holder(prefecture: &Prefecture, login: &str, role: Role) -> (PersonId, Scope) {
    let office = &prefecture.offices[if login.ends_with('2') { 3 } else { 0 }];
    let firm = &prefecture.enterprises[0];
    let [system, security, audit] = prefecture.administrators;
    let in_office = Scope::Office(office.office);
    match role {
        Role::ProgrammeManager => (prefecture.manager, Scope::Whole),
        Role::Dispatcher => (prefecture.dispatcher, Scope::Whole),
        Role::FederationClerk => (prefecture.federation, Scope::Whole),
        Role::Leader => (prefecture.leaders[0], Scope::Whole),
        Role::Secretary => (prefecture.secretary, Scope::Whole),
        Role::OfficeClerk => (office.clerk, in_office),
        Role::OfficeDeputy => (office.deputy, in_office),
        Role::OfficeHead => (office.head, in_office),
        Role::Supervisor => (prefecture.supervisor, Scope::Whole),
        Role::Inspector => (prefecture.inspector, Scope::Whole),
        Role::Caller => (prefecture.caller, Scope::Whole),
        Role::Statistician => (prefecture.statistician, Scope::Whole),
        Role::FirmOwner | Role::FirmAgent => (firm.entrepreneur, Scope::Firm(firm.firm)),
        Role::Chamber => (prefecture.manager, Scope::Chamber(prefecture.chambers[0])),
        Role::SystemAdmin => (system, Scope::Whole),
        Role::SecurityAdmin => (security, Scope::Whole),
        Role::Auditor => (audit, Scope::Whole),
    }
}
