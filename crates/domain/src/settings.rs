//! What differs between deployments and what is not verified: limits, weights, thresholds, each with its source.
//!
//! An administrator changes a value by its key; the page shows the default and where it was seen.

use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::deadlines::{Allowed, Limit, Thresholds};
use crate::ladder::Ladder;

const TWO_HOURS: NonZeroU8 = NonZeroU8::new(2).unwrap();

/// One setting as the settings page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// Stable key, e.g. `limit.acknowledge`; its label is the message `settings.<key with _>`.
    pub key: &'static str,
    /// Where the default was seen; marked `(unverified)` where the programme's own rule is not public.
    pub source: &'static str,
}

/// A value that does not fit its setting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    #[error("unknown setting {0}")]
    Unknown(String),
    #[error("the value of {0} does not fit: {1}")]
    Value(String, String),
}

macro_rules! settings {
    ($($field:ident: $type:ty = $default:expr, $key:literal, $source:literal;)*) => {
        /// The settings in force. Serialised field by field under their keys.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub struct Settings { $(pub $field: $type),* }

        impl Default for Settings {
            fn default() -> Self {
                Settings { $($field: $default),* }
            }
        }

        /// Every setting, in the order of the page.
        pub const SPECS: &[Spec] = &[$(Spec { key: $key, source: $source }),*];

        impl Settings {
            /// Sets one value from JSON.
            pub fn set(&mut self, key: &str, value: &Value) -> Result<(), SettingError> {
                match key {
                    $($key => {
                        self.$field = serde_json::from_value(value.clone())
                            .map_err(|error| SettingError::Value(key.to_owned(), error.to_string()))?;
                    })*
                    _ => return Err(SettingError::Unknown(key.to_owned())),
                }
                Ok(())
            }

            /// The value under a key, as JSON.
            pub fn get(&self, key: &str) -> Option<Value> {
                match key {
                    $($key => serde_json::to_value(&self.$field).ok(),)*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    dispatch: Limit = Limit::working_days(3), "limit.dispatch", "许昌 2011: 3 工作日 (unverified for this programme)";
    acknowledge: Limit = Limit::working_days(1), "limit.acknowledge", "山东接诉即办: 1 工作日 (unverified for this programme)";
    acknowledge_urgent: Allowed = Allowed::Hours(TWO_HOURS), "limit.acknowledge_urgent", "recommended; 江门 60 分钟, 中山 1 小时 seen";
    objection: Limit = Limit::working_days(1), "limit.objection", "泉州 2022: 1 工作日, ruled the same day";
    first_contact: Limit = Limit::working_days(2), "limit.first_contact", "上高县 2020: 2 工作日";
    co_handling: Limit = Limit::working_days(3), "limit.co_handling", "泉州 2022: 协办 3 工作日";
    consultation: Limit = Limit::working_days(1), "limit.consultation", "recommended; 乐清 2 工作日 seen";
    immediate: Limit = Limit::working_days(1), "limit.immediate", "recommended; 珠海 即转 seen";
    ordinary: Limit = Limit::working_days(5), "limit.ordinary", "济南 2018, 潍坊 2021, 上海 2024: 5 工作日";
    complex: Limit = Limit::working_days(15), "limit.complex", "上海 2024, 山东, 许昌: 15 工作日";
    hard: Limit = Limit::working_days(30), "limit.hard", "山东, 许昌: 30 工作日";
    rework: Limit = Limit::working_days(15), "limit.rework", "四川好差评 2020: 差评 15 工作日整改";
    material_max: Limit = Limit::working_days(10), "limit.material_max", "recommended";
    extension_ask_before: u32 = 1, "extension.ask_before_days", "泉州 2022: 到期前 1 工作日";
    docket_cycle_days: u32 = 92, "docket.cycle_days", "上高县 2020: 最长 3 个月";
    follow_up: Limit = Limit::working_days(5), "limit.follow_up", "recommended; one bureau: the day after the reply";
    call_attempts: u32 = 3, "follow_up.attempts", "recommended: 3 attempts on different days";
    reopen_days: u32 = 365, "reopen.days", "recommended: 12 个月";
    order_answer: Limit = Limit::working_days(5), "limit.order_answer", "recommended; one bureau: 5 工作日";
    review_days: u32 = 30, "supervision.review_days", "政府督查工作条例 第十七条: 30 日";
    sample_percent: u32 = 20, "follow_up.sample_percent", "recommended; 江门 calls all";
    ladder: Ladder = Ladder::default(), "ladder", "宿迁, 三明 three colours; one bureau: the day after expiry, 5 工作日 more; 许昌 2011";
    yellow_days: u32 = 2, "light.yellow_days", "recommended";
    yellow_share_percent: u32 = 30, "light.yellow_share_percent", "recommended";
    weight_response: u32 = 10, "weight.response_percent", "a Beijing-type district's report code: 0.1";
    weight_resolution: u32 = 50, "weight.resolution_percent", "a Beijing-type district's report code: 0.5";
    weight_satisfaction: u32 = 40, "weight.satisfaction_percent", "a Beijing-type district's report code: 0.4";
    weight_basically: u32 = 90, "weight.basically_satisfied_percent", "a Beijing-type district's report code: 0.9";
    ranking_minimum: u32 = 5, "ranking.minimum_cases", "recommended: no ranking below 5 cases";
    invitations_per_year: u32 = 30, "burden.invitations_per_year", "温州 2020: ≤30 per firm and year";
    invitation_gap_days: u32 = 7, "burden.gap_days", "温州 2020: ≥7 days apart";
    minutes: Limit = Limit::working_days(5), "limit.minutes", "recommended: 5 工作日 after the meeting";
    visits_due: u32 = 1, "pairing.visits_per_year", "攸县 2020: at least one visit a year";
    talks_due: u32 = 1, "pairing.talks_per_year", "攸县 2020: at least one talk a year";
    announcement_lead_days: u32 = 3, "announcement.lead_days", "莆田: 3 工作日 before; 乌海 15 工作日 seen";
    view_lead_days: u32 = 1, "prepared_view.lead_days", "recommended: 1 working day before the meeting";
    notices_per_hour: u32 = 10, "notice.per_hour", "recommended: more than that waits for the daily digest";
    session_idle_minutes: u32 = 30, "session.idle_minutes", "recommended (等保 practice)";
    session_hours: u32 = 12, "session.hours", "recommended";
}

impl Settings {
    /// The settings with stored values laid over the defaults; the first misfit is the error.
    pub fn with<'a>(
        stored: impl IntoIterator<Item = (&'a str, &'a Value)>,
    ) -> Result<Settings, SettingError> {
        let mut settings = Settings::default();
        for (key, value) in stored {
            settings.set(key, value)?;
        }
        Ok(settings)
    }

    /// When a light turns yellow.
    pub fn light_thresholds(&self) -> Thresholds {
        Thresholds {
            yellow_working_days: self.yellow_days,
            yellow_percent: self.yellow_share_percent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_can_be_read_and_written_by_its_key() {
        let mut settings = Settings::default();
        for spec in SPECS {
            let value = settings.get(spec.key).unwrap();
            settings.set(spec.key, &value).unwrap();
            assert!(!spec.source.is_empty());
        }
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn a_value_of_the_wrong_shape_is_refused() {
        let mut settings = Settings::default();
        assert!(
            settings
                .set("follow_up.attempts", &Value::from("three"))
                .is_err()
        );
        assert!(settings.set("no.such", &Value::from(1)).is_err());
    }
}
