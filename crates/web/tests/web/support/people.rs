//! Offices, firms and accounts of a test.

use std::sync::OnceLock;

use app::accounts::{By, HashedPassword, NewAccount, NewPerson};
use domain::accounts::Login;
use domain::firms::{Chamber, Firm};
use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::roles::ScopeKind;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use store::registers::Table;
use uuid::Uuid;

use super::{Client, TestApp};

/// Everybody's password.
pub const PASSWORD: &str = "樟树下面的石头桥头见面";

/// Hashed once for all tests: it takes tens of milliseconds.
fn hashed(app: &app::App) -> &'static HashedPassword {
    static HASHED: OnceLock<HashedPassword> = OnceLock::new();
    HASHED.get_or_init(|| {
        let anybody = Login::parse("anybody").unwrap();
        app.hash_password(PASSWORD, &anybody).unwrap()
    })
}

impl TestApp {
    /// Somebody new in this role, signed in: in an office, firm or chamber of its own where the role needs one.
    pub fn sign_in_as(&self, role: Role) -> Client<'_> {
        let scope = match role.scope_kind() {
            ScopeKind::Whole => Scope::Whole,
            ScopeKind::Office => Scope::Office(self.office(&format!("{role}的单位"))),
            ScopeKind::Firm => Scope::Firm(self.firm(&format!("{role}的企业"))),
            ScopeKind::Chamber => Scope::Chamber(self.chamber(&format!("{role}的商会"))),
        };
        self.sign_in_with(&[Grant { role, scope }])
    }

    /// Somebody new with these grants, signed in.
    pub fn sign_in_with(&self, grants: &[Grant]) -> Client<'_> {
        self.sign_in_to(self.account(grants))
    }

    /// Signs in to an account with [`PASSWORD`].
    pub fn sign_in_to(&self, login: Login) -> Client<'_> {
        let mut client = self.visitor();
        client.sign_in(login.as_str(), PASSWORD);
        client.known_as(self.actor(&login), login);
        client
    }

    /// An account with [`PASSWORD`]; its name begins with its first role.
    pub fn account(&self, grants: &[Grant]) -> Login {
        self.account_named("", grants)
    }

    /// The same of a person with this name.
    pub fn account_named(&self, name: &str, grants: &[Grant]) -> Login {
        let role = grants[0].role;
        let office = grants.iter().find_map(|grant| match grant.scope {
            Scope::Office(office) => Some(office),
            Scope::Whole | Scope::Firm(_) | Scope::Chamber(_) => None,
        });
        let person = self.put(Person {
            id: PersonId(self.id()),
            name: name.into(),
            post: format!("{role} 职务"),
            office,
            firm: None,
            is_leader: role == Role::Leader,
            phone: "0743-8220000".into(),
            valid_to: None,
        });
        let serial = self.id().simple().to_string();
        let login = Login::parse(&format!("{role}-{}", &serial[serial.len() - 6..])).unwrap();
        let new = NewAccount {
            login: login.clone(),
            person: NewPerson::Known(person.id),
            grants: grants.to_vec(),
        };
        let password = hashed(&self.app);
        self.app
            .accounts()
            .add_with_password(By::Operator, &new, password)
            .unwrap();
        login
    }

    /// Who an account acts as.
    pub fn actor(&self, login: &Login) -> Actor {
        let account = self.app.accounts().by_login(login).unwrap();
        Actor {
            person: account.person,
            on_behalf_of: None,
            grants: account.grants,
        }
    }

    pub fn office(&self, name: &str) -> OfficeId {
        let office = self.put(Office {
            id: OfficeId(self.id()),
            name: name.into(),
            full_name: name.into(),
            document_code: "州测函".into(),
            place: String::new(),
            phone: String::new(),
            valid_from: None,
            valid_to: None,
            successor: None,
        });
        office.id
    }

    pub fn firm(&self, name: &str) -> FirmId {
        let firm = self.put(Firm::named(FirmId(self.id()), name));
        firm.id
    }

    pub fn chamber(&self, name: &str) -> ChamberId {
        let chamber = self.put(Chamber {
            id: ChamberId(self.id()),
            name: name.into(),
            credit_code: String::new(),
            phone: String::new(),
            member_count: None,
            mediates: false,
        });
        chamber.id
    }

    /// Records a new entry of any register.
    pub fn put<E: Table>(&self, entry: E) -> E {
        self.put_over(entry, 0)
    }

    /// Records an entry over the version that was read.
    pub fn put_over<E: Table>(&self, entry: E, version: i64) -> E {
        let recorder = Actor {
            person: PersonId(Uuid::from_u128(1)),
            on_behalf_of: None,
            grants: vec![Grant {
                role: Role::ProgrammeManager,
                scope: Scope::Whole,
            }],
        };
        self.app
            .registers()
            .put(&recorder, Permission::ManageOffices, &entry, version)
            .unwrap();
        entry
    }

    /// A fresh id, the same in every run.
    pub fn id(&self) -> Uuid {
        use base64::Engine as _;
        let token = self.app.fresh_token();
        let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
            .decode(token.reveal())
            .unwrap();
        Uuid::from_slice(&bytes[..16]).unwrap()
    }
}
