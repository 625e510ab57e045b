//! The rates out of the sums of measures. The formulas are those of a Beijing-type district's report code and of
//! Jiangsu's 问题实际解决率; their weights are settings.

use std::collections::BTreeMap;

use super::measures::Measure;
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
            if measures & super::measures::bit(*measure) != 0 {
                *self.0.entry(*measure).or_default() += times;
            }
        }
    }

    /// A rate that says how many cases were left out of it by decision, beside those that it leaves out by its definition.
    fn rate(&self, numerator: i64, denominator: i64, left_out: i64) -> Rate {
        Rate::of(
            numerator,
            denominator,
            left_out + self.of(Measure::Excluded),
        )
    }

    /// 响应率: the firm confirms that the office contacted it, of those whom a call reached.
    pub fn response_rate(&self) -> Rate {
        self.of_those(Measure::Contacted, Measure::Reached)
    }

    /// 解决率: the firm says solved, of those heard.
    pub fn resolution_rate(&self) -> Rate {
        self.of_those(Measure::Solved, Measure::Heard)
    }

    /// 满意率: satisfied, and basically satisfied at its weight, of those who gave a grade. Silence is left out and counted.
    pub fn satisfaction_rate(&self, settings: &Settings) -> Rate {
        let weighted = self.of(Measure::Basically) * i64::from(settings.weight_basically);
        Rate {
            numerator_hundredths: self.of(Measure::Satisfied) * 100 + weighted,
            denominator: self.graded(),
            excluded: self.of(Measure::NotRated) + self.of(Measure::Excluded),
        }
    }

    /// The plain rate beside the weighted one: both good grades count whole.
    pub fn plain_satisfaction_rate(&self) -> Rate {
        let good = self.of(Measure::Satisfied) + self.of(Measure::Basically);
        self.rate(good, self.graded(), self.of(Measure::NotRated))
    }

    fn graded(&self) -> i64 {
        let good = self.of(Measure::Satisfied) + self.of(Measure::Basically);
        good + self.of(Measure::Dissatisfied)
    }

    /// Of those replied to, those asked; the rest is left out and counted.
    fn of_those(&self, yes: Measure, asked: Measure) -> Rate {
        let asked = self.of(asked);
        let excluded = (self.of(Measure::Replied) - asked).max(0);
        self.rate(self.of(yes), asked, excluded)
    }

    /// 按时办结率: first replies in time, of those replied and those overdue without a reply.
    pub fn on_time_rate(&self, overdue_without_reply: i64) -> Rate {
        let due = self.of(Measure::OnTime) + self.of(Measure::Late) + overdue_without_reply;
        let without_limit =
            self.of(Measure::Replied) - self.of(Measure::OnTime) - self.of(Measure::Late);
        self.rate(self.of(Measure::OnTime), due, without_limit)
    }

    /// 重办率: handled again at least once, of those replied.
    pub fn rework_rate(&self) -> Rate {
        self.rate(self.of(Measure::Reworked), self.of(Measure::Replied), 0)
    }

    /// 实际解决率: struck off as solved (class A), of those replied.
    pub fn actual_resolution_rate(&self) -> Rate {
        self.rate(
            self.of(Measure::VerifiedSolved),
            self.of(Measure::Replied),
            0,
        )
    }

    /// 一次办结率: struck off without a returned reply and without rework, of those struck off.
    pub fn first_time_rate(&self) -> Rate {
        self.rate(self.of(Measure::FirstTime), self.of(Measure::StruckOff), 0)
    }

    /// 首次联系及时率: first contact in time, of those who owed one.
    pub fn contact_in_time_rate(&self) -> Rate {
        self.rate(
            self.of(Measure::ContactInTime),
            self.of(Measure::ContactOwed),
            0,
        )
    }

    /// 回访率: called back, of those replied.
    pub fn call_rate(&self) -> Rate {
        self.rate(self.of(Measure::Called), self.of(Measure::Replied), 0)
    }

    /// 有效回访率: reached, of those called.
    pub fn effective_call_rate(&self) -> Rate {
        self.rate(self.of(Measure::Reached), self.of(Measure::Called), 0)
    }

    /// 评价率: rated of the firm's own accord, of those replied.
    pub fn rated_rate(&self) -> Rate {
        self.rate(self.of(Measure::Rated), self.of(Measure::Replied), 0)
    }

    /// 延期率: extended of those assigned.
    pub fn extension_rate(&self) -> Rate {
        self.rate(self.of(Measure::Extended), self.of(Measure::Assigned), 0)
    }

    /// 退单率: objected of those assigned.
    pub fn objection_rate(&self) -> Rate {
        self.rate(self.of(Measure::Objected), self.of(Measure::Assigned), 0)
    }

    /// 异议成立率: objections upheld, of those raised.
    pub fn objection_upheld_rate(&self) -> Rate {
        self.rate(
            self.of(Measure::ObjectionUpheld),
            self.of(Measure::Objected),
            0,
        )
    }

    /// 挂账按期销账率: plans kept, of those that came to an end; the open ones are left out and counted.
    pub fn plan_kept_rate(&self) -> Rate {
        let ended = self.of(Measure::PlanKept) + self.of(Measure::PlanLate);
        self.rate(
            self.of(Measure::PlanKept),
            ended,
            self.of(Measure::Docketed),
        )
    }

    /// 挂账率: docketed of those assigned.
    pub fn docket_rate(&self) -> Rate {
        self.rate(self.of(Measure::Docketed), self.of(Measure::Assigned), 0)
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
            (Measure::Reached, 129),
            (Measure::NotRated, 7),
            (Measure::Contacted, 128),
            (Measure::Solved, 109),
            (Measure::Satisfied, 104),
            (Measure::Basically, 21),
            (Measure::Dissatisfied, 4),
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
