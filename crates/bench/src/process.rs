//! What the system says of a process: memory and processor time, out of `/proc`.

use std::fs;

/// Ticks of the processor clock in a second, the same on every Linux of today.
const TICKS: f64 = 100.0;

/// Seconds of processor time so far, user and system; 0 when the process is gone.
pub fn cpu_seconds(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in parentheses may hold spaces; user and system time are the 12th and 13th fields after it.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<f64>().ok());
    (ticks(11).unwrap_or(0.0) + ticks(12).unwrap_or(0.0)) / TICKS
}

/// Memory of a process in MiB: its share of all pages, and of those the ones that are not pages of files.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Memory {
    pub pss_mib: f64,
    pub anonymous_mib: f64,
}

/// Memory as it is now; zeros when the process is gone.
pub fn memory(process: u32) -> Memory {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let kib = |name: &str| {
        let line = rollup.lines().find(|line| line.starts_with(name));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        number
            .and_then(|kib| kib.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    Memory {
        pss_mib: kib("Pss:") / 1_024.0,
        anonymous_mib: kib("Pss_Anon:") / 1_024.0,
    }
}

/// The load of the machine over the last minute, to judge the figures by.
pub fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("?").to_owned()
}
