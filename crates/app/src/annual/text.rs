//! The report as text: one line for each figure, every rate with numerator, denominator and what was left out.

use domain::statistics::Measure;
use messages::Texts;

use super::{Annual, Figure};

impl Annual {
    /// The report as plain text in the language of `texts`.
    pub fn to_text(&self, texts: &Texts) -> String {
        let mut lines = vec![texts.annual.title(&self.programme, self.year)];
        if self.demonstration {
            lines.push(texts.common.demo_label.to_owned());
        }
        lines.push(String::new());
        for (name, figure) in &self.figures {
            lines.push(texts.annual.line(label(texts, name), figure.words(texts)));
        }
        for (name, by) in &self.breakdowns {
            if by.is_empty() {
                continue;
            }
            lines.push(String::new());
            lines.push(label(texts, name).to_owned());
            for (key, sums) in by {
                lines.push(format!(
                    "  {}",
                    texts.annual.line(key, sums.of(Measure::Assigned))
                ));
            }
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

/// The label of a figure or a breakdown.
pub(super) fn label(texts: &Texts, name: &str) -> &'static str {
    texts
        .lookup(&format!("annual.figure.{name}"))
        .unwrap_or_default()
}

impl Figure {
    /// The figure in words.
    pub(super) fn words(&self, texts: &Texts) -> String {
        let say = &texts.annual;
        match self {
            Figure::Count(value) => value.to_string(),
            Figure::Money(fen) => say.money(amount(*fen)),
            Figure::Score(None) => texts.common.answer.none.to_owned(),
            Figure::Score(Some(score)) => format!("{score:.1}"),
            Figure::Rate(rate) => say.rate(
                rate.denominator,
                rate.excluded,
                rate.numerator_text(),
                rate.percent_text(),
            ),
            Figure::FirmPairs {
                leaders,
                entrepreneurs,
            } => say.firm_pairs(entrepreneurs, leaders),
            Figure::ChamberPairs { leaders, chambers } => say.chamber_pairs(chambers, leaders),
            Figure::Finance { count, amount_fen } => say.finance(amount(*amount_fen), count),
            Figure::Projects {
                count,
                investment_fen,
                started,
            } => say.projects(amount(*investment_fen), count, started),
        }
    }
}

/// Yuan with thousands apart: `2,698,000,000` or, where there are 分, `1,234.50`.
fn amount(fen: i64) -> String {
    let yuan = (fen / 100).to_string();
    let digits = yuan.trim_start_matches('-');
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if fen < 0 { "-" } else { "" };
    match fen.abs() % 100 {
        0 => format!("{sign}{grouped}"),
        rest => format!("{sign}{grouped}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::settings::Settings;
    use domain::statistics::YearFigures;
    use messages::{Language, texts};

    use super::*;
    use crate::annual::figure;

    #[test]
    fn every_figure_has_a_label_in_every_language() {
        let figures = figure::all(&YearFigures::default(), &Settings::default());
        let names = figures.iter().map(|(name, _)| *name);
        let breakdowns = ["by_category", "by_office", "by_place", "by_meeting"];
        for name in names.chain(breakdowns) {
            for language in Language::all() {
                assert_ne!(label(texts(language), name), "", "{name}");
            }
        }
    }

    #[test]
    fn amounts_are_grouped() {
        assert_eq!(amount(269_800_000_000), "2,698,000,000");
        assert_eq!(amount(-123_450), "-1,234.50");
        assert_eq!(amount(99_900), "999");
    }
}
