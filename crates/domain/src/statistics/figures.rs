//! The year's figures out of the sums of measures. The formulas are those of a Beijing-type district's report code and
//! of Jiangsu's 问题实际解决率; their weights are settings.

use std::collections::BTreeMap;

use super::fact::Measure;
use super::rate::Rate;
use crate::settings::Settings;

/// How many cases answer each question with yes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums(pub BTreeMap<Measure, i64>);

impl Sums {
    /// The number of yeses.
    pub fn of(&self, measure: Measure) -> i64 {
        self.0.get(&measure).copied().unwrap_or(0)
    }

    /// Adds one case's answers (`times` of them; negative takes them away).
    pub fn add(&mut self, measures: u64, times: i64) {
        for measure in Measure::ALL {
            if measures & super::fact::bit(*measure) != 0 {
                *self.0.entry(*measure).or_default() += times;
            }
        }
    }

    /// 响应率: the firm confirms that the office contacted it, of those heard.
    pub fn response_rate(&self) -> Rate {
        Rate::of(
            self.of(Measure::Contacted),
            self.of(Measure::Heard),
            self.of(Measure::NotRated),
        )
    }

    /// 解决率: the firm says solved, of those heard.
    pub fn resolution_rate(&self) -> Rate {
        Rate::of(
            self.of(Measure::Solved),
            self.of(Measure::Heard),
            self.of(Measure::NotRated),
        )
    }

    /// 满意率: satisfied, and basically satisfied at its weight, of those heard. Silence is left out and counted.
    pub fn satisfaction_rate(&self, settings: &Settings) -> Rate {
        let weighted = self.of(Measure::Basically) * i64::from(settings.weight_basically);
        Rate {
            numerator_hundredths: self.of(Measure::Satisfied) * 100 + weighted,
            denominator: self.of(Measure::Heard),
            excluded: self.of(Measure::NotRated),
        }
    }

    /// The plain rate beside the weighted one: both good grades count whole.
    pub fn plain_satisfaction_rate(&self) -> Rate {
        let good = self.of(Measure::Satisfied) + self.of(Measure::Basically);
        Rate::of(good, self.of(Measure::Heard), self.of(Measure::NotRated))
    }

    /// 按时办结率: first replies in time, of those replied and those overdue without a reply.
    pub fn on_time_rate(&self, overdue_without_reply: i64) -> Rate {
        let due = self.of(Measure::OnTime) + self.of(Measure::Late) + overdue_without_reply;
        let without_limit =
            self.of(Measure::Replied) - self.of(Measure::OnTime) - self.of(Measure::Late);
        Rate::of(self.of(Measure::OnTime), due, without_limit)
    }

    /// 重办率: handled again at least once, of those replied.
    pub fn rework_rate(&self) -> Rate {
        Rate::of(self.of(Measure::Reworked), self.of(Measure::Replied), 0)
    }

    /// 实际解决率: class A of those replied.
    pub fn actual_resolution_rate(&self) -> Rate {
        Rate::of(self.of(Measure::ClassA), self.of(Measure::Replied), 0)
    }

    /// 延期率: extended of those assigned.
    pub fn extension_rate(&self) -> Rate {
        Rate::of(self.of(Measure::Extended), self.of(Measure::Assigned), 0)
    }

    /// 退单率: objected of those assigned.
    pub fn objection_rate(&self) -> Rate {
        Rate::of(self.of(Measure::Objected), self.of(Measure::Assigned), 0)
    }

    /// 挂账率: docketed of those assigned.
    pub fn docket_rate(&self) -> Rate {
        Rate::of(self.of(Measure::Docketed), self.of(Measure::Assigned), 0)
    }

    /// 综合成绩: the weighted sum of the three rates, in points of 100; `None` while nobody was heard.
    pub fn composite_score(&self, settings: &Settings) -> Option<f64> {
        let part = |rate: Rate, weight: u32| Some(rate.percent()? * f64::from(weight) / 100.0);
        Some(
            part(self.response_rate(), settings.weight_response)?
                + part(self.resolution_rate(), settings.weight_resolution)?
                + part(
                    self.satisfaction_rate(settings),
                    settings.weight_satisfaction,
                )?,
        )
    }
}

/// Everything the year's page, workbook and report print. Money in 分.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct YearFigures {
    pub year: i32,
    pub meetings_planned: i64,
    pub meetings_held: i64,
    pub leaders_hosting: i64,
    pub entrepreneurs_received: i64,
    pub cases: Sums,
    pub overdue_without_reply: i64,
    pub pairings_firm_leaders: i64,
    pub pairings_firm_entrepreneurs: i64,
    pub pairings_chamber_leaders: i64,
    pub pairings_chamber_chambers: i64,
    /// Since founding, not of the year: never added across kinds.
    pub finance: BTreeMap<crate::records::FinanceProduct, (i64, i64)>,
    pub projects: i64,
    pub projects_investment_fen: i64,
    pub projects_started: i64,
    pub losses_recovered_fen: i64,
    pub losses_avoided_fen: i64,
    pub by_category: Vec<(String, Sums)>,
    pub by_office: Vec<(String, Sums)>,
    pub by_place: Vec<(String, Sums)>,
    pub by_meeting: Vec<(String, Sums)>,
    pub by_month: Vec<(String, Sums)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_year_comes_out_as_published() {
        let sums = Sums(BTreeMap::from([
            (Measure::Replied, 136),
            (Measure::OnTime, 129),
            (Measure::Late, 7),
            (Measure::Heard, 129),
            (Measure::NotRated, 7),
            (Measure::Contacted, 128),
            (Measure::Solved, 109),
            (Measure::Satisfied, 104),
            (Measure::Basically, 21),
        ]));
        let settings = Settings::default();
        assert_eq!(sums.response_rate().percent_text(), "99.2%");
        assert_eq!(sums.resolution_rate().percent_text(), "84.5%");
        assert_eq!(sums.satisfaction_rate(&settings).percent_text(), "95.3%");
        assert_eq!(sums.plain_satisfaction_rate().percent_text(), "96.9%");
        assert_eq!(sums.on_time_rate(0).percent_text(), "94.9%");
        assert_eq!(
            format!("{:.1}", sums.composite_score(&settings).unwrap()),
            "90.3"
        );
    }

    #[test]
    fn silence_is_excluded_and_counted() {
        let sums = Sums(BTreeMap::from([
            (Measure::Replied, 3),
            (Measure::NotRated, 3),
        ]));
        let rate = sums.satisfaction_rate(&Settings::default());
        assert_eq!((rate.percent(), rate.excluded), (None, 3));
    }
}
