//! Reads the plan out of what was typed, over the meeting as it is.

use std::str::FromStr;

use domain::cases::refusal::Problem;
use domain::meetings::{AgendaItem, Meeting};

use crate::forms::{FieldError, Submitted};
use crate::pages::meetings::words;

/// The meeting as planned; the first field that can't be read is the error. Who is invited stays as it is.
pub fn meeting(typed: &Submitted, before: Meeting) -> Result<Meeting, FieldError> {
    let held_on = typed.text("held_on").trim();
    let held_on: domain::time::Date = match held_on {
        "" => return Err(error("held_on", Problem::Missing)),
        text => text
            .parse()
            .map_err(|_| error("held_on", Problem::NotADate))?,
    };
    let starts_at = typed.text("starts_at").trim();
    if !starts_at.is_empty() && words::minutes(starts_at).is_none() {
        return Err(error("starts_at", Problem::NotInList));
    }
    Ok(Meeting {
        number: number(typed)?,
        year: i32::from(held_on.year()),
        theme: typed.text("theme").trim().to_owned(),
        form: parsed(typed.text("form"), "form")?,
        held_on,
        starts_at: starts_at.to_owned(),
        place: typed.text("place").trim().to_owned(),
        hosts: all(typed, "hosts")?,
        offices: all(typed, "offices")?,
        agenda: agenda(typed)?,
        remark: typed.text("remark").trim().to_owned(),
        ..before
    })
}

fn number(typed: &Submitted) -> Result<u32, FieldError> {
    match typed.text("number").trim().parse::<u32>() {
        Ok(number) if (1..=9999).contains(&number) => Ok(number),
        _ => Err(error("number", Problem::NotANumber)),
    }
}

fn agenda(typed: &Submitted) -> Result<Vec<AgendaItem>, FieldError> {
    let (kinds, speakers) = (typed.all("agenda_kind"), typed.all("agenda_speaker"));
    let minutes = typed.all("agenda_minutes");
    let nth =
        |list: &[&str], at: usize| list.get(at).copied().unwrap_or_default().trim().to_owned();
    let mut items = Vec::new();
    for (at, topic) in typed.all("agenda_topic").into_iter().enumerate() {
        if topic.trim().is_empty() {
            continue;
        }
        items.push(AgendaItem {
            kind: parsed(&nth(&kinds, at), "agenda_kind")?,
            topic: topic.trim().to_owned(),
            speaker: nth(&speakers, at),
            minutes: match nth(&minutes, at).as_str() {
                "" => 0,
                text => match text.parse::<u32>() {
                    Ok(minutes) if minutes <= 24 * 60 => minutes,
                    _ => return Err(error("agenda_minutes", Problem::NotANumber)),
                },
            },
        });
    }
    Ok(items)
}

fn all<T: FromStr>(typed: &Submitted, field: &'static str) -> Result<Vec<T>, FieldError> {
    typed
        .all(field)
        .into_iter()
        .map(|value| parsed(value, field))
        .collect()
}

fn parsed<T: FromStr>(text: &str, field: &'static str) -> Result<T, FieldError> {
    text.parse().map_err(|_| error(field, Problem::NotInList))
}

fn error(field: &str, problem: Problem) -> FieldError {
    FieldError {
        field: field.to_owned(),
        problem,
    }
}
