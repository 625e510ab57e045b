//! Connections, opened when needed and kept.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ::postgres::Config;
use ::postgres::config::TargetSessionAttrs;

use super::connection::Connection;
use crate::engine::Error;
use crate::engine::target::PostgresTarget;

/// A silent partner is noticed after so long without an acknowledgement.
const SILENCE: Duration = Duration::from_secs(15);

pub(super) struct Pool {
    config: Config,
    patience: Duration,
    shelf: Arc<Shelf>,
}

struct Shelf {
    idle: Mutex<Idle>,
    freed: Condvar,
}

struct Idle {
    connections: Vec<Connection>,
    /// How many more may be taken or opened.
    places: usize,
}

/// A connection that was taken, with its place in the pool.
pub(super) struct Pooled {
    pub connection: Connection,
    pub place: Place,
}

/// One of the places that bound how many connections are out; free again when dropped.
pub(super) struct Place(Arc<Shelf>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.locked().places += 1;
        self.0.freed.notify_one();
    }
}

impl Shelf {
    fn locked(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pool {
    pub fn new(target: &PostgresTarget) -> Result<Pool, Error> {
        let mut config: Config = target
            .address
            .parse()
            .map_err(|_| Error::Other("the PostgreSQL address can't be read".into()))?;
        config
            .connect_timeout(target.patience)
            .keepalives_idle(SILENCE)
            .tcp_user_timeout(SILENCE);
        if config.get_hosts().len() > 1 {
            config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        }
        if config.get_application_name().is_none() {
            config.application_name("zhengqi");
        }
        let idle = Idle {
            connections: Vec::new(),
            places: target.connections,
        };
        Ok(Pool {
            config,
            patience: target.patience,
            shelf: Arc::new(Shelf {
                idle: Mutex::new(idle),
                freed: Condvar::new(),
            }),
        })
    }

    /// A connection on which `first` has just run, so that it is known to be alive.
    ///
    /// Waits for a place; [`Error::Busy`] when none gets free in time.
    pub fn take(&self, first: &str) -> Result<Pooled, Error> {
        let place = self.wait_for_place()?;
        loop {
            let idle = self.shelf.locked().connections.pop();
            let fresh = idle.is_none();
            let mut connection = idle.map_or_else(|| Connection::open(&self.config), Ok)?;
            match connection.run_script(first) {
                Ok(()) => return Ok(Pooled { connection, place }),
                // The server was restarted or another one took over: the others are gone as well.
                Err(Error::Unreachable(_)) if !fresh => self.shelf.locked().connections.clear(),
                Err(error) => return Err(error),
            }
        }
    }

    /// Keeps a connection that has no transaction open. One that isn't given back is closed.
    pub fn give_back(&self, Pooled { connection, place }: Pooled) {
        if connection.is_usable() {
            self.shelf.locked().connections.push(connection);
        }
        drop(place);
    }

    fn wait_for_place(&self) -> Result<Place, Error> {
        let deadline = Instant::now() + self.patience;
        let mut idle = self.shelf.locked();
        while idle.places == 0 {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Error::Busy);
            }
            idle = self
                .shelf
                .freed
                .wait_timeout(idle, left)
                .map_or_else(|poisoned| poisoned.into_inner().0, |(idle, _)| idle);
        }
        idle.places -= 1;
        Ok(Place(Arc::clone(&self.shelf)))
    }
}
