//! What was typed into a command's form, as the command.

use domain::cases::refusal::Problem;
use domain::cases::{Case, Command};
use domain::time::{Date, Instant, local_instant};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::spec::{Asked, CommandForm, DIVISION_LINES, Kind};
use crate::forms::{FieldError, Submitted};

/// Reads a form as its command. What only the life cycle can judge is left to it.
///
/// # Errors
/// The first field that isn't what it should be.
pub fn command(form: &CommandForm, typed: &Submitted, case: &Case) -> Result<Command, FieldError> {
    let mut body = Map::new();
    body.insert("action".to_owned(), Value::from(form.kind.key()));
    let closed = closed_structs(form, typed)?;
    for asked in form.fields {
        let within = asked.name.split_once('.').map(|(outer, _)| outer);
        if matches!(asked.kind, Kind::Opens(_))
            || within.is_some_and(|outer| closed.contains(&outer))
        {
            continue;
        }
        let value = value(asked, typed, case).map_err(|problem| error(asked, problem))?;
        insert(&mut body, asked.name, value);
    }
    let first = form.fields.first().map_or("", |asked| asked.name);
    serde_json::from_value(Value::Object(body)).map_err(|_| FieldError {
        field: first.to_owned(),
        problem: Problem::NotInList,
    })
}

/// The structs that a "no" leaves out.
fn closed_structs(form: &CommandForm, typed: &Submitted) -> Result<Vec<&'static str>, FieldError> {
    let mut closed = Vec::new();
    for asked in form.fields {
        if let Kind::Opens(within) = asked.kind {
            match typed.text(asked.name) {
                "yes" => {}
                "no" => closed.push(within),
                "" => return Err(error(asked, Problem::Missing)),
                _ => return Err(error(asked, Problem::NotInList)),
            }
        }
    }
    Ok(closed)
}

fn error(asked: &Asked, problem: Problem) -> FieldError {
    FieldError {
        field: asked.name.to_owned(),
        problem,
    }
}

fn insert(body: &mut Map<String, Value>, name: &str, value: Value) {
    match name.split_once('.') {
        None => {
            body.insert(name.to_owned(), value);
        }
        Some((outer, inner)) => {
            let within = body.entry(outer.to_owned()).or_insert_with(|| json!({}));
            if let Value::Object(fields) = within {
                fields.insert(inner.to_owned(), value);
            }
        }
    }
}

fn value(asked: &Asked, typed: &Submitted, case: &Case) -> Result<Value, Problem> {
    let text = typed.text(asked.name).trim();
    let missing = asked.need == crate::components::field::Need::Required;
    match asked.kind {
        Kind::Line | Kind::Area(_) => Ok(Value::from(text.replace("\r\n", "\n"))),
        Kind::Meeting => Ok(json!(case.intake.meeting)),
        Kind::Offices => typed
            .all(asked.name)
            .into_iter()
            .filter(|id| !id.is_empty())
            .map(id)
            .collect::<Result<Vec<Value>, Problem>>()
            .map(Value::from),
        Kind::Limit => limit(asked, typed, missing),
        Kind::Division => division(asked.name, typed),
        // Nothing ticked is no answer, not "no".
        Kind::Truth if text.is_empty() => Err(Problem::Missing),
        Kind::Truth => Ok(Value::from(text == "yes")),
        _ if text.is_empty() && missing => Err(Problem::Missing),
        _ if text.is_empty() => Ok(Value::Null),
        Kind::Date => Ok(Value::from(date(text)?.to_string())),
        Kind::Moment => {
            let time = typed.text(&format!("{}_time", asked.name));
            Ok(json!(moment(text, time, case.received_at)?))
        }
        Kind::Word(_, keys) if keys().contains(&text) => Ok(Value::from(text)),
        Kind::Word(..) => Err(Problem::NotInList),
        Kind::Category | Kind::Place => Ok(Value::from(text)),
        Kind::Office
        | Kind::OwnOffice
        | Kind::Officer
        | Kind::OwnOfficer
        | Kind::Leader
        | Kind::SiblingCase => id(text),
        Kind::Opens(_) => Ok(Value::Null),
    }
}

/// The lines in which anything was written; each of them whole.
fn division(name: &str, typed: &Submitted) -> Result<Value, Problem> {
    let mut lines = Vec::new();
    for line in 1..=DIVISION_LINES {
        let part = |part: &str| typed.text(&format!("{name}_{line}_{part}")).trim();
        let (office, task, due_on) = (part("office"), part("task"), part("due_on"));
        if [office, task, due_on].iter().all(|part| part.is_empty()) {
            continue;
        }
        if [office, task, due_on].iter().any(|part| part.is_empty()) {
            return Err(Problem::Missing);
        }
        let due_on = date(due_on)?.to_string();
        lines.push(json!({ "office": id(office)?, "task": task, "due_on": due_on }));
    }
    Ok(Value::from(lines))
}

fn id(text: &str) -> Result<Value, Problem> {
    let id = Uuid::parse_str(text).map_err(|_| Problem::NotInList)?;
    Ok(Value::from(id.hyphenated().to_string()))
}

fn date(text: &str) -> Result<Date, Problem> {
    text.parse().map_err(|_| Problem::NotADate)
}

/// A day and a time of day such as `09:30`; the day's first minute without one. What people say is no finer than the
/// minute or the day: within that, nothing lies before the receipt of the case.
fn moment(day: &str, time: &str, received_at: Instant) -> Result<Instant, Problem> {
    let day = date(day)?;
    let (said, finest) = match time.trim() {
        "" => (local_instant(day, 0, 0), 24 * 60),
        time => {
            let (hour, minute) = clock(time).ok_or(Problem::NotADate)?;
            (local_instant(day, hour, minute), 1)
        }
    };
    let is_same = said < received_at && received_at < said.plus_minutes(finest);
    Ok(if is_same { received_at } else { said })
}

fn clock(time: &str) -> Option<(i64, i64)> {
    let (hour, minute) = time.split_once([':', '：'])?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

fn limit(asked: &Asked, typed: &Submitted, missing: bool) -> Result<Value, Problem> {
    let count = typed.text(&format!("{}_count", asked.name)).trim();
    let unit = typed.text(&format!("{}_unit", asked.name));
    if count.is_empty() {
        return if missing {
            Err(Problem::Missing)
        } else {
            Ok(Value::Null)
        };
    }
    let count: u32 = count.parse().map_err(|_| Problem::NotANumber)?;
    let limit =
        json!({"count": count, "unit": if unit.is_empty() { "working_days" } else { unit }});
    serde_json::from_value::<domain::deadlines::Limit>(limit.clone())
        .map_err(|_| Problem::NotANumber)?;
    Ok(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_on_the_day_of_the_receipt_is_not_before_it() {
        let day = Date::constant(2024, 5, 6);
        let received = Instant(local_instant(day, 18, 3).0 + 45_000);
        let said = |day: &str, time: &str| moment(day, time, received);
        assert_eq!(said("2024-05-06", ""), Ok(received));
        assert_eq!(said("2024-05-06", "18:03"), Ok(received));
        assert_eq!(said("2024-05-06", "18:02"), Ok(local_instant(day, 18, 2)));
        assert_eq!(said("2024-05-06", "18:04"), Ok(local_instant(day, 18, 4)));
        assert_eq!(
            said("2024-05-05", ""),
            Ok(local_instant(Date::constant(2024, 5, 5), 0, 0))
        );
        assert_eq!(said("2024-05-06", "25:00"), Err(Problem::NotADate));
    }
}
