//! Set-up links: with one, its holder sets the password of an account, once and for a short time.

use domain::accounts::{Account, Change, Login, Status};
use domain::cases::refusal::{Refusal, Rule};
use domain::ids::{AccountId, PersonId};
use domain::permits::{Grant, Role, Scope};
use domain::time::Instant;
use store::Tx;

use super::secret::hash;
use super::{Accounts, By, HashedPassword, Secret};
use crate::record::Recording;
use crate::{Error, registers};

/// A link holds so many hours.
const LINK_HOURS: i64 = 72;
/// The sign-in name of the first administrator.
const FIRST: &str = "security-admin";

/// Whom a link invites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub account: AccountId,
    pub login: Login,
}

impl Accounts<'_> {
    /// On a programme that nobody can sign in to yet: the first security administrator, with a fresh link. `None` as
    /// soon as somebody has set a password. Every call makes the link of the call before it worthless.
    pub fn first_link(&self) -> Result<Option<Secret>, Error> {
        let now = self.app.now();
        let link = Secret::fresh(&*self.app.ids);
        self.app.db.write(|tx| {
            if store::accounts::anybody(tx)? {
                return Ok(None);
            }
            let login =
                Login::parse(FIRST).map_err(|problem| Error::Internal(problem.to_string()))?;
            let id = match store::accounts::by_login(tx, &login)? {
                Some(stored) => stored.entry.id,
                None => self.add_first(tx, login, now)?,
            };
            self.issue(tx, id, &link, By::Operator, now)?;
            Ok(Some(link.clone()))
        })
    }

    fn add_first(&self, tx: &mut Tx, login: Login, now: Instant) -> Result<AccountId, Error> {
        let account = Account {
            id: AccountId(self.app.ids.uuid(now)),
            person: PersonId(self.app.ids.uuid(now)),
            login,
            grants: vec![Grant {
                role: Role::SecurityAdmin,
                scope: Scope::Whole,
            }],
            status: Status::Invited,
            changed: Change::Added,
        };
        let recording = Recording::by_operator(now, &*self.app.ids);
        registers::put_in(tx, recording, &account, 0, now)?;
        Ok(account.id)
    }

    /// Resets an account: its password is forgotten, its sessions end, and a link to set a new one is answered.
    pub fn reset(&self, by: By<'_>, id: AccountId) -> Result<Secret, Error> {
        by.check()?;
        let now = self.app.now();
        let link = Secret::fresh(&*self.app.ids);
        self.app.db.write(|tx| {
            self.issue(tx, id, &link, by, now)?;
            self.end_all_in(tx, id, None, now)
        })?;
        Ok(link)
    }

    /// Keeps a link's hash and records that it was given out. A disabled account stays disabled and gets none.
    pub(super) fn issue(
        &self,
        tx: &mut Tx,
        id: AccountId,
        link: &Secret,
        by: By<'_>,
        now: Instant,
    ) -> Result<(), Error> {
        let stored = store::registers::get::<Account>(tx, id.0)?.ok_or(Error::NotFound)?;
        if stored.entry.status == Status::Disabled {
            return Err(Refusal::Rule(Rule::NothingChanged).into());
        }
        let until = now.plus_minutes(LINK_HOURS * 60);
        store::accounts::set_link(tx, id, &link.hash(), until)?;
        let recording = by.recording(now, self.app);
        self.turn(
            tx,
            recording,
            stored,
            (Status::Invited, Change::LinkIssued),
            now,
        )
    }

    /// Whom a link invites.
    ///
    /// # Errors
    /// The rule `link_spent` when it was used, replaced, or has run out.
    pub fn invitation(&self, link: &str) -> Result<Invitation, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let spent = Error::Refused(Refusal::Rule(Rule::LinkSpent));
            let id = store::accounts::by_link(reader, &hash(link), now)?.ok_or(spent.clone())?;
            let stored = store::registers::get::<Account>(reader, id.0)?.ok_or(spent)?;
            Ok(Invitation {
                account: id,
                login: stored.entry.login,
            })
        })
    }

    /// Sets the password of the account that a link invites. The link is worthless afterwards.
    pub fn accept(&self, link: &str, new: &str) -> Result<Invitation, Error> {
        let invited = self.invitation(link)?;
        let hashed = self.app.hash_password(new, &invited.login)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            if store::accounts::by_link(tx, &hash(link), now)? != Some(invited.account) {
                return Err(Refusal::Rule(Rule::LinkSpent).into());
            }
            let stored = store::registers::get::<Account>(tx, invited.account.0)?;
            let person = stored.ok_or(Error::NotFound)?.entry.person;
            let recording = Recording::by_person(person, now, &*self.app.ids);
            self.write_password(tx, invited.account, &hashed, recording, now)?;
            Ok::<_, Error>(())
        })?;
        Ok(invited)
    }

    /// Sets a password from the command line.
    pub fn set_password(&self, login: &Login, new: &HashedPassword) -> Result<(), Error> {
        let now = self.app.now();
        self.app.db.write(|tx| {
            let stored = store::accounts::by_login(tx, login)?.ok_or(Error::NotFound)?;
            let recording = Recording::by_operator(now, &*self.app.ids);
            self.write_password(tx, stored.entry.id, new, recording, now)?;
            self.end_all_in(tx, stored.entry.id, None, now)
        })
    }
}
