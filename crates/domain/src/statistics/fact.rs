//! What one case contributes to the figures: a narrow row of keys and yes/no measures.

use super::measures::{Measure, bit, measures};
use crate::cases::intake::Difficulty;
use crate::cases::{Case, StageName};
use crate::time::{Date, local_date};
use crate::words;

words! {
    /// What figures are cut by. Days count only who was replied to: they are the distribution of the times taken.
    Dimension {
        Total = "total", Category = "category", Office = "office", Place = "place", Meeting = "meeting",
        Month = "month", Difficulty = "difficulty",
        /// Working days from the first receipt to the first reply.
        ReplyDays = "reply_days",
        /// Working days from the assignment to the first reply, without those of waiting for the firm.
        HandlingDays = "handling_days",
        /// Where all cases of all years stand now.
        Stage = "stage",
        /// The stage, and the day by which something is owed now, as `in_progress/2026-03-02`; of all years.
        Running = "running",
        /// The same by month, as `in_progress/2026-03`.
        RunningMonth = "running_month",
        /// The day by which a first reply is owed, and the office that owes it, as `2026-03-02/OFFICE`.
        Owed = "owed",
        /// The same by month, as `2026-03/OFFICE`.
        OwedMonth = "owed_month",
    }
}

impl Dimension {
    /// Whether a measure is counted along this dimension.
    pub fn counts(self, measure: Measure) -> bool {
        match self {
            Dimension::ReplyDays | Dimension::HandlingDays => measure == Measure::Replied,
            // A merged case counts as nothing but merged, and stands somewhere all the same.
            Dimension::Stage => matches!(measure, Measure::Received | Measure::Merged),
            Dimension::Running
            | Dimension::RunningMonth
            | Dimension::Owed
            | Dimension::OwedMonth => measure == Measure::Received,
            Dimension::Total
            | Dimension::Category
            | Dimension::Office
            | Dimension::Place
            | Dimension::Meeting
            | Dimension::Month
            | Dimension::Difficulty => true,
        }
    }

    /// Whether cases of all years count together, under the year 0.
    pub fn is_of_all_years(self) -> bool {
        matches!(
            self,
            Dimension::Stage | Dimension::Running | Dimension::RunningMonth
        )
    }
}

/// The row of one case. Text keys are empty where they don't apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFact {
    /// Year of the first receipt.
    pub year: i32,
    /// 1–12.
    pub month: i8,
    pub category: String,
    pub office: String,
    pub place: String,
    pub meeting: String,
    pub difficulty: String,
    pub stage: StageName,
    /// The day by which something is owed now; `None` when nothing is. See [`Case::running_date`].
    pub running_on: Option<Date>,
    /// Day of the first reply.
    pub replied_on: Option<Date>,
    /// Working days from the first receipt to the first reply.
    pub reply_days: Option<i64>,
    /// Working days from the assignment to the first reply, without those of waiting for the firm.
    pub handling_days: Option<i64>,
    /// Bit n is the n-th measure of [`Measure::ALL`].
    pub measures: u64,
}

impl CaseFact {
    /// The row of a case.
    pub fn of(case: &Case) -> CaseFact {
        let received_on = local_date(case.received_at);
        let assignment = case.assignment.as_ref();
        let meeting = assignment.and_then(|a| a.meeting).or(case.intake.meeting);
        let first = case.first_reply.as_ref();
        CaseFact {
            year: i32::from(received_on.year()),
            month: received_on.month(),
            category: case.intake.category.clone(),
            office: text(case.office()),
            place: case.intake.place.clone(),
            meeting: text(meeting),
            difficulty: text(case.difficulty.map(Difficulty::key)),
            stage: case.stage.name(),
            running_on: case.running_date(),
            replied_on: first.map(|first| first.on),
            reply_days: first.map(|first| first.working_days),
            handling_days: first.and_then(|first| first.handling_days),
            measures: measures(case),
        }
    }

    /// Whether the case answers a question with yes.
    pub fn is(&self, measure: Measure) -> bool {
        self.measures & bit(measure) != 0
    }

    /// The key under which the case counts in a dimension; `None` where it doesn't count.
    pub fn key(&self, dimension: Dimension) -> Option<String> {
        let key = match dimension {
            Dimension::Total => return Some(String::new()),
            Dimension::Category => self.category.clone(),
            Dimension::Office => self.office.clone(),
            Dimension::Place => self.place.clone(),
            Dimension::Meeting => self.meeting.clone(),
            Dimension::Month => format!("{:02}", self.month),
            Dimension::Difficulty => self.difficulty.clone(),
            Dimension::ReplyDays => return days_key(self.reply_days),
            Dimension::HandlingDays => return days_key(self.handling_days),
            Dimension::Stage => self.stage.key().to_owned(),
            Dimension::Running => format!("{}/{}", self.stage, self.running_on?),
            Dimension::RunningMonth => format!("{}/{}", self.stage, month_key(self.running_on?)),
            Dimension::Owed | Dimension::OwedMonth if self.replied_on.is_some() => return None,
            Dimension::Owed | Dimension::OwedMonth if self.is(Measure::Excluded) => return None,
            Dimension::Owed => format!("{}/{}", self.running_on?, self.office),
            Dimension::OwedMonth => format!("{}/{}", month_key(self.running_on?), self.office),
        };
        (!key.is_empty()).then_some(key)
    }
}

/// The month of a day as keys have it, such as `2026-03`; the keys of its days begin so and sort behind it.
pub fn month_key(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Keys that sort as the numbers do. A ledger row whose reply is older than its receipt has no time that could count.
fn days_key(days: Option<i64>) -> Option<String> {
    let days = days.filter(|days| (0..=99_999).contains(days))?;
    Some(format!("{days:05}"))
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
