//! The bulletin as plain text, as it is mailed and printed.

use domain::statistics::{Happened, Happening, Measure};
use messages::Texts;

use super::Bulletin;

impl Bulletin {
    /// Its heading: `…周报（2024-12-23 至 2024-12-29）`.
    pub fn title(&self, t: &Texts) -> String {
        let (monday, sunday) = (self.week.monday(), self.week.sunday());
        t.bulletin.title(monday, &self.programme, sunday)
    }

    /// The whole bulletin in the language of `t`.
    pub fn to_text(&self, t: &Texts) -> String {
        let words = &t.bulletin;
        let mut lines = vec![self.title(t)];
        if self.demonstration {
            lines.push(t.common.demo_label.to_owned());
        }
        lines.extend([
            String::new(),
            words.week.to_owned(),
            sentence(t, &self.total),
        ]);
        for (office, happened) in &self.by_office {
            lines.push(words.line(self.office(office), sentence(t, happened)));
        }
        lines.extend([String::new(), words.overdue_now(self.overdue())]);
        for (office, n) in &self.overdue_by_office {
            lines.push(words.line(self.office(office), n));
        }
        lines.extend([String::new(), words.month(self.month.1, self.month.0)]);
        lines.push(words.month_line(
            self.month_total.of(Measure::Received),
            self.month_total.of(Measure::Replied),
            self.month_total.of(Measure::StruckOff),
        ));
        lines.extend(self.ranking(t));
        lines.join("\n")
    }

    /// The offices by their replies in time, each rate with what it is made of.
    fn ranking(&self, t: &Texts) -> Vec<String> {
        let words = &t.bulletin;
        let mut lines = vec![String::new(), words.on_time(self.settings.ranking_minimum)];
        for placed in &self.on_time {
            let rate = placed.rate;
            let of = words.rate(
                rate.denominator,
                rate.excluded,
                rate.numerator_text(),
                rate.percent_text(),
            );
            let office = self.office(&placed.office);
            lines.push(match placed.place {
                Some(place) => words.placed(of, office, place),
                None => words.line(office, of),
            });
        }
        lines
    }
}

/// `交办 3 件，答复 2 件`; what didn't happen isn't said, and that nothing did is.
fn sentence(t: &Texts, happened: &Happened) -> String {
    let words = &t.bulletin;
    let parts: Vec<String> = Happening::ALL
        .iter()
        .filter(|happening| happened.of(**happening) > 0)
        .map(|happening| {
            let name = t
                .lookup(&format!("bulletin.happening.{happening}"))
                .unwrap_or_default();
            words.count(happened.of(*happening), name)
        })
        .collect();
    match parts.is_empty() {
        true => words.quiet.to_owned(),
        false => parts.join(words.comma),
    }
}

#[cfg(test)]
mod tests {
    use messages::{Language, texts};

    use super::*;

    #[test]
    fn everything_that_happens_has_its_word_in_every_language() {
        for language in Language::all() {
            for happening in Happening::ALL {
                let one = Happened([(*happening, 1)].into());
                let said = sentence(texts(language), &one);
                assert!(
                    said.trim_start() != "1" && said.len() > 4,
                    "{happening}: {said}"
                );
            }
        }
    }

    #[test]
    fn a_week_without_anything_says_so() {
        let t = texts(Language::default());
        assert_eq!(sentence(t, &Happened::default()), t.bulletin.quiet);
    }
}
