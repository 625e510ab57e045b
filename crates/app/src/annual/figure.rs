//! The figures of the report, each with its own form.

use domain::records::FinanceProduct;
use domain::settings::Settings;
use domain::statistics::{Measure, Rate, YearFigures};
use serde_json::{Value, json};

/// One figure. Money in 分.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    Count(i64),
    Money(i64),
    Rate(Rate),
    /// Points of 100 with one decimal; `None` while there is nothing to judge.
    Score(Option<f64>),
    FirmPairs {
        leaders: i64,
        entrepreneurs: i64,
    },
    ChamberPairs {
        leaders: i64,
        chambers: i64,
    },
    Finance {
        count: i64,
        amount_fen: i64,
    },
    Projects {
        count: i64,
        investment_fen: i64,
        started: i64,
    },
}

/// Every figure of a year under its stable name, in the order of the report.
pub(super) fn all(year: &YearFigures, settings: &Settings) -> Vec<(&'static str, Figure)> {
    let mut all = meetings(year);
    all.extend(cases(year));
    all.extend(registers(year));
    all.extend(rates(year, settings));
    all
}

fn meetings(year: &YearFigures) -> Vec<(&'static str, Figure)> {
    vec![
        ("meetings_held", Figure::Count(year.meetings_held)),
        ("leaders_hosting", Figure::Count(year.leaders_hosting)),
        (
            "entrepreneurs_received",
            Figure::Count(year.entrepreneurs_received),
        ),
    ]
}

fn cases(year: &YearFigures) -> Vec<(&'static str, Figure)> {
    [
        ("cases_assigned", Measure::Assigned),
        ("cases_replied", Measure::Replied),
        ("cases_class_a", Measure::ClassA),
        ("cases_class_b", Measure::ClassB),
        ("cases_class_c", Measure::ClassC),
        ("cases_class_d", Measure::ClassD),
        ("cases_struck_off", Measure::StruckOff),
    ]
    .map(|(name, measure)| (name, Figure::Count(year.cases.of(measure))))
    .to_vec()
}

fn registers(year: &YearFigures) -> Vec<(&'static str, Figure)> {
    let finance = |product| {
        let (count, amount_fen) = year.finance.get(&product).copied().unwrap_or_default();
        Figure::Finance { count, amount_fen }
    };
    let firm_pairs = Figure::FirmPairs {
        leaders: year.pairings_firm_leaders,
        entrepreneurs: year.pairings_firm_entrepreneurs,
    };
    let chamber_pairs = Figure::ChamberPairs {
        leaders: year.pairings_chamber_leaders,
        chambers: year.pairings_chamber_chambers,
    };
    let projects = Figure::Projects {
        count: year.projects.running + year.projects.planned,
        investment_fen: year.projects.running_fen + year.projects.planned_fen,
        started: year.projects.running,
    };
    vec![
        ("pairings_firm", firm_pairs),
        ("pairings_chamber", chamber_pairs),
        ("finance_guarantee", finance(FinanceProduct::Guarantee)),
        ("finance_bridge_loan", finance(FinanceProduct::BridgeLoan)),
        ("finance_tech_credit", finance(FinanceProduct::TechCredit)),
        ("projects", projects),
        (
            "losses_recovered_yuan",
            Figure::Money(year.losses_recovered_fen),
        ),
        (
            "losses_avoided_yuan",
            Figure::Money(year.losses_avoided_fen),
        ),
    ]
}

fn rates(year: &YearFigures, settings: &Settings) -> Vec<(&'static str, Figure)> {
    let cases = &year.cases;
    let on_time = cases.on_time_rate(year.overdue_without_reply);
    let score = cases.composite_score(settings);
    vec![
        ("response_rate", Figure::Rate(cases.response_rate())),
        ("resolution_rate", Figure::Rate(cases.resolution_rate())),
        (
            "satisfaction_rate",
            Figure::Rate(cases.satisfaction_rate(settings)),
        ),
        ("on_time_rate", Figure::Rate(on_time)),
        ("rework_rate", Figure::Rate(cases.rework_rate())),
        (
            "composite_score",
            Figure::Score(score.map(|score| (score * 10.0).round() / 10.0)),
        ),
    ]
}

impl Figure {
    /// `{"value": …}`, `{"numerator": …, "denominator": …, "excluded": …}` or an object of the figure's own counts.
    /// Money is in yuan.
    pub fn to_json(&self) -> Value {
        match self {
            Figure::Count(value) => json!({ "value": value }),
            Figure::Money(fen) => json!({ "value": yuan(*fen) }),
            Figure::Score(score) => json!({ "value": score }),
            Figure::Rate(rate) => json!({
                "numerator": hundredths(rate.numerator_hundredths),
                "denominator": rate.denominator,
                "excluded": rate.excluded,
            }),
            Figure::FirmPairs {
                leaders,
                entrepreneurs,
            } => json!({ "leaders": leaders, "entrepreneurs": entrepreneurs }),
            Figure::ChamberPairs { leaders, chambers } => {
                json!({ "leaders": leaders, "chambers": chambers })
            }
            Figure::Finance { count, amount_fen } => {
                json!({ "count": count, "amount_yuan": yuan(*amount_fen) })
            }
            Figure::Projects {
                count,
                investment_fen,
                started,
            } => json!({
                "count": count,
                "investment_yuan": yuan(*investment_fen),
                "started": started,
            }),
        }
    }
}

fn yuan(fen: i64) -> Value {
    hundredths(fen)
}

/// A whole number where it is one, decimals otherwise.
fn hundredths(hundredths: i64) -> Value {
    match hundredths % 100 {
        0 => json!(hundredths / 100),
        #[expect(
            clippy::cast_precision_loss,
            reason = "sums of money stay far below 2^53"
        )]
        _ => json!(hundredths as f64 / 100.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_in_yuan_and_a_weighted_numerator_keeps_its_decimals() {
        let finance = Figure::Finance {
            count: 2,
            amount_fen: 269_800_000_050,
        };
        assert_eq!(
            finance.to_json().to_string(),
            r#"{"amount_yuan":2698000000.5,"count":2}"#
        );
        let rate = Figure::Rate(Rate {
            numerator_hundredths: 12_290,
            denominator: 129,
            excluded: 7,
        });
        assert_eq!(
            rate.to_json().to_string(),
            r#"{"denominator":129,"excluded":7,"numerator":122.9}"#
        );
        assert_eq!(
            Figure::Score(None).to_json().to_string(),
            r#"{"value":null}"#
        );
    }
}
