//! What may be asked of a case as it stands. Buttons and decisions ask here alike, so they can't disagree.
//!
//! Who may ask it is another question: see [`crate::permits`].

use super::command::CommandKind;
use super::refusal::{Refusal, Rule};
use super::reply::{CallAnswers, Solved};
use super::state::{Case, Confirmation, Stage, StageName};

/// The commands that the case's state allows, in the order of the life cycle.
pub fn allowed(case: &Case) -> Vec<CommandKind> {
    CommandKind::ALL
        .iter()
        .copied()
        .filter(|kind| stage_allows(case, *kind).is_ok())
        .collect()
}

/// Whether the state allows a command, whatever its content.
pub fn stage_allows(case: &Case, kind: CommandKind) -> Result<(), Refusal> {
    let stage = case.stage.name();
    if !stages_of(kind).contains(&stage) {
        return Err(Refusal::WrongStage(stage));
    }
    standing_rule(case, kind).map_or(Ok(()), Refusal::rule)
}

/// The stages in which a command makes sense.
fn stages_of(kind: CommandKind) -> &'static [StageName] {
    use CommandKind as C;
    use StageName::*;
    const WORKING: &[StageName] = &[InProgress, AwaitingMaterial, Docketed];
    const UNDER_WAY: &[StageName] = &[
        Assigned,
        Objected,
        InProgress,
        AwaitingMaterial,
        Docketed,
        ReplyDrafted,
        ReplySigned,
    ];
    const OPEN: &[StageName] = &[
        Submitted,
        Supplementing,
        Accepted,
        Assigned,
        Objected,
        InProgress,
        AwaitingMaterial,
        Docketed,
        ReplyDrafted,
        ReplySigned,
        Replied,
        AwaitingStrikeOff,
        AwaitingLeader,
    ];
    match kind {
        C::RequestSupplement | C::Refuse | C::Accept => &[Submitted],
        C::Supplement => &[Supplementing],
        C::Merge => &[Submitted, Supplementing, Accepted, Assigned, InProgress],
        C::Unmerge => &[Merged],
        C::Split => &[Submitted, Accepted, Assigned, InProgress],
        C::Assign => &[Accepted],
        C::ConfirmAssignment => UNDER_WAY,
        C::Acknowledge | C::Object => &[Assigned],
        C::Rule => &[Objected],
        C::ChangeOfficer => UNDER_WAY,
        C::LogContact | C::LogProgress => UNDER_WAY,
        C::GiveOpinion => UNDER_WAY,
        C::RequestMaterial => &[InProgress],
        C::ReceiveMaterial => &[AwaitingMaterial],
        C::RequestExtension | C::GrantExtension | C::DenyExtension => {
            &[InProgress, AwaitingMaterial]
        }
        C::ConveneConsultation | C::ConcludeConsultation => WORKING,
        C::RequestDocket => &[InProgress],
        C::ApproveDocket | C::DenyDocket => &[InProgress],
        C::ReportMilestone | C::ResumeFromDocket => &[Docketed],
        C::ReplyInterim => WORKING,
        C::DraftReply => &[InProgress, Docketed],
        C::SignReply => &[ReplyDrafted],
        C::ReturnReply => &[ReplyDrafted, ReplySigned],
        C::IssueReply => &[ReplySigned],
        C::Rate => &[Replied, AwaitingStrikeOff, Docketed],
        C::RecordCall => &[Replied, AwaitingStrikeOff, Docketed],
        C::OrderRework => &[Replied, AwaitingStrikeOff],
        C::RequestWithdrawal => OPEN,
        C::CheckWithdrawal => &[WithdrawalCheck],
        C::VerifyStrikeOff => &[AwaitingStrikeOff],
        C::ApproveStrikeOff => &[AwaitingLeader],
        C::Reopen => &[StruckOff, Withdrawn],
        C::Terminate | C::Reclassify => OPEN,
        C::EraseContact => StageName::ALL,
    }
}

/// The rule that stands in the way, apart from the stage.
fn standing_rule(case: &Case, kind: CommandKind) -> Option<Rule> {
    use CommandKind as C;
    let docket_pending = case.docket.as_ref().is_some_and(|docket| !docket.approved);
    let when = |stands: bool, rule| stands.then_some(rule);
    match kind {
        C::Object => when(
            case.objection.ruled || case.objection.raised > 0,
            Rule::ObjectionOnce,
        ),
        C::ConfirmAssignment => when(!awaits_confirmation(case), Rule::AlreadyConfirmed),
        C::RequestExtension => when(case.extensions.pending.is_some(), Rule::ExtensionPending),
        C::GrantExtension | C::DenyExtension => {
            when(case.extensions.pending.is_none(), Rule::NoExtensionPending)
        }
        C::ConveneConsultation => when(case.open_consultation.is_some(), Rule::ConsultationOpen),
        C::ConcludeConsultation => when(case.open_consultation.is_none(), Rule::NoConsultation),
        C::RequestDocket => when(case.docket.is_some(), Rule::DocketPending),
        C::ApproveDocket | C::DenyDocket => when(!docket_pending, Rule::NoDocketPending),
        C::DraftReply => draft_rule(case),
        C::Rate => rating_rule(case),
        C::RecordCall => when(!was_answered(case), Rule::AlreadyHandled),
        C::OrderRework => when(!wants_rework(case), Rule::ReworkNeedsBadResult),
        C::EraseContact => when(case.intake.contact.is_none(), Rule::AlreadyErased),
        C::GiveOpinion => when(!has_co_handlers(case), Rule::NotYourOpinion),
        C::RequestSupplement
        | C::Supplement
        | C::Accept
        | C::Refuse
        | C::Merge
        | C::Unmerge
        | C::Split
        | C::Assign
        | C::Acknowledge
        | C::Rule
        | C::ChangeOfficer
        | C::LogContact
        | C::LogProgress
        | C::RequestMaterial
        | C::ReceiveMaterial
        | C::ReportMilestone
        | C::ResumeFromDocket
        | C::ReplyInterim
        | C::SignReply
        | C::ReturnReply
        | C::IssueReply
        | C::RequestWithdrawal
        | C::CheckWithdrawal
        | C::VerifyStrikeOff
        | C::ApproveStrikeOff
        | C::Reopen
        | C::Terminate
        | C::Reclassify => None,
    }
}

fn awaits_confirmation(case: &Case) -> bool {
    case.assignment
        .as_ref()
        .is_some_and(|assignment| assignment.confirmation == Confirmation::Awaiting)
}

fn has_co_handlers(case: &Case) -> bool {
    case.assignment
        .as_ref()
        .is_some_and(|assignment| !assignment.co_handlers.is_empty())
}

/// A reply needs a logged contact with the firm and no open consultation.
fn draft_rule(case: &Case) -> Option<Rule> {
    if case.first_contact_at.is_none() && case.ledger.is_none() {
        return Some(Rule::FirstContactMissing);
    }
    case.open_consultation
        .as_ref()
        .map(|_| Rule::ConsultationOpen)
}

fn rating_rule(case: &Case) -> Option<Rule> {
    if case.rating.is_some() {
        return Some(Rule::AlreadyRated);
    }
    (!was_answered(case)).then_some(Rule::AlreadyHandled)
}

fn was_answered(case: &Case) -> bool {
    let issued = case
        .reply
        .as_ref()
        .is_some_and(|reply| reply.issued.is_some());
    issued
        || case
            .ledger
            .as_ref()
            .is_some_and(|ledger| ledger.replied_at.is_some() || ledger.closed_on.is_some())
}

/// The firm rated badly, or says that it is not solved.
fn wants_rework(case: &Case) -> bool {
    let rated = case
        .rating
        .as_ref()
        .is_some_and(|rating| rating.satisfaction.is_bad() || rating.solved != Solved::Yes);
    let unhappy = |answers: &CallAnswers| answers.wants_rework || answers.solved != Solved::Yes;
    let called = case
        .calls
        .iter()
        .filter_map(|call| call.answers.as_ref())
        .any(unhappy);
    (rated || called) && !matches!(case.stage, Stage::Docketed)
}
