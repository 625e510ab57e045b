//! Who stands behind a token: one statement, since every page begins with it.

use domain::accounts::{Account, ApiToken, Delegation};
use domain::ids::{ApiTokenId, SessionId};
use domain::people::Person;
use domain::time::Instant;

use super::parsed;
use crate::params;
use crate::{Error, Reader, Row, Tx};

crate::statements! {
    /// The session with this token's hash, if it goes on at `$2`. One that was seen after `$3` is from a clock that
    /// went wrong, and doesn't count.
    BY_SESSION = "SELECT a.state, p.state, o.name, c.language, c.theme, s.id, s.seen_at, d.state, l.label, la.state
        FROM session s JOIN account a ON a.id = s.account LEFT JOIN credential c ON c.account = a.id
        LEFT JOIN person p ON p.id = a.person LEFT JOIN office o ON o.id = p.office
        LEFT JOIN delegation d ON d.id = s.delegation LEFT JOIN person l ON l.id = d.leader
        LEFT JOIN account la ON la.person = d.leader
        WHERE s.token_hash = $1 AND s.idle_until > $2 AND s.ends_at > $2 AND s.seen_at <= $3";
    BY_BEARER = "SELECT a.state, p.state, o.name, c.language, c.theme, t.state
        FROM api_secret x JOIN api_token t ON t.id = x.token JOIN account a ON a.id = t.account
        LEFT JOIN credential c ON c.account = a.id
        LEFT JOIN person p ON p.id = a.person LEFT JOIN office o ON o.id = p.office WHERE x.hash = $1";
    KEEP_SECRET = "INSERT INTO api_secret (hash, token) VALUES ($1, $2)";
}

/// An account with its person, as a session or a token finds it. Nothing is judged here.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    pub account: Account,
    /// None for a person whom the register doesn't know.
    pub person: Option<Person>,
    pub office: Option<String>,
    pub language: Option<String>,
    pub theme: Option<String>,
    pub through: Through,
}

/// What led to the account.
#[derive(Debug, Clone, PartialEq)]
pub enum Through {
    Session {
        id: SessionId,
        seen_at: Instant,
        /// The delegation in use, with what pages print for the leader, and the leader's own account.
        acting: Option<Box<(Delegation, String, Option<Account>)>>,
    },
    Token(ApiToken),
}

/// Who stands behind a session's token. `latest` is the last instant at which a sound clock may have seen it.
pub fn by_session(
    reader: &mut Reader,
    token_hash: &[u8; 32],
    now: Instant,
    latest: Instant,
) -> Result<Option<Identity>, Error> {
    reader.query_opt(BY_SESSION, params![token_hash, now, latest], |row| {
        let acting = match row.opt_text(7)? {
            Some(state) => Some(Box::new((
                parsed(state, "delegation")?,
                row.opt_text(8)?.unwrap_or_default().to_owned(),
                row.opt_text(9)?
                    .map(|state| parsed(state, "account"))
                    .transpose()?,
            ))),
            None => None,
        };
        let through = Through::Session {
            id: row.id(5)?,
            seen_at: row.instant(6)?,
            acting,
        };
        identity(row, through)
    })
}

/// Who stands behind an API token.
pub fn by_bearer(reader: &mut Reader, hash: &[u8; 32]) -> Result<Option<Identity>, Error> {
    reader.query_opt(BY_BEARER, params![hash], |row| {
        let token = parsed(row.text(5)?, "api_token")?;
        identity(row, Through::Token(token))
    })
}

/// Keeps the hash of a new API token's secret.
pub fn keep_secret(tx: &mut Tx, hash: &[u8; 32], token: ApiTokenId) -> Result<(), Error> {
    tx.execute(KEEP_SECRET, params![hash, token])?;
    Ok(())
}

fn identity(row: &Row<'_>, through: Through) -> Result<Identity, Error> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Ok(Identity {
        account: parsed(row.text(0)?, "account")?,
        person: row
            .opt_text(1)?
            .map(|state| parsed(state, "person"))
            .transpose()?,
        office: owned(row.opt_text(2)?),
        language: owned(row.opt_text(3)?),
        theme: owned(row.opt_text(4)?),
        through,
    })
}
