//! Every rate of the year with its formula; its number leads to the cases of the numerator.

use app::figures::YearPage;
use domain::settings::Settings;
use domain::statistics::{self, Measure, Sums, YearFigures};
use messages::Texts;

use super::keys::rows;
use crate::components::figure::{Count, Rate};
use crate::views::figures::Group;

/// A rate by the key of its messages, its definition, and what its numerator counts.
type Line = (&'static str, fn(&Sums) -> statistics::Rate, Measure);

const LINES: &[Line] = &[
    ("response", Sums::response_rate, Measure::Contacted),
    ("resolution", Sums::resolution_rate, Measure::Solved),
    (
        "plain_satisfaction",
        Sums::plain_satisfaction_rate,
        Measure::Satisfied,
    ),
    (
        "actual_resolution",
        Sums::actual_resolution_rate,
        Measure::VerifiedSolved,
    ),
    ("first_time", Sums::first_time_rate, Measure::FirstTime),
    (
        "contact_in_time",
        Sums::contact_in_time_rate,
        Measure::ContactInTime,
    ),
    ("rework", Sums::rework_rate, Measure::Reworked),
    ("call", Sums::call_rate, Measure::Called),
    (
        "effective_call",
        Sums::effective_call_rate,
        Measure::Reached,
    ),
    ("rated", Sums::rated_rate, Measure::Rated),
    ("extension", Sums::extension_rate, Measure::Extended),
    ("objection", Sums::objection_rate, Measure::Objected),
    (
        "objection_upheld",
        Sums::objection_upheld_rate,
        Measure::ObjectionUpheld,
    ),
    ("docket", Sums::docket_rate, Measure::Docketed),
    ("plan_kept", Sums::plan_kept_rate, Measure::PlanKept),
];

/// The rates of a year that one looks at first: replied in time, solved, satisfied.
pub fn foremost(t: &'static Texts, figures: &YearFigures, settings: &Settings) -> Vec<Rate> {
    let [on_time, satisfaction] = on_time_and_satisfaction(t, figures, settings);
    let resolution = LINES.iter().filter(|(key, _, _)| *key == "resolution");
    let resolution = resolution.map(|line| rate(t, &figures.cases, figures.year, line));
    std::iter::once(on_time)
        .chain(resolution)
        .chain([satisfaction])
        .collect()
}

/// The two that need more than the sums of the cases.
fn on_time_and_satisfaction(
    t: &'static Texts,
    figures: &YearFigures,
    settings: &Settings,
) -> [Rate; 2] {
    let (sums, year, names) = (&figures.cases, figures.year, &t.figures.rate);
    let on_time = sums.on_time_rate(figures.overdue_without_reply);
    [
        Rate::of(t, names.on_time, on_time).rows(rows(year, Measure::OnTime, &[])),
        Rate::of(t, names.satisfaction, sums.satisfaction_rate(settings)).rows(rows(
            year,
            Measure::Satisfied,
            &[],
        )),
    ]
}

/// The score and all rates.
pub fn group(t: &'static Texts, found: &YearPage) -> Group {
    let (sums, year) = (&found.figures.cases, found.figures.year);
    let how = &t.figures.how;
    let formulas = [
        how.on_time.to_owned(),
        how.satisfaction(found.settings.weight_basically),
    ];
    let mut rates: Vec<Rate> = on_time_and_satisfaction(t, &found.figures, &found.settings)
        .into_iter()
        .zip(formulas)
        .map(|(rate, formula)| rate.formula(formula))
        .collect();
    rates.extend(LINES.iter().map(|line| rate(t, sums, year, line)));
    Group {
        id: "rates",
        title: t.figures.group.rates.to_owned(),
        note: String::new(),
        counts: vec![composite(t, found)],
        rates,
    }
}

fn rate(t: &'static Texts, sums: &Sums, year: i32, (key, definition, counted): &Line) -> Rate {
    let words = |table: &str| {
        t.lookup(&format!("figures.{table}.{key}"))
            .unwrap_or_default()
    };
    Rate::of(t, words("rate"), definition(sums))
        .formula(words("how"))
        .rows(rows(year, *counted, &[]))
}

fn composite(t: &'static Texts, found: &YearPage) -> Count {
    let settings = &found.settings;
    let score = found.figures.cases.composite_score(settings);
    let score = score.map_or_else(|| "—".to_owned(), |score| format!("{score:.1}"));
    let how = t.figures.how.composite(
        settings.weight_resolution,
        settings.weight_response,
        settings.weight_satisfaction,
    );
    Count::new(t.figures.composite, score)
        .unit(t.figures.points)
        .formula(t.figures.formula, how)
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    #[test]
    fn every_rate_says_how_it_is_counted() {
        for language in Language::all() {
            let t = texts(language);
            for (key, _, _) in LINES {
                for table in ["rate", "how"] {
                    assert!(
                        t.lookup(&format!("figures.{table}.{key}")).is_some(),
                        "{key}"
                    );
                }
            }
        }
    }
}
