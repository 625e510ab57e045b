//! The text of a list statement: fixed fragments, values only as parameters.
//!
//! Each list walks an index in its own order and stops when the page is full, whatever the number of cases. Where several
//! parties or stages are asked for, each of them is walked by itself and the pages are merged.

use domain::cases::StageName;
use domain::ids::CaseId;

use super::{Filter, Order, Scope};
use crate::engine::{Engine, Value};

/// Lists that are merged at most; beyond that the cases themselves are walked.
const BRANCHES: usize = 100;

/// Which rows are walked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Walk {
    /// The cases, whoever their parties are.
    Cases,
    /// The cases of each of these parties.
    Parties(Vec<String>),
}

impl Walk {
    /// The narrowest way: a party that the filter names, else those of the scope.
    pub fn for_lists(scope: &Scope, filter: &Filter) -> Walk {
        let named = [
            filter.waiting.map(|wait| format!("wait/{wait}")),
            filter.firm.map(|id| format!("firm/{id}")),
            filter.meeting.map(|id| format!("meeting/{id}")),
            filter.leader.map(|id| format!("leader/{id}")),
            filter.lead.map(|id| format!("lead/{id}")),
        ];
        let mut named = named.into_iter().flatten();
        match scope {
            Scope::All => named
                .next()
                .map_or(Walk::Cases, |one| Walk::Parties(vec![one])),
            Scope::Parties(parties) => {
                // A party of the filter that is within the scope leaves nothing of the scope to be asked.
                let own = named.find(|party| parties.contains(party));
                let walked = own.map_or_else(|| parties.clone(), |one| vec![one]);
                match walked.len() {
                    1..=BRANCHES => Walk::Parties(walked),
                    _ => Walk::Cases,
                }
            }
        }
    }
}

/// The parts of a statement. Conditions on stage and walked party are put in branch by branch.
#[derive(Default)]
pub(super) struct Text<'a> {
    /// Parameters, as are the stages.
    pub(super) parties: Vec<String>,
    pub(super) stages: Vec<String>,
    pub(super) conditions: Vec<String>,
    /// Conditions name columns of `cases`, which parties don't have.
    pub(super) joins_cases: bool,
    pub(super) walks_parties: bool,
    pub(super) params: Vec<Value<'a>>,
}

/// The columns of every list.
const COLUMNS: &str = "c.id, c.number, c.title, c.stage, c.received_at, c.due_on, c.category, c.place, c.firm, f.name,
    c.lead_office, o.name, p.label";
const NAMES: &str = "LEFT JOIN firm f ON f.id = c.firm LEFT JOIN office o ON o.id = c.lead_office
    LEFT JOIN person p ON p.id = c.officer";

impl<'a> Text<'a> {
    /// One page.
    pub fn list(
        mut self,
        order: Order,
        after: Option<(&'a str, CaseId)>,
        limit: u32,
    ) -> (String, Vec<Value<'a>>) {
        if order == Order::DueFirst && self.walks_parties && self.stages.is_empty() {
            // What parties have is kept by due date within each stage.
            self.bind_stages(StageName::ALL);
        }
        self.after(order, after);
        let (column, id, sign) = self.sort(order);
        let direction = if sign == "<" { "DESC" } else { "ASC" };
        let branches = self.branches();
        let sql = match branches.as_slice() {
            [only] => format!(
                "SELECT {COLUMNS} FROM {} {NAMES} {} ORDER BY {column} {direction}, {id} {direction} LIMIT {limit}",
                self.from(Rows::WithCase),
                self.conditions(only),
            ),
            several => format!(
                "SELECT {COLUMNS} FROM ({}) picked JOIN cases c ON c.id = picked.id {NAMES}
                ORDER BY picked.at {direction}, picked.id {direction} LIMIT {limit}",
                self.merged(several.iter().map(|branch| format!(
                    "SELECT {id} AS id, {column} AS at FROM {} {} ORDER BY {column} {direction}, {id} {direction}
                    LIMIT {limit}",
                    self.from(Rows::AsNeeded),
                    self.conditions(branch),
                ))),
            ),
        };
        (sql, self.params)
    }

    /// The number of lines, up to `most`.
    pub fn count(self, most: u32) -> (String, Vec<Value<'a>>) {
        let stages = self.stage_in();
        let walked: Vec<String> = match self.walks_parties {
            true => self
                .parties
                .iter()
                .map(|party| format!("q.party = {party}"))
                .collect(),
            false => vec![String::new()],
        };
        let id = self.id();
        let counted = walked.iter().map(|party| {
            let branch = [party.as_str(), &stages];
            format!(
                "SELECT {id} AS id FROM {} {} LIMIT {most}",
                self.from(Rows::AsNeeded),
                self.conditions(&branch.map(str::to_owned)),
            )
        });
        let counted = self.merged(counted);
        let sql =
            format!("SELECT COUNT(*) FROM (SELECT m.id FROM ({counted}) m LIMIT {most}) counted");
        (sql, self.params)
    }

    /// Ordinals of cases whose texts match a query of the engine's, the highest first. For [`Walk::Cases`].
    pub fn found(mut self, engine: Engine, query: &str, limit: u32) -> (String, Vec<Value<'a>>) {
        let query = self.bind(Value::from(query.to_owned()));
        let stages = self.stage_in();
        let (ordinal, matches) = match engine {
            Engine::Sqlite => ("t.rowid", format!("t.case_text MATCH {query}")),
            Engine::Postgres => (
                "t.ordinal",
                format!("t.tokens @@ CAST(CAST({query} AS TEXT) AS tsquery)"),
            ),
        };
        let matches = [matches, format!("c.ordinal = {ordinal}"), stages];
        // The full text leads: it hands out its finds in the order that is asked for, so that a common word ends soon.
        let sql = format!(
            "SELECT {ordinal} FROM case_text t CROSS JOIN cases c {} ORDER BY {ordinal} DESC LIMIT {limit}",
            self.conditions(&matches)
        );
        (sql, self.params)
    }

    fn after(&mut self, order: Order, after: Option<(&'a str, CaseId)>) {
        let Some((value, id)) = after else { return };
        let (column, tie, sign) = self.sort(order);
        let value = match order {
            Order::DueFirst => Value::from(value),
            Order::NewestFirst | Order::OldestFirst => Value::Int(value.parse().unwrap_or(0)),
        };
        let (value, id) = (self.bind(value), self.bind(Value::from(id)));
        self.conditions
            .push(format!("({column}, {tie}) {sign} ({value}, {id})"));
    }

    /// The column of an order, the column that settles what is equal, and the sign of what comes later.
    fn sort(&self, order: Order) -> (String, String, &'static str) {
        let (column, sign) = match order {
            Order::NewestFirst => ("received_at", "<"),
            Order::OldestFirst => ("received_at", ">"),
            Order::DueFirst => ("due_on", ">"),
        };
        (self.own(column), self.id(), sign)
    }

    /// A column that parties carry, too, where they are walked.
    pub(super) fn own(&self, column: &str) -> String {
        let table = if self.walks_parties { "q" } else { "c" };
        format!("{table}.{column}")
    }

    pub(super) fn id(&self) -> String {
        let id = if self.walks_parties {
            "q.case_id"
        } else {
            "c.id"
        };
        id.to_owned()
    }

    fn from(&self, rows: Rows) -> &'static str {
        match (self.walks_parties, rows) {
            (false, _) => "cases c",
            (true, Rows::AsNeeded) if !self.joins_cases => "case_party q",
            (true, _) => "case_party q JOIN cases c ON c.id = q.case_id",
        }
    }

    /// What is walked by itself: each party in each stage.
    fn branches(&self) -> Vec<Vec<String>> {
        let parties: Vec<Vec<String>> = match self.walks_parties {
            true => {
                let walked = self
                    .parties
                    .iter()
                    .map(|party| vec![format!("q.party = {party}")]);
                walked.collect()
            }
            false => vec![Vec::new()],
        };
        // So many stages are as good as all: they are looked at one by one in the order of the list.
        if self.stages.len() <= 1 || parties.len() * self.stages.len() > BRANCHES {
            let in_stages = |mut party: Vec<String>| {
                party.push(self.stage_in());
                party
            };
            return parties.into_iter().map(in_stages).collect();
        }
        let mut branches = Vec::new();
        for party in &parties {
            for stage in &self.stages {
                let mut branch = party.clone();
                branch.push(format!("{} = {stage}", self.own("stage")));
                branches.push(branch);
            }
        }
        branches
    }

    /// The condition on all stages at once; empty for none.
    fn stage_in(&self) -> String {
        let column = self.own("stage");
        match self.stages.as_slice() {
            [] => String::new(),
            [only] => format!("{column} = {only}"),
            several => format!("{column} IN ({})", several.join(", ")),
        }
    }

    fn conditions(&self, branch: &[String]) -> String {
        let all = branch.iter().chain(&self.conditions);
        let told: Vec<&str> = all
            .map(String::as_str)
            .filter(|condition| !condition.is_empty())
            .collect();
        if told.is_empty() {
            return String::new();
        }
        format!("WHERE {}", told.join(" AND "))
    }

    /// The rows of all branches, each once: several parties may have the same case.
    fn merged(&self, branches: impl Iterator<Item = String>) -> String {
        let numbered = branches
            .enumerate()
            .map(|(n, branch)| format!("SELECT * FROM ({branch}) b{n}"));
        let and = if self.parties.len() > 1 {
            " UNION "
        } else {
            " UNION ALL "
        };
        numbered.collect::<Vec<_>>().join(and)
    }
}

/// Whether the columns of the case are asked for.
#[derive(Clone, Copy)]
enum Rows {
    WithCase,
    AsNeeded,
}
