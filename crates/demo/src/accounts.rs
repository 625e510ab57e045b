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

/// Makes the accounts.
pub fn make(app: &App, prefecture: &Prefecture) -> Result<Vec<DemoAccount>, Error> {
    accounts(prefecture)
        .into_iter()
        .map(|(login, person, grant)| one(app, login, person, grant))
        .collect()
}

fn one(
    app: &App,
    login: &'static str,
    person: PersonId,
    grant: Grant,
) -> Result<DemoAccount, Error> {
    let name = Login::parse(login)
        .map_err(|problem| Error::Internal(format!("{login}: {problem}")))?;
    let new = NewAccount {
        login: name.clone(),
        person: NewPerson::Known(person),
        grants: vec![grant],
    };
    let password = app.hash_password(PASSWORD, &name)?;
    app.accounts()
        .add_with_password(By::Operator, &new, &password)?;
    Ok(DemoAccount {
        login,
        role: grant.role,
    })
}

fn accounts(prefecture: &Prefecture) -> Vec<(&'static str, PersonId, Grant)> {
    let whole = |role| Grant {
        role,
        scope: Scope::Whole,
    };
    let office = &prefecture.offices[0];
    let helper = &prefecture.offices[3];
    let firm = &prefecture.enterprises[0];
    let in_office = |role, office| Grant {
        role,
        scope: Scope::Office(office),
    };
    let [system, security, audit] = prefecture.administrators;
    vec![
        ("manager", prefecture.manager, whole(Role::ProgrammeManager)),
        ("dispatcher", prefecture.dispatcher, whole(Role::Dispatcher)),
        (
            "federation",
            prefecture.federation,
            whole(Role::FederationClerk),
        ),
        ("leader", prefecture.leaders[0], whole(Role::Leader)),
        ("secretary", prefecture.secretary, whole(Role::Secretary)),
        (
            "clerk",
            office.clerk,
            in_office(Role::OfficeClerk, office.office),
        ),
        (
            "deputy",
            office.deputy,
            in_office(Role::OfficeDeputy, office.office),
        ),
        (
            "head",
            office.head,
            in_office(Role::OfficeHead, office.office),
        ),
        (
            "clerk2",
            helper.clerk,
            in_office(Role::OfficeClerk, helper.office),
        ),
        (
            "head2",
            helper.head,
            in_office(Role::OfficeHead, helper.office),
        ),
        ("supervisor", prefecture.supervisor, whole(Role::Supervisor)),
        ("inspector", prefecture.inspector, whole(Role::Inspector)),
        ("caller", prefecture.caller, whole(Role::Caller)),
        (
            "statistician",
            prefecture.statistician,
            whole(Role::Statistician),
        ),
        (
            "firm",
            firm.entrepreneur,
            Grant {
                role: Role::FirmOwner,
                scope: Scope::Firm(firm.firm),
            },
        ),
        ("system", system, whole(Role::SystemAdmin)),
        ("security", security, whole(Role::SecurityAdmin)),
        ("audit", audit, whole(Role::Auditor)),
    ]
}
