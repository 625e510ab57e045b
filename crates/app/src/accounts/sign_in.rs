//! Signing in: pay for the try, judge the password outside any transaction, begin a session.

use domain::accounts::{Account, Login, Status};
use domain::ids::SessionId;
use domain::time::Instant;
use serde_json::json;
use store::Tx;
use store::accounts::NewSession;
use store::events::Tip;
use store::registers::Versioned;

use super::session::Begun;
use super::{Accounts, Secret, password, throttle};
use crate::record::Recording;
use crate::{Error, World};

/// Someone tries to sign in.
#[derive(Clone, Copy)]
pub struct Try<'a> {
    /// As typed.
    pub login: &'a str,
    pub password: &'a str,
    /// Where the request came from.
    pub address: &'a str,
    /// The browser as it names itself.
    pub agent: &'a str,
}

/// The browser's own name is kept so far.
const AGENT_CHARACTERS: usize = 120;

/// An account with the hash of its password, when it has one.
type Known = (Versioned<Account>, Option<String>);

impl Accounts<'_> {
    /// Begins a session, with a token that nobody has held before.
    ///
    /// # Errors
    /// [`Error::SignIn`] whatever is wrong: unknown name, wrong password, disabled account. [`Error::TooMany`] when
    /// the name's or the address's tries are used up; then the password was not looked at.
    pub fn sign_in(&self, given: Try<'_>) -> Result<Begun, Error> {
        let login = Login::parse(given.login);
        let name = login.as_ref().map_or(given.login.trim(), Login::as_str);
        let now = self.app.now();
        self.app
            .db
            .write(|tx| throttle::pay(tx, name, given.address, now))?;
        let login = login.ok();
        let known = match &login {
            Some(login) => self.known(login)?,
            None => None,
        };
        let hashed = known.as_ref().and_then(|(_, hash)| hash.as_deref());
        let right = password::is_right(given.password, hashed);
        match known {
            Some((stored, Some(hash))) if right && stored.entry.status == Status::Active => {
                self.begin(&stored.entry, &hash, given.agent, now)
            }
            _ => Err(Error::SignIn),
        }
    }

    fn known(&self, login: &Login) -> Result<Option<Known>, Error> {
        self.app.db.read(|reader| {
            let Some(stored) = store::accounts::by_login(reader, login)? else {
                return Ok(None);
            };
            let credential = store::accounts::credential(reader, stored.entry.id)?;
            Ok(Some((stored, credential.password)))
        })
    }

    fn begin(
        &self,
        account: &Account,
        hash: &str,
        agent: &str,
        now: Instant,
    ) -> Result<Begun, Error> {
        let token = Secret::fresh(&*self.app.ids);
        let id = SessionId(self.app.ids.uuid(now));
        self.app.db.write(|tx| {
            // Judging took a while: the account may have been disabled or its password reset meanwhile.
            let current = store::accounts::by_login(tx, &account.login)?.ok_or(Error::SignIn)?;
            let credential = store::accounts::credential(tx, account.id)?;
            if current.entry.status != Status::Active
                || credential.password.as_deref() != Some(hash)
            {
                return Err(Error::SignIn);
            }
            throttle::settle(tx, &account.login)?;
            self.open_session(tx, account, (id, &token), agent, now)
        })?;
        Ok(Begun { id, token })
    }

    /// Writes a session's row and its first event.
    pub(super) fn open_session(
        &self,
        tx: &mut Tx,
        account: &Account,
        (id, token): (SessionId, &Secret),
        agent: &str,
        now: Instant,
    ) -> Result<(), Error> {
        let settings = World::load(tx)?.settings;
        let ends_at = now.plus_minutes(60 * i64::from(settings.session_hours));
        let idle_until = now.plus_minutes(i64::from(settings.session_idle_minutes));
        let agent: String = agent
            .chars()
            .filter(|c| !c.is_control())
            .take(AGENT_CHARACTERS)
            .collect();
        store::accounts::start(
            tx,
            &NewSession {
                id,
                token_hash: &token.hash(),
                account: account.id,
                started_at: now,
                idle_until: idle_until.min(ends_at),
                ends_at,
                agent: &agent,
            },
        )?;
        let mut recording = Recording::by_person(account.person, now, &*self.app.ids);
        recording.stream(super::session::stream(id), Tip::START);
        recording.add(
            "session.started",
            now,
            &json!({ "account": account.id }),
            &[],
        )?;
        recording.write(tx)?;
        Ok(())
    }
}
