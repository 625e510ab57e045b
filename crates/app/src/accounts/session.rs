//! Sessions that go on: seen again, listed, rotated, ended.

use domain::accounts::{Account, Change, Login, Status, password as rules};
use domain::cases::refusal::{Problem, Refusal};
use domain::ids::{AccountId, DelegationId, SessionId};
use domain::time::Instant;
use serde_json::{Value, json};
use store::Tx;
use store::accounts::Session;

use super::{Accounts, HashedPassword, Secret, SignedIn, password, throttle};
use crate::record::Recording;
use crate::{Error, World};

/// A session with the token that its browser keeps.
#[derive(Debug, Clone)]
pub struct Begun {
    pub id: SessionId,
    pub token: Secret,
}

pub(super) fn stream(id: SessionId) -> String {
    format!("session/{id}")
}

impl Accounts<'_> {
    /// Notes that a session was used. Pages call it at most once a minute for each session.
    pub fn touch(&self, who: &SignedIn) -> Result<(), Error> {
        let now = self.app.now();
        self.app.db.write(|tx| {
            let minutes = World::load(tx)?.settings.session_idle_minutes;
            let idle_until = now.plus_minutes(i64::from(minutes));
            Ok(store::accounts::touch(tx, who.session, now, idle_until)?)
        })
    }

    /// The sessions of the account that go on, last used first.
    pub fn sessions(&self, who: &SignedIn) -> Result<Vec<Session>, Error> {
        let now = self.app.now();
        self.app
            .db
            .read(|reader| Ok(store::accounts::sessions(reader, who.account, now)?))
    }

    /// Ends the session in use.
    pub fn sign_out(&self, who: &SignedIn) -> Result<(), Error> {
        self.end_session(who, who.session)
    }

    /// Ends one of the account's own sessions.
    pub fn end_session(&self, who: &SignedIn, id: SessionId) -> Result<(), Error> {
        let now = self.app.now();
        self.app.db.write(|tx| {
            if !store::accounts::end_own(tx, id, who.account)? {
                return Err(Error::NotFound);
            }
            let recording = Recording::by_person(who.actor.person, now, &*self.app.ids);
            note(tx, recording, id, "session.ended", json!({}), now)
        })
    }

    /// Changes the own password, gives this session a new token and ends all others.
    ///
    /// # Errors
    /// The fields `current` and `password` say what is wrong; [`Error::TooMany`] after too many wrong ones.
    pub fn change_password(
        &self,
        who: &SignedIn,
        current: &str,
        new: &str,
    ) -> Result<Begun, Error> {
        rules::check(new, &who.login)?;
        let now = self.app.now();
        self.app
            .db
            .write(|tx| throttle::pay(tx, who.login.as_str(), "own", now))?;
        let hashed = self
            .app
            .db
            .read(|reader| store::accounts::credential(reader, who.account))?
            .password;
        if !password::is_right(current, hashed.as_deref()) {
            return Err(Refusal::Field {
                field: "current",
                problem: Problem::WrongPassword,
            }
            .into());
        }
        let new = HashedPassword::of(new, &*self.app.ids)?;
        let token = Secret::fresh(&*self.app.ids);
        self.app.db.write(|tx| {
            self.write_password(
                tx,
                who.account,
                &new,
                Recording::by_person(who.actor.person, now, &*self.app.ids),
                now,
            )?;
            self.end_all_in(tx, who.account, Some(who.session), now)?;
            throttle::settle(tx, &who.login)?;
            let delegation = who.acting.as_ref().map(|acting| acting.delegation);
            Ok::<_, Error>(store::accounts::rotate(
                tx,
                who.session,
                &token.hash(),
                delegation,
            )?)
        })?;
        Ok(Begun {
            id: who.session,
            token,
        })
    }

    /// Writes a password's hash; whoever was invited may sign in from now on.
    pub(super) fn write_password(
        &self,
        tx: &mut Tx,
        account: AccountId,
        hash: &HashedPassword,
        recording: Recording<'_>,
        now: Instant,
    ) -> Result<Account, Error> {
        let stored = store::registers::get::<Account>(tx, account.0)?.ok_or(Error::NotFound)?;
        if stored.entry.status == Status::Disabled {
            return Err(Error::NotFound);
        }
        store::accounts::set_password(tx, account, hash.text())?;
        let entry = stored.entry.clone();
        self.turn(
            tx,
            recording,
            stored,
            (Status::Active, Change::PasswordSet),
            now,
        )?;
        Ok(entry)
    }

    /// Ends all sessions of an account but one, with an event for each.
    pub(super) fn end_all_in(
        &self,
        tx: &mut Tx,
        account: AccountId,
        but: Option<SessionId>,
        now: Instant,
    ) -> Result<(), Error> {
        let open = store::accounts::sessions(tx, account, now)?;
        store::accounts::end_all(tx, account, but)?;
        for session in open.iter().filter(|session| Some(session.id) != but) {
            let recording = Recording::by_system(now, &*self.app.ids);
            note(tx, recording, session.id, "session.ended", json!({}), now)?;
        }
        Ok(())
    }

    /// Gives the session a new token, and the delegation that it uses from now on.
    pub(super) fn switch(
        &self,
        who: &SignedIn,
        delegation: Option<DelegationId>,
        check: impl Fn(&mut Tx) -> Result<(), Error>,
    ) -> Result<Begun, Error> {
        let now = self.app.now();
        let token = Secret::fresh(&*self.app.ids);
        self.app.db.write(|tx| {
            check(tx)?;
            store::accounts::rotate(tx, who.session, &token.hash(), delegation)?;
            let recording = Recording::by_person(who.actor.person, now, &*self.app.ids);
            let body = json!({ "delegation": delegation });
            note(tx, recording, who.session, "session.acting", body, now)
        })?;
        Ok(Begun {
            id: who.session,
            token,
        })
    }

    /// Remembers how someone likes pages; `None` leaves it.
    pub fn remember(
        &self,
        account: AccountId,
        language: Option<&str>,
        theme: Option<&str>,
    ) -> Result<(), Error> {
        self.app.db.write(|tx| {
            if let Some(language) = language {
                store::accounts::remember_language(tx, account, language)?;
            }
            if let Some(theme) = theme {
                store::accounts::remember_theme(tx, account, theme)?;
            }
            Ok(())
        })
    }

    /// Forgets sessions that ended and tries that count no more; to be called now and then.
    pub fn tidy(&self) -> Result<(), Error> {
        let now = self.app.now();
        self.app.db.write(|tx| {
            store::accounts::forget_ended(tx, now.plus_days(-1))?;
            store::accounts::forget_quiet(tx, now.plus_days(-1))?;
            Ok(())
        })
    }

    /// The sign-in name's account, for the command line.
    pub fn by_login(&self, login: &Login) -> Result<Account, Error> {
        let found = self
            .app
            .db
            .read(|reader| store::accounts::by_login(reader, login))?;
        Ok(found.ok_or(Error::NotFound)?.entry)
    }
}

/// One event of a session's stream.
fn note(
    tx: &mut Tx,
    mut recording: Recording<'_>,
    id: SessionId,
    kind: &str,
    body: Value,
    now: Instant,
) -> Result<(), Error> {
    let name = stream(id);
    let tip = store::events::tip(tx, &name)?;
    recording.stream(name, tip);
    recording.add(kind, now, &body, &[])?;
    recording.write(tx)?;
    Ok(())
}
