//! Reads a problem and its assignment out of what was typed.

use std::str::FromStr;

use app::meetings::{SpokenProblem, SpotAssignment};
use app::{App, Error};
use domain::cases::Refusal;
use domain::cases::refusal::Problem;

use crate::forms::Submitted;
use crate::pages::meetings::change::firm;
use crate::visitor::SignedIn;

/// Who said what. A firm that is not on the list is named in the field below.
pub fn problem(app: &App, person: &SignedIn, typed: &Submitted) -> Result<SpokenProblem, Error> {
    let is_other = !typed.text("other_firm").trim().is_empty();
    let firm = match optional(typed, "firm")? {
        Some(chosen) if !is_other => chosen,
        _ if is_other => firm(app, person, typed, "other_firm")?,
        _ => return Ok(Refusal::field("firm", Problem::Missing)?),
    };
    let category = required_text(typed, "category")?;
    Ok(SpokenProblem {
        firm,
        title: typed.text("title").trim().to_owned(),
        facts: facts(typed),
        ask: lines(typed.text("ask")),
        category,
        place: match typed.text("place") {
            "" => None,
            place => Some(place.to_owned()),
        },
        no_state_secrets: typed.is_ticked("no_state_secrets"),
    })
}

/// What the leader decided; `None` for a problem that is only recorded.
pub fn assignment(typed: &Submitted) -> Result<Option<SpotAssignment>, Error> {
    if typed.text("then") == "record" {
        return Ok(None);
    }
    Ok(Some(SpotAssignment {
        lead: required(typed, "lead")?,
        officer: required(typed, "officer")?,
        co_offices: typed
            .all("co_offices")
            .into_iter()
            .filter(|value| !value.is_empty())
            .map(|value| parsed(value, "co_offices"))
            .collect::<Result<_, _>>()?,
        difficulty: required(typed, "difficulty")?,
        instruction: lines(typed.text("instruction")),
        leader: optional(typed, "leader")?,
        acknowledged_by: optional(typed, "acknowledged_by")?,
    }))
}

/// While people speak there is often no time for more than the ask: it then stands for the facts too.
fn facts(typed: &Submitted) -> String {
    match typed.text("facts").trim() {
        "" => lines(typed.text("ask")),
        _ => lines(typed.text("facts")),
    }
}

fn lines(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}

fn required_text(typed: &Submitted, field: &'static str) -> Result<String, Error> {
    match typed.text(field).trim() {
        "" => Ok(Refusal::field(field, Problem::Missing)?),
        text => Ok(text.to_owned()),
    }
}

fn required<T: FromStr>(typed: &Submitted, field: &'static str) -> Result<T, Error> {
    match optional(typed, field)? {
        Some(value) => Ok(value),
        None => Ok(Refusal::field(field, Problem::Missing)?),
    }
}

fn optional<T: FromStr>(typed: &Submitted, field: &'static str) -> Result<Option<T>, Error> {
    match typed.text(field).trim() {
        "" => Ok(None),
        text => parsed(text, field).map(Some),
    }
}

fn parsed<T: FromStr>(text: &str, field: &'static str) -> Result<T, Error> {
    match text.parse() {
        Ok(value) => Ok(value),
        Err(_) => Ok(Refusal::field(field, Problem::NotInList)?),
    }
}
