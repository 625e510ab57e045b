//! Reminders and supervision: the ladder is climbed every working morning, late cases get a red order that is answered and
//! concluded, and towards the end of the year some plans on the docket are looked into.

use std::time::Duration;

use app::Error;
use app::cases::Manner;
use domain::calendar::Calendar;
use domain::cases::command::*;
use domain::cases::reply::ReplyClass;
use domain::cases::state::{Color, Finding, TalkKind};
use domain::cases::{Case, Command};
use domain::deadlines::add_working_days;
use domain::ladder::Watch;
use domain::permits::{Actor, Role};
use domain::time::{Date, Instant, local_date, local_instant};

use crate::prefecture::Prefecture;
use crate::year::{LAST_ON, Year};

/// What is done for supervision at an instant.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// The programme climbs what is due.
    Morning,
    /// The supervision office and the heads of late offices see to their orders.
    Noon,
    /// The supervision office looks into a plan of the docket, by its place among them.
    LookInto(usize),
    /// The office of that plan answers.
    Answer(usize),
    /// The answer is found to be true.
    Conclude(usize),
    /// The office doesn't agree with what was found.
    Doubt(usize),
}

/// Plans that are looked into at the end of the year: one is asked, one has answered, one disputes what was found.
const LOOKED_INTO: [(Date, Step); 7] = [
    (Date::constant(2024, 12, 12), Step::LookInto(2)),
    (Date::constant(2024, 12, 16), Step::Answer(2)),
    (Date::constant(2024, 12, 18), Step::Conclude(2)),
    (Date::constant(2024, 12, 23), Step::LookInto(1)),
    (Date::constant(2024, 12, 26), Step::Answer(1)),
    (Date::constant(2024, 12, 27), Step::Doubt(2)),
    (Date::constant(2024, 12, 27), Step::LookInto(0)),
];

/// Everything that is done for supervision in the year, with its instant.
pub fn steps() -> Vec<(Instant, Step)> {
    let calendar = Calendar::official();
    let mut steps = Vec::new();
    let first = Date::constant(2024, 1, 2);
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    let days = days.take_while(|day| *day <= LAST_ON);
    for day in days.filter(|day| calendar.is_working(*day)) {
        steps.push((local_instant(day, 9, 5), Step::Morning));
        steps.push((local_instant(day, 11, 40), Step::Noon));
    }
    let looked_into = LOOKED_INTO.iter().zip(0..);
    steps.extend(looked_into.map(|((day, step), n)| (local_instant(*day, 14, 30 + n), *step)));
    steps
}

/// The server that climbs the ladder, and what it remembers of its clock.
pub struct Supervision {
    watch: Watch,
    begun_at: Instant,
}

impl Supervision {
    pub fn new(begun_at: Instant) -> Supervision {
        Supervision {
            watch: Watch::default(),
            begun_at,
        }
    }

    /// Takes a step at an instant; `numbers` are those of the cases, empty before they are raised.
    pub fn take(
        &mut self,
        year: &Year<'_>,
        numbers: &[String],
        (at, step): (Instant, Step),
    ) -> Result<(), Error> {
        let today = local_date(at);
        match step {
            Step::Morning => {
                let steady = u64::try_from(at.since(self.begun_at)).unwrap_or_default();
                let steady = Duration::from_millis(steady);
                year.app.ladder().step(&mut self.watch, steady)?;
                Ok(())
            }
            Step::Noon => see_to_late_cases(year, numbers, today),
            Step::LookInto(plan) => on_docket(year, numbers, plan, |_| {
                Some((Who::Supervisor, look_into(plan, today)))
            }),
            Step::Answer(plan) => {
                on_docket(year, numbers, plan, |_| Some((Who::Head, answer(PROGRESS))))
            }
            Step::Conclude(plan) => on_docket(year, numbers, plan, |_| {
                Some((Who::Supervisor, conclude(Finding::PartlyDone)))
            }),
            Step::Doubt(plan) => on_docket(year, numbers, plan, |_| {
                let reason = "上报材料已由上级部门受理，受理时间晚于督查日，请予复核。".to_owned();
                Some((Who::Head, Command::RequestReview(RequestReview { reason })))
            }),
        }
    }
}

/// Who acts.
enum Who {
    Supervisor,
    Head,
}

fn see_to_late_cases(year: &Year<'_>, numbers: &[String], today: Date) -> Result<(), Error> {
    let late = (0..year.cases.len()).filter(|n| year.cases[*n].late && !numbers[*n].is_empty());
    for n in late {
        act(year, n, &numbers[n], |case| next(case, today))?;
    }
    Ok(())
}

/// What is next about the order of a late case.
fn next(case: &Case, today: Date) -> Option<(Who, Command)> {
    let supervision = &case.supervision;
    let proposed = supervision.proposal.map(|proposal| proposal.color);
    if proposed == Some(Color::Red) && !case.stage.name().is_final() {
        return Some((Who::Supervisor, sign(today)));
    }
    if supervision.talk_due_on.is_some() {
        let talk = RecordTalk {
            what: TalkKind::Talk,
            text: "约谈单位分管负责人，要求说明超期原因并明确答复企业的日期。".to_owned(),
            held_on: today,
        };
        return Some((Who::Supervisor, Command::RecordTalk(talk)));
    }
    let order = supervision.order.as_ref()?;
    match &order.answer {
        None => (order.issued_on < today).then(|| (Who::Head, answer(LATE))),
        Some(_) => {
            let replied = case.issued_reply().is_some();
            replied.then(|| (Who::Supervisor, conclude(Finding::Done)))
        }
    }
}

const LATE: &str =
    "核实情况涉及多个环节，超出原时限。已与企业说明，正在办理答复，两个工作日内报送。";
const PROGRESS: &str = "方案已经审定，正在办理审批，节点时间不变。";

fn sign(today: Date) -> Command {
    Command::IssueOrder(IssueOrder {
        color: Color::Red,
        reason: "该事项超过答复时限，未申请延期，也没有答复企业。".to_owned(),
        demand: "说明超期原因，尽快答复企业，答复情况书面反馈。".to_owned(),
        due_on: add_working_days(Calendar::official(), today, 3),
    })
}

fn look_into(plan: usize, today: Date) -> Command {
    let color = match plan {
        0 => Color::Blue,
        _ => Color::Yellow,
    };
    Command::IssueOrder(IssueOrder {
        color,
        reason: "年末检查挂账事项，本节点的进展材料不齐。".to_owned(),
        demand: "报送本节点的进展和佐证，说明下一节点能否按期完成。".to_owned(),
        due_on: add_working_days(Calendar::official(), today, 5),
    })
}

fn answer(text: &str) -> Command {
    Command::AnswerOrder(AnswerOrder {
        text: text.to_owned(),
    })
}

fn conclude(finding: Finding) -> Command {
    let conclusion = match finding {
        Finding::Done => "反馈属实，企业已经收到答复，予以办结。",
        Finding::PartlyDone | Finding::NotDone => "方案属实，审批材料上报晚于计划，列为部分落实。",
    };
    Command::AcceptAnswer(AcceptAnswer {
        finding,
        conclusion: conclusion.to_owned(),
    })
}

fn on_docket(
    year: &Year<'_>,
    numbers: &[String],
    plan: usize,
    next: impl Fn(&Case) -> Option<(Who, Command)>,
) -> Result<(), Error> {
    let planned = |n: &usize| year.cases[*n].class == ReplyClass::B;
    // Where all was solved nothing stays on the docket.
    let Some(n) = (0..year.cases.len()).filter(planned).nth(plan) else {
        return Ok(());
    };
    act(year, n, &numbers[n], next)
}

fn act(
    year: &Year<'_>,
    n: usize,
    number: &str,
    next: impl Fn(&Case) -> Option<(Who, Command)>,
) -> Result<(), Error> {
    let supervisor = Prefecture::whole(year.prefecture.supervisor, Role::Supervisor);
    let case = year.app.cases().get(&supervisor, number)?.case;
    let Some((who, command)) = next(&case) else {
        return Ok(());
    };
    let actor = match who {
        Who::Supervisor => supervisor,
        Who::Head => head(year, n),
    };
    let cases = year.app.cases();
    cases.act(&actor, number, &command, Manner::default())?;
    Ok(())
}

fn head(year: &Year<'_>, n: usize) -> Actor {
    let staff = &year.prefecture.offices[year.cases[n].office];
    Prefecture::of_office(staff.head, Role::OfficeHead, staff.office)
}
