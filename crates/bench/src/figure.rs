//! One measurement, and how many of a kind are summed up.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// What was measured of one piece of work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Figure {
    pub what: String,
    /// How many asked at the same time.
    pub clients: usize,
    pub per_second: f64,
    /// Milliseconds.
    pub p50_ms: f64,
    pub p99_ms: f64,
    /// Processor time of the measured process for one piece of work, in milliseconds; with what measured it, where
    /// both are one process.
    pub cpu_ms: f64,
    pub failures: u64,
}

/// Runs `work` over and over on as many threads as there are clients, for as long as `patience` says.
pub fn repeat<E: std::fmt::Debug>(
    what: &str,
    clients: usize,
    patience: Duration,
    work: impl Fn(usize, u64) -> Result<(), E> + Sync,
) -> Figure {
    let cpu = crate::process::cpu_seconds(std::process::id());
    let begun = Instant::now();
    let outcomes: Vec<(Vec<f64>, u64)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients)
            .map(|client| {
                let work = &work;
                scope.spawn(move || one_client(client, begun, patience, work))
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or((Vec::new(), 1)))
            .collect()
    });
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = crate::process::cpu_seconds(std::process::id()) - cpu;
    let failures = outcomes.iter().map(|(_, failures)| failures).sum();
    let mut times: Vec<f64> = outcomes.into_iter().flat_map(|(times, _)| times).collect();
    times.sort_by(f64::total_cmp);
    Figure {
        what: what.to_owned(),
        clients,
        per_second: times.len() as f64 / seconds,
        p50_ms: share(&times, 0.50),
        p99_ms: share(&times, 0.99),
        cpu_ms: cpu * 1_000.0 / times.len().max(1) as f64,
        failures,
    }
}

fn one_client<E: std::fmt::Debug>(
    client: usize,
    begun: Instant,
    patience: Duration,
    work: &impl Fn(usize, u64) -> Result<(), E>,
) -> (Vec<f64>, u64) {
    let (mut times, mut failures, mut n) = (Vec::new(), 0, 0);
    while begun.elapsed() < patience {
        let one = Instant::now();
        match work(client, n) {
            Ok(()) => times.push(one.elapsed().as_secs_f64() * 1_000.0),
            Err(reason) => {
                if failures == 0 {
                    eprintln!("a measured piece of work failed: {reason:?}");
                }
                failures += 1;
            }
        }
        n += 1;
    }
    (times, failures)
}

/// The value below which this share of the sorted times lies.
fn share(times: &[f64], share: f64) -> f64 {
    let at = (times.len() as f64 * share) as usize;
    times
        .get(at.min(times.len().saturating_sub(1)))
        .copied()
        .unwrap_or(f64::NAN)
}
