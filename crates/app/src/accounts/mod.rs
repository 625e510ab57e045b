//! Accounts: signing in, sessions, delegations, tokens, and what the security administrator does.

mod choices;
mod delegations;
mod links;
mod manage;
mod password;
mod saved_views;
mod secret;
mod session;
mod sign_in;
mod signed_in;
mod throttle;
mod tokens;

use domain::accounts::{Account, Change, Status};
use domain::permits::{Actor, Permission, has};
use domain::time::Instant;
use store::Tx;
use store::registers::Versioned;

use crate::record::Recording;
use crate::registers::put_in;
use crate::{App, Error};

pub use choices::{Choice, Choices};
pub use links::Invitation;
pub use manage::{Invited, Listed, NewAccount, NewPerson};
pub use password::HashedPassword;
pub use secret::Secret;
pub use session::Begun;
pub use sign_in::Try;
pub use signed_in::{Acting, Bearer, SignedIn};
pub use tokens::NewToken;

/// Everything about accounts, over one [`App`].
pub struct Accounts<'a> {
    pub(crate) app: &'a App,
}

/// Who changes an account.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// Someone signed in; must hold [`Permission::ManageAccounts`].
    Person(&'a Actor),
    /// Whoever runs the command line on the machine itself.
    Operator,
}

impl<'a> By<'a> {
    fn check(self) -> Result<(), Error> {
        match self {
            By::Person(actor) if !has(actor, Permission::ManageAccounts) => {
                Err(Error::NotPermitted)
            }
            By::Person(_) | By::Operator => Ok(()),
        }
    }

    fn recording<'r>(self, now: Instant, app: &'r App) -> Recording<'r> {
        match self {
            By::Person(actor) => Recording::by(actor, now, &*app.ids),
            By::Operator => Recording::by_operator(now, &*app.ids),
        }
    }
}

impl Accounts<'_> {
    /// Records an account's new status and what changed it.
    fn turn(
        &self,
        tx: &mut Tx,
        recording: Recording<'_>,
        stored: Versioned<Account>,
        (status, changed): (Status, Change),
        now: Instant,
    ) -> Result<(), Error> {
        let account = stored.entry.with(status, changed);
        put_in(tx, recording, &account, stored.version, now)?;
        Ok(())
    }
}
