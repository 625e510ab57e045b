//! The minutes (会议纪要) of a reception day: written from the rows of the meeting, looked over by a second person, numbered
//! and issued, and from then on only corrected with a reason.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::ids::{MeetingId, PersonId};
use crate::registers::Entry;
use crate::time::Date;
use crate::words;

words! {
    /// Where the minutes stand.
    MinutesStatus {
        Draft = "draft",
        /// A second person looks them over.
        InReview = "in_review",
        Reviewed = "reviewed",
        Issued = "issued",
    }
}

/// The longest part, in characters.
const LONGEST: usize = 20_000;

/// What the minutes say. Every part is plain text, a line a paragraph (the attendance as GB/T 9704-2012 §10.3 has it).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MinutesText {
    /// When, where, who presided, what about.
    pub opening: String,
    /// Who spoke on what: policy briefing and training first, then the entrepreneurs.
    pub spoken: String,
    /// The items assigned, one by one: item, lead, co-handling offices, date.
    pub decided: String,
    /// 出席
    pub attended: String,
    /// 请假
    pub absent: String,
    /// 分送
    pub sent_to: String,
}

/// A correction of issued minutes: they stay as they were, and this stands beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    pub on: Date,
    pub by: PersonId,
    pub text: String,
    pub reason: String,
}

/// The minutes of one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    pub meeting: MeetingId,
    pub year: i32,
    pub status: MinutesStatus,
    pub text: MinutesText,
    /// What the rows of the meeting said when the text was last written from them.
    pub generated: MinutesText,
    /// Who wrote the present text.
    pub drafted_by: PersonId,
    pub reviewed_by: Option<PersonId>,
    /// Why they were sent back last; empty if never.
    pub returned: String,
    /// Number within the year, taken when they are issued.
    pub number: Option<u32>,
    pub issued_on: Option<Date>,
    pub corrections: Vec<Correction>,
}

impl Entry for Minutes {
    const NOUN: &'static str = "minutes";

    /// A meeting has one set of minutes, so they go by its id.
    fn uuid(&self) -> Uuid {
        self.meeting.0
    }

    fn check(&self) -> Result<(), Refusal> {
        for (field, text) in self.text.parts() {
            if text.chars().count() > LONGEST {
                return Refusal::field(field, Problem::TooLong);
            }
        }
        for (field, text) in [
            ("opening", &self.text.opening),
            ("attended", &self.text.attended),
        ] {
            if text.trim().is_empty() {
                return Refusal::field(field, Problem::Missing);
            }
        }
        Ok(())
    }
}

impl MinutesText {
    /// Every part under its name, in the order of the document.
    pub fn parts(&self) -> [(&'static str, &str); 6] {
        [
            ("opening", &self.opening),
            ("spoken", &self.spoken),
            ("decided", &self.decided),
            ("attended", &self.attended),
            ("absent", &self.absent),
            ("sent_to", &self.sent_to),
        ]
    }
}

impl Minutes {
    /// The first draft, as the rows of the meeting say it.
    pub fn draft(meeting: MeetingId, year: i32, text: MinutesText, by: PersonId) -> Minutes {
        Minutes {
            meeting,
            year,
            status: MinutesStatus::Draft,
            generated: text.clone(),
            text,
            drafted_by: by,
            reviewed_by: None,
            returned: String::new(),
            number: None,
            issued_on: None,
            corrections: Vec::new(),
        }
    }

    /// Another text. What was looked over already is looked over again.
    ///
    /// # Errors
    /// Issued minutes are corrected, not edited.
    pub fn edited(&self, text: MinutesText, by: PersonId) -> Result<Minutes, Refusal> {
        self.must_not_be_issued()?;
        Ok(Minutes {
            status: MinutesStatus::Draft,
            text,
            drafted_by: by,
            reviewed_by: None,
            ..self.clone()
        })
    }

    /// The text written from the rows anew, in place of the present one.
    ///
    /// # Errors
    /// See [`Minutes::edited`].
    pub fn written_anew(&self, text: MinutesText, by: PersonId) -> Result<Minutes, Refusal> {
        let edited = self.edited(text.clone(), by)?;
        Ok(Minutes {
            generated: text,
            ..edited
        })
    }

    /// Handed to a second person.
    ///
    /// # Errors
    /// Anything but a draft.
    pub fn submitted(&self) -> Result<Minutes, Refusal> {
        self.must_be(MinutesStatus::Draft)?;
        Ok(Minutes {
            status: MinutesStatus::InReview,
            ..self.clone()
        })
    }

    /// Looked over by somebody else than who wrote them.
    ///
    /// # Errors
    /// The writer's own look, and minutes that wait for none.
    pub fn reviewed(&self, by: PersonId) -> Result<Minutes, Refusal> {
        self.must_be(MinutesStatus::InReview)?;
        if by == self.drafted_by {
            return Refusal::rule(Rule::SecondPerson);
        }
        Ok(Minutes {
            status: MinutesStatus::Reviewed,
            reviewed_by: Some(by),
            returned: String::new(),
            ..self.clone()
        })
    }

    /// Sent back to be written again.
    ///
    /// # Errors
    /// No reason, and minutes that wait for no look.
    pub fn sent_back(&self, reason: &str) -> Result<Minutes, Refusal> {
        if !matches!(
            self.status,
            MinutesStatus::InReview | MinutesStatus::Reviewed
        ) {
            return Refusal::rule(Rule::MinutesNotReady);
        }
        let reason = needed("reason", reason)?;
        Ok(Minutes {
            status: MinutesStatus::Draft,
            reviewed_by: None,
            returned: reason,
            ..self.clone()
        })
    }

    /// Issued under a number.
    ///
    /// # Errors
    /// Minutes that nobody has looked over.
    pub fn issued(&self, number: u32, on: Date) -> Result<Minutes, Refusal> {
        self.must_be(MinutesStatus::Reviewed)?;
        Ok(Minutes {
            status: MinutesStatus::Issued,
            number: Some(number),
            issued_on: Some(on),
            ..self.clone()
        })
    }

    /// A correction beside the issued text.
    ///
    /// # Errors
    /// No text, no reason, and minutes that are not issued: they can still be edited.
    pub fn corrected(
        &self,
        by: PersonId,
        on: Date,
        text: &str,
        reason: &str,
    ) -> Result<Minutes, Refusal> {
        self.must_be(MinutesStatus::Issued)?;
        let correction = Correction {
            on,
            by,
            text: needed("text", text)?,
            reason: needed("reason", reason)?,
        };
        let mut corrected = self.clone();
        corrected.corrections.push(correction);
        Ok(corrected)
    }

    fn must_be(&self, status: MinutesStatus) -> Result<(), Refusal> {
        match self.status == status {
            true => Ok(()),
            false => Refusal::rule(Rule::MinutesNotReady),
        }
    }

    fn must_not_be_issued(&self) -> Result<(), Refusal> {
        match self.status {
            MinutesStatus::Issued => Refusal::rule(Rule::MinutesIssued),
            MinutesStatus::Draft | MinutesStatus::InReview | MinutesStatus::Reviewed => Ok(()),
        }
    }
}

/// A meeting is closed when its minutes are issued, or with the reason why there are none.
///
/// # Errors
/// Neither issued minutes nor a reason.
pub fn must_be_issued_or_excused(minutes: Option<&Minutes>, reason: &str) -> Result<(), Refusal> {
    let is_issued = minutes.is_some_and(|minutes| minutes.status == MinutesStatus::Issued);
    match is_issued || !reason.trim().is_empty() {
        true => Ok(()),
        false => Refusal::field("remark", Problem::NoMinutes),
    }
}

fn needed(field: &'static str, text: &str) -> Result<String, Refusal> {
    match text.trim() {
        "" => Refusal::field(field, Problem::Missing),
        long if long.chars().count() > LONGEST => Refusal::field(field, Problem::TooLong),
        text => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITER: PersonId = PersonId(Uuid::from_u128(1));
    const SECOND: PersonId = PersonId(Uuid::from_u128(2));
    const DAY: Date = Date::constant(2024, 4, 30);

    fn draft() -> Minutes {
        let text = MinutesText {
            opening: "会议概况".into(),
            attended: "州工信局".into(),
            ..MinutesText::default()
        };
        Minutes::draft(MeetingId(Uuid::nil()), 2024, text, WRITER)
    }

    #[test]
    fn nobody_looks_over_what_they_wrote_themselves() {
        let waiting = draft().submitted().unwrap();
        assert_eq!(waiting.reviewed(WRITER), Refusal::rule(Rule::SecondPerson));
        assert_eq!(waiting.reviewed(SECOND).unwrap().reviewed_by, Some(SECOND));
    }

    #[test]
    fn an_edit_after_the_look_needs_another_look() {
        let reviewed = draft().submitted().unwrap().reviewed(SECOND).unwrap();
        let edited = reviewed.edited(reviewed.text.clone(), SECOND).unwrap();
        assert_eq!(edited.issued(1, DAY), Refusal::rule(Rule::MinutesNotReady));
        let again = edited.submitted().unwrap();
        assert_eq!(again.reviewed(SECOND), Refusal::rule(Rule::SecondPerson));
    }

    #[test]
    fn issued_minutes_keep_their_words_and_get_corrections_beside_them() {
        let reviewed = draft().submitted().unwrap().reviewed(SECOND).unwrap();
        let issued = reviewed.issued(4, DAY).unwrap();
        assert_eq!(
            issued.edited(MinutesText::default(), WRITER),
            Refusal::rule(Rule::MinutesIssued)
        );
        assert_eq!(
            issued.corrected(WRITER, DAY, "时限应为5月8日", " "),
            Refusal::field("reason", Problem::Missing)
        );
        let corrected = issued
            .corrected(WRITER, DAY, "时限应为5月8日", "笔误")
            .unwrap();
        assert_eq!(corrected.text, issued.text);
        assert_eq!(corrected.corrections.len(), 1);
    }

    #[test]
    fn what_is_sent_back_says_why_and_can_be_written_again() {
        let waiting = draft().submitted().unwrap();
        assert_eq!(
            waiting.sent_back(""),
            Refusal::field("reason", Problem::Missing)
        );
        let back = waiting.sent_back("出席名单不全").unwrap();
        assert_eq!(
            (back.status, back.returned.as_str()),
            (MinutesStatus::Draft, "出席名单不全")
        );
        assert_eq!(draft().sent_back("x"), Refusal::rule(Rule::MinutesNotReady));
    }
}
