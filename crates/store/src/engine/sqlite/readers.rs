//! Connections for reading, opened when needed.

use std::sync::{Mutex, PoisonError};

use ::rusqlite::Connection;

use super::connection::open_for_reading;
use crate::engine::Error;
use crate::engine::target::SqliteTarget;

/// There is no upper bound: whoever serves requests bounds how many run at once, and a bound here could leave callers
/// waiting for each other.
pub(super) struct Readers {
    target: SqliteTarget,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub fn new(target: SqliteTarget) -> Readers {
        Readers {
            target,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// The connection used last, since its cache is warm, or a new one.
    pub fn take(&self) -> Result<Connection, Error> {
        let idle = self.locked().pop();
        idle.map_or_else(|| open_for_reading(&self.target), Ok)
    }

    /// Keeps a connection that has no transaction open. One that isn't given back is closed.
    pub fn give_back(&self, connection: Connection) {
        let mut idle = self.locked();
        if idle.len() < self.target.idle_readers {
            idle.push(connection);
        }
    }

    /// Closes what nobody uses, so that later readings open the file as it is then.
    pub fn close_idle(&self) {
        self.locked().clear();
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
