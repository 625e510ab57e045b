//! What people do with a case, by its stage and by chance. Everything is asked through the programme's own commands, so
//! whatever would be unlawful is refused and left.

use domain::cases::command::*;
use domain::cases::intake::Difficulty;
use domain::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use domain::cases::state::{Color, Finding, Stage};
use domain::cases::{Case, Command, StageName};
use domain::deadlines::Limit;
use domain::permits::Actor;
use domain::time::Date;
use sha2::{Digest, Sha256};

use crate::place::{Desk, Place};

/// Chance that is the same for the same seed.
pub struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice { seed, thrown: 0 }
    }

    pub fn below(&mut self, sides: u32) -> u32 {
        self.thrown += 1;
        let hash = Sha256::new()
            .chain_update(self.seed.to_be_bytes())
            .chain_update(self.thrown.to_be_bytes())
            .finalize();
        u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) % sides
    }

    pub fn one_in(&mut self, sides: u32) -> bool {
        self.below(sides) == 0
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(u32::try_from(all.len()).unwrap()) as usize]
    }
}

/// Does something, or nothing, and answers after how many days the case is taken up again; `None` when it has ended.
pub fn act(place: &Place, number: &str, today: Date, dice: &mut Dice) -> Option<i64> {
    let case = place.case(number);
    if case.stage.name().is_final() {
        return None;
    }
    supervise(place, number, &case, today, dice);
    for _ in 0..=dice.below(2) {
        let case = place.case(number);
        if let Some((who, command)) = choose(place, &case, today, dice) {
            place.ask(&who, number, &command);
        }
    }
    let most = if dice.one_in(6) { 25 } else { 4 };
    Some(i64::from(1 + dice.below(most)))
}

fn word() -> String {
    "记录".into()
}

fn later(today: Date, days: u32) -> Date {
    today
        .checked_add(jiff::Span::new().days(i64::from(days)))
        .unwrap()
}

fn desk<'a>(place: &'a Place, case: &Case) -> Option<&'a Desk> {
    let lead = case.lead()?;
    place.desks.iter().find(|desk| desk.office == lead)
}

/// The supervision office signs or dismisses, the office answers, the answer is judged.
fn supervise(place: &Place, number: &str, case: &Case, today: Date, dice: &mut Dice) {
    let supervision = &case.supervision;
    let supervisor = &place.supervisor;
    if supervision.proposal.is_some() && dice.one_in(2) {
        let color = supervision.proposal.map_or(Color::Blue, |p| p.color);
        let sign = Command::IssueOrder(IssueOrder {
            color,
            reason: word(),
            demand: word(),
            due_on: later(today, 1 + dice.below(7)),
        });
        let dismiss = Command::DismissOrder(DismissOrder { reason: word() });
        let command = if dice.one_in(3) { dismiss } else { sign };
        place.ask(supervisor, number, &command);
        return;
    }
    let Some(order) = &supervision.order else {
        return;
    };
    if order.answer.is_none() {
        if let Some(desk) = desk(place, case).filter(|_| dice.one_in(2)) {
            let answer = Command::AnswerOrder(AnswerOrder { text: word() });
            place.ask(&desk.head, number, &answer);
        }
        return;
    }
    let accept = Command::AcceptAnswer(AcceptAnswer {
        finding: dice.one_of(Finding::ALL),
        conclusion: word(),
    });
    let reject = Command::RejectAnswer(RejectAnswer {
        reason: word(),
        due_on: later(today, 1 + dice.below(5)),
    });
    let command = if dice.one_in(3) { reject } else { accept };
    place.ask(supervisor, number, &command);
}

fn choose(place: &Place, case: &Case, today: Date, dice: &mut Dice) -> Option<(Actor, Command)> {
    let dispatcher = || place.dispatcher.clone();
    let desk = desk(place, case);
    match case.stage.name() {
        StageName::Submitted => Some((
            dispatcher(),
            Command::Accept(Accept {
                category: "factors".into(),
                difficulty: dice.one_of(Difficulty::ALL),
            }),
        )),
        StageName::Accepted if dice.one_in(2) => Some((dispatcher(), assign(place, dice))),
        StageName::Assigned => assigned(desk?, place, dice),
        StageName::Objected if dice.one_in(2) => {
            let to = &place.desks[dice.below(4) as usize];
            let rule = Command::Rule(Rule {
                lead: to.office,
                officer: to.head.person,
                reason: word(),
            });
            Some((dispatcher(), rule))
        }
        StageName::InProgress => working(place, case, desk?, today, dice),
        StageName::AwaitingMaterial if dice.one_in(3) => Some((
            desk?.head.clone(),
            Command::ReceiveMaterial(ReceiveMaterial { summary: word() }),
        )),
        StageName::Docketed => docketed(place, case, desk?, today, dice),
        StageName::ReplyDrafted => Some((desk?.head.clone(), Command::SignReply(SignReply {}))),
        StageName::ReplySigned if dice.one_in(4) => Some((
            dispatcher(),
            Command::ReturnReply(ReturnReply { reason: word() }),
        )),
        StageName::ReplySigned => Some((dispatcher(), Command::IssueReply(IssueReply {}))),
        StageName::Replied => replied(place, today, dice),
        StageName::AwaitingStrikeOff => Some((dispatcher(), verify(dice))),
        _ => None,
    }
}

fn assign(place: &Place, dice: &mut Dice) -> Command {
    let lead = &place.desks[dice.below(4) as usize];
    let other = place.desks[dice.below(4) as usize].office;
    let helps = other != lead.office && dice.one_in(2);
    Command::Assign(Assign {
        lead: lead.office,
        officer: lead.head.person,
        co_offices: if helps { vec![other] } else { Vec::new() },
        difficulty: dice.one_of(Difficulty::ALL),
        limit: None,
        instruction: String::new(),
        leader: None,
        meeting: None,
    })
}

fn assigned(desk: &Desk, place: &Place, dice: &mut Dice) -> Option<(Actor, Command)> {
    let command = match dice.below(4) {
        0 => return None,
        1 => Command::Object(Object {
            reason: word(),
            duty_basis: word(),
            better_office: place.desks[dice.below(4) as usize].office,
        }),
        _ => Command::Acknowledge(Acknowledge {}),
    };
    Some((desk.head.clone(), command))
}

fn working(
    place: &Place,
    case: &Case,
    desk: &Desk,
    today: Date,
    dice: &mut Dice,
) -> Option<(Actor, Command)> {
    if case.extensions.pending.is_some() && dice.one_in(2) {
        let grant = Command::GrantExtension(GrantExtension {
            until: later(today, 3 + dice.below(20)),
            note: word(),
        });
        return Some((place.dispatcher.clone(), grant));
    }
    if case.docket_request.is_some() {
        let approve = Command::ApproveDocket(ApproveDocket { note: word() });
        return Some((place.supervisor.clone(), approve));
    }
    if case.consultation.is_some() && dice.one_in(3) {
        let conclude = Command::ConcludeConsultation(ConcludeConsultation {
            decision: word(),
            minutes: word(),
            division: Vec::new(),
        });
        return Some((place.dispatcher.clone(), conclude));
    }
    let helper = case.co_handlers().iter().find(|co| co.opinion_on.is_none());
    let helper = helper.and_then(|co| place.desks.iter().find(|desk| desk.office == co.office));
    if let Some(helper) = helper.filter(|_| dice.one_in(4)) {
        let opinion = Command::GiveOpinion(GiveOpinion {
            office: helper.office,
            text: word(),
        });
        return Some((helper.head.clone(), opinion));
    }
    Some((desk.head.clone(), at_work(place, today, dice)?))
}

fn at_work(place: &Place, today: Date, dice: &mut Dice) -> Option<Command> {
    Some(match dice.below(12) {
        0 | 1 => return None,
        2 | 3 => Command::LogContact(LogContact {
            occurred_at: place.app.now(),
            method: ContactMethod::Phone,
            summary: word(),
            meal: Meal::None,
        }),
        4 => Command::LogProgress(LogProgress { text: word() }),
        5 => Command::RequestMaterial(RequestMaterial {
            items: word(),
            until: later(today, 1 + dice.below(9)),
        }),
        6 => Command::RequestExtension(RequestExtension {
            until: later(today, 5 + dice.below(20)),
            reason: word(),
            firm_told: word(),
        }),
        7 => Command::ConveneConsultation(ConveneConsultation {
            question: word(),
            offices: place.desks.iter().map(|desk| desk.office).collect(),
            level: None,
        }),
        8 => Command::RequestDocket(RequestDocket {
            reason: word(),
            plan: word(),
            milestone_on: later(today, 10 + dice.below(60)),
            reviewer: place.supervisor.person,
        }),
        _ => draft(ReplyClass::A, today),
    })
}

fn draft(class: ReplyClass, today: Date) -> Command {
    Command::DraftReply(DraftReply {
        despite: String::new(),
        class,
        text: word(),
        evidence: word(),
        basis: word(),
        promised_on: Some(later(today, 30)),
    })
}

fn docketed(
    place: &Place,
    case: &Case,
    desk: &Desk,
    today: Date,
    dice: &mut Dice,
) -> Option<(Actor, Command)> {
    let answered = case.docket.as_ref().is_some_and(|docket| docket.answered);
    match dice.below(8) {
        0 | 1 if !answered => Some((desk.head.clone(), draft(ReplyClass::B, today))),
        2 => Some((
            desk.head.clone(),
            Command::ReportMilestone(ReportMilestone {
                progress: word(),
                next_milestone_on: later(today, 10 + dice.below(40)),
            }),
        )),
        3 if dice.one_in(3) => Some((
            place.dispatcher.clone(),
            Command::ResumeFromDocket(ResumeFromDocket {
                reason: word(),
                limit: Limit::working_days(8),
            }),
        )),
        4 if answered => Some((desk.head.clone(), draft(ReplyClass::A, today))),
        _ => None,
    }
}

fn replied(place: &Place, today: Date, dice: &mut Dice) -> Option<(Actor, Command)> {
    match dice.below(5) {
        0 => Some((
            place.owner.clone(),
            Command::Rate(Rate {
                satisfaction: dice.one_of(Satisfaction::ALL),
                solved: dice.one_of(Solved::ALL),
                speed: Satisfaction::Satisfied,
                attitude: Satisfaction::Satisfied,
                result: Satisfaction::Satisfied,
                reason: word(),
            }),
        )),
        1 => Some((
            place.caller.clone(),
            Command::RecordCall(RecordCall {
                on: today,
                answers: dice.one_in(2).then(|| CallAnswers {
                    contacted: true,
                    solved: Solved::Yes,
                    satisfaction: Some(Satisfaction::Satisfied),
                    pressed: Some(false),
                    wants_rework: dice.one_in(4),
                }),
                note: word(),
            }),
        )),
        2 => Some((
            place.supervisor.clone(),
            Command::OrderRework(OrderRework { reason: word() }),
        )),
        _ => None,
    }
}

fn verify(dice: &mut Dice) -> Command {
    match dice.one_in(4) {
        true => Command::RefuseStrikeOff(RefuseStrikeOff { reason: word() }),
        false => Command::VerifyStrikeOff(VerifyStrikeOff {
            reach: Reach::ThisFirm,
            common_problem: String::new(),
        }),
    }
}

/// The stage without a withdrawal, which nobody asks for here.
pub fn is_waiting(case: &Case, today: Date) -> bool {
    matches!(case.stage, Stage::AwaitingMaterial { until, .. } if today <= until)
}
