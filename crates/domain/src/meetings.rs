//! Meetings (接待日一期): planned, held, closed. One meeting brings several entrepreneurs, each with several problems.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{FirmId, MeetingId, OfficeId, PersonId};
use crate::registers::{Entry, check_name};
use crate::time::Date;
use crate::words;

words! {
    /// The form of a meeting.
    MeetingForm {
        /// 座谈会
        Symposium = "symposium",
        /// 恳谈会
        Dialogue = "dialogue",
        /// 调研走访
        FieldVisit = "field_visit",
    }
}
words! {
    /// Where a meeting stands: its mode decides what can be edited.
    MeetingStatus {
        Planned = "planned", Held = "held", Closed = "closed", Cancelled = "cancelled",
    }
}
words! {
    /// What an item of the agenda is, in the programme's own order: policy briefing first.
    AgendaKind {
        /// 政策宣讲
        PolicyBriefing = "policy_briefing",
        /// 法律培训
        LegalTraining = "legal_training",
        /// 战略规划解读
        Strategy = "strategy",
        /// 企业家发言
        Entrepreneurs = "entrepreneurs",
        /// 部门现场回应
        OfficesAnswer = "offices_answer",
        /// 领导讲话与现场交办
        LeaderAssigns = "leader_assigns",
        /// 意见收集
        Opinions = "opinions",
    }
}

/// One reception day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    pub id: MeetingId,
    pub year: i32,
    /// Number within the year (第几期).
    pub number: u32,
    pub theme: String,
    pub form: MeetingForm,
    pub held_on: Date,
    /// `09:00`; empty when not set.
    pub starts_at: String,
    pub place: String,
    /// Receiving leaders (接待领导).
    pub hosts: Vec<PersonId>,
    /// Offices that attend (参加单位).
    pub offices: Vec<OfficeId>,
    pub attendees: Vec<Attendee>,
    pub agenda: Vec<AgendaItem>,
    pub status: MeetingStatus,
    /// Why it was postponed or cancelled.
    pub remark: String,
}

/// An entrepreneur who attends, for a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    pub person: PersonId,
    pub firm: FirmId,
    /// Invited and came (到会).
    pub present: bool,
}

/// One item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    pub kind: AgendaKind,
    pub topic: String,
    pub speaker: String,
    pub minutes: u32,
}

impl Entry for Meeting {
    const NOUN: &'static str = "meeting";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("theme", &self.theme)?;
        check_name("place", &self.place)?;
        if self.hosts.is_empty() {
            return Refusal::field("hosts", Problem::Missing);
        }
        let excused = self.status == MeetingStatus::Cancelled && self.remark.trim().is_empty();
        if excused {
            Refusal::field("remark", Problem::Missing)
        } else {
            Ok(())
        }
    }
}
