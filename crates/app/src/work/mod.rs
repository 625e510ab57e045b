//! What a server does by itself: jobs as they fall due, each under a lease, and once a day what every day asks for,
//! and every minute a look at the ladder of deadlines (`crate::ladder`).
//!
//! A job is enqueued in the transaction that causes it (`store::jobs::enqueue`), under an id that says what it is about:
//! asking for it twice is asking once. What fell due while no server ran is done by the next one.

mod routine;
mod worker;

pub use worker::{Worked, Worker};
