//! An office with its officer, a firm, and two programmes that may speak for the people of the office.

use std::path::Path;
use std::sync::Arc;

use app::App;
use app::accounts::{By, NewAccount, NewPerson, NewToken, Try};
use app::place::{Opening, Place};
use app::ports::{Ids, OsIds, SystemClock};
use domain::accounts::{Login, TokenScope};
use domain::firms::{Firm, FirmSize};
use domain::ids::{FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};

const PASSWORD: &str = "a sentence nobody else has thought of";

/// What the clients must know.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// Of the desk that takes cases in and assigns them.
    pub desk: String,
    /// Of the officer of the lead office.
    pub officer: String,
    pub office: OfficeId,
    pub person: PersonId,
    pub firm: FirmId,
}

/// Sets a data folder up.
pub fn found(data: &Path) -> Tokens {
    let place = Place::at(data, None).unwrap();
    let app = place.open(Arc::new(SystemClock), Arc::new(OsIds), Opening::SetUp);
    let app = app.unwrap();
    let id = || OsIds.uuid(app.now());
    let (office, person, firm) = (OfficeId(id()), PersonId(id()), FirmId(id()));
    registers(&app, office, person, firm);
    let whole = [Role::Dispatcher, Role::FederationClerk].map(|role| Grant {
        role,
        scope: Scope::Whole,
    });
    let of_office = Grant {
        role: Role::OfficeClerk,
        scope: Scope::Office(office),
    };
    let desk = NewPerson::Entering {
        name: String::new(),
        post: "优化办交办员".to_owned(),
        office: None,
        firm: None,
    };
    Tokens {
        desk: token(&app, "desk", desk, &whole),
        officer: token(&app, "officer", NewPerson::Known(person), &[of_office]),
        office,
        person,
        firm,
    }
}

fn registers(app: &App, office: OfficeId, person: PersonId, firm: FirmId) {
    let keeper = Actor {
        person,
        on_behalf_of: None,
        grants: vec![Grant {
            role: Role::ProgrammeManager,
            scope: Scope::Whole,
        }],
    };
    let registers = app.registers();
    registers
        .put(&keeper, Permission::ManageOffices, &the_office(office), 0)
        .unwrap();
    registers
        .put(
            &keeper,
            Permission::ManageOffices,
            &officer(person, office),
            0,
        )
        .unwrap();
    registers
        .put(&keeper, Permission::ManageFirms, &the_firm(firm), 0)
        .unwrap();
}

fn the_office(id: OfficeId) -> Office {
    Office {
        id,
        name: "州工信局".to_owned(),
        full_name: "州工业和信息化局".to_owned(),
        document_code: "州工信函".to_owned(),
        place: String::new(),
        phone: String::new(),
        valid_from: None,
        valid_to: None,
        successor: None,
    }
}

fn officer(id: PersonId, office: OfficeId) -> Person {
    Person {
        id,
        name: String::new(),
        post: "企业服务科科长".to_owned(),
        office: Some(office),
        firm: None,
        is_leader: false,
        phone: String::new(),
        valid_to: None,
    }
}

fn the_firm(id: FirmId) -> Firm {
    Firm {
        kind: "有限责任公司".to_owned(),
        place: "433101".to_owned(),
        industry: "C".to_owned(),
        size: FirmSize::Small,
        ..Firm::named(id, "清江茶业有限公司")
    }
}

/// Makes an account that holds the grants and answers a token with which a programme may act in its name.
fn token(app: &App, login: &str, person: NewPerson, grants: &[Grant]) -> String {
    let name = Login::parse(login).unwrap();
    let hashed = app.hash_password(PASSWORD, &name).unwrap();
    let new = NewAccount {
        login: name,
        person,
        grants: grants.to_vec(),
    };
    let accounts = app.accounts();
    accounts
        .add_with_password(By::Operator, &new, &hashed)
        .unwrap();
    let begun = accounts.sign_in(Try {
        login,
        password: PASSWORD,
        address: "127.0.0.1",
        agent: "test",
    });
    let who = app.actor_of_session(begun.unwrap().token.reveal()).unwrap();
    let new = NewToken {
        label: "kill test".to_owned(),
        scope: TokenScope::Act,
        days: 2,
    };
    let token = accounts.make_token(&who.unwrap(), &new).unwrap();
    token.reveal().to_owned()
}
