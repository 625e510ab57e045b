//! Everything about time on the page of a case: the date with its arithmetic, the stages, what was promised.

use app::World;
use domain::cases::{Case, Event};
use domain::deadlines::{self, Limit, Trace, Unit, elapsed_working_days, trace_between};
use domain::time::{Date, local_date};
use messages::Texts;
use serde_json::Value;

use super::Telling;
use crate::components::due::DueDate;
use crate::components::light::{Color, Light};
use crate::components::promises::{Promise, Promises};
use crate::components::stages::{Stage, Stages};
use crate::wording::short_date;

/// The due date, its light, and the arithmetic of the event that set it. While another date runs, such as the next
/// milestone of a docketed case, the light says what became of this one.
pub fn due(telling: &Telling<'_>) -> Option<DueDate> {
    let (t, case) = (telling.t, telling.case());
    let promise = case.due.as_ref()?;
    let light = match case.running_date() {
        Some(running) if running != promise.due_on => {
            let replied = case.first_reply.as_ref().map(|reply| reply.on);
            kept_or_running(telling, promise.due_on, replied)
        }
        _ => light_of(t, telling.world, case, telling.today()),
    };
    let (rule, trace) = arithmetic(telling);
    let due = DueDate::new(t, promise.due_on, light, rule);
    Some(match trace {
        Some(trace) => due.counted(&trace),
        None => due,
    })
}

/// The light of a case as seen on a day.
pub fn light_of(t: &Texts, world: &World, case: &Case, today: Date) -> Light {
    let stage = case.stage.name();
    match case.running_date() {
        Some(date) => running(t, world, local_date(case.received_at), date, today),
        None => Light::new(
            Color::Unlit,
            t.lookup(&format!("stages.{stage}")).unwrap_or_default(),
        ),
    }
}

fn running(t: &Texts, world: &World, from: Date, due_on: Date, today: Date) -> Light {
    let remaining = deadlines::remaining(&world.calendar, today, due_on);
    let total = elapsed_working_days(&world.calendar, from, due_on);
    let total = u32::try_from(total).unwrap_or_default();
    let light = deadlines::light(remaining, total, world.settings.light_thresholds());
    Light::running(t, light, remaining)
}

/// What set the date last, in words, and how it was counted. An approved extension was named by a person: its days are
/// those from the date before it.
fn arithmetic(telling: &Telling<'_>) -> (String, Option<Trace>) {
    let t = telling.t;
    for (at, entry) in telling.view.history.iter().enumerate().rev() {
        if let Event::ExtensionGranted(granted) = &entry.event {
            let trace = before(telling, at)
                .map(|from| trace_between(&telling.world.calendar, from, granted.until));
            return (t.events.title.extension_granted.to_owned(), trace);
        }
        let body = serde_json::to_value(&entry.event).unwrap_or_default();
        let several = body.get("traces").and_then(|traces| traces.get(0));
        let trace = body
            .get("trace")
            .or(several)
            .filter(|trace| !trace.is_null());
        if let Some(trace) =
            trace.and_then(|trace| serde_json::from_value::<Trace>(trace.clone()).ok())
        {
            let rule = rule(telling, &body, &trace);
            return (rule, Some(trace));
        }
    }
    (String::new(), None)
}

/// The date that an extension at this place of the history replaced.
fn before(telling: &Telling<'_>, at: usize) -> Option<Date> {
    let earlier = telling.view.history[..at].iter().rev();
    let granted = earlier.into_iter().find_map(|entry| match &entry.event {
        Event::ExtensionGranted(granted) => Some(granted.until),
        _ => None,
    });
    let first = telling.case().due.as_ref().map(|due| due.first_due_on);
    granted.or(first)
}

/// `复杂（跨部门）：15 个工作日`.
fn rule(telling: &Telling<'_>, body: &Value, trace: &Trace) -> String {
    let t = telling.t;
    let count = match trace.unit {
        Unit::WorkingDays => t.common.working_days(trace.count),
        Unit::CalendarDays => t.common.days(trace.count),
    };
    let kind = body.get("kind").and_then(Value::as_str).unwrap_or_default();
    let difficulty = body.get("difficulty").and_then(Value::as_str);
    let name = match difficulty.and_then(|word| t.lookup(&format!("words.difficulty.{word}"))) {
        Some(word) => word,
        None => t
            .lookup(&format!(
                "events.title.{}",
                kind.trim_start_matches("case.")
            ))
            .unwrap_or_default(),
    };
    t.events.line(name, count)
}

/// The seven stages with the days on which they were reached.
pub fn stages(telling: &Telling<'_>) -> Stages {
    use domain::cases::StageName as S;
    let (t, case) = (telling.t, telling.case());
    let now = case.stage.name();
    let stages = Stages::at(t, Stage::from(now), |stage| {
        reached(telling, stage).map(|day| short_date(t, day))
    });
    match now {
        S::StruckOff => stages.complete(),
        S::Refused => stages.skipping(&Stage::all()[1..]),
        S::Merged => stages.skipping(&Stage::all()[2..]),
        S::Withdrawn | S::Terminated => stages.skipping(&Stage::all()[4..]),
        _ => stages,
    }
}

/// The last day on which the case came to a stage.
fn reached(telling: &Telling<'_>, stage: Stage) -> Option<Date> {
    let kinds: &[&str] = match stage {
        Stage::Registered => return Some(local_date(telling.case().received_at)),
        Stage::Accepted => &["case.accepted"],
        Stage::Assigned => &["case.assigned"],
        Stage::Handling => &["case.acknowledged"],
        Stage::Replied => &["case.reply_issued"],
        Stage::Rated => &["case.followed_up", "case.rated"],
        Stage::StruckOff => &["case.struck_off"],
    };
    let entries = telling.view.history.iter().rev();
    let last = entries
        .into_iter()
        .find(|entry| kinds.contains(&entry.event.kind()))?;
    Some(local_date(last.occurred_at))
}

/// Every date: set by rule, promised in words, met or missed.
pub fn promises(telling: &Telling<'_>) -> Option<Promises> {
    let (t, case, settings) = (telling.t, telling.case(), &telling.world.settings);
    let mut rows = Vec::new();
    if let Some(assignment) = &case.assignment {
        let from = local_date(assignment.assigned_at);
        let by = |limit: Limit| deadlines::due(&telling.world.calendar, from, limit).due_on;
        let contact = case.first_contact_at.map(local_date);
        rows.push(row(
            telling,
            t.case_view.promise_acknowledge,
            by(settings.acknowledge),
            assignment.acknowledged_at.map(local_date),
        ));
        rows.push(row(
            telling,
            t.case_view.promise_contact,
            assignment.contact_due_on,
            contact,
        ));
        for co in &assignment.co_handlers {
            let name = t
                .case_view
                .promise_opinion(telling.around.names.of(co.office.0));
            rows.push(row(telling, name, co.due_on, co.opinion_on));
        }
    }
    if let Some(due) = &case.due {
        let replied = case.first_reply.as_ref().map(|reply| reply.on);
        rows.push(row(telling, t.case_view.promise_reply, due.due_on, replied));
    }
    rows.extend(next_answer(telling));
    (!rows.is_empty()).then(|| Promises::new(t, rows))
}

/// When the milestone that runs now was set.
fn docketed_on(telling: &Telling<'_>) -> Date {
    let mut entries = telling.view.history.iter().rev();
    let last = entries.find(|entry| matches!(entry.event, Event::DocketApproved(_)));
    let since = last.map_or(telling.case().received_at, |entry| entry.occurred_at);
    local_date(since)
}

/// The day that an interim answer or a docket entry promises.
fn next_answer(telling: &Telling<'_>) -> Option<Promise> {
    let (t, case) = (telling.t, telling.case());
    if let Some(docket) = &case.docket {
        let on = docket.milestone_on;
        return Some(Promise {
            what: t.case_view.promise_milestone.to_owned(),
            on,
            state: running(t, telling.world, docketed_on(telling), on, telling.today()),
        });
    }
    let interim = telling
        .view
        .history
        .iter()
        .rev()
        .find_map(|entry| match &entry.event {
            Event::InterimReplied(event) => Some(event.next_promised_on),
            _ => None,
        })?;
    let answered = case
        .reply
        .as_ref()
        .and_then(|reply| reply.issued.as_ref())
        .map(|issued| issued.on);
    Some(row(telling, t.case_view.promise_interim, interim, answered))
}

fn row(telling: &Telling<'_>, what: impl Into<String>, on: Date, done: Option<Date>) -> Promise {
    Promise {
        what: what.into(),
        on,
        state: kept_or_running(telling, on, done),
    }
}

/// Kept, kept late, running or missed.
pub fn kept_or_running(telling: &Telling<'_>, on: Date, done: Option<Date>) -> Light {
    let t = telling.t;
    match done {
        Some(day) if day <= on => Light::new(Color::Green, t.case_view.kept(short_date(t, day))),
        Some(day) => Light::new(Color::Red, t.case_view.kept_late(short_date(t, day))),
        None if telling.case().stage.name().is_final() => {
            Light::new(Color::Unlit, t.case_view.lapsed)
        }
        None => running(
            t,
            telling.world,
            local_date(telling.case().received_at),
            on,
            telling.today(),
        ),
    }
}
