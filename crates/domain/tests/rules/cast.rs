//! Who plays in the stories: offices, persons and what they send in. Ids are fixed, so that a failure reads alike.

use domain::cases::Intake;
use domain::cases::command::{
    Accept, Assign, DraftReply, LogContact, Meal, OrderRework, Rate, RecordCall, Rule, Submission,
};
use domain::cases::command::{Command, ContactMethod};
use domain::cases::intake::{
    Channel, Contact, Difficulty, Openness, Proceedings, RequestType, Urgency,
};
use domain::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use domain::ids::{CaseId, ChamberId, FirmId, OfficeId, PersonId};
use domain::time::{Date, Instant, local_instant};
use uuid::Uuid;

pub const LEAD: OfficeId = OfficeId(Uuid::from_u128(0x10));
pub const OTHER: OfficeId = OfficeId(Uuid::from_u128(0x11));
pub const HELPER: OfficeId = OfficeId(Uuid::from_u128(0x12));
pub const SUPERVISION: OfficeId = OfficeId(Uuid::from_u128(0x13));

pub const FIRM: FirmId = FirmId(Uuid::from_u128(0x20));
pub const OTHER_FIRM: FirmId = FirmId(Uuid::from_u128(0x21));
pub const CHAMBER: ChamberId = ChamberId(Uuid::from_u128(0x30));

pub const CASE: CaseId = CaseId(Uuid::from_u128(0x40));
pub const OTHER_CASE: CaseId = CaseId(Uuid::from_u128(0x41));
pub const PART: CaseId = CaseId(Uuid::from_u128(0x42));

pub const OFFICER: PersonId = PersonId(Uuid::from_u128(0x50));
pub const COLLEAGUE: PersonId = PersonId(Uuid::from_u128(0x51));
pub const HEAD_PERSON: PersonId = PersonId(Uuid::from_u128(0x52));
pub const OTHER_OFFICER: PersonId = PersonId(Uuid::from_u128(0x53));
pub const REVIEWER: PersonId = PersonId(Uuid::from_u128(0x54));
pub const LEADER_PERSON: PersonId = PersonId(Uuid::from_u128(0x55));
pub const OTHER_LEADER: PersonId = PersonId(Uuid::from_u128(0x56));
pub const STRANGER: PersonId = PersonId(Uuid::from_u128(0x5f));

/// The office in which a person works, as the register says.
pub fn office_of(person: PersonId) -> Option<OfficeId> {
    match person {
        OFFICER | COLLEAGUE | HEAD_PERSON => Some(LEAD),
        OTHER_OFFICER => Some(OTHER),
        REVIEWER => Some(SUPERVISION),
        _ => None,
    }
}

/// Somebody who acts in a story.
#[derive(Debug, Clone, Copy)]
pub struct Player {
    pub person: PersonId,
    pub offices: &'static [OfficeId],
    pub by_delegate: bool,
    pub is_leader: bool,
}

const fn player(n: u128, offices: &'static [OfficeId]) -> Player {
    Player {
        person: PersonId(Uuid::from_u128(n)),
        offices,
        by_delegate: false,
        is_leader: false,
    }
}

const fn leading(person: PersonId, by_delegate: bool) -> Player {
    Player {
        person,
        offices: &[],
        by_delegate,
        is_leader: true,
    }
}

pub const OWNER: Player = player(0x60, &[]);
pub const DISPATCHER: Player = player(0x61, &[]);
/// A dispatcher who sits in the office that leads the case.
pub const DISPATCHER_OF_LEAD: Player = player(0x62, &[LEAD]);
pub const CALLER: Player = player(0x63, &[]);
pub const SUPERVISOR: Player = player(0x64, &[SUPERVISION]);
pub const HELPER_CLERK: Player = player(0x65, &[HELPER]);
pub const CLERK: Player = player(0x50, &[LEAD]);
pub const OTHER_CLERK: Player = player(0x53, &[OTHER]);
pub const HEAD: Player = player(0x52, &[LEAD]);
pub const LEADER: Player = leading(LEADER_PERSON, false);
/// The leader's secretary, who acts in the leader's name.
pub const SECRETARY: Player = leading(LEADER_PERSON, true);
pub const ANOTHER_LEADER: Player = leading(OTHER_LEADER, false);

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn morning(on: &str) -> Instant {
    local_instant(day(on), 10, 0)
}

pub fn intake() -> Intake {
    Intake {
        channel: Channel::Meeting,
        request_type: RequestType::Help,
        firm: Some(FIRM),
        chamber: None,
        meeting: None,
        title: "园区道路尚未通车".into(),
        facts: "厂房已经建成，进厂道路仍未通车，货车绕行。".into(),
        ask: "请明确通车时间。".into(),
        category: "project".into(),
        place: "433122".into(),
        amount_fen: Some(12_000_000),
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness: Openness::Internal,
        no_state_secrets: true,
        contact: Some(Contact {
            name: "李经理".into(),
            phone: "0743-8212345".into(),
        }),
    }
}

pub fn submission(received_at: Instant) -> Submission {
    Submission {
        id: CASE,
        number: "2024-0136".into(),
        intake: intake(),
        received_at,
        split_from: None,
    }
}

pub fn accept() -> Command {
    Command::Accept(Accept {
        category: "project".into(),
        difficulty: Difficulty::Ordinary,
    })
}

/// An assignment by the dispatcher, without a leader.
pub fn assign() -> Assign {
    Assign {
        lead: LEAD,
        officer: OFFICER,
        co_offices: vec![HELPER],
        difficulty: Difficulty::Ordinary,
        limit: None,
        instruction: String::new(),
        leader: None,
        meeting: None,
    }
}

/// What the leader says in the room.
pub fn assign_in_the_room() -> Assign {
    Assign {
        instruction: "请一周内上门对接。".into(),
        leader: Some(LEADER_PERSON),
        ..assign()
    }
}

pub fn contact(occurred_at: Instant) -> Command {
    Command::LogContact(LogContact {
        occurred_at,
        method: ContactMethod::Visit,
        summary: "上门核实道路现状和企业用车需求。".into(),
        meal: Meal::None,
    })
}

pub fn draft(class: ReplyClass) -> Command {
    Command::DraftReply(DraftReply {
        class,
        text: "贵公司提出的诉求收悉，现答复如下。".into(),
        evidence: if class == ReplyClass::A {
            "通车验收单".into()
        } else {
            String::new()
        },
        basis: if class == ReplyClass::C {
            "公路法第四十四条".into()
        } else {
            String::new()
        },
        promised_on: (class == ReplyClass::B).then(|| day("2024-06-28")),
        despite: String::new(),
    })
}

pub fn rating(satisfaction: Satisfaction, solved: Solved) -> Rate {
    let reason = if satisfaction.is_bad() {
        "道路仍未通车"
    } else {
        ""
    };
    Rate {
        satisfaction,
        solved,
        speed: satisfaction,
        attitude: Satisfaction::Satisfied,
        result: satisfaction,
        reason: reason.into(),
    }
}

pub fn rate(satisfaction: Satisfaction, solved: Solved) -> Command {
    Command::Rate(rating(satisfaction, solved))
}

/// What a firm says that is content.
pub fn content() -> CallAnswers {
    CallAnswers {
        contacted: true,
        solved: Solved::Yes,
        satisfaction: Some(Satisfaction::Satisfied),
        pressed: Some(false),
        wants_rework: false,
    }
}

pub fn call(on: &str, answers: CallAnswers) -> Command {
    Command::RecordCall(RecordCall {
        on: day(on),
        answers: Some(answers),
        note: "企业代表接听".into(),
    })
}

pub fn call_in_vain(on: &str) -> Command {
    Command::RecordCall(RecordCall {
        on: day(on),
        answers: None,
        note: String::new(),
    })
}

pub fn rework() -> Command {
    Command::OrderRework(OrderRework {
        reason: "路面只修了一半".into(),
    })
}

pub fn ruling(lead: OfficeId, officer: PersonId) -> Command {
    Command::Rule(Rule {
        lead,
        officer,
        reason: "按三定方案确定".into(),
    })
}
