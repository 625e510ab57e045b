//! What was measured, as a table for people and as JSON, with each goal as a ratio to the limit in the same run.

use serde::{Deserialize, Serialize};

use crate::asks::{CREATE, CREATE_BESIDE_LISTS, LIST, SEARCHES};
use crate::figure::Figure;
use crate::process::Memory;

/// Everything of one run.
#[derive(Debug, Serialize)]
pub struct Report {
    pub cases: usize,
    /// Load of the machine at the beginning and at the end.
    pub load: [String; 2],
    pub fill_per_second: f64,
    pub database_mib: f64,
    /// Durable single-row transactions a second, bare.
    pub transactions_per_second: f64,
    pub figures: Vec<Figure>,
    pub idle: Option<Memory>,
    pub under_load: Option<Memory>,
    /// From the start of the process to its first page.
    pub start_ms: Option<f64>,
    /// The bare server under load.
    pub bare: Memory,
    pub goals: Vec<Goal>,
}

/// What an earlier run wrote, as far as it is compared with.
#[derive(Debug, Deserialize)]
pub struct Measured {
    figures: Vec<Figure>,
}

/// One aim and how far it was reached.
#[derive(Debug, Serialize)]
pub struct Goal {
    pub name: &'static str,
    pub aim: String,
    pub measured: String,
    pub met: bool,
}

impl Report {
    fn figure(&self, what: &str, clients: usize) -> Option<&Figure> {
        self.figures
            .iter()
            .find(|figure| figure.what == what && figure.clients == clients)
    }

    /// Compares with the aims; those whose figures are missing are left out. `smaller` is what was measured with fewer
    /// cases.
    pub fn judge(&mut self, smaller: Option<&Measured>) {
        let mut goals = Vec::new();
        goals.extend(self.share("P1 list page", "site: list of 50", "bare: list of 50", 0.25));
        goals.extend(self.share(
            "P1 list, by the API",
            "api: list of 50",
            "bare: list of 50",
            0.25,
        ));
        goals.extend(self.share("P2 case page", "site: case page", "bare: one row", 0.10));
        goals.extend(self.share("P2 case, by the API", "api: case", "bare: one row", 0.10));
        goals.extend(self.share("P3 search", SEARCHES[0].0, "bare: list of 50", 0.15));
        goals.extend(self.share("P7 sign-in page", "site: sign-in", "bare: hello", 0.29));
        goals.extend(self.share(
            "P6 year's figures",
            "site: year's figures",
            "bare: list of 50",
            0.14,
        ));
        for what in ["inside: durable create", CREATE] {
            goals.extend(self.create(what));
        }
        goals.extend(self.list_beside(smaller));
        goals.extend(self.create_beside());
        for (what, _) in SEARCHES {
            goals.extend(self.p99_within(what, 1, 5.0));
            goals.extend(self.p99_within(what, 8, 20.0));
        }
        for (what, most) in [
            ("inside: year's figures", 20.0),
            ("inside: cut of 3 dimensions", 300.0),
        ] {
            goals.extend(self.at_most("S3", what, most));
        }
        goals.extend(
            self.idle
                .map(|memory| bound("M1 idle, MiB", 15.0, memory.pss_mib)),
        );
        goals.extend(
            self.under_load
                .map(|memory| bound("M1 under load, anonymous MiB", 44.0, memory.anonymous_mib)),
        );
        goals.extend(
            self.start_ms
                .map(|ms| bound("C1 start to first page, ms", 60.0, ms)),
        );
        self.goals = goals;
    }

    fn share(&self, name: &'static str, ours: &str, limit: &str, least: f64) -> Option<Goal> {
        let ours = self.figure(ours, 8)?;
        let limit = self.figure(limit, 8)?;
        let reached = ours.per_second / limit.per_second;
        Some(Goal {
            name,
            aim: format!(">= {:.0} % of the limit, 8 clients", least * 100.0),
            measured: format!(
                "{:.1} % ({:.0} of {:.0}/s; {:.3} against {:.3} ms of processor)",
                reached * 100.0,
                ours.per_second,
                limit.per_second,
                ours.cpu_ms,
                limit.cpu_ms
            ),
            met: reached >= least && ours.failures == 0,
        })
    }

    fn create(&self, what: &'static str) -> Option<Goal> {
        let ours = self.figure(what, 8)?;
        let reached = ours.per_second / self.transactions_per_second;
        Some(Goal {
            name: if what.starts_with("api") {
                "P4 durable create, by the API"
            } else {
                "P4 durable create, inside"
            },
            aim: ">= 45 % of single-row FULL transactions, 8 clients".to_owned(),
            measured: format!("{:.0} % ({:.0}/s)", reached * 100.0, ours.per_second),
            met: reached >= 0.45 && ours.failures == 0,
        })
    }

    /// A list of many cases against a list of few.
    fn list_beside(&self, smaller: Option<&Measured>) -> Option<Goal> {
        let few = smaller?.figures.iter().find(is_list)?;
        let ours = self.figure(LIST, 8)?;
        let times = ours.p99_ms / few.p99_ms;
        Some(Goal {
            name: "S1 list p99, 8 clients",
            aim: "<= 1.3 x that of fewer cases".to_owned(),
            measured: format!(
                "{times:.2} x ({:.2} against {:.2} ms)",
                ours.p99_ms, few.p99_ms
            ),
            met: times <= 1.3 && ours.failures == 0,
        })
    }

    fn create_beside(&self) -> Option<Goal> {
        let ours = self.figure(CREATE_BESIDE_LISTS, 8)?;
        Some(Goal {
            name: "S4 create beside lists",
            aim: "p99 <= 5 ms with 200 lists/s beside, 8 clients".to_owned(),
            measured: format!("{:.2} ms ({:.0}/s)", ours.p99_ms, ours.per_second),
            met: ours.p99_ms <= 5.0 && ours.failures == 0,
        })
    }

    fn at_most(&self, name: &'static str, what: &str, most: f64) -> Option<Goal> {
        let ours = self.figure(what, 1)?;
        Some(Goal {
            name,
            aim: format!("{what} <= {most} ms"),
            measured: format!("{:.2} ms (p99 {:.2})", ours.p50_ms, ours.p99_ms),
            met: ours.p50_ms <= most && ours.failures == 0,
        })
    }

    fn p99_within(&self, what: &str, clients: usize, most: f64) -> Option<Goal> {
        let ours = self.figure(what, clients)?;
        Some(Goal {
            name: "S2 search for two characters",
            aim: format!("{what}, p99 <= {most} ms, clients: {clients}"),
            measured: format!("{:.2} ms", ours.p99_ms),
            met: ours.p99_ms <= most && ours.failures == 0,
        })
    }

    /// Prints the tables.
    pub fn print(&self) {
        println!(
            "{} cases, filled at {:.0}/s, {:.0} MiB; bare FULL transactions {:.0}/s; load {} to {}",
            self.cases,
            self.fill_per_second,
            self.database_mib,
            self.transactions_per_second,
            self.load[0],
            self.load[1]
        );
        println!(
            "{:32} {:>3} {:>10} {:>9} {:>9} {:>9} {:>5}",
            "what", "n", "a second", "p50 ms", "p99 ms", "CPU ms", "bad"
        );
        for f in &self.figures {
            println!(
                "{:32} {:>3} {:>10.0} {:>9.3} {:>9.3} {:>9.4} {:>5}",
                f.what, f.clients, f.per_second, f.p50_ms, f.p99_ms, f.cpu_ms, f.failures
            );
        }
        for goal in &self.goals {
            let met = if goal.met { "met    " } else { "NOT MET" };
            println!("{met} {:32} {:52} {}", goal.name, goal.aim, goal.measured);
        }
    }
}

fn is_list(figure: &&Figure) -> bool {
    figure.what == LIST && figure.clients == 8
}

fn bound(name: &'static str, most: f64, measured: f64) -> Goal {
    Goal {
        name,
        aim: format!("<= {most}"),
        measured: format!("{measured:.1}"),
        met: measured <= most,
    }
}
