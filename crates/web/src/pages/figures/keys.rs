//! What the keys of figures are called, and where the rows behind a number are.

use app::figures::Keys;
use domain::statistics::{Dimension, Measure};
use messages::Texts;

use crate::pages::query;

/// The words for a key of a dimension.
pub fn label(t: &Texts, keys: &Keys, dimension: Dimension, key: &str) -> String {
    if key.is_empty() {
        return t.figures.unknown.to_owned();
    }
    match dimension {
        Dimension::Total => t.figures.dimension.total.to_owned(),
        Dimension::Category => keys.programme.category(key).to_owned(),
        Dimension::Place => keys.programme.place(key).to_owned(),
        Dimension::Office => keys.offices.get(key).map_or(key, String::as_str).to_owned(),
        Dimension::Meeting => meeting(t, keys, key),
        Dimension::Month => t.figures.month(key.trim_start_matches('0')),
        Dimension::ReplyDays | Dimension::HandlingDays => t.common.working_days(key),
        Dimension::Stage => t.lookup(&format!("stages.{key}")).unwrap_or(key).to_owned(),
        Dimension::Running | Dimension::RunningMonth | Dimension::Owed | Dimension::OwedMonth => {
            key.to_owned()
        }
        Dimension::Difficulty => t
            .lookup(&format!("figures.difficulty.{key}"))
            .unwrap_or_default()
            .to_owned(),
    }
}

fn meeting(t: &Texts, keys: &Keys, key: &str) -> String {
    let found = keys
        .meetings
        .iter()
        .find(|meeting| meeting.id.to_string() == key);
    found.map_or_else(
        || t.figures.unknown.to_owned(),
        |meeting| t.figures.meeting(meeting.number, &meeting.theme),
    )
}

/// What a dimension is called.
pub fn dimension_label(t: &Texts, dimension: Dimension) -> &'static str {
    t.lookup(&format!("figures.dimension.{dimension}"))
        .unwrap_or_default()
}

/// What a measure is called.
pub fn measure_label(t: &Texts, measure: Measure) -> &'static str {
    t.lookup(&format!("figures.measure.{measure}"))
        .unwrap_or_default()
}

/// The ledger, narrowed down to the cases that a number counts.
pub fn rows(year: i32, measure: Measure, keys: &[(Dimension, &str)]) -> String {
    let year = year.to_string();
    let mut pairs = vec![("year", year.as_str()), ("measure", measure.key())];
    let narrowed = keys
        .iter()
        .filter(|(dimension, _)| *dimension != Dimension::Total);
    pairs.extend(narrowed.map(|(dimension, key)| (parameter(*dimension), *key)));
    format!("/cases?{}", query(&pairs))
}

/// The ledger's own name of a condition.
fn parameter(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Office => "lead",
        other => other.key(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    #[test]
    fn every_measure_and_every_dimension_has_its_words() {
        for language in Language::all() {
            let t = texts(language);
            for measure in Measure::ALL {
                assert_ne!(measure_label(t, *measure), "", "{measure}");
            }
            for dimension in Dimension::ALL {
                assert_ne!(dimension_label(t, *dimension), "", "{dimension}");
            }
        }
    }

    #[test]
    fn a_number_leads_to_the_cases_that_it_counts() {
        let keys = [(Dimension::Category, "finance"), (Dimension::Month, "02")];
        assert_eq!(
            rows(2024, Measure::ClassA, &keys),
            "/cases?year=2024&measure=class_a&category=finance&month=02"
        );
        assert_eq!(
            rows(2024, Measure::Received, &[]),
            "/cases?year=2024&measure=received"
        );
    }
}
