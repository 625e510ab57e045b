//! Accounts, delegations and tokens, and beside them what no event holds: credentials, sessions, tries.

mod attempts;
mod credentials;
mod saved_views;
mod sessions;
mod signed_in;

use domain::accounts::{Account, ApiToken, Delegation, Login};
use domain::ids::{AccountId, PersonId};
use domain::time::{Date, Instant};
use serde::de::DeserializeOwned;

use crate::engine::{Error, Reader, Row, Statement, Value};
use crate::params;
use crate::registers::{Table, Versioned};

pub use attempts::{Budget, forget_quiet, refund, take};
pub use credentials::{
    Credential, by_link, credential, remember_language, remember_theme, set_link, set_password,
};
pub use saved_views::{SavedView, keep_view, remove_view, views};
pub use sessions::{
    NewSession, Session, end, end_all, end_own, forget_ended, list as sessions, rotate, start,
    touch,
};
pub use signed_in::{Identity, Through, by_bearer, by_session, keep_secret};

crate::statements! {
    INSERT_ACCOUNT = "INSERT INTO account (id, version, state, login, person, status) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_ACCOUNT = "UPDATE account SET version = $2, state = $3, login = $4, person = $5, status = $6 WHERE id = $1 AND version = $7";
    GET_ACCOUNT = "SELECT version, state FROM account WHERE id = $1";
    EACH_ACCOUNT = "SELECT version, state FROM account ORDER BY login";
    ACCOUNT_BY_LOGIN = "SELECT version, state FROM account WHERE login = $1";
    ACCOUNT_BY_PERSON = "SELECT version, state FROM account WHERE person = $1";
    ANY_ACCOUNT = "SELECT version FROM account WHERE status <> $1 LIMIT 1";
    LABELLED = "SELECT a.version, a.state, p.label FROM account a LEFT JOIN person p ON p.id = a.person ORDER BY a.login";
    INSERT_DELEGATION = "INSERT INTO delegation (id, version, state, leader, secretary, until_on) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_DELEGATION = "UPDATE delegation SET version = $2, state = $3, leader = $4, secretary = $5, until_on = $6 WHERE id = $1 AND version = $7";
    GET_DELEGATION = "SELECT version, state FROM delegation WHERE id = $1";
    EACH_DELEGATION = "SELECT version, state FROM delegation ORDER BY id";
    DELEGATIONS = "SELECT d.version, d.state, l.label, s.label FROM delegation d LEFT JOIN person l ON l.id = d.leader
        LEFT JOIN person s ON s.id = d.secretary
        WHERE (d.leader = $1 OR d.secretary = $1) AND d.until_on >= $2 ORDER BY d.until_on, d.id";
    INSERT_TOKEN = "INSERT INTO api_token (id, version, state, account, expires_at) VALUES ($1, $2, $3, $4, $5)";
    UPDATE_TOKEN = "UPDATE api_token SET version = $2, state = $3, account = $4, expires_at = $5 WHERE id = $1 AND version = $6";
    GET_TOKEN = "SELECT version, state FROM api_token WHERE id = $1";
    EACH_TOKEN = "SELECT version, state FROM api_token ORDER BY id";
    TOKENS = "SELECT version, state FROM api_token WHERE account = $1 AND expires_at > $2 ORDER BY expires_at, id";
}

/// The statements of all modules about accounts.
pub const STATEMENTS: &[(&str, &[Statement])] = &[
    ("accounts", ALL),
    ("accounts::attempts", attempts::ALL),
    ("accounts::credentials", credentials::ALL),
    ("accounts::saved_views", saved_views::ALL),
    ("accounts::sessions", sessions::ALL),
    ("accounts::signed_in", signed_in::ALL),
];

impl Table for Account {
    const TABLE: &'static str = "account";
    const COLUMNS: &'static [&'static str] = &["version", "state", "login", "person", "status"];
    const INSERT: &'static str = INSERT_ACCOUNT;
    const UPDATE: &'static str = UPDATE_ACCOUNT;
    const GET: &'static str = GET_ACCOUNT;
    const EACH: &'static str = EACH_ACCOUNT;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.login.as_str()),
            Value::from(self.person),
            Value::from(self.status.key()),
        ]
    }
}

impl Table for Delegation {
    const TABLE: &'static str = "delegation";
    const COLUMNS: &'static [&'static str] =
        &["version", "state", "leader", "secretary", "until_on"];
    const INSERT: &'static str = INSERT_DELEGATION;
    const UPDATE: &'static str = UPDATE_DELEGATION;
    const GET: &'static str = GET_DELEGATION;
    const EACH: &'static str = EACH_DELEGATION;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.leader),
            Value::from(self.secretary),
            Value::from(self.until),
        ]
    }
}

impl Table for ApiToken {
    const TABLE: &'static str = "api_token";
    const COLUMNS: &'static [&'static str] = &["version", "state", "account", "expires_at"];
    const INSERT: &'static str = INSERT_TOKEN;
    const UPDATE: &'static str = UPDATE_TOKEN;
    const GET: &'static str = GET_TOKEN;
    const EACH: &'static str = EACH_TOKEN;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![Value::from(self.account), Value::from(self.expires_at)]
    }
}

/// The account with a sign-in name.
pub fn by_login(reader: &mut Reader, login: &Login) -> Result<Option<Versioned<Account>>, Error> {
    reader.query_opt(ACCOUNT_BY_LOGIN, params![login.as_str()], |row| {
        versioned(row, "account")
    })
}

/// The account of a person.
pub fn by_person(
    reader: &mut Reader,
    person: PersonId,
) -> Result<Option<Versioned<Account>>, Error> {
    reader.query_opt(ACCOUNT_BY_PERSON, params![person], |row| {
        versioned(row, "account")
    })
}

/// Whether anybody has ever set a password here.
pub fn anybody(reader: &mut Reader) -> Result<bool, Error> {
    let invited = domain::accounts::Status::Invited.key();
    let found = reader.query_opt(ANY_ACCOUNT, params![invited], |row| row.int(0))?;
    Ok(found.is_some())
}

/// An account with what pages print for its person, when the register knows the person.
pub type LabelledAccount = (Versioned<Account>, Option<String>);

/// All accounts by sign-in name.
pub fn list(reader: &mut Reader) -> Result<Vec<LabelledAccount>, Error> {
    reader.query(LABELLED, params![], |row| {
        let label = row.opt_text(2)?.map(str::to_owned);
        Ok((versioned(row, "account")?, label))
    })
}

/// A delegation with what pages print for its leader and its secretary.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedDelegation {
    pub stored: Versioned<Delegation>,
    pub leader: String,
    pub secretary: String,
}

/// Delegations by or to a person that end on or after a day, soonest first, taken back or not.
pub fn delegations(
    reader: &mut Reader,
    person: PersonId,
    from: Date,
) -> Result<Vec<NamedDelegation>, Error> {
    reader.query(DELEGATIONS, params![person, from], |row| {
        Ok(NamedDelegation {
            stored: versioned(row, "delegation")?,
            leader: row.opt_text(2)?.unwrap_or_default().to_owned(),
            secretary: row.opt_text(3)?.unwrap_or_default().to_owned(),
        })
    })
}

/// The tokens of an account that expire after an instant, soonest first.
pub fn tokens(
    reader: &mut Reader,
    account: AccountId,
    after: Instant,
) -> Result<Vec<Versioned<ApiToken>>, Error> {
    reader.query(TOKENS, params![account, after], |row| {
        versioned(row, "api_token")
    })
}

fn versioned<E: DeserializeOwned>(row: &Row<'_>, table: &str) -> Result<Versioned<E>, Error> {
    Ok(Versioned {
        version: row.int(0)?,
        entry: parsed(row.text(1)?, table)?,
    })
}

fn parsed<E: DeserializeOwned>(state: &str, table: &str) -> Result<E, Error> {
    serde_json::from_str(state).map_err(|error| Error::Corrupt(format!("{table}.state: {error}")))
}
