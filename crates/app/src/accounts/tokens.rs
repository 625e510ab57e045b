//! API tokens: made and ended by the account's owner, used by other programmes in the owner's name.

use domain::accounts::{ApiToken, MAX_TOKEN_DAYS, TokenScope};
use domain::cases::refusal::{Problem, Refusal};
use domain::ids::ApiTokenId;
use domain::registers::Entry;

use super::{Accounts, Secret, SignedIn};
use crate::Error;
use crate::record::Recording;
use crate::registers::put_in;

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// What its owner calls it.
    pub label: String,
    pub scope: TokenScope,
    /// Days until it expires, 1 to 366.
    pub days: i64,
}

impl Accounts<'_> {
    /// Makes a token and answers its secret, which can't be shown again. Whoever acts for a leader makes none.
    pub fn make_token(&self, who: &SignedIn, new: &NewToken) -> Result<Secret, Error> {
        if who.actor.on_behalf_of.is_some() {
            return Err(Error::NotPermitted);
        }
        if !(1..=MAX_TOKEN_DAYS).contains(&new.days) {
            return Err(Refusal::Field {
                field: "days",
                problem: Problem::TooFar,
            }
            .into());
        }
        let now = self.app.now();
        let token = ApiToken {
            id: ApiTokenId(self.app.ids.uuid(now)),
            account: who.account,
            label: new.label.trim().to_owned(),
            scope: new.scope,
            made_at: now,
            expires_at: now.plus_days(new.days),
            ended_at: None,
        };
        token.check()?;
        let secret = Secret::fresh(&*self.app.ids);
        self.app.db.write(|tx| {
            let recording = Recording::by(&who.actor, now, &*self.app.ids);
            put_in(tx, recording, &token, 0, now)?;
            Ok::<_, Error>(store::accounts::keep_secret(tx, &secret.hash(), token.id)?)
        })?;
        Ok(secret)
    }

    /// Ends a token of the account at once.
    pub fn end_token(&self, who: &SignedIn, id: ApiTokenId) -> Result<(), Error> {
        let now = self.app.now();
        self.app.db.write(|tx| {
            let stored = store::registers::get::<ApiToken>(tx, id.0)?
                .filter(|stored| stored.entry.account == who.account)
                .ok_or(Error::NotFound)?;
            let ended = ApiToken {
                ended_at: Some(stored.entry.ended_at.unwrap_or(now)),
                ..stored.entry
            };
            let recording = Recording::by(&who.actor, now, &*self.app.ids);
            put_in(tx, recording, &ended, stored.version, now)?;
            Ok(())
        })
    }

    /// The account's tokens that can still be used, soonest to expire first.
    pub fn tokens(&self, who: &SignedIn) -> Result<Vec<ApiToken>, Error> {
        let now = self.app.now();
        let all = self
            .app
            .db
            .read(|reader| store::accounts::tokens(reader, who.account, now))?;
        Ok(all
            .into_iter()
            .map(|stored| stored.entry)
            .filter(|token| token.holds(now))
            .collect())
    }
}
