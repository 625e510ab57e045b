//! Catches a command that starts another one on the same database: it would wait for itself for ever.

use std::cell::RefCell;

use super::Error;

thread_local! {
    /// The databases whose commands this thread is inside of, by the address of their shared part.
    static INSIDE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Marks the thread until it is dropped.
pub(super) struct Entered;

pub(super) fn enter<T>(shared: &T) -> Result<Entered, Error> {
    let address = std::ptr::from_ref(shared).addr();
    INSIDE.with_borrow_mut(|inside| {
        if inside.contains(&address) {
            return Err(Error::Other("a command started another command".into()));
        }
        inside.push(address);
        Ok(Entered)
    })
}

impl Drop for Entered {
    fn drop(&mut self) {
        INSIDE.with_borrow_mut(Vec::pop);
    }
}
