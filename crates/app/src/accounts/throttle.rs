//! How often a sign-in may be tried. A try is paid for before it is judged, in the database, so that tries at the
//! same time, on whatever node, share one budget.

use domain::accounts::Login;
use domain::time::Instant;
use sha2::{Digest, Sha256};
use store::Tx;
use store::accounts::{Budget, refund, take};

use crate::Error;

const MINUTE_MS: i64 = 60_000;

/// Five at once and one more every three minutes: at most ten within any quarter of an hour.
const PER_ACCOUNT: Budget = Budget {
    burst: 5,
    interval_ms: 3 * MINUTE_MS,
};
/// An office's whole staff may sit behind one address.
const PER_ADDRESS: Budget = Budget {
    burst: 60,
    interval_ms: MINUTE_MS / 6,
};

/// Pays for one try, or answers how long to wait.
pub(super) fn pay(tx: &mut Tx, name: &str, address: &str, now: Instant) -> Result<(), Error> {
    for (subject, budget) in [
        (of_address(address), PER_ADDRESS),
        (of_name(name), PER_ACCOUNT),
    ] {
        if let Err(wait_ms) = take(tx, &subject, budget, now)? {
            let seconds = u32::try_from(wait_ms / 1000 + 1).unwrap_or(u32::MAX);
            return Err(Error::TooMany(seconds));
        }
    }
    Ok(())
}

/// The right password gives the account its budget back.
pub(super) fn settle(tx: &mut Tx, login: &Login) -> Result<(), Error> {
    Ok(refund(tx, &of_name(login.as_str()))?)
}

/// Names that nobody bears are counted like others, and not kept readable: people type passwords there.
fn of_name(name: &str) -> String {
    let digest = Sha256::digest(name);
    let hex: String = digest.iter().take(16).map(|b| format!("{b:02x}")).collect();
    format!("name/{hex}")
}

fn of_address(address: &str) -> String {
    format!("address/{address}")
}
