//! What was typed into the registration form, as the form that the programme takes.

use std::str::FromStr;

use domain::cases::Intake;
use domain::cases::intake::{Channel, Contact};
use domain::cases::refusal::Problem;
use domain::ids::FirmId;
use domain::permits::{Actor, Scope};
use domain::time::{Date, Instant, local_date, local_instant};

use super::Ready;
use crate::forms::{FieldError, Submitted};

/// The form and, when a clerk enters it later, the instant of its receipt.
///
/// # Errors
/// The first field that can't be read. Its rules are the programme's.
pub fn intake(
    typed: &Submitted,
    firm: Option<FirmId>,
    actor: &Actor,
    ready: &Ready,
    now: Instant,
) -> Result<(Intake, Option<Instant>), FieldError> {
    let text = |name: &str| typed.text(name).trim().replace("\r\n", "\n");
    let unknown = if text("firm").is_empty() {
        Problem::Missing
    } else {
        Problem::Unknown
    };
    let firm = firm.ok_or(FieldError {
        field: "firm".to_owned(),
        problem: unknown,
    })?;
    let intake = Intake {
        channel: if ready.clerk {
            word(typed, "channel")?
        } else {
            own_channel(actor)
        },
        request_type: word(typed, "request_type")?,
        firm: Some(firm),
        chamber: actor.grants.iter().find_map(|grant| match grant.scope {
            Scope::Chamber(chamber) => Some(chamber),
            Scope::Whole | Scope::Office(_) | Scope::Firm(_) => None,
        }),
        meeting: None,
        title: text("title"),
        facts: text("facts"),
        ask: text("ask"),
        category: text("category"),
        place: text("place"),
        amount_fen: amount(&text("amount"))?,
        tried_elsewhere: text("tried_elsewhere"),
        proceedings: word(typed, "proceedings")?,
        urgency: word(typed, "urgency")?,
        openness: word(typed, "openness")?,
        no_state_secrets: typed.is_ticked("no_state_secrets"),
        contact: Some(Contact {
            name: text("contact_name"),
            phone: text("contact_phone"),
        }),
    };
    let received_at = if ready.clerk {
        received(&text("received_at"), now)?
    } else {
        None
    };
    Ok((intake, received_at))
}

fn own_channel(actor: &Actor) -> Channel {
    let chamber = actor
        .grants
        .iter()
        .any(|grant| matches!(grant.scope, Scope::Chamber(_)));
    if chamber {
        Channel::Chamber
    } else {
        Channel::Online
    }
}

fn word<W: FromStr>(typed: &Submitted, name: &str) -> Result<W, FieldError> {
    let text = typed.text(name).trim();
    let problem = if text.is_empty() {
        Problem::Missing
    } else {
        Problem::NotInList
    };
    text.parse().map_err(|_| error(name, problem))
}

fn error(name: &str, problem: Problem) -> FieldError {
    FieldError {
        field: name.to_owned(),
        problem,
    }
}

/// Nothing for today; else nine o'clock of the day on which it was received.
fn received(text: &str, now: Instant) -> Result<Option<Instant>, FieldError> {
    if text.is_empty() {
        return Err(error("received_at", Problem::Missing));
    }
    let day: Date = text
        .parse()
        .map_err(|_| error("received_at", Problem::NotADate))?;
    Ok((day != local_date(now)).then(|| local_instant(day, 9, 0)))
}

/// Yuan, with or without commas and with at most two decimals, in 分.
fn amount(text: &str) -> Result<Option<i64>, FieldError> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' '))
        .collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let (yuan, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let bad = || error("amount", Problem::NotANumber);
    if !digits(yuan) || part.len() > 2 || !(part.is_empty() || digits(part)) {
        return Err(bad());
    }
    let fen: i64 = format!("{part:0<2}").parse().map_err(|_| bad())?;
    let yuan: i64 = yuan.parse().map_err(|_| bad())?;
    let total = yuan.checked_mul(100).and_then(|yuan| yuan.checked_add(fen));
    total.map(Some).ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        for (typed, fen) in [
            ("3000000", 300_000_000),
            ("3,000.5", 300_050),
            ("0.07", 7),
            ("12，000", 1_200_000),
        ] {
            assert_eq!(amount(typed), Ok(Some(fen)), "{typed}");
        }
        assert_eq!(amount(" "), Ok(None));
        for bad in ["-3", "1.234", "three", ".5", "99999999999999999999"] {
            assert_eq!(
                amount(bad),
                Err(error("amount", Problem::NotANumber)),
                "{bad}"
            );
        }
    }
}
