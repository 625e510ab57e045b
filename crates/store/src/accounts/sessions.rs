//! Sessions: one row for each signed-in browser, found by the hash of its token.

use domain::ids::{AccountId, DelegationId, SessionId};
use domain::time::Instant;

use crate::params;
use crate::{Error, Reader, Tx};

crate::statements! {
    START = "INSERT INTO session (token_hash, id, account, delegation, started_at, seen_at, idle_until, ends_at, agent)
        VALUES ($1, $2, $3, NULL, $4, $4, $5, $6, $7)";
    /// A new token, and whom it acts for from now on.
    ROTATE = "UPDATE session SET token_hash = $2, delegation = $3 WHERE id = $1";
    /// Seen again: it may idle on from now. A stopped clock moves nothing back.
    TOUCH = "UPDATE session SET seen_at = $2, idle_until = $3 WHERE id = $1 AND seen_at < $2";
    LIST = "SELECT id, started_at, seen_at, agent FROM session
        WHERE account = $1 AND idle_until > $2 AND ends_at > $2 ORDER BY seen_at DESC, id";
    END = "DELETE FROM session WHERE id = $1";
    END_OWN = "DELETE FROM session WHERE id = $1 AND account = $2";
    END_ALL = "DELETE FROM session WHERE account = $1 AND id <> $2";
    FORGET = "DELETE FROM session WHERE ends_at < $1 OR idle_until < $1";
}

/// A session that begins.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    pub id: SessionId,
    pub token_hash: &'a [u8; 32],
    pub account: AccountId,
    pub started_at: Instant,
    pub idle_until: Instant,
    pub ends_at: Instant,
    pub agent: &'a str,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub started_at: Instant,
    pub seen_at: Instant,
    pub agent: String,
}

/// Begins a session.
pub fn start(tx: &mut Tx, session: &NewSession<'_>) -> Result<(), Error> {
    tx.execute(
        START,
        params![
            session.token_hash,
            session.id,
            session.account,
            session.started_at,
            session.idle_until,
            session.ends_at,
            session.agent
        ],
    )?;
    Ok(())
}

/// Gives a session another token, and the delegation that it uses from now on. [`Error::Changed`] when it has ended.
pub fn rotate(
    tx: &mut Tx,
    id: SessionId,
    token_hash: &[u8; 32],
    delegation: Option<DelegationId>,
) -> Result<(), Error> {
    tx.compare_and_set(ROTATE, params![id, token_hash, delegation])
}

/// Notes that a session was used; nothing happens when that is known already.
pub fn touch(tx: &mut Tx, id: SessionId, at: Instant, idle_until: Instant) -> Result<(), Error> {
    tx.execute(TOUCH, params![id, at, idle_until])?;
    Ok(())
}

/// The sessions of an account that go on, last used first.
pub fn list(reader: &mut Reader, account: AccountId, now: Instant) -> Result<Vec<Session>, Error> {
    reader.query(LIST, params![account, now], |row| {
        Ok(Session {
            id: row.id(0)?,
            started_at: row.instant(1)?,
            seen_at: row.instant(2)?,
            agent: row.text(3)?.to_owned(),
        })
    })
}

/// Ends a session and says whether it was there.
pub fn end(tx: &mut Tx, id: SessionId) -> Result<bool, Error> {
    Ok(tx.execute(END, params![id])? > 0)
}

/// Ends a session if it is the account's, and says whether it was.
pub fn end_own(tx: &mut Tx, id: SessionId, account: AccountId) -> Result<bool, Error> {
    Ok(tx.execute(END_OWN, params![id, account])? > 0)
}

/// Ends every session of an account, but for one that goes on.
pub fn end_all(tx: &mut Tx, account: AccountId, but: Option<SessionId>) -> Result<u64, Error> {
    let but = but.map(|id| id.to_string()).unwrap_or_default();
    tx.execute(END_ALL, params![account, but])
}

/// Forgets sessions that ended before an instant.
pub fn forget_ended(tx: &mut Tx, before: Instant) -> Result<u64, Error> {
    tx.execute(FORGET, params![before])
}
