//! Random lives of a case: somebody who may, asks something that is possible, day after day.

use domain::cases::command::*;
use domain::cases::intake::Difficulty;
use domain::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use domain::cases::state::{
    Color, ExclusionReason, Finding, Level, RefusalReason, ReviewOutcome, TalkKind,
};
use domain::cases::{Case, CommandKind, allowed};
use domain::deadlines::Limit;
use domain::permits::{CaseAction, Relation, table};
use domain::time::{Date, local_instant};

use crate::cast::*;
use crate::story::Story;

/// One step: how many days pass, which of the possible commands, by whom, with what in it.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub days: u8,
    pub pick: u16,
    pub side: bool,
    pub dice: u32,
}

/// On whose side the actor stands: the office whose record it is, or anybody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Department,
    Other,
}

/// A story before and after one step.
pub struct Passage {
    pub today: Date,
    pub side: Side,
    pub before: Case,
    pub after: Story,
}

/// Takes a step, if anything is possible at all.
pub fn step(story: Story, step: Step) -> Option<Passage> {
    let today = story
        .today()
        .checked_add(jiff::Span::new().days(step.days))
        .unwrap();
    let kinds = likely(allowed(&story.case), step.dice);
    let kind = *kinds.get(usize::from(step.pick) % kinds.len().max(1))?;
    let side = side_of(kind, step.side);
    let before = story.case.clone();
    let story = story
        .at(local_instant(today, 10, 0))
        .by(player(kind, side, &before));
    let command = fill(kind, &story, step.dice);
    let after = story.when(command);
    Some(Passage {
        today,
        side,
        before,
        after,
    })
}

/// What ends a life early, or leads nowhere, is seldom asked for.
fn likely(kinds: Vec<CommandKind>, dice: u32) -> Vec<CommandKind> {
    use CommandKind as K;
    const SELDOM: &[CommandKind] = &[
        K::Refuse,
        K::Merge,
        K::Split,
        K::RequestWithdrawal,
        K::Terminate,
        K::Reclassify,
        K::EraseContact,
        K::LogProgress,
        K::GiveOpinion,
        K::ChangeOfficer,
        K::ConveneConsultation,
        K::Remind,
        K::IssueOrder,
        K::RecordTalk,
        K::Promote,
        K::RequestExclusion,
        K::ApproveExclusion,
    ];
    if dice.is_multiple_of(16) {
        return kinds;
    }
    let common = |kind: &CommandKind| !SELDOM.contains(kind);
    let likely: Vec<CommandKind> = kinds.iter().copied().filter(common).collect();
    if likely.is_empty() { kinds } else { likely }
}

/// A command that both sides may give is given by either.
fn side_of(kind: CommandKind, department: bool) -> Side {
    let lines = table::lines(CaseAction::Command(kind));
    let of_office = |line: &(_, Relation)| line.1 == Relation::LeadOffice;
    let (own, others) = (lines.iter().any(of_office), !lines.iter().all(of_office));
    if own && (department || !others) {
        Side::Department
    } else {
        Side::Other
    }
}

fn player(kind: CommandKind, side: Side, case: &Case) -> Player {
    match (side, kind) {
        (Side::Department, _) => HEAD,
        (Side::Other, CommandKind::GiveOpinion) => HELPER_CLERK,
        (Side::Other, CommandKind::ConfirmAssignment | CommandKind::ApproveStrikeOff) => LEADER,
        (Side::Other, CommandKind::GrantExtension) if case.extensions.granted > 0 => LEADER,
        (Side::Other, _) => DISPATCHER,
    }
}

fn word() -> String {
    "记录".into()
}

/// A day `1..=most` days on.
fn later(story: &Story, dice: u32, most: u32) -> Date {
    let days = i64::from(dice % most) + 1;
    story
        .today()
        .checked_add(jiff::Span::new().days(days))
        .unwrap()
}

fn one_of<T: Copy>(all: &[T], dice: u32) -> T {
    all[dice as usize % all.len()]
}

fn said(dice: u32) -> CallAnswers {
    CallAnswers {
        contacted: dice & 1 == 0,
        solved: one_of(Solved::ALL, dice >> 1),
        satisfaction: (dice & 8 == 0).then(|| one_of(Satisfaction::ALL, dice >> 4)),
        pressed: Some(dice & 0x100 != 0),
        wants_rework: dice & 0x600 == 0,
    }
}

fn rated(dice: u32) -> Rate {
    Rate {
        reason: word(),
        ..rating(
            one_of(Satisfaction::ALL, dice),
            one_of(Solved::ALL, dice >> 4),
        )
    }
}

fn assigned(dice: u32) -> Assign {
    Assign {
        difficulty: one_of(Difficulty::ALL, dice),
        ..if dice & 0x10 == 0 {
            assign()
        } else {
            assign_in_the_room()
        }
    }
}

/// A command of this kind with something in it. Kinds that look at other cases are left to their own stories.
fn fill(kind: CommandKind, story: &Story, dice: u32) -> Command {
    use CommandKind as K;
    let today = story.today();
    match kind {
        K::RequestSupplement => Command::RequestSupplement(RequestSupplement { items: word() }),
        K::Supplement => Command::Supplement(Supplement { text: word() }),
        K::Accept => accept(),
        K::Refuse => Command::Refuse(Refuse {
            reason: one_of(RefusalReason::ALL, dice),
            lawful_way: word(),
        }),
        K::Merge => Command::Merge(Merge { into: OTHER_CASE }),
        K::Unmerge => Command::Unmerge(Unmerge { reason: word() }),
        K::Split => Command::Split(Split {
            title: word(),
            facts: word(),
            ask: word(),
            category: word(),
        }),
        K::Assign => Command::Assign(assigned(dice)),
        K::ConfirmAssignment => {
            Command::ConfirmAssignment(ConfirmAssignment { correction: word() })
        }
        K::Acknowledge => Command::Acknowledge(Acknowledge {}),
        K::Object => crate::objection::object_for(OTHER),
        // The department of the story keeps the case: its record is what is watched.
        K::Rule => ruling(LEAD, OFFICER),
        K::ChangeOfficer => Command::ChangeOfficer(ChangeOfficer {
            officer: one_of(&[OFFICER, COLLEAGUE], dice),
            reason: word(),
        }),
        K::LogContact => contact(story.now().plus_days(-i64::from(dice % 20))),
        K::LogProgress => Command::LogProgress(LogProgress { text: word() }),
        K::GiveOpinion => Command::GiveOpinion(GiveOpinion {
            office: HELPER,
            text: word(),
        }),
        K::RequestMaterial => Command::RequestMaterial(RequestMaterial {
            items: word(),
            until: later(story, dice, 14),
        }),
        K::ReceiveMaterial => crate::material::receive(),
        K::RequestExtension => Command::RequestExtension(RequestExtension {
            until: later(story, dice, 60),
            reason: word(),
            firm_told: word(),
        }),
        K::GrantExtension => Command::GrantExtension(GrantExtension {
            until: later(story, dice, 60),
            note: word(),
        }),
        K::DenyExtension => Command::DenyExtension(DenyExtension { note: word() }),
        K::ConveneConsultation => Command::ConveneConsultation(ConveneConsultation {
            question: word(),
            offices: vec![OTHER],
            level: None,
        }),
        K::RaiseConsultation => Command::RaiseConsultation(RaiseConsultation { reason: word() }),
        K::ConcludeConsultation => Command::ConcludeConsultation(ConcludeConsultation {
            decision: word(),
            minutes: word(),
            division: Vec::new(),
        }),
        K::RequestDocket => Command::RequestDocket(RequestDocket {
            reason: word(),
            plan: word(),
            milestone_on: later(story, dice, 90),
            reviewer: REVIEWER,
        }),
        K::ApproveDocket => Command::ApproveDocket(ApproveDocket { note: word() }),
        K::DenyDocket => Command::DenyDocket(DenyDocket { note: word() }),
        K::ReportMilestone => Command::ReportMilestone(ReportMilestone {
            progress: word(),
            next_milestone_on: later(story, dice, 90),
        }),
        K::ResumeFromDocket => Command::ResumeFromDocket(ResumeFromDocket {
            reason: word(),
            limit: Limit::working_days(1 + (dice % 20) as u8),
        }),
        K::ReplyInterim => Command::ReplyInterim(ReplyInterim {
            text: word(),
            next_promised_on: later(story, dice, 30),
        }),
        K::DraftReply => Command::DraftReply(DraftReply {
            class: one_of(ReplyClass::ALL, dice),
            text: word(),
            evidence: word(),
            basis: word(),
            promised_on: Some(later(story, dice >> 4, 90)),
            despite: String::new(),
        }),
        K::SignReply => Command::SignReply(SignReply {}),
        K::ReturnReply => Command::ReturnReply(ReturnReply { reason: word() }),
        K::IssueReply => Command::IssueReply(IssueReply {}),
        K::Rate => Command::Rate(rated(dice)),
        K::RecordCall => Command::RecordCall(RecordCall {
            on: today,
            answers: (dice & 0x1000 == 0).then(|| said(dice)),
            note: word(),
        }),
        K::OrderRework => rework(),
        K::RequestWithdrawal => crate::withdrawal::withdraw(),
        K::CheckWithdrawal => {
            crate::withdrawal::check(one_of(WithdrawalFinding::ALL, dice), "记录")
        }
        K::VerifyStrikeOff => crate::strike_off::verify(),
        K::ApproveStrikeOff => crate::strike_off::approve(),
        K::RefuseStrikeOff => crate::strike_off::refuse(),
        K::Reopen => crate::rework::reopen(),
        K::Terminate => Command::Terminate(Terminate { reason: word() }),
        K::Reclassify => Command::Reclassify(Reclassify {
            category: word(),
            place: "433101".into(),
            reason: word(),
        }),
        K::EraseContact => Command::EraseContact(EraseContact { ground: word() }),
        K::Remind => Command::Remind(Remind { text: word() }),
        K::IssueOrder => Command::IssueOrder(IssueOrder {
            color: one_of(Color::ALL, dice),
            reason: word(),
            demand: word(),
            due_on: later(story, dice, 10),
        }),
        K::DismissOrder => Command::DismissOrder(DismissOrder { reason: word() }),
        K::AnswerOrder => Command::AnswerOrder(AnswerOrder { text: word() }),
        K::AcceptAnswer => Command::AcceptAnswer(AcceptAnswer {
            finding: one_of(Finding::ALL, dice),
            conclusion: word(),
        }),
        K::RejectAnswer => Command::RejectAnswer(RejectAnswer {
            reason: word(),
            due_on: later(story, dice, 10),
        }),
        K::RequestReview => Command::RequestReview(RequestReview { reason: word() }),
        K::DecideReview => Command::DecideReview(DecideReview {
            outcome: one_of(ReviewOutcome::ALL, dice),
            text: word(),
        }),
        K::RecordTalk => Command::RecordTalk(RecordTalk {
            what: one_of(TalkKind::ALL, dice),
            text: word(),
            held_on: today,
        }),
        K::Promote => Command::Promote(Promote {
            level: one_of(Level::ALL, dice),
            reason: word(),
        }),
        K::RequestExclusion => Command::RequestExclusion(RequestExclusion {
            reason: one_of(ExclusionReason::ALL, dice),
            evidence: word(),
        }),
        K::ApproveExclusion => Command::ApproveExclusion(ApproveExclusion { note: word() }),
        K::DenyExclusion => Command::DenyExclusion(DenyExclusion { note: word() }),
    }
}
