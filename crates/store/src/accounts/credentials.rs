//! What an account keeps for itself. Nothing of it is in an event.

use domain::ids::AccountId;
use domain::time::Instant;

use crate::params;
use crate::{Error, Reader, Tx};

crate::statements! {
    GET = "SELECT password, language, theme FROM credential WHERE account = $1";
    MAKE = "INSERT INTO credential (account) SELECT CAST($1 AS TEXT)
        WHERE NOT EXISTS (SELECT 1 FROM credential WHERE account = $1)";
    SET_PASSWORD = "UPDATE credential SET password = $2, link_hash = NULL, link_until = NULL WHERE account = $1";
    SET_LINK = "UPDATE credential SET password = NULL, link_hash = $2, link_until = $3 WHERE account = $1";
    BY_LINK = "SELECT account FROM credential WHERE link_hash = $1 AND link_until > $2";
    SET_LANGUAGE = "UPDATE credential SET language = $2 WHERE account = $1";
    SET_THEME = "UPDATE credential SET theme = $2 WHERE account = $1";
}

/// What is kept for an account.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credential {
    /// The password's hash in PHC text form; none before it is set and after a reset.
    pub password: Option<String>,
    pub language: Option<String>,
    pub theme: Option<String>,
}

/// The credential of an account; an empty one when nothing was ever set.
pub fn credential(reader: &mut Reader, account: AccountId) -> Result<Credential, Error> {
    let found = reader.query_opt(GET, params![account], |row| {
        Ok(Credential {
            password: row.opt_text(0)?.map(str::to_owned),
            language: row.opt_text(1)?.map(str::to_owned),
            theme: row.opt_text(2)?.map(str::to_owned),
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Sets the password's hash; a set-up link that was out is worth nothing any more.
pub fn set_password(tx: &mut Tx, account: AccountId, hash: &str) -> Result<(), Error> {
    tx.execute(MAKE, params![account])?;
    tx.compare_and_set(SET_PASSWORD, params![account, hash])
}

/// Sets the hash of a link with which its holder may set the password, and forgets the password.
pub fn set_link(
    tx: &mut Tx,
    account: AccountId,
    hash: &[u8; 32],
    until: Instant,
) -> Result<(), Error> {
    tx.execute(MAKE, params![account])?;
    tx.compare_and_set(SET_LINK, params![account, hash, until])
}

/// The account whose link has this hash, as long as the link holds.
pub fn by_link(
    reader: &mut Reader,
    hash: &[u8; 32],
    now: Instant,
) -> Result<Option<AccountId>, Error> {
    reader.query_opt(BY_LINK, params![hash, now], |row| row.id(0))
}

/// Remembers the language in which someone reads.
pub fn remember_language(tx: &mut Tx, account: AccountId, language: &str) -> Result<(), Error> {
    tx.execute(MAKE, params![account])?;
    tx.compare_and_set(SET_LANGUAGE, params![account, language])
}

/// Remembers the colours in which someone reads.
pub fn remember_theme(tx: &mut Tx, account: AccountId, theme: &str) -> Result<(), Error> {
    tx.execute(MAKE, params![account])?;
    tx.compare_and_set(SET_THEME, params![account, theme])
}
