//! The table: this event, told to these, in these words.

use super::NoticeKind::{self, *};
use super::Recipient;
use crate::cases::command::{Reach, WithdrawalFinding};
use crate::cases::event::{Called, Rated};
use crate::cases::state::Confirmation;
use crate::cases::{Case, Event, StageName};
use crate::ids::OfficeId;
use crate::permits::Role::{self, Caller, Dispatcher, Inspector, ProgrammeManager, Supervisor};

/// A party of the case, whoever that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The firm, and the chamber that filed for it.
    Firm,
    Lead,
    CoOffices,
    Officer,
    Leader,
    /// The leader, while what was typed in the leader's name waits for the leader.
    LeaderToConfirm,
    /// The office that had the case before an objection was upheld.
    FormerLead,
    Consulted,
    Reviewer,
    /// The offices or the role that a reminder is for.
    Reminds,
    All(Role),
}

use Who::*;

type Line = (Who, NoticeKind);

const WITHDRAWN: &[Line] = &[(Firm, Withdrawn), (Lead, Withdrawn), (CoOffices, Withdrawn)];

/// The lines of an event. Progress and contacts are read on the case page; telling of each would drown the rest.
pub fn lines(case: &Case, event: &Event) -> &'static [Line] {
    match event {
        Event::Submitted(_) => &[(Firm, Received), (All(Dispatcher), ToAccept)],
        Event::Imported(_) | Event::ContactLogged(_) | Event::ProgressLogged(_) => &[],
        Event::SupplementRequested(_) => &[(Firm, SupplementAsked)],
        Event::Supplemented(_) => &[(All(Dispatcher), SupplementGiven)],
        Event::Accepted(_) => &[(Firm, Accepted), (All(Dispatcher), ToAssign)],
        Event::Refused(_) => &[(Firm, Refused)],
        Event::Merged(_) => &[(Firm, Merged), (Lead, Merged), (CoOffices, Merged)],
        Event::Unmerged(_) => &[(Firm, Unmerged), (Lead, Unmerged), (CoOffices, Unmerged)],
        Event::Absorbed(_) => &[(Lead, Joined)],
        Event::Released(_) => &[(Lead, Left)],
        Event::SplitOff(_) => &[(Firm, SplitOff), (Lead, SplitOff)],
        Event::Reclassified(_) => &[(Lead, Reclassified)],
        Event::ContactErased(_) => &[(Firm, ContactErased), (Lead, ContactErased)],
        Event::Assigned(_) => &[
            (Firm, Assigned),
            (Lead, ToAcknowledge),
            (CoOffices, ToAssist),
            (Officer, MadeOfficer),
            (LeaderToConfirm, ToConfirm),
        ],
        Event::AssignmentConfirmed(_) => &[
            (Lead, InstructionConfirmed),
            (CoOffices, InstructionConfirmed),
        ],
        Event::Acknowledged(_) => &[(Firm, Acknowledged)],
        Event::Objected(_) => &[(All(Dispatcher), ToRule), (Leader, ToRule)],
        Event::ObjectionRuled(e) if e.upheld => &[
            (FormerLead, ObjectionRuled),
            (Lead, ToAcknowledge),
            (Officer, MadeOfficer),
            (Firm, OfficerChanged),
        ],
        Event::ObjectionRuled(_) => &[(Lead, ObjectionRuled), (Lead, ToAcknowledge)],
        Event::OfficerChanged(_) => &[(Firm, OfficerChanged), (Officer, MadeOfficer)],
        Event::OpinionGiven(_) => &[(Lead, OpinionGiven)],
        Event::ConsultationConvened(_) => &[(Consulted, ToConsult), (Lead, ToConsult)],
        Event::ConsultationConcluded(_) => &[
            (Consulted, ConsultationConcluded),
            (Lead, ConsultationConcluded),
        ],
        Event::MaterialRequested(_) => &[(Firm, MaterialAsked)],
        Event::MaterialReceived(_) => &[(Firm, MaterialReceived)],
        Event::ExtensionRequested(_) if case.extensions.granted > 0 => &[
            (Firm, ExtensionAsked),
            (Leader, ToDecideExtension),
            (All(Supervisor), ToDecideExtension),
        ],
        Event::ExtensionRequested(_) => {
            &[(Firm, ExtensionAsked), (All(Dispatcher), ToDecideExtension)]
        }
        Event::ExtensionGranted(_) => &[
            (Firm, ExtensionGranted),
            (Lead, ExtensionGranted),
            (CoOffices, ExtensionGranted),
        ],
        Event::ExtensionDenied(_) => &[(Firm, ExtensionDenied), (Lead, ExtensionDenied)],
        Event::DocketRequested(_) => &[(All(Supervisor), ToDecideDocket)],
        Event::DocketApproved(_) => &[(Firm, Docketed), (Lead, Docketed), (Reviewer, ToReview)],
        Event::DocketDenied(_) => &[(Lead, DocketDenied)],
        Event::MilestoneReported(_) => &[(Firm, MilestoneReported), (Reviewer, MilestoneReported)],
        Event::ResumedFromDocket(_) => &[(Firm, BackToWork), (Lead, BackToWork)],
        Event::InterimReplied(_) => &[(Firm, InterimReply)],
        Event::ReplyDrafted(_) => &[(Lead, ToSign)],
        Event::ReplySigned(_) => &[(All(Dispatcher), ToCheckReply)],
        Event::ReplyReturned(_) => &[(Lead, ReplyReturned)],
        Event::ReplyIssued(_) => &[
            (Firm, Replied),
            (Lead, Replied),
            (Leader, Replied),
            (All(Caller), ToCall),
        ],
        Event::Rated(e) => rated(e),
        Event::Called(e) => called(e),
        Event::FollowedUp(_) if case.stage.name() == StageName::Docketed => &[],
        Event::FollowedUp(_) => &[(All(Dispatcher), ToVerify)],
        Event::ReworkOrdered(_) => &[
            (Firm, ReworkOrdered),
            (Lead, ReworkOrdered),
            (Officer, ReworkOrdered),
        ],
        Event::WithdrawalRequested(_) => &[(All(Caller), ToCheckWithdrawal)],
        Event::WithdrawalChecked(e) => match e.finding {
            WithdrawalFinding::Free => WITHDRAWN,
            WithdrawalFinding::Pressed => &[
                (Firm, GoesOn),
                (All(Inspector), Pressed),
                (All(Supervisor), Pressed),
            ],
        },
        Event::StrikeOffVerified(e) => match e.reach {
            Reach::ThisFirm => &[(Leader, ToApprove)],
            Reach::OtherFirms => &[(Leader, ToApprove), (All(ProgrammeManager), CommonProblem)],
        },
        Event::StruckOff(_) => &[(Firm, StruckOff), (Lead, StruckOff)],
        Event::Reopened(e) if e.promise.is_none() => {
            &[(Firm, Reopened), (All(Dispatcher), ToAssign)]
        }
        Event::Reopened(_) => &[(Firm, Reopened), (Lead, Reopened), (Officer, Reopened)],
        Event::Terminated(_) => &[
            (Firm, Terminated),
            (Lead, Terminated),
            (CoOffices, Terminated),
        ],
        Event::DeadlineMoved(_) => &[(Firm, DateMoved), (Lead, DateMoved)],
        Event::ConsultationRaised(_) => &[
            (Lead, ConsultationRaised),
            (All(Dispatcher), ConsultationRaised),
        ],
        Event::ReturnedFromDocket(_) => &[
            (Firm, BackToWork),
            (Lead, BackToWork),
            (All(Supervisor), BackToWork),
        ],
        Event::Reminded(_) => &[(Reminds, Reminded)],
        Event::OrderProposed(_) => &[(All(Supervisor), ToSignOrder)],
        Event::OrderDismissed(_) => &[],
        Event::OrderIssued(_) => &[(Lead, Ordered)],
        Event::OrderAnswered(_) => &[(All(Supervisor), ToCheckAnswer)],
        Event::AnswerRejected(_) => &[(Lead, AnswerRejected)],
        Event::OrderConcluded(_) => &[(Lead, OrderConcluded)],
        Event::ReviewRequested(_) => &[(All(Supervisor), ToDecideReview)],
        Event::ReviewDecided(_) => &[(Lead, ReviewDecided)],
        Event::TalkProposed(_) => &[(All(Supervisor), ToTalk)],
        Event::TalkRecorded(_) => &[(Lead, TalkRecorded)],
        Event::Promoted(_) => &[
            (Lead, Promoted),
            (Leader, Promoted),
            (All(ProgrammeManager), Promoted),
        ],
        Event::ReportedToGroup(_) => &[
            (All(ProgrammeManager), GroupTold),
            (All(Supervisor), GroupTold),
            (Lead, GroupTold),
        ],
        Event::ExclusionRequested(_) => &[(All(Supervisor), ToDecideExclusion)],
        Event::ExclusionApproved(_) => &[(Firm, Excluded), (Lead, Excluded)],
        Event::ExclusionDenied(_) => &[(Lead, ExclusionDenied)],
    }
}

/// A bad rating goes to those who can order a rework, too.
fn rated(e: &Rated) -> &'static [Line] {
    if e.rating.satisfaction.is_bad() {
        &[
            (Lead, BadlyRated),
            (All(Supervisor), BadlyRated),
            (All(Caller), BadlyRated),
        ]
    } else {
        &[(Lead, Rated)]
    }
}

/// That a firm was pressed is told to those who look into it, and never to the office it speaks of.
fn called(e: &Called) -> &'static [Line] {
    let answers = e.call.answers.as_ref();
    if answers.is_some_and(|answers| answers.pressed == Some(true)) {
        &[(All(Inspector), Pressed), (All(Supervisor), Pressed)]
    } else {
        &[]
    }
}

/// The inboxes that a party has in this case.
pub fn recipients(who: Who, case: &Case, event: &Event) -> Vec<Recipient> {
    let assignment = case.assignment.as_ref();
    let waits = assignment.is_some_and(|a| a.confirmation == Confirmation::Awaiting);
    let officer = assignment.map(|a| a.officer);
    let reviewer = case.docket.as_ref().map(|docket| docket.reviewer);
    match who {
        Firm => {
            let firm = case.intake.firm.map(Recipient::Firm);
            let chamber = case.intake.chamber.map(Recipient::Chamber);
            firm.into_iter().chain(chamber).collect()
        }
        Lead => offices(case.lead()),
        CoOffices => offices(case.co_handlers().iter().map(|co| co.office)),
        FormerLead => offices(case.objection.raised_by),
        Consulted => offices(consulted(event)),
        Officer => officer.map(Recipient::Person).into_iter().collect(),
        Reviewer => reviewer.map(Recipient::Person).into_iter().collect(),
        Leader => case.leader().map(Recipient::Person).into_iter().collect(),
        LeaderToConfirm if waits => recipients(Leader, case, event),
        LeaderToConfirm => Vec::new(),
        Reminds => reminds(event),
        All(role) => vec![Recipient::Role(role)],
    }
}

fn offices(ids: impl IntoIterator<Item = OfficeId>) -> Vec<Recipient> {
    ids.into_iter().map(Recipient::Office).collect()
}

fn reminds(event: &Event) -> Vec<Recipient> {
    let Event::Reminded(e) = event else {
        return Vec::new();
    };
    let role = e.role.map(Recipient::Role);
    offices(e.offices.iter().copied())
        .into_iter()
        .chain(role)
        .collect()
}

fn consulted(event: &Event) -> Vec<OfficeId> {
    if let Event::ConsultationConvened(e) = event {
        e.offices.clone()
    } else if let Event::ConsultationConcluded(e) = event {
        e.offices.clone()
    } else {
        Vec::new()
    }
}
