//! What may be asked of a case as it stands. Buttons and decisions ask here alike, so they can't disagree.
//!
//! Who may ask it is another question: see [`crate::permits`].

use super::command::CommandKind;
use super::refusal::{Refusal, Rule};
use super::reply::{CallAnswers, Solved};
use super::state::round::last_answers;
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
    const ANSWERED: &[StageName] = &[Replied, AwaitingStrikeOff, Docketed];
    const UNDER_WAY: &[StageName] = &[
        Assigned,
        Objected,
        InProgress,
        AwaitingMaterial,
        Docketed,
        ReplyDrafted,
        ReplySigned,
    ];
    const HANDLED: &[StageName] = &[
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
        // Beyond acceptance only what a ledger left without an office of this programme.
        C::Assign => &[Accepted, InProgress, Replied, AwaitingStrikeOff],
        C::ConfirmAssignment => HANDLED,
        C::Acknowledge | C::Object => &[Assigned],
        C::Rule => &[Objected],
        C::ChangeOfficer => UNDER_WAY,
        // A firm that rated badly is spoken with again.
        C::LogContact => HANDLED,
        C::LogProgress => UNDER_WAY,
        C::GiveOpinion => UNDER_WAY,
        C::RequestMaterial => &[InProgress],
        C::ReceiveMaterial => &[AwaitingMaterial],
        C::RequestExtension | C::GrantExtension | C::DenyExtension => &[InProgress],
        C::ConveneConsultation | C::RaiseConsultation | C::ConcludeConsultation => WORKING,
        C::RequestDocket | C::ApproveDocket | C::DenyDocket => &[InProgress, Docketed],
        C::ReportMilestone | C::ResumeFromDocket => &[Docketed],
        C::ReplyInterim => WORKING,
        C::DraftReply => &[InProgress, Docketed, ReplyDrafted],
        C::SignReply => &[ReplyDrafted],
        C::ReturnReply => &[ReplyDrafted, ReplySigned],
        C::IssueReply => &[ReplySigned],
        C::Rate | C::RecordCall => ANSWERED,
        C::OrderRework => &[Replied, AwaitingStrikeOff],
        C::RequestWithdrawal => OPEN,
        C::CheckWithdrawal => &[WithdrawalCheck],
        C::VerifyStrikeOff => &[AwaitingStrikeOff],
        C::RefuseStrikeOff => &[AwaitingStrikeOff, AwaitingLeader],
        C::ApproveStrikeOff => &[AwaitingLeader],
        C::Reopen => &[StruckOff, Withdrawn],
        C::Terminate | C::Reclassify => OPEN,
        C::EraseContact => StageName::ALL,
        C::Remind => UNDER_WAY,
        C::IssueOrder | C::RecordTalk => HANDLED,
        // What was begun is brought to its end, wherever the case has gone meanwhile.
        C::DismissOrder | C::AnswerOrder | C::AcceptAnswer | C::RejectAnswer => StageName::ALL,
        C::RequestReview | C::DecideReview => StageName::ALL,
        C::Promote => OPEN,
        C::RequestExclusion | C::ApproveExclusion | C::DenyExclusion => StageName::ALL,
    }
}

/// The rule that stands in the way, apart from the stage.
fn standing_rule(case: &Case, kind: CommandKind) -> Option<Rule> {
    use CommandKind as C;
    let when = |stands: bool, rule| stands.then_some(rule);
    let pending = case.extensions.pending.is_some();
    match kind {
        C::Merge => merge_rule(case),
        C::Assign => when(case.lead().is_some(), Rule::AlreadyAssigned),
        C::Object => when(case.objection.raised > 0, Rule::ObjectionOnce),
        C::ConfirmAssignment => when(!awaits_confirmation(case), Rule::AlreadyConfirmed),
        C::RequestExtension => when(pending, Rule::ExtensionPending),
        C::GrantExtension | C::DenyExtension => when(!pending, Rule::NoExtensionPending),
        C::ConveneConsultation => when(case.consultation.is_some(), Rule::ConsultationOpen),
        C::ConcludeConsultation => when(case.consultation.is_none(), Rule::NoConsultation),
        C::RaiseConsultation => raise_rule(case),
        C::RequestDocket => when(case.docket_request.is_some(), Rule::DocketPending),
        C::ApproveDocket | C::DenyDocket => {
            when(case.docket_request.is_none(), Rule::NoDocketPending)
        }
        C::DraftReply => draft_rule(case),
        C::Rate => rating_rule(case),
        C::RecordCall => when(!was_answered(case), Rule::NotAnswered),
        C::OrderRework => when(!wants_rework(case), Rule::ReworkNeedsBadResult),
        C::EraseContact => when(case.intake.contact.is_none(), Rule::AlreadyErased),
        C::GiveOpinion => when(!asks_others(case), Rule::NotYourOpinion),
        C::DismissOrder => when(case.supervision.proposal.is_none(), Rule::NoOrder),
        C::AnswerOrder | C::AcceptAnswer | C::RejectAnswer => order_rule(case, kind),
        C::RequestReview | C::DecideReview => review_rule(case, kind),
        C::Promote => when(case.supervision.level.next().is_none(), Rule::HighestLevel),
        C::RequestExclusion | C::ApproveExclusion | C::DenyExclusion => exclusion_rule(case, kind),
        C::Remind | C::IssueOrder | C::ChangeOfficer | C::RequestMaterial => {
            when(case.lead().is_none(), Rule::NotAssigned)
        }
        C::RequestSupplement
        | C::Supplement
        | C::Accept
        | C::Refuse
        | C::Unmerge
        | C::Split
        | C::Acknowledge
        | C::Rule
        | C::LogContact
        | C::LogProgress
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
        | C::RefuseStrikeOff
        | C::Reopen
        | C::Terminate
        | C::RecordTalk
        | C::Reclassify => None,
    }
}

fn raise_rule(case: &Case) -> Option<Rule> {
    match &case.consultation {
        None => Some(Rule::NoConsultation),
        Some(open) => open.level.next().is_none().then_some(Rule::HighestLevel),
    }
}

fn order_rule(case: &Case, kind: CommandKind) -> Option<Rule> {
    let Some(order) = &case.supervision.order else {
        return Some(Rule::NoOrder);
    };
    match (kind, &order.answer) {
        (CommandKind::AnswerOrder, Some(_)) => Some(Rule::AlreadyAnswered),
        (CommandKind::AcceptAnswer | CommandKind::RejectAnswer, None) => Some(Rule::NoAnswer),
        _ => None,
    }
}

fn review_rule(case: &Case, kind: CommandKind) -> Option<Rule> {
    let pending = case.supervision.review_pending().is_some();
    if kind == CommandKind::DecideReview {
        return (!pending).then_some(Rule::NoReview);
    }
    let Some(last) = case.supervision.concluded.last() else {
        return Some(Rule::NoConclusion);
    };
    last.review.is_some().then_some(Rule::ReviewPending)
}

fn exclusion_rule(case: &Case, kind: CommandKind) -> Option<Rule> {
    let pending = case.exclusions.pending.is_some();
    match kind {
        CommandKind::RequestExclusion if case.exclusions.granted.is_some() => {
            Some(Rule::AlreadyExcluded)
        }
        CommandKind::RequestExclusion => pending.then_some(Rule::ExclusionPending),
        _ => (!pending).then_some(Rule::NoExclusionPending),
    }
}

/// What was answered keeps its record, and what holds others is undone first.
fn merge_rule(case: &Case) -> Option<Rule> {
    if case.first_reply.is_some() {
        return Some(Rule::MergeAnswered);
    }
    (!case.absorbed.is_empty()).then_some(Rule::MergeHoldsOthers)
}

fn awaits_confirmation(case: &Case) -> bool {
    case.assignment
        .as_ref()
        .is_some_and(|assignment| assignment.confirmation == Confirmation::Awaiting)
}

fn asks_others(case: &Case) -> bool {
    !case.co_handlers().is_empty() || case.consultation.is_some()
}

/// A reply needs an office, a logged contact with the firm and no open consultation.
fn draft_rule(case: &Case) -> Option<Rule> {
    if case.lead().is_none() {
        return Some(Rule::NotAssigned);
    }
    if case.first_contact_at.is_none() {
        return Some(Rule::FirstContactMissing);
    }
    case.consultation.as_ref().map(|_| Rule::ConsultationOpen)
}

fn rating_rule(case: &Case) -> Option<Rule> {
    if case.rating.is_some() {
        return Some(Rule::AlreadyRated);
    }
    (!was_answered(case)).then_some(Rule::NotAnswered)
}

/// A docketed case may not have been answered yet; everywhere else the stage says so.
fn was_answered(case: &Case) -> bool {
    case.issued_reply().is_some() || case.stage != Stage::Docketed
}

/// The firm rated badly, or says that it is not solved.
fn wants_rework(case: &Case) -> bool {
    let rated = case
        .rating
        .as_ref()
        .is_some_and(|rating| rating.satisfaction.is_bad() || rating.solved != Solved::Yes);
    let unhappy = |answers: &CallAnswers| answers.wants_rework || answers.solved != Solved::Yes;
    rated || last_answers(&case.calls).is_some_and(unhappy)
}
