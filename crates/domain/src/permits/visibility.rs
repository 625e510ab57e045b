//! What a reader of a case may see of its record: the whole, a part, or nothing of an event.
//!
//! A leader's instruction is a work secret and never shown to firms (保密法 2024 art. 64). What a firm says about being
//! pressed never comes back to the office that it speaks of (济南条例 art. 32).

use super::relation::{Parties, Relation, relations};
use super::roles::Actor;
use crate::cases::Event;
use crate::cases::command::WithdrawalFinding;

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The firm, or the chamber that filed for it.
    Firm,
    /// An office that helps or is consulted.
    CoOffice,
    LeadOffice,
    /// Leaders and the programme's own staff.
    Programme,
}

impl Audience {
    /// Whether this reader may learn which firm a case is of: the offices don't when the firm asked for that. They
    /// reach it through the programme's own staff.
    pub fn knows_firm(self, confidential: bool) -> bool {
        match self {
            Audience::Firm | Audience::Programme => true,
            Audience::CoOffice | Audience::LeadOffice => !confidential,
        }
    }
}

/// How much of an event a reader sees. The contact is never part of it: each look at it is an act of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visibility {
    Hidden,
    Shown,
    /// Without what the leader said.
    WithoutInstruction,
    /// Without reasons and notes written for colleagues.
    WithoutNotes,
    /// Without the caller's note and the answer about being pressed.
    WithoutPressure,
}

/// The audience that an actor belongs to; `None` for whoever may not know of the case.
pub fn audience(actor: &Actor, parties: &Parties) -> Option<Audience> {
    let of = |relation| match relation {
        Relation::OwnFirm | Relation::FilingChamber => Audience::Firm,
        Relation::CoOffice => Audience::CoOffice,
        Relation::LeadOffice => Audience::LeadOffice,
        Relation::AssigningLeader | Relation::PairedLeader | Relation::Programme => {
            Audience::Programme
        }
    };
    let relations = relations(actor, parties).into_iter();
    relations.map(|(_, relation)| of(relation)).max()
}

/// How much of an event an audience sees.
pub fn visible(event: &Event, audience: Audience) -> Visibility {
    let [firm, helper, lead] = outside(event);
    match audience {
        Audience::Firm => firm,
        Audience::CoOffice => helper,
        Audience::LeadOffice => lead,
        Audience::Programme => Visibility::Shown,
    }
}

/// What the firm, an office that helps and the lead office see. The firm sees what was promised, asked, decided and
/// answered, and nothing of how colleagues came to it; helpers share the facts, not the lead's drafts and quarrels.
fn outside(event: &Event) -> [Visibility; 3] {
    use Visibility::*;
    match event {
        Event::Submitted(_)
        | Event::SupplementRequested(_)
        | Event::Supplemented(_)
        | Event::Accepted(_)
        | Event::Refused(_)
        | Event::Merged(_)
        | Event::Absorbed(_)
        | Event::Released(_)
        | Event::SplitOff(_)
        | Event::Acknowledged(_)
        | Event::ContactLogged(_)
        | Event::MaterialRequested(_)
        | Event::MaterialReceived(_)
        | Event::ExtensionRequested(_)
        | Event::MilestoneReported(_)
        | Event::ResumedFromDocket(_)
        | Event::ReturnedFromDocket(_)
        | Event::InterimReplied(_)
        | Event::ReplyIssued(_)
        | Event::Rated(_)
        | Event::FollowedUp(_)
        | Event::ReworkOrdered(_)
        | Event::WithdrawalRequested(_)
        | Event::Reopened(_)
        | Event::Terminated(_)
        | Event::ContactErased(_)
        | Event::DeadlineMoved(_) => [Shown, Shown, Shown],
        Event::Assigned(_) => [WithoutInstruction, Shown, Shown],
        Event::Imported(_)
        | Event::Unmerged(_)
        | Event::OfficerChanged(_)
        | Event::ExtensionGranted(_)
        | Event::ExtensionDenied(_)
        | Event::DocketApproved(_)
        | Event::StruckOff(_)
        | Event::Reclassified(_)
        | Event::Reminded(_)
        | Event::Promoted(_) => [WithoutNotes, Shown, Shown],
        Event::OrderIssued(_) => [WithoutNotes, WithoutNotes, Shown],
        // That a case doesn't count is said to the firm, and what was brought forward against it is not.
        Event::ExclusionRequested(_) | Event::ExclusionApproved(_) | Event::ExclusionDenied(_) => {
            [WithoutNotes, Hidden, Shown]
        }
        // What the supervision office considers is its own until it is signed.
        Event::OrderProposed(_) | Event::OrderDismissed(_) | Event::TalkProposed(_) => [Hidden; 3],
        Event::ObjectionRuled(_) => [WithoutNotes, WithoutNotes, Shown],
        Event::AssignmentConfirmed(_)
        | Event::ProgressLogged(_)
        | Event::OpinionGiven(_)
        | Event::ConsultationConvened(_)
        | Event::ConsultationRaised(_)
        | Event::ConsultationConcluded(_)
        | Event::DocketRequested(_)
        | Event::DocketDenied(_)
        | Event::StrikeOffVerified(_) => [Hidden, Shown, Shown],
        Event::Objected(_)
        | Event::ReplyDrafted(_)
        | Event::ReplySigned(_)
        | Event::ReplyReturned(_)
        | Event::OrderAnswered(_)
        | Event::AnswerRejected(_)
        | Event::OrderConcluded(_)
        | Event::ReviewRequested(_)
        | Event::ReviewDecided(_)
        | Event::TalkRecorded(_)
        | Event::ReportedToGroup(_) => [Hidden, Hidden, Shown],
        Event::Called(_) => [WithoutPressure; 3],
        Event::WithdrawalChecked(e) => match e.finding {
            WithdrawalFinding::Free => [WithoutNotes; 3],
            WithdrawalFinding::Pressed => [WithoutNotes, Hidden, Hidden],
        },
    }
}
