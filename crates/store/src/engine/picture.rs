//! Several readings of one thread on one picture of the data: one transaction instead of one for each.

use std::cell::RefCell;

use super::session::{Reader, Session};

thread_local! {
    /// The session whose picture the readings of this thread share, with the address of its database.
    static SHARED: RefCell<Option<(usize, Session)>> = const { RefCell::new(None) };
}

/// Shares a session with the readings of this thread until it is dropped.
pub(super) struct Shared;

impl Shared {
    pub fn new<D>(database: &D, session: Session) -> Shared {
        SHARED.set(Some((address(database), session)));
        Shared
    }

    /// The session, unless a reading spoiled it.
    pub fn end(self) -> Option<Session> {
        SHARED.take().map(|(_, session)| session)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // After a panic the session lies here still, with its transaction open: it is closed.
        SHARED.set(None);
    }
}

/// Whether readings of this thread share a picture of this database already, and nobody reads just now.
pub(super) fn is_shared<D>(database: &D) -> bool {
    SHARED.with_borrow(|shared| matches!(shared, Some((of, _)) if *of == address(database)))
}

/// Runs a reading on the shared picture; gives the work back where none is shared. A reading inside a reading has a
/// picture of its own.
pub(super) fn read<D, T, E, F>(database: &D, work: F) -> Result<Result<T, E>, F>
where
    F: FnOnce(&mut Reader) -> Result<T, E>,
{
    if !is_shared(database) {
        return Err(work);
    }
    let Some((of, session)) = SHARED.take() else {
        return Err(work);
    };
    let mut reader = Reader::new(session);
    let outcome = work(&mut reader);
    // A transaction in which a statement failed may answer nothing more; what follows reads for itself.
    if let (session, None) = reader.into_parts() {
        SHARED.set(Some((of, session)));
    }
    Ok(outcome)
}

fn address<D>(database: &D) -> usize {
    std::ptr::from_ref(database).addr()
}
