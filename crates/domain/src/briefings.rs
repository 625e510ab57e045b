//! Policy briefings (政策宣讲) and legal trainings (法律培训) of a meeting, and the questions that were asked there.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{BriefingId, FirmId, MeetingId};
use crate::registers::{Entry, check_name};
use crate::words;

words! {
    /// Which of the two it is.
    BriefingKind { Policy = "policy", Law = "law" }
}

/// One briefing or training.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Briefing {
    pub id: BriefingId,
    pub meeting: MeetingId,
    pub kind: BriefingKind,
    pub topic: String,
    /// Office or post of who speaks (主讲单位/人).
    pub speaker: String,
    pub audience: String,
    pub minutes: u32,
    /// How many were there; none before it was held. A count, never a list of people.
    pub present: Option<u32>,
    pub slides: Vec<Slides>,
    pub questions: Vec<Asked>,
}

/// Slides by title and address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slides {
    pub title: String,
    /// `https://…`, or a path of this site.
    pub address: String,
}

/// A question from the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Nobody has to say for whom they ask.
    pub firm: Option<FirmId>,
    pub text: String,
    /// What was answered there and then; may be empty.
    pub answer: String,
    /// Number of the case that it became.
    pub case: Option<String>,
}

impl Briefing {
    /// With one more question.
    pub fn asked(&self, question: Asked) -> Result<Briefing, Refusal> {
        if question.text.trim().is_empty() {
            return Refusal::field("question", Problem::Missing);
        }
        let mut more = self.clone();
        more.questions.push(question);
        more.check()?;
        Ok(more)
    }

    /// The `n`th question, from 0, has become a case.
    ///
    /// # Errors
    /// There is no such question, it is a case already, or nobody knows of which firm it is.
    pub fn became_case(&self, n: usize, number: &str) -> Result<Briefing, Refusal> {
        let mut changed = self.clone();
        match changed.questions.get_mut(n) {
            Some(asked) if asked.firm.is_none() => Refusal::field("firm", Problem::Missing),
            Some(asked) if asked.case.is_none() => {
                asked.case = Some(number.to_owned());
                Ok(changed)
            }
            Some(_) => Refusal::field("question", Problem::Taken),
            None => Refusal::field("question", Problem::Unknown),
        }
    }
}

impl Slides {
    /// Whether the address leads to a page, and can't run anything.
    fn is_sound(&self) -> bool {
        let address = self.address.as_str();
        let is_ours = address.starts_with('/') && !address.starts_with("//");
        is_ours || address.starts_with("https://") || address.starts_with("http://")
    }
}

impl Entry for Briefing {
    const NOUN: &'static str = "briefing";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("topic", &self.topic)?;
        check_name("speaker", &self.speaker)?;
        if self.minutes == 0 || self.minutes > 480 {
            return Refusal::field("minutes", Problem::NotANumber);
        }
        for slides in &self.slides {
            check_name("slides_title", &slides.title)?;
            if !slides.is_sound() {
                return Refusal::field("slides_address", Problem::NotInList);
            }
        }
        match self
            .questions
            .iter()
            .any(|asked| asked.text.chars().count() > 500)
        {
            true => Refusal::field("question", Problem::TooLong),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn briefing() -> Briefing {
        Briefing {
            id: BriefingId(Uuid::nil()),
            meeting: MeetingId(Uuid::nil()),
            kind: BriefingKind::Law,
            topic: "企业合规".to_owned(),
            speaker: "州司法局".to_owned(),
            audience: String::new(),
            minutes: 15,
            present: None,
            slides: Vec::new(),
            questions: Vec::new(),
        }
    }

    #[test]
    fn a_question_becomes_one_case_and_only_with_a_firm() {
        let asked = |firm| Asked {
            firm,
            text: "欠款怎么追".to_owned(),
            answer: String::new(),
            case: None,
        };
        let firm = Some(FirmId(Uuid::nil()));
        let both = briefing()
            .asked(asked(None))
            .unwrap()
            .asked(asked(firm))
            .unwrap();
        assert_eq!(
            both.became_case(0, "2024-0001"),
            Refusal::field("firm", Problem::Missing)
        );
        let made = both.became_case(1, "2024-0001").unwrap();
        assert_eq!(
            made.became_case(1, "2024-0002"),
            Refusal::field("question", Problem::Taken)
        );
        assert_eq!(
            made.became_case(2, "2024-0002"),
            Refusal::field("question", Problem::Unknown)
        );
    }

    #[test]
    fn slides_lead_to_a_page_and_run_nothing() {
        let with = |address: &str| Briefing {
            slides: vec![Slides {
                title: "课件".to_owned(),
                address: address.to_owned(),
            }],
            ..briefing()
        };
        assert_eq!(with("https://example.cn/a.pdf").check(), Ok(()));
        for bad in ["javascript:alert(1)", "//evil.cn", "课件.pdf", ""] {
            let refused = Refusal::field("slides_address", Problem::NotInList);
            assert_eq!(with(bad).check(), refused, "{bad}");
        }
    }
}
