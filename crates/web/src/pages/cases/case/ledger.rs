//! The promise ledger on the page of a case: the same lines for every reader.

use app::cases::Promised;
use domain::cases::promise_ledger::{Outcome, PromiseKind};

use super::Telling;
use crate::components::light::{Color, Light};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::wording::short_date;

/// The lines of a case; `None` before anything was promised.
pub fn table(telling: &Telling<'_>) -> Option<Table> {
    let words = &telling.t.promises;
    let lines = &telling.view.promises;
    let columns = vec![
        Column::new(ColumnKind::Fixed, words.when),
        Column::new(ColumnKind::LongHead, words.what),
        Column::new(ColumnKind::Fixed, words.promised),
        Column::new(ColumnKind::Text, words.by),
        Column::new(ColumnKind::Text, words.outcome),
    ];
    let mut table = Table::new(telling.t, words.caption, columns);
    table.rows = lines.iter().map(|line| row(telling, line)).collect();
    (!table.rows.is_empty()).then_some(table)
}

fn row(telling: &Telling<'_>, promised: &Promised) -> Row {
    let t = telling.t;
    let line = &promised.line;
    let kind = format!("promises.kind.{}", line.kind);
    let by = match promised.by {
        Some(person) => telling.around.names.of(person.0),
        None => t.events.system,
    };
    Row::new(vec![
        Cell::text(promised.recorded_on.to_string()),
        Cell::text(t.lookup(&kind).unwrap_or_default()),
        Cell::text(line.on.to_string()),
        Cell::text(by),
        Cell::from(outcome(telling, line.kind, line.outcome)),
    ])
}

fn outcome(telling: &Telling<'_>, kind: PromiseKind, outcome: Outcome) -> Light {
    let t = telling.t;
    let words = &t.promises;
    let day = |on| short_date(t, on);
    match outcome {
        Outcome::Kept(on) => Light::new(Color::Green, words.kept(day(on))),
        Outcome::Broken(on) => Light::new(Color::Red, words.broken(day(on))),
        Outcome::Missed => Light::new(Color::Red, words.missed),
        Outcome::Moved(to) => Light::new(Color::Unlit, words.moved(day(to))),
        Outcome::Running if kind == PromiseKind::ExtensionAsked => {
            Light::new(Color::Yellow, words.pending)
        }
        Outcome::Running => Light::new(Color::Unlit, words.running),
        Outcome::Granted => Light::new(Color::Unlit, words.granted),
        Outcome::Denied => Light::new(Color::Unlit, words.denied),
        Outcome::Lapsed => Light::new(Color::Unlit, words.lapsed),
    }
}

#[cfg(test)]
mod tests {
    use domain::cases::promise_ledger::PromiseKind;
    use messages::{Language, texts};

    #[test]
    fn every_kind_of_promise_has_its_words_in_every_language() {
        for language in Language::all() {
            for kind in PromiseKind::ALL {
                let key = format!("promises.kind.{kind}");
                assert!(texts(language).lookup(&key).is_some(), "{key}");
            }
        }
    }
}
