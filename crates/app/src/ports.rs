//! What comes from outside: the time, and fresh ids and random bytes; and what goes there: messages.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::notices::Recipient;
use domain::time::Instant;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// Where ids and salts come from.
pub trait Ids: Send + Sync {
    /// Fills a buffer with random bytes.
    fn fill(&self, bytes: &mut [u8]);

    /// A fresh id, sortable by the instant it was made.
    fn uuid(&self, at: Instant) -> Uuid {
        let mut random = [0; 10];
        self.fill(&mut random);
        uuid::Builder::from_unix_timestamp_millis(at.0.max(0).cast_unsigned(), &random).into_uuid()
    }
}

/// What carries messages out of the building.
pub trait Carrier: Send + Sync {
    /// Which ways out there are.
    fn ways(&self) -> &Ways;

    /// Hands one message on and waits until it was taken.
    ///
    /// # Errors
    /// Why it was not taken, and whether trying again can help.
    fn carry(&self, message: &Message) -> Result<(), Undelivered>;
}

/// The ways out that are configured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    pub mail: bool,
    pub sms: bool,
    /// Hooks by name, with the inboxes whose notices each gets.
    pub hooks: Vec<(String, Vec<Recipient>)>,
    /// The address of the site, without a slash at its end; empty when it has none.
    pub site: String,
    /// The address that mails come from; empty without mail.
    pub sender: String,
}

impl Ways {
    /// Whether there is any way out at all.
    pub fn are_open(&self) -> bool {
        self.mail || self.sms || !self.hooks.is_empty()
    }
}

/// A message on its way. `id` stays the same however often it is tried, so that a receiver knows it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Mail {
        id: String,
        /// Mails of one thread stand together: the number of a case.
        thread: Option<String>,
        to: String,
        subject: String,
        text: String,
        /// An entry for the receiver's calendar.
        entry: Option<CalendarEntry>,
        at: Instant,
    },
    Sms {
        id: String,
        to: String,
        text: String,
    },
    Hook {
        id: String,
        /// The hook's name in the configuration.
        name: String,
        /// For a group of people.
        text: String,
        /// For a programme: JSON.
        data: String,
        at: Instant,
    },
}

/// A calendar file (RFC 5545) that travels with a mail (RFC 6047).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// `REQUEST` or `CANCEL`: the same as in the file.
    pub method: &'static str,
    pub file: String,
}

/// Why a message was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undelivered {
    /// It may be taken later: nobody answered, or the answer asks for patience.
    #[error("{0}")]
    Later(String),
    /// It will never be taken as it is.
    #[error("{0}")]
    Never(String),
}

/// The computer's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everything else takes the time from"
    )]
    fn now(&self) -> Instant {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands until it is set: for telling a past year, and for tests.
pub struct SetClock(AtomicI64);

impl SetClock {
    /// A clock that shows `at`.
    pub fn at(at: Instant) -> SetClock {
        SetClock(AtomicI64::new(at.0))
    }

    /// Sets the clock.
    pub fn set(&self, at: Instant) {
        self.0.store(at.0, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

/// The computer's clock set back or forward: a demonstration lives in its own year, where time goes on.
pub struct ShiftedClock {
    by: i64,
}

impl ShiftedClock {
    /// A clock that shows `at` now and goes on from there.
    pub fn from_now(at: Instant) -> ShiftedClock {
        ShiftedClock {
            by: at.since(SystemClock.now()),
        }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Instant {
        Instant(SystemClock.now().0 + self.by)
    }
}

/// Random bytes of the operating system.
pub struct OsIds;

impl Ids for OsIds {
    /// # Panics
    /// When the operating system has no randomness to give: nothing safe could be done without.
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// The same bytes for the same seed: for the demonstration year and for tests, never for secrets.
pub struct SeededIds {
    seed: u64,
    drawn: AtomicU64,
}

impl SeededIds {
    /// A source that begins anew at `seed`.
    pub fn new(seed: u64) -> SeededIds {
        SeededIds {
            seed,
            drawn: AtomicU64::new(0),
        }
    }
}

impl Ids for SeededIds {
    fn fill(&self, bytes: &mut [u8]) {
        for block in bytes.chunks_mut(32) {
            let drawn = self.drawn.fetch_add(1, Ordering::SeqCst);
            let hash = Sha256::new()
                .chain_update(self.seed.to_be_bytes())
                .chain_update(drawn.to_be_bytes())
                .finalize();
            block.copy_from_slice(&hash[..block.len()]);
        }
    }
}
