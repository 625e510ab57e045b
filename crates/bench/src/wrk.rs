//! The load tool: `wrk`, asked for throughput and for the distribution of answer times.

use std::process::Command;

use crate::asks::Ask;
use crate::figure::Figure;
use crate::process::cpu_seconds;

/// What is asked of a running server.
pub struct Load<'a> {
    pub ask: &'a Ask,
    pub url: String,
    /// The process that answers.
    pub server: u32,
}

/// Whether the tool is there; otherwise what to install.
pub fn check() -> Result<(), String> {
    match Command::new("wrk").arg("-v").output() {
        Ok(_) => Ok(()),
        Err(_) => Err("wrk is missing: install it with `apt-get install wrk`".to_owned()),
    }
}

/// Loads a server with so many clients for so many seconds.
pub fn run(load: &Load<'_>, clients: usize, seconds: u64) -> Result<Figure, String> {
    let mut command = Command::new("wrk");
    command.args([
        "-t1",
        &format!("-c{clients}"),
        &format!("-d{seconds}s"),
        "--latency",
    ]);
    for header in &load.ask.headers {
        command.args(["-H", header]);
    }
    if let Some(script) = &load.ask.script {
        command.arg("-s").arg(script);
    }
    let cpu = cpu_seconds(load.server);
    let output = command
        .arg(&load.url)
        .output()
        .map_err(|error| format!("wrk: {error}"))?;
    let cpu = cpu_seconds(load.server) - cpu;
    let said = String::from_utf8_lossy(&output.stdout);
    let requests =
        number_before(&said, " requests in ").ok_or_else(|| format!("wrk said: {said}"))?;
    Ok(Figure {
        what: load.ask.what.to_owned(),
        clients,
        per_second: number_after(&said, "Requests/sec:").unwrap_or(0.0),
        p50_ms: milliseconds(&said, "50%"),
        p99_ms: milliseconds(&said, "99%"),
        cpu_ms: cpu * 1_000.0 / requests.max(1.0),
        failures: number_after(&said, "Non-2xx or 3xx responses:").unwrap_or(0.0) as u64,
    })
}

fn number_after(said: &str, name: &str) -> Option<f64> {
    let (_, rest) = said.split_once(name)?;
    rest.split_whitespace().next()?.parse().ok()
}

fn number_before(said: &str, name: &str) -> Option<f64> {
    let (before, _) = said.split_once(name)?;
    before.split_whitespace().next_back()?.parse().ok()
}

/// A time such as `51.00us`, `1.20ms` or `2.00s` behind a share.
fn milliseconds(said: &str, share: &str) -> f64 {
    let line = said
        .lines()
        .find_map(|line| line.trim().strip_prefix(share));
    let text = line.map(str::trim).unwrap_or_default();
    let scaled = [("us", 0.001), ("ms", 1.0), ("s", 1_000.0)]
        .into_iter()
        .find_map(|(unit, scale)| {
            let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
            Some(number * scale)
        });
    scaled.unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "Running 1s test @ http://127.0.0.1:1/\n  Latency Distribution\n     50%   51.00us\n     75%   \
        1.00ms\n     99%    2.50ms\n  119863 requests in 1.00s, 15.32MB read\n  Non-2xx or 3xx responses: 3\n\
        Requests/sec: 119800.12\n";

    #[test]
    fn what_the_tool_says_is_read() {
        assert_eq!(number_before(SAID, " requests in "), Some(119_863.0));
        assert_eq!(number_after(SAID, "Requests/sec:"), Some(119_800.12));
        assert_eq!(number_after(SAID, "Non-2xx or 3xx responses:"), Some(3.0));
        assert!((milliseconds(SAID, "50%") - 0.051).abs() < 1e-9);
        assert!((milliseconds(SAID, "99%") - 2.5).abs() < 1e-9);
    }
}
