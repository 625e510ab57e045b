//! The lives of invented cases: most were struck off, the others stand in every stage on the way there.

use app::cases::{Step, Story};
use demo::{OfficeStaff, Prefecture};
use domain::cases::Intake;
use domain::cases::command::*;
use domain::cases::intake::{Channel, Difficulty, Openness, Proceedings, RequestType, Urgency};
use domain::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use domain::ids::{FirmId, PersonId};
use domain::permits::{Actor, Role};
use domain::time::{Date, Instant, local_instant};

use super::YEAR;
use super::words::{ANSWERS, ASKS, DETAILS, PLACES, PROBLEMS, RARELY};

/// Days of the year on which cases begin; the rest of it is for the last ones to be answered in.
const BEGINNINGS: usize = 330;

/// Tells one life after another.
pub struct Teller<'a> {
    prefecture: &'a Prefecture,
    firms: &'a [FirmId],
    /// Offices that handle cases: those of the dispatcher and the caller would judge themselves.
    staff: Vec<&'a OfficeStaff>,
    seed: u64,
}

/// How far a life has come.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum End {
    Submitted,
    Accepted,
    Assigned,
    InProgress,
    Replied,
    Verified,
    StruckOff,
}

impl<'a> Teller<'a> {
    pub fn new(prefecture: &'a Prefecture, firms: &'a [FirmId]) -> Teller<'a> {
        let judging = ["州发改委（州优化办）", "州委统战部"].map(|name| prefecture.office(name));
        let handles = |staff: &&OfficeStaff| !judging.contains(&Some(staff.office));
        Teller {
            prefecture,
            firms,
            staff: prefecture.offices.iter().filter(handles).collect(),
            seed: 0x5EED,
        }
    }

    /// A number below `below`: an xorshift is random enough for which word comes next.
    fn below(&mut self, below: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        (self.seed % below.max(1) as u64) as usize
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// The n-th life. One in five is being worked on, as in a programme under way.
    pub fn story(&mut self, n: usize) -> Story {
        let day = n * 7919 % BEGINNINGS;
        let end = match self.below(100) {
            0..2 => End::Submitted,
            2..5 => End::Accepted,
            5..9 => End::Assigned,
            9..29 => End::InProgress,
            29..36 => End::Replied,
            36..40 => End::Verified,
            _ => End::StruckOff,
        };
        let difficulty = self.pick(&[
            Difficulty::Ordinary,
            Difficulty::Ordinary,
            Difficulty::Complex,
        ]);
        let at = self.below(self.staff.len());
        let staff = self.staff[at];
        let leader = self.pick(&self.prefecture.leaders);
        let intake = self.intake();
        let mut life = Life {
            prefecture: self.prefecture,
            staff,
            leader,
            day,
            steps: Vec::new(),
        };
        let received_at = life.at(0, 9);
        let answer = self.pick(ANSWERS);
        life.begin(end, &intake, difficulty);
        life.finish(end, answer);
        Story {
            raised_by: Prefecture::whole(self.prefecture.federation, Role::FederationClerk),
            intake,
            received_at,
            steps: life.steps,
        }
    }

    fn intake(&mut self) -> Intake {
        let (category, title, obstacle) = self.pick(PROBLEMS);
        let n = (3 + self.below(900)).to_string();
        let mut facts = format!("我公司{}。", obstacle.replace("{n}", &n));
        for _ in 0..1 + self.below(5) {
            facts.push_str(self.pick(DETAILS));
        }
        if self.below(1000) == 0 {
            facts.push_str(RARELY);
        }
        Intake {
            channel: self.pick(&[
                Channel::Visit,
                Channel::Hotline,
                Channel::Online,
                Channel::County,
            ]),
            request_type: RequestType::Help,
            firm: Some(self.pick(self.firms)),
            chamber: None,
            meeting: None,
            title: format!("{title}（{n}）"),
            facts,
            ask: self.pick(ASKS).to_owned(),
            category: category.to_owned(),
            place: self.pick(PLACES).to_owned(),
            amount_fen: None,
            tried_elsewhere: String::new(),
            proceedings: Proceedings::None,
            urgency: Urgency::Normal,
            openness: Openness::Internal,
            no_state_secrets: true,
            contact: None,
        }
    }
}

struct Life<'a> {
    prefecture: &'a Prefecture,
    staff: &'a OfficeStaff,
    leader: PersonId,
    day: usize,
    steps: Vec<Step>,
}

impl Life<'_> {
    /// An instant so many days after the beginning.
    fn at(&self, days: usize, hour: i64) -> Instant {
        let first = Date::constant(YEAR as i16, 1, 2);
        let days = i64::try_from(self.day + days).unwrap_or(0);
        local_instant(first.saturating_add(jiff::Span::new().days(days)), hour, 0)
    }

    fn step(&mut self, days: usize, hour: i64, actor: Actor, command: Command) {
        let at = self.at(days, hour);
        self.steps.push(Step { at, actor, command });
    }

    fn of_office(&self, person: PersonId, role: Role) -> Actor {
        Prefecture::of_office(person, role, self.staff.office)
    }

    /// From acceptance to the first contact.
    fn begin(&mut self, end: End, intake: &Intake, difficulty: Difficulty) {
        let dispatcher = Prefecture::whole(self.prefecture.dispatcher, Role::Dispatcher);
        let clerk = self.of_office(self.staff.clerk, Role::OfficeClerk);
        if end < End::Accepted {
            return;
        }
        let category = intake.category.clone();
        let accept = Command::Accept(Accept {
            category,
            difficulty,
        });
        self.step(0, 10, dispatcher.clone(), accept);
        if end < End::Assigned {
            return;
        }
        self.step(0, 11, dispatcher, Command::Assign(self.assign(difficulty)));
        if end < End::InProgress {
            return;
        }
        self.step(0, 15, clerk.clone(), Command::Acknowledge(Acknowledge {}));
        let correction = String::new();
        let confirm = Command::ConfirmAssignment(ConfirmAssignment { correction });
        self.step(0, 16, Prefecture::whole(self.leader, Role::Leader), confirm);
        let contact = Command::LogContact(LogContact {
            occurred_at: self.at(1, 9),
            method: ContactMethod::Phone,
            summary: "与企业核实情况，告知责任人和办理时限。".to_owned(),
            meal: Meal::None,
        });
        self.step(1, 10, clerk, contact);
    }

    fn assign(&self, difficulty: Difficulty) -> Assign {
        Assign {
            lead: self.staff.office,
            officer: self.staff.clerk,
            co_offices: Vec::new(),
            difficulty,
            limit: None,
            instruction: "请主动对接企业，依法依规研究解决，按时答复。".to_owned(),
            leader: Some(self.leader),
            meeting: None,
        }
    }

    /// From the draft of the reply to the strike-off.
    fn finish(&mut self, end: End, answer: &str) {
        if end < End::Replied {
            return;
        }
        let dispatcher = Prefecture::whole(self.prefecture.dispatcher, Role::Dispatcher);
        let clerk = self.of_office(self.staff.clerk, Role::OfficeClerk);
        let head = self.of_office(self.staff.head, Role::OfficeHead);
        self.step(3, 9, clerk, Command::DraftReply(draft(answer)));
        self.step(3, 14, head, Command::SignReply(SignReply {}));
        self.step(4, 9, dispatcher.clone(), Command::IssueReply(IssueReply {}));
        if end < End::Verified {
            return;
        }
        let caller = Prefecture::whole(self.prefecture.caller, Role::Caller);
        let call = self.call();
        self.step(6, 10, caller, Command::RecordCall(call));
        let verify = Command::VerifyStrikeOff(VerifyStrikeOff {
            reach: Reach::ThisFirm,
            common_problem: String::new(),
        });
        self.step(7, 9, dispatcher, verify);
        if end < End::StruckOff {
            return;
        }
        let note = String::new();
        let approve = Command::ApproveStrikeOff(ApproveStrikeOff { note });
        self.step(8, 17, Prefecture::whole(self.leader, Role::Leader), approve);
    }

    fn call(&self) -> RecordCall {
        let satisfaction = match self.day % 10 {
            0 => Satisfaction::Basically,
            1..4 => Satisfaction::VerySatisfied,
            _ => Satisfaction::Satisfied,
        };
        RecordCall {
            on: domain::time::local_date(self.at(6, 10)),
            answers: Some(CallAnswers {
                contacted: true,
                solved: Solved::Yes,
                satisfaction: Some(satisfaction),
                pressed: Some(false),
                wants_rework: false,
            }),
            note: String::new(),
        }
    }
}

fn draft(answer: &str) -> DraftReply {
    DraftReply {
        class: ReplyClass::A,
        text: answer.to_owned(),
        evidence: "办结凭证".to_owned(),
        basis: String::new(),
        promised_on: None,
        despite: String::new(),
    }
}
