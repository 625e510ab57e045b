//! What the ladder and the supervision office did with a case: reminders, orders, talks, promotion.

use serde::{Deserialize, Serialize};

use crate::ids::{OfficeId, PersonId};
use crate::ladder::RungName;
use crate::time::Date;
use crate::words;

words! {
    /// The colour of a supervision order (三色督办单), the gravest last.
    Color { Blue = "blue", Yellow = "yellow", Red = "red" }
}
words! {
    /// Who takes care of a case or convenes its consultation, the highest last (许昌: 分管副秘书长→副市长→市长).
    #[derive(Default)]
    Level {
        /// The offices among themselves.
        #[default]
        Offices = "offices",
        /// 统筹办
        ProgrammeOffice = "programme_office",
        /// 分管副秘书长
        DeputySecretary = "deputy_secretary",
        /// 领导专题会
        LeadersMeeting = "leaders_meeting",
    }
}
words! {
    /// What a supervision order was found to have come to.
    Finding { Done = "done", PartlyDone = "partly_done", NotDone = "not_done" }
}
words! {
    /// What a review makes of a conclusion.
    ReviewOutcome { Upheld = "upheld", Changed = "changed" }
}
words! {
    /// A talk with the office (约谈), or a circular that names it (通报).
    TalkKind { Talk = "talk", Circular = "circular" }
}

impl Level {
    /// The next higher one; `None` at the top.
    pub fn next(self) -> Option<Level> {
        match self {
            Level::Offices => Some(Level::ProgrammeOffice),
            Level::ProgrammeOffice => Some(Level::DeputySecretary),
            Level::DeputySecretary => Some(Level::LeadersMeeting),
            Level::LeadersMeeting => None,
        }
    }
}

/// Everything of the kind that happened to a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Supervision {
    /// Rungs that were climbed: each only once from the same day.
    pub climbed: Vec<Climbed>,
    pub reminders: u32,
    /// The order that waits for the supervision office's signature.
    pub proposal: Option<Proposal>,
    /// The one open order.
    pub order: Option<Order>,
    pub concluded: Vec<Concluded>,
    pub reds: Vec<Red>,
    pub reported: Vec<GroupReport>,
    /// A talk or a circular is due since this day.
    pub talk_due_on: Option<Date>,
    pub talks: u32,
    pub level: Level,
}

/// A rung that was climbed, and the day from which it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Climbed {
    pub rung: RungName,
    pub anchored_on: Date,
    /// The helping office it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<OfficeId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub color: Color,
    pub rung: RungName,
    pub on: Date,
}

/// An order that has not been concluded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub number: String,
    pub color: Color,
    pub reason: String,
    pub demand: String,
    pub issued_on: Date,
    pub due_on: Date,
    pub office: OfficeId,
    /// `None` when the programme issued it by itself.
    pub signed_by: Option<PersonId>,
    pub answer: Option<Answer>,
    /// Answers that were rejected.
    pub rejected: u32,
}

/// What the office says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub text: String,
    pub on: Date,
    pub by: PersonId,
}

/// An order with its conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concluded {
    pub order: Order,
    pub finding: Finding,
    pub conclusion: String,
    pub on: Date,
    pub by: PersonId,
    pub review: Option<Review>,
}

/// A review of a conclusion (复核), asked for and perhaps decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub reason: String,
    pub asked_on: Date,
    pub decide_by: Date,
    pub outcome: Option<ReviewOutcome>,
}

/// A red order to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Red {
    pub office: OfficeId,
    pub on: Date,
}

/// The leading group was told of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupReport {
    pub office: OfficeId,
    /// Such as `2024Q2`.
    pub quarter: String,
}

impl Supervision {
    /// Whether a rung was climbed from this day.
    pub fn has_climbed(&self, rung: RungName, anchored_on: Date, office: Option<OfficeId>) -> bool {
        self.climbed.contains(&Climbed {
            rung,
            anchored_on,
            office,
        })
    }

    /// Whether an order as grave as this is open or waits for its signature.
    pub fn covers(&self, color: Color) -> bool {
        let proposed = self.proposal.map(|proposal| proposal.color);
        let open = self.order.as_ref().map(|order| order.color);
        proposed.max(open) >= Some(color)
    }

    /// An order that was proposed as a warning has nothing left to warn of once the firm is answered; a red one is about
    /// a day that has passed, and waits for its signature all the same.
    pub fn lapse_warning(&mut self) {
        self.proposal = self
            .proposal
            .filter(|proposal| proposal.color == Color::Red);
    }

    /// The latest conclusion, while its review is undecided.
    pub fn review_pending(&self) -> Option<&Concluded> {
        let last = self.concluded.last()?;
        let review = last.review.as_ref()?;
        review.outcome.is_none().then_some(last)
    }
}
