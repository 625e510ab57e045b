//! Meetings (接待日一期): planned, held, closed. One meeting brings several entrepreneurs, each with several problems.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{FirmId, MeetingId, OfficeId, PersonId};
use crate::registers::{Entry, check_name};
use crate::settings::Settings;
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

impl Meeting {
    /// What people call it: 第3期.
    pub fn name(&self) -> String {
        format!("第{}期", self.number)
    }
}

/// Minutes since midnight of `09:00`; none for anything else.
pub fn minutes_of_day(time: &str) -> Option<u32> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
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

impl MeetingStatus {
    /// What a meeting can become next. A cancelled one may be planned anew, for a later day; a closed one is locked, and
    /// opened again only to correct it, with the reason.
    pub fn next(self) -> &'static [MeetingStatus] {
        match self {
            MeetingStatus::Planned => &[MeetingStatus::Held, MeetingStatus::Cancelled],
            MeetingStatus::Held => &[MeetingStatus::Closed],
            MeetingStatus::Cancelled => &[MeetingStatus::Planned],
            MeetingStatus::Closed => &[MeetingStatus::Held],
        }
    }

    /// Whether its plan, its attendance and its problems can still be recorded.
    pub fn is_open(self) -> bool {
        matches!(self, MeetingStatus::Planned | MeetingStatus::Held)
    }
}

impl Meeting {
    /// The meeting in another status; `remark` says why, which cancelling and opening again must.
    ///
    /// # Errors
    /// A status that doesn't follow this one, and a meeting that is said to be held before its day.
    pub fn moved_to(
        &self,
        status: MeetingStatus,
        remark: &str,
        today: Date,
    ) -> Result<Meeting, Refusal> {
        if !self.status.next().contains(&status) {
            return Refusal::field("status", Problem::NotInList);
        }
        if status == MeetingStatus::Held && self.held_on > today {
            return Refusal::field("status", Problem::InTheFuture);
        }
        if self.status == MeetingStatus::Closed && remark.trim().is_empty() {
            return Refusal::field("remark", Problem::Missing);
        }
        let remark = match remark.trim() {
            "" if status == MeetingStatus::Cancelled => String::new(),
            "" => self.remark.clone(),
            given => given.to_owned(),
        };
        let moved = Meeting {
            status,
            remark,
            ..self.clone()
        };
        moved.check()?;
        Ok(moved)
    }
}

/// How often a firm was called to meetings in the year before one: the burden that invitations are (温州 2020).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Burden {
    pub invitations: i64,
    pub last_on: Option<Date>,
}

impl Burden {
    /// Whether one more invitation is more than the set number a year.
    pub fn is_too_often(self, settings: &Settings) -> bool {
        self.invitations + 1 > i64::from(settings.invitations_per_year)
    }

    /// Whether one more invitation asks too much of the firm, by number or by distance.
    pub fn is_burden(self, held_on: Date, settings: &Settings) -> bool {
        self.is_too_often(settings) || self.is_too_soon(held_on, settings)
    }

    /// Whether the last meeting was fewer days ago than set.
    pub fn is_too_soon(self, held_on: Date, settings: &Settings) -> bool {
        let gap = i64::from(settings.invitation_gap_days);
        self.last_on
            .is_some_and(|last| i64::from((held_on - last).get_days()) < gap)
    }
}

/// The programme's own order of a meeting, with usual minutes: policy briefing and legal training come first, so that
/// every problem is spoken of with the rules known. Topics are the caller's words.
pub const USUAL_AGENDA: &[(AgendaKind, u32)] = &[
    (AgendaKind::PolicyBriefing, 15),
    (AgendaKind::LegalTraining, 15),
    (AgendaKind::Strategy, 10),
    (AgendaKind::Entrepreneurs, 40),
    (AgendaKind::OfficesAnswer, 20),
    (AgendaKind::LeaderAssigns, 20),
    (AgendaKind::Opinions, 5),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(status: MeetingStatus) -> Meeting {
        Meeting {
            id: MeetingId(Uuid::nil()),
            year: 2024,
            number: 3,
            theme: "融资与账款".to_owned(),
            form: MeetingForm::Dialogue,
            held_on: Date::constant(2024, 5, 29),
            starts_at: "09:00".to_owned(),
            place: "吉首".to_owned(),
            hosts: vec![PersonId(Uuid::nil())],
            offices: Vec::new(),
            attendees: Vec::new(),
            agenda: Vec::new(),
            status,
            remark: String::new(),
        }
    }

    #[test]
    fn a_meeting_is_not_held_before_its_day() {
        let planned = meeting(MeetingStatus::Planned);
        let early = planned.moved_to(MeetingStatus::Held, "", Date::constant(2024, 5, 28));
        assert_eq!(early, Refusal::field("status", Problem::InTheFuture));
        let held = planned.moved_to(MeetingStatus::Held, "", Date::constant(2024, 5, 29));
        assert_eq!(held.unwrap().status, MeetingStatus::Held);
    }

    #[test]
    fn a_cancelled_meeting_says_why_and_may_be_planned_anew() {
        let planned = meeting(MeetingStatus::Planned);
        let today = Date::constant(2024, 5, 1);
        let silent = planned.moved_to(MeetingStatus::Cancelled, " ", today);
        assert_eq!(silent, Refusal::field("remark", Problem::Missing));
        let cancelled = planned.moved_to(MeetingStatus::Cancelled, "防汛", today);
        let again = cancelled
            .unwrap()
            .moved_to(MeetingStatus::Planned, "", today);
        assert_eq!(again.unwrap().remark, "防汛");
    }

    #[test]
    fn a_closed_meeting_is_opened_again_only_with_a_reason() {
        let closed = meeting(MeetingStatus::Closed);
        let today = Date::constant(2024, 6, 1);
        let silent = closed.moved_to(MeetingStatus::Held, " ", today);
        assert_eq!(silent, Refusal::field("remark", Problem::Missing));
        let opened = closed.moved_to(MeetingStatus::Held, "到会名单有误", today);
        assert_eq!(opened.unwrap().remark, "到会名单有误");
        let cancelled = closed.moved_to(MeetingStatus::Cancelled, "理由", today);
        assert_eq!(cancelled, Refusal::field("status", Problem::NotInList));
    }

    #[test]
    fn the_gap_between_two_invitations_is_counted_in_days() {
        let settings = Settings::default();
        let burden = |day| Burden {
            invitations: 1,
            last_on: Some(Date::constant(2024, 5, day)),
        };
        let held_on = Date::constant(2024, 5, 29);
        assert!(burden(23).is_too_soon(held_on, &settings));
        assert!(!burden(22).is_too_soon(held_on, &settings));
        assert!(!Burden::default().is_too_soon(held_on, &settings));
    }

    #[test]
    fn the_invitation_after_the_last_allowed_one_is_too_often() {
        let settings = Settings::default();
        let burden = |invitations| Burden {
            invitations,
            last_on: None,
        };
        assert!(!burden(29).is_too_often(&settings));
        assert!(burden(30).is_too_often(&settings));
    }
}
