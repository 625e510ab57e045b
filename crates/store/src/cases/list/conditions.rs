//! What a list keeps to: the reader's scope and the filter, as conditions of a statement.

use domain::cases::StageName;
use domain::statistics::measures::bit;
use domain::time::Date;

use super::super::row::CONFIDENTIAL;
use super::text::{Text, Walk};
use super::{Filter, Scope};
use crate::engine::Value;

impl<'a> Text<'a> {
    /// The conditions of a scope and a filter, for rows that are walked so.
    pub fn new(scope: &'a Scope, filter: &'a Filter, walk: Walk) -> Text<'a> {
        let mut text = Text {
            walks_parties: walk != Walk::Cases,
            ..Text::default()
        };
        text.scope(scope, &walk);
        if let Walk::Parties(parties) = &walk {
            let named = parties.iter().map(|party| Value::from(party.clone()));
            text.parties = named.map(|party| text.bind(party)).collect();
        }
        text.stages(filter);
        text.parties_of(filter, &walk);
        text.columns_of(filter);
        text.facts_of(filter);
        text
    }

    pub(super) fn bind(&mut self, value: Value<'a>) -> String {
        self.params.push(value);
        format!("${}", self.params.len())
    }

    fn bind_all(&mut self, values: impl Iterator<Item = Value<'a>>) -> String {
        let names: Vec<String> = values.map(|value| self.bind(value)).collect();
        match names.is_empty() {
            true => "NULL".to_owned(),
            false => names.join(", "),
        }
    }

    /// What the walk itself doesn't keep to.
    fn scope(&mut self, scope: &'a Scope, walk: &Walk) {
        let Scope::Parties(parties) = scope else {
            return;
        };
        let kept = match walk {
            Walk::Cases => false,
            Walk::Parties(walked) => walked.iter().all(|party| parties.contains(party)),
        };
        if !kept {
            let list = self.bind_all(parties.iter().map(Value::from));
            self.is_party(&format!("IN ({list})"));
        }
    }

    fn stages(&mut self, filter: &Filter) {
        match (filter.stages.as_slice(), filter.overdue_on) {
            // Something is owed in these stages only.
            ([], Some(_)) => {
                let all = StageName::ALL.iter().copied();
                let owing: Vec<StageName> = all.filter(|stage| may_owe(*stage)).collect();
                self.bind_stages(&owing);
            }
            (stages, _) => self.bind_stages(stages),
        }
    }

    pub(super) fn bind_stages(&mut self, stages: &[StageName]) {
        for stage in stages {
            let stage = self.bind(Value::from(stage.key()));
            self.stages.push(stage);
        }
    }

    /// Parties that the filter asks for beside the one that is walked.
    fn parties_of(&mut self, filter: &'a Filter, walk: &Walk) {
        let walked = |party: &str| matches!(walk, Walk::Parties(parties) if *parties == [party]);
        if let Some(wait) = filter.waiting {
            let party = format!("wait/{wait}");
            if !walked(&party) {
                let party = self.bind(Value::from(party));
                self.is_party(&format!("= {party}"));
            }
        }
        let columns = [
            ("firm", "c.firm", filter.firm.map(|id| id.to_string())),
            (
                "lead",
                "c.lead_office",
                filter.lead.map(|id| id.to_string()),
            ),
            ("leader", "c.leader", filter.leader.map(|id| id.to_string())),
            (
                "meeting",
                "c.meeting",
                filter.meeting.map(|id| id.to_string()),
            ),
        ];
        for (kind, column, id) in columns {
            let id = id.filter(|id| !walked(&format!("{kind}/{id}")));
            self.equal(column, id.map(Value::from));
        }
        if filter.open_only {
            let wish = self.bind(Value::from(CONFIDENTIAL));
            self.conditions.push(format!(
                "NOT EXISTS (SELECT 1 FROM case_party w WHERE w.party = {wish} AND w.case_id = {})",
                self.id()
            ));
        }
    }

    fn columns_of(&mut self, filter: &'a Filter) {
        let (received_at, due_on) = (self.own("received_at"), self.own("due_on"));
        if filter.dated {
            self.conditions.push(format!("{due_on} IS NOT NULL"));
        }
        self.equal("c.category", filter.category.as_ref().map(Value::from));
        self.equal("c.place", filter.place.as_ref().map(Value::from));
        if let Some(year) = filter.year {
            let (from, to) = year_bounds(year);
            let (from, to) = (self.bind(from), self.bind(to));
            self.conditions
                .push(format!("{received_at} >= {from} AND {received_at} < {to}"));
        }
        self.spans_of(filter);
        if let Some(ordinals) = &filter.ordinals {
            let list = self.bind_all(ordinals.iter().map(|ordinal| Value::from(*ordinal)));
            self.joins_cases = true;
            self.conditions.push(format!("c.ordinal IN ({list})"));
        }
    }

    /// Conditions on days, as they are typed into a search.
    fn spans_of(&mut self, filter: &'a Filter) {
        if let Some((from, to)) = filter.received {
            let at = self.own("received_at");
            let (from, to) = (self.bind(Value::from(from)), self.bind(Value::from(to)));
            self.conditions
                .push(format!("{at} >= {from} AND {at} < {to}"));
        }
        if let Some((first, last)) = filter.due {
            let on = self.own("due_on");
            let (first, last) = (self.bind(Value::from(first)), self.bind(Value::from(last)));
            self.conditions
                .push(format!("{on} >= {first} AND {on} <= {last}"));
        }
        if let Some((from, to)) = filter.assigned {
            let (id, at) = (self.id(), self.own("received_at"));
            let (from, to) = (self.bind(Value::from(from)), self.bind(Value::from(to)));
            // Nothing is assigned before it is received: that spares a look at the later ones.
            self.conditions.push(format!(
                "{at} < {to} AND EXISTS (SELECT 1 FROM event e WHERE e.stream = 'case/' || {id}
                AND e.kind = 'case.assigned' AND e.occurred_at >= {from} AND e.occurred_at < {to})"
            ));
        }
    }

    /// Conditions on what the figures count of a case, by its row of facts.
    fn facts_of(&mut self, filter: &'a Filter) {
        let mut facts = Vec::new();
        if let Some(today) = filter.overdue_on {
            let today = self.bind(Value::from(today));
            match self.walks_parties {
                true => self.conditions.push(format!("q.running_on < {today}")),
                false => facts.push(format!("x.running_on < {today}")),
            }
        }
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
                "EXISTS (SELECT 1 FROM case_fact x WHERE x.case_id = {} AND {})",
                self.id(),
                facts.join(" AND ")
            ));
        }
    }

    fn is_party(&mut self, which: &str) {
        self.conditions.push(format!(
            "EXISTS (SELECT 1 FROM case_party w WHERE w.case_id = {} AND w.party {which})",
            self.id()
        ));
    }

    fn equal(&mut self, column: &str, value: Option<Value<'a>>) {
        if let Some(value) = value {
            let value = self.bind(value);
            self.joins_cases = true;
            self.conditions.push(format!("{column} = {value}"));
        }
    }
}

/// Whether something may be owed in a stage, as [`domain::cases::Case::running_date`] has it.
fn may_owe(stage: StageName) -> bool {
    stage.is_under_way() || stage == StageName::WithdrawalCheck
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
