//! Lists of cases: filters, two orders, keyset paging, exact counts up to a limit. Always within a scope.

use domain::cases::intake::Difficulty;
use domain::cases::{StageName, Wait};
use domain::ids::{CaseId, FirmId, MeetingId, OfficeId, PersonId};
use domain::statistics::Measure;
use domain::statistics::measures::bit;
use domain::time::{Date, Instant};

use super::fact;
use super::row::CONFIDENTIAL;
use crate::engine::{Error, Reader, Row, Value};

crate::statements! {
    /// Names beside a listed case. The whole list statement is put together in [`statement`] from fixed parts.
    NAMES = "SELECT f.name, o.name, p.label FROM cases c LEFT JOIN firm f ON f.id = c.firm
        LEFT JOIN office o ON o.id = c.lead_office LEFT JOIN person p ON p.id = c.officer WHERE c.id = $1";
}

/// What the actor may see at all. Every list asks for it; there is no list without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every case of the programme.
    All,
    /// Cases in which one of these parties stands in a relation (`lead/…`, `co/…`, `firm/…`, `leader/…`).
    Parties(Vec<String>),
}

/// What the reader wants of it. Empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub stages: Vec<StageName>,
    pub firm: Option<FirmId>,
    pub lead: Option<OfficeId>,
    pub leader: Option<PersonId>,
    pub meeting: Option<MeetingId>,
    pub category: Option<String>,
    pub place: Option<String>,
    pub year: Option<i32>,
    /// Something was owed before this day: a reply, or the next milestone of the docket.
    pub overdue_on: Option<Date>,
    /// Only cases that wait for this.
    pub waiting: Option<Wait>,
    /// Only cases that a figure counts: those that answer this question with yes.
    pub measure: Option<Measure>,
    /// Only cases first received in this month, 1–12.
    pub month: Option<u8>,
    pub difficulty: Option<Difficulty>,
    /// Only cases with a due date, as the order by it needs.
    pub dated: bool,
    /// Only cases of firms that didn't ask the offices not to learn who they are.
    pub open_only: bool,
    /// A condition of the full text, prepared by the search module: ordinals that match.
    pub ordinals: Option<Vec<i64>>,
}

/// The order of a list; each is the order of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    NewestFirst,
    OldestFirst,
    DueFirst,
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    pub id: CaseId,
    pub number: String,
    pub title: String,
    pub stage: StageName,
    pub received_at: Instant,
    pub due_on: Option<Date>,
    pub category: String,
    pub place: String,
    pub firm: Option<FirmId>,
    pub firm_name: Option<String>,
    pub lead: Option<OfficeId>,
    pub lead_name: Option<String>,
    pub officer_label: Option<String>,
}

/// A page of at most `limit` lines after the line that `after` names (its sort value and id).
pub fn list(
    reader: &mut Reader,
    scope: &Scope,
    filter: &Filter,
    order: Order,
    after: Option<(&str, CaseId)>,
    limit: u32,
) -> Result<Vec<ListRow>, Error> {
    let mut text = Text::new(scope, filter);
    text.after(order, after);
    let sql = format!(
        "SELECT c.id, c.number, c.title, c.stage, c.received_at, c.due_on, c.category, c.place, c.firm, f.name,
            c.lead_office, o.name, p.label
        FROM {from} LEFT JOIN firm f ON f.id = c.firm LEFT JOIN office o ON o.id = c.lead_office
            LEFT JOIN person p ON p.id = c.officer
        {conditions} ORDER BY {order} LIMIT {limit}",
        from = text.from,
        conditions = text.conditions(),
        order = text.order(order),
    );
    reader.query(&sql, &text.params, line)
}

/// How many lines match, counted no further than `most`.
pub fn count(reader: &mut Reader, scope: &Scope, filter: &Filter, most: u32) -> Result<i64, Error> {
    if *scope == Scope::All && filter.asks_for_nothing_but_stages() {
        return Ok(kept_count(reader, filter)?.min(i64::from(most)));
    }
    let text = Text::new(scope, filter);
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT c.id FROM {} {} LIMIT {most}) counted",
        text.from,
        text.conditions()
    );
    Ok(reader
        .query_opt(&sql, &text.params, |row| row.int(0))?
        .unwrap_or(0))
}

/// Which of the listed cases are of firms that asked the offices not to learn who they are.
pub fn confidential(reader: &mut Reader, rows: &[ListRow]) -> Result<Vec<CaseId>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut params = vec![Value::from(CONFIDENTIAL)];
    params.extend(rows.iter().map(|row| Value::from(row.id)));
    let places: Vec<String> = (2..=params.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT case_id FROM case_party WHERE party = $1 AND case_id IN ({})",
        places.join(", ")
    );
    reader.query(&sql, &params, |row| row.id(0))
}

/// The count out of the sums that are kept with the figures, whatever the number of cases.
fn kept_count(reader: &mut Reader, filter: &Filter) -> Result<i64, Error> {
    let stages = match filter.stages.as_slice() {
        [] => StageName::ALL,
        some => some,
    };
    let counts = stages.iter().map(|stage| match filter.overdue_on {
        None => fact::standing(reader, *stage),
        Some(today) => fact::standing_late(reader, *stage, today),
    });
    counts.sum()
}

impl Filter {
    fn asks_for_nothing_but_stages(&self) -> bool {
        let asked = Filter {
            stages: Vec::new(),
            overdue_on: None,
            ..self.clone()
        };
        asked == Filter::default()
    }
}

/// The parts of a list statement: fixed fragments, values only as parameters.
struct Text<'a> {
    from: &'static str,
    /// The columns of the leading index live in `case_party` when the scope is one party.
    by_party: bool,
    /// That party is what the filter's cases wait for.
    led_by_wait: bool,
    conditions: Vec<String>,
    params: Vec<Value<'a>>,
}

impl<'a> Text<'a> {
    fn new(scope: &'a Scope, filter: &'a Filter) -> Text<'a> {
        let mut text = Text {
            from: "cases c",
            by_party: false,
            led_by_wait: false,
            conditions: Vec::new(),
            params: Vec::new(),
        };
        text.scope(scope, filter);
        text.filter(filter);
        text
    }

    fn bind(&mut self, value: Value<'a>) -> String {
        self.params.push(value);
        format!("${}", self.params.len())
    }

    fn scope(&mut self, scope: &'a Scope, filter: &'a Filter) {
        match scope {
            Scope::All => self.drive_by_filter(filter),
            Scope::Parties(parties) if parties.len() == 1 => {
                self.from = "case_party q JOIN cases c ON c.id = q.case_id";
                self.by_party = true;
                let party = self.bind(Value::from(&parties[0]));
                self.conditions.push(format!("q.party = {party}"));
            }
            Scope::Parties(parties) => {
                let list = self.bind_all(parties.iter().map(Value::from));
                self.conditions.push(format!(
                    "c.id IN (SELECT case_id FROM case_party WHERE party IN ({list}))"
                ));
            }
        }
    }

    /// Without a scope to begin with, the most telling filter leads.
    fn drive_by_filter(&mut self, filter: &'a Filter) {
        let firm = filter.firm.map(|id| format!("firm/{id}"));
        let meeting = filter.meeting.map(|id| format!("meeting/{id}"));
        let leader = filter.leader.map(|id| format!("leader/{id}"));
        let lead = filter.lead.map(|id| format!("lead/{id}"));
        let wait = filter.waiting.map(|wait| format!("wait/{wait}"));
        self.led_by_wait = wait.is_some();
        if let Some(party) = wait.or(firm).or(meeting).or(leader).or(lead) {
            self.from = "case_party q JOIN cases c ON c.id = q.case_id";
            self.by_party = true;
            let party = self.bind(Value::from(party));
            self.conditions.push(format!("q.party = {party}"));
        }
    }

    fn bind_all(&mut self, values: impl Iterator<Item = Value<'a>>) -> String {
        let names: Vec<String> = values.map(|value| self.bind(value)).collect();
        names.join(", ")
    }

    fn filter(&mut self, filter: &'a Filter) {
        if !filter.stages.is_empty() {
            let list = self.bind_all(filter.stages.iter().map(|stage| Value::from(stage.key())));
            let table = if self.by_party { "q" } else { "c" };
            self.conditions.push(format!("{table}.stage IN ({list})"));
        }
        if let Some(wait) = filter.waiting.filter(|_| !self.led_by_wait) {
            let party = self.bind(Value::from(format!("wait/{wait}")));
            self.conditions.push(format!(
                "c.id IN (SELECT case_id FROM case_party WHERE party = {party})"
            ));
        }
        if filter.dated {
            self.conditions.push("c.due_on IS NOT NULL".to_owned());
        }
        if filter.open_only {
            let wish = self.bind(Value::from(CONFIDENTIAL));
            self.conditions.push(format!(
                "c.id NOT IN (SELECT case_id FROM case_party WHERE party = {wish})"
            ));
        }
        self.equal("c.firm", filter.firm.map(Value::from));
        self.equal("c.lead_office", filter.lead.map(Value::from));
        self.equal("c.leader", filter.leader.map(Value::from));
        self.equal("c.meeting", filter.meeting.map(Value::from));
        self.equal("c.category", filter.category.as_ref().map(Value::from));
        self.equal("c.place", filter.place.as_ref().map(Value::from));
        if let Some(year) = filter.year {
            let (from, to) = year_bounds(year);
            let (from, to) = (self.bind(from), self.bind(to));
            self.conditions
                .push(format!("c.received_at >= {from} AND c.received_at < {to}"));
        }
        if let Some(today) = filter.overdue_on {
            let today = self.bind(Value::from(today));
            self.conditions.push(format!(
                "c.id IN (SELECT case_id FROM case_fact WHERE running_on < {today})"
            ));
        }
        self.counted(filter);
        if let Some(ordinals) = &filter.ordinals {
            let list = self.bind_all(ordinals.iter().map(|ordinal| Value::from(*ordinal)));
            let list = if list.is_empty() {
                "NULL".to_owned()
            } else {
                list
            };
            self.conditions.push(format!("c.ordinal IN ({list})"));
        }
    }

    /// Conditions on what the figures count of a case, by its row of facts.
    fn counted(&mut self, filter: &'a Filter) {
        let mut facts = Vec::new();
        if let Some(measure) = filter.measure {
            let bit = self.bind(Value::from(bit(measure)));
            facts.push(format!("(x.measures & {bit}) <> 0"));
        }
        if let Some(month) = filter.month {
            let month = self.bind(Value::from(u32::from(month)));
            facts.push(format!("x.month = {month}"));
        }
        if let Some(difficulty) = filter.difficulty {
            let difficulty = self.bind(Value::from(difficulty.key()));
            facts.push(format!("x.difficulty = {difficulty}"));
        }
        if !facts.is_empty() {
            self.conditions.push(format!(
                "EXISTS (SELECT 1 FROM case_fact x WHERE x.case_id = c.id AND {})",
                facts.join(" AND ")
            ));
        }
    }

    fn equal(&mut self, column: &str, value: Option<Value<'a>>) {
        if let Some(value) = value {
            let value = self.bind(value);
            self.conditions.push(format!("{column} = {value}"));
        }
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

    fn sort(&self, order: Order) -> (&'static str, &'static str, &'static str) {
        match (order, self.by_party) {
            (Order::NewestFirst, true) => ("q.received_at", "q.case_id", "<"),
            (Order::NewestFirst, false) => ("c.received_at", "c.id", "<"),
            (Order::OldestFirst, true) => ("q.received_at", "q.case_id", ">"),
            (Order::OldestFirst, false) => ("c.received_at", "c.id", ">"),
            (Order::DueFirst, _) => ("c.due_on", "c.id", ">"),
        }
    }

    fn order(&self, order: Order) -> String {
        let (column, tie, sign) = self.sort(order);
        let direction = if sign == "<" { "DESC" } else { "ASC" };
        format!("{column} {direction}, {tie} {direction}")
    }

    fn conditions(&self) -> String {
        if self.conditions.is_empty() {
            return String::new();
        }
        format!("WHERE {}", self.conditions.join(" AND "))
    }
}

/// The instants between which a year lies on the wall calendar.
fn year_bounds(year: i32) -> (Value<'static>, Value<'static>) {
    let first = |year: i32| {
        let year = i16::try_from(year)
            .unwrap_or(i16::MAX - 1)
            .clamp(1900, 9998);
        domain::time::local_instant(Date::constant(year, 1, 1), 0, 0)
    };
    (Value::from(first(year)), Value::from(first(year + 1)))
}

fn line(row: &Row<'_>) -> Result<ListRow, Error> {
    let owned = |column| Ok::<_, Error>(row.opt_text(column)?.map(str::to_owned));
    Ok(ListRow {
        id: row.id(0)?,
        number: row.text(1)?.to_owned(),
        title: row.text(2)?.to_owned(),
        stage: row.id(3)?,
        received_at: row.instant(4)?,
        due_on: row.opt_date(5)?,
        category: row.text(6)?.to_owned(),
        place: row.text(7)?.to_owned(),
        firm: row.opt_id(8)?,
        firm_name: owned(9)?,
        lead: row.opt_id(10)?,
        lead_name: owned(11)?,
        officer_label: owned(12)?,
    })
}
