//! A search as somebody typed it, understood with the deployment's own names.

use domain::cases::StageName;
use domain::permits::{Actor, Permission, has};
use domain::programme::Coded;
use domain::time::{Date, Instant, local_date, local_instant};
use messages::{Language, texts};
use store::Reader;
use store::cases::Filter;
use text::fold;
use text::query::{Condition, Field, Wanted, read};

use crate::{Error, World};

/// What is asked of the texts, beside what the filter asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Texts {
    /// Anything.
    Free,
    Wanted(Wanted),
    /// The words ask for nothing that could be found.
    Nothing,
}

/// Reads what was typed: conditions on fields go into the filter, the rest is looked for in the texts. A condition whose
/// value names nothing is looked for as a word.
pub(super) fn understand(
    reader: &mut Reader,
    actor: &Actor,
    typed: &str,
    filter: &mut Filter,
    now: Instant,
) -> Result<Texts, Error> {
    if typed.trim().is_empty() {
        return Ok(Texts::Free);
    }
    let question = read(typed);
    let mut wanted: Vec<Wanted> = question.wanted.into_iter().collect();
    let asked = !question.conditions.is_empty();
    for condition in &question.conditions {
        if !apply(reader, actor, condition, filter, now)? {
            let words = read(&format!("\"{}\"", condition.value.replace('"', " ")));
            match words.wanted {
                Some(words) => wanted.push(words),
                None => return Ok(Texts::Nothing),
            }
        }
    }
    Ok(match wanted.len() {
        0 if asked => Texts::Free,
        0 => Texts::Nothing,
        1 => wanted.pop().map_or(Texts::Nothing, Texts::Wanted),
        _ => Texts::Wanted(Wanted::All(wanted)),
    })
}

/// Puts a condition into the filter; whether its value was understood.
fn apply(
    reader: &mut Reader,
    actor: &Actor,
    condition: &Condition,
    filter: &mut Filter,
    now: Instant,
) -> Result<bool, Error> {
    let value = condition.value.as_str();
    let today = local_date(now);
    match condition.field {
        Field::Office if has(actor, Permission::ViewOffices) => {
            let offices = store::choices::offices(reader, today)?;
            let names: Vec<&str> = offices.iter().map(|office| office.name.as_str()).collect();
            let found = best(&names, value).map(|at| offices[at].id);
            Ok(set(&mut filter.lead, found))
        }
        Field::Firm if has(actor, Permission::ViewFirms) => {
            let firms = store::choices::firms(reader, &fold(value), 12)?;
            let names: Vec<&str> = firms.iter().map(|firm| firm.name.as_str()).collect();
            let found = best(&names, value).map(|at| firms[at].id);
            Ok(set(&mut filter.firm, found))
        }
        Field::Office | Field::Firm => Ok(false),
        Field::Status => Ok(status(value, filter, today)),
        Field::Category => {
            let found = coded(&World::load(reader)?.programme.categories, value);
            Ok(set(&mut filter.category, found))
        }
        Field::Place => {
            let found = coded(&World::load(reader)?.programme.places, value);
            Ok(set(&mut filter.place, found))
        }
        Field::Received => Ok(set(&mut filter.received, instants(value, today))),
        Field::Assigned => Ok(set(&mut filter.assigned, instants(value, today))),
        Field::Due => Ok(set(&mut filter.due, days(value, today))),
    }
}

/// A field that the filter asks for already keeps what it is.
fn set<T>(field: &mut Option<T>, found: Option<T>) -> bool {
    let understood = found.is_some();
    if field.is_none() {
        *field = found;
    }
    understood
}

/// The name that is meant: the same, or else the shortest that holds the value.
fn best(names: &[&str], value: &str) -> Option<usize> {
    let value = fold(value);
    let folded = names.iter().map(|name| fold(name)).enumerate();
    let holding = folded.filter(|(_, name)| name.contains(&value));
    holding
        .min_by_key(|(_, name)| (*name != value, name.chars().count()))
        .map(|(at, _)| at)
}

fn coded(list: &[Coded], value: &str) -> Option<String> {
    if let Some(entry) = list.iter().find(|entry| entry.code == value) {
        return Some(entry.code.clone());
    }
    let labels: Vec<&str> = list.iter().map(|entry| entry.label.as_str()).collect();
    best(&labels, value).map(|at| list[at].code.clone())
}

/// Words for what is late.
const LATE: [&str; 5] = ["逾期", "超期", "超时", "overdue", "late"];

/// A stage by its name in any language, several for a part that they share.
fn status(value: &str, filter: &mut Filter, today: Date) -> bool {
    let value = fold(value);
    if LATE.contains(&value.as_str()) {
        filter.overdue_on = Some(today);
        return true;
    }
    let named = |stage: &&StageName| {
        let label = |language| {
            let label = texts(language).lookup(&format!("stages.{stage}"));
            fold(label.unwrap_or_default())
        };
        stage.key() == value
            || Language::all()
                .into_iter()
                .any(|language| label(language).contains(&value))
    };
    let found: Vec<StageName> = StageName::ALL.iter().filter(named).copied().collect();
    if found.is_empty() {
        return false;
    }
    match filter.stages.is_empty() {
        true => filter.stages = found,
        false => filter.stages.retain(|stage| found.contains(stage)),
    }
    // No stage would mean all: a list of none is one of a day that never was.
    if filter.stages.is_empty() {
        filter.ordinals = Some(Vec::new());
    }
    true
}

/// The instants of a span of days.
fn instants(value: &str, today: Date) -> Option<(Instant, Instant)> {
    let (first, last) = days(value, today)?;
    let after = last.tomorrow().ok()?;
    Some((local_instant(first, 0, 0), local_instant(after, 0, 0)))
}

/// The first and the last day of `2024`, `2024-05`, `2024-05-06`, `2024年5月`, of two of these with `..` between, open
/// ends allowed, and of 今天, 本月, 今年.
fn days(value: &str, today: Date) -> Option<(Date, Date)> {
    if let Some((from, to)) = value.split_once("..").or_else(|| value.split_once('～')) {
        let first = match from.is_empty() {
            true => Date::constant(1900, 1, 1),
            false => period(from, today)?.0,
        };
        let last = match to.is_empty() {
            true => Date::constant(9998, 12, 31),
            false => period(to, today)?.1,
        };
        return Some((first, last));
    }
    period(value, today)
}

fn period(value: &str, today: Date) -> Option<(Date, Date)> {
    match value {
        "今天" | "today" => return Some((today, today)),
        "本月" => return Some((today.first_of_month(), today.last_of_month())),
        "今年" => return Some((today.first_of_year(), today.last_of_year())),
        _ => {}
    }
    let numbers: Vec<&str> = value
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .collect();
    let number = |at: usize| numbers.get(at).map(|part| part.parse::<i8>().ok());
    let year: i16 = numbers
        .first()?
        .parse()
        .ok()
        .filter(|year| (1900..=9998).contains(year))?;
    match (number(1), number(2)) {
        (None, _) => {
            let first = Date::new(year, 1, 1).ok()?;
            Some((first, first.last_of_year()))
        }
        (Some(month), None) => {
            let first = Date::new(year, month?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (Some(month), Some(day)) if numbers.len() == 3 => {
            let day = Date::new(year, month?, day?).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2024, 5, 20);

    fn span(value: &str) -> Option<(String, String)> {
        days(value, TODAY).map(|(first, last)| (first.to_string(), last.to_string()))
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        for (typed, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024年5月", "2024-05-01", "2024-05-31"),
            ("2024-05-06", "2024-05-06", "2024-05-06"),
            ("2024-05..2024-06", "2024-05-01", "2024-06-30"),
            ("..2024-06-03", "1900-01-01", "2024-06-03"),
            ("2024/5/1..", "2024-05-01", "9998-12-31"),
            ("本月", "2024-05-01", "2024-05-31"),
        ] {
            let expected = Some((first.to_owned(), last.to_owned()));
            assert_eq!(span(typed), expected, "{typed}");
        }
        for typed in ["", "五月", "2024-13", "2024-02-30", "24", "2024-1-2-3"] {
            assert_eq!(span(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_name_that_is_meant_is_the_same_or_the_shortest() {
        let names = ["州市场监管局稽查支队", "州市场监管局", "州工信局"];
        assert_eq!(best(&names, "州市场监管局"), Some(1));
        assert_eq!(best(&names, "市场监管"), Some(1));
        assert_eq!(best(&names, "工信"), Some(2));
        assert_eq!(best(&names, "税务"), None);
    }

    #[test]
    fn a_status_is_a_stage_in_any_language_or_lateness() {
        let read = |value| {
            let mut filter = Filter::default();
            status(value, &mut filter, TODAY).then_some(filter)
        };
        assert_eq!(read("逾期").unwrap().overdue_on, Some(TODAY));
        assert_eq!(read("挂账").unwrap().stages, [StageName::Docketed]);
        assert_eq!(read("掛賬").unwrap().stages, [StageName::Docketed]);
        assert_eq!(read("replied").unwrap().stages[0], StageName::Replied);
        assert_eq!(read("没有这个"), None);
    }
}
