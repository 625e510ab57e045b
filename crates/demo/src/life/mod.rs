//! The life of one problem as steps on a time line, from the leader's word in the room to the strike-off.

mod after;
mod docket;

use domain::calendar::Calendar;
use domain::cases::command::*;
use domain::cases::intake::Difficulty;
use domain::cases::reply::ReplyClass;
use domain::deadlines::{Limit, add_working_days, due};
use domain::ids::{OfficeId, PersonId};
use domain::permits::{Actor, Role};
use domain::settings::Settings;
use domain::time::{Date, Instant, local_instant};

use crate::dice::Dice;
use crate::named::Named;
use crate::plan::CasePlan;
use crate::prefecture::{OfficeStaff, Prefecture};
use crate::problems::Problem;

/// Something that somebody does to the case.
pub struct Step {
    pub at: Instant,
    pub actor: Actor,
    pub command: Command,
}

/// Everything that one life is told with.
pub struct Teller<'a> {
    pub prefecture: &'a Prefecture,
    pub settings: &'a Settings,
    pub calendar: &'a Calendar,
    pub plan: &'a CasePlan,
    /// The problem of the public record that this is, if it is one.
    pub named: Option<&'static Named>,
    pub problem: &'a Problem,
    pub staff: &'a OfficeStaff,
    /// Offices that help.
    pub helpers: Vec<OfficeId>,
    pub leader: PersonId,
    pub met_on: Date,
    /// The day after which nothing is told any more.
    pub last_on: Date,
    pub dice: Dice,
    pub steps: Vec<Step>,
}

impl Teller<'_> {
    /// Tells everything after the assignment in the room.
    pub fn tell(mut self, acknowledged: bool) -> Vec<Step> {
        let clerk = self.clerk();
        let leader = Prefecture::whole(self.leader, Role::Leader);
        let next = self.days_after(self.met_on, 1);
        // What is due the next day is taken up the same afternoon.
        let at_once = self.plan.difficulty == Difficulty::Immediate;
        let first = if at_once { self.met_on } else { next };
        if !acknowledged {
            let hour = if at_once { 15 } else { 9 };
            self.step(first, hour, clerk, Command::Acknowledge(Acknowledge {}));
        }
        let confirm = ConfirmAssignment {
            correction: String::new(),
        };
        self.step(next, 8, leader, Command::ConfirmAssignment(confirm));
        self.contact(first, 16);
        if !at_once {
            self.opinions(next);
        }
        let replied_on = self.handle();
        let replied_on = if self.plan.reworked {
            self.rework(replied_on)
        } else {
            replied_on
        };
        self.follow_up(replied_on);
        let last = local_instant(self.last_on, 23, 0);
        self.steps.retain(|step| step.at < last);
        self.steps
    }

    fn days_after(&self, on: Date, days: u32) -> Date {
        add_working_days(self.calendar, on, days)
    }

    /// A number of days below `below`.
    fn throw(&mut self, below: u32) -> u32 {
        self.dice.below(below as usize) as u32
    }

    fn step(&mut self, on: Date, hour: i64, actor: Actor, command: Command) {
        let minute = self.dice.below(55) as i64;
        self.steps.push(Step {
            at: local_instant(on, hour, minute),
            actor,
            command,
        });
    }

    fn clerk(&self) -> Actor {
        Prefecture::of_office(self.staff.clerk, Role::OfficeClerk, self.office())
    }

    fn head(&self) -> Actor {
        Prefecture::of_office(self.staff.head, Role::OfficeHead, self.office())
    }

    fn dispatcher(&self) -> Actor {
        Prefecture::whole(self.prefecture.dispatcher, Role::Dispatcher)
    }

    /// The dispatcher, unless the dispatcher's own office handled the case.
    fn verifier(&self) -> Actor {
        let own = self.prefecture.office("州发改委（州优化办）");
        let handlers = self.helpers.iter().copied().chain([self.office()]);
        if handlers.map(Some).any(|office| office == own) {
            self.prefecture.manager()
        } else {
            self.dispatcher()
        }
    }

    fn office(&self) -> OfficeId {
        self.staff.office
    }

    fn contact(&mut self, on: Date, hour: i64) {
        let command = Command::LogContact(LogContact {
            occurred_at: local_instant(on, hour, 0),
            method: *self.dice.pick(&[
                ContactMethod::Phone,
                ContactMethod::Visit,
                ContactMethod::Phone,
            ]),
            summary: "与企业核实诉求内容、已有材料和期望的办理方式，告知责任人和办理时限。"
                .to_owned(),
            meal: Meal::None,
        });
        let clerk = self.clerk();
        self.step(on, hour, clerk, command);
    }

    /// What the helping offices think of it.
    fn opinions(&mut self, on: Date) {
        let helpers = self.helpers.clone();
        let staff = &self.prefecture.offices;
        for helper in staff.iter().filter(|staff| helpers.contains(&staff.office)) {
            let opinion = GiveOpinion {
                office: helper.office,
                text: "本单位职责内的情况已经核实，同意牵头单位的办理意见，配合提供材料。"
                    .to_owned(),
            };
            let clerk = Prefecture::of_office(helper.clerk, Role::OfficeClerk, helper.office);
            self.step(on, 17, clerk, Command::GiveOpinion(opinion));
        }
    }

    fn limit(&self) -> Limit {
        match self.plan.difficulty {
            Difficulty::Immediate => self.settings.immediate,
            Difficulty::Ordinary => self.settings.ordinary,
            Difficulty::Complex => self.settings.complex,
            Difficulty::Hard => self.settings.hard,
        }
    }

    /// Works on it and answers; returns the day of the issued reply.
    fn handle(&mut self) -> Date {
        let due_on = due(self.calendar, self.met_on, self.limit()).due_on;
        let days = self.limit().count();
        if let Some((until, replied_on)) = self.named.and_then(|named| named.extended) {
            return self.handle_named(due_on, until, replied_on);
        }
        if self.plan.class == ReplyClass::B {
            return self.docket(days);
        }
        let replied_on = if self.plan.late {
            let days = 2 + self.throw(6);
            self.days_after(due_on, days)
        } else if days >= 5 && self.dice.below(5) < 2 && !self.plan.reworked {
            self.extend(due_on, days)
        } else {
            let days = self.within(days);
            self.days_after(self.met_on, days)
        };
        let replied_on = replied_on.min(self.latest_reply());
        if replied_on > self.days_after(self.met_on, 4) {
            let halfway = self.days_after(self.met_on, 3);
            let text = "已召集相关科室研究，形成办理方案，正在按方案推进。".to_owned();
            let clerk = self.clerk();
            self.step(
                halfway,
                15,
                clerk,
                Command::LogProgress(LogProgress { text }),
            );
        }
        self.reply(replied_on, self.plan.class);
        replied_on
    }

    /// A problem of the record that took months: extended in time, reported on at each milestone.
    fn handle_named(&mut self, due_on: Date, until: Date, replied_on: Date) -> Date {
        self.extend_to(due_on, until);
        for (on, text) in self.named.map_or(&[][..], |named| named.milestones) {
            let clerk = self.clerk();
            let text = (*text).to_owned();
            self.step(*on, 16, clerk, Command::LogProgress(LogProgress { text }));
        }
        self.reply(replied_on, self.plan.class);
        replied_on
    }

    /// A day within the limit; early days are as likely as late ones.
    fn within(&mut self, days: u32) -> u32 {
        if days <= 1 {
            1
        } else {
            2 + self.dice.below(days as usize - 1) as u32
        }
    }

    /// Leaves time for the call within the year.
    fn latest_reply(&self) -> Date {
        domain::deadlines::working_days_before(self.calendar, self.last_on, 6)
    }

    /// Asks for more time two days before the date, is granted it, and answers within it.
    fn extend(&mut self, due_on: Date, days: u32) -> Date {
        let more = 3 + self.throw(days);
        let until = self.days_after(due_on, more);
        self.extend_to(due_on, until);
        let more = domain::deadlines::elapsed_working_days(self.calendar, due_on, until);
        {
            let days = 1 + self.throw(u32::try_from(more).unwrap_or(1));
            self.days_after(due_on, days)
        }
    }

    fn extend_to(&mut self, due_on: Date, until: Date) {
        let asked_on = domain::deadlines::working_days_before(self.calendar, due_on, 2);
        let deputy = Prefecture::of_office(self.staff.deputy, Role::OfficeDeputy, self.office());
        let ask = RequestExtension {
            until,
            reason: "需跨部门核实情况并履行审批程序，原时限内难以办结。".to_owned(),
            firm_told: "已电话告知企业并说明原因。".to_owned(),
        };
        self.step(asked_on, 9, deputy, Command::RequestExtension(ask));
        let grant = GrantExtension {
            until,
            note: "同意，按期办结。".to_owned(),
        };
        let dispatcher = self.dispatcher();
        self.step(asked_on, 16, dispatcher, Command::GrantExtension(grant));
    }

    fn reply(&mut self, on: Date, class: ReplyClass) {
        let draft = DraftReply {
            class,
            text: format!(
                "贵公司提出的“{}”诉求收悉。{}",
                self.problem.title,
                self.answer(class)
            ),
            evidence: if class == ReplyClass::A {
                self.problem.ground.to_owned()
            } else {
                String::new()
            },
            basis: if class == ReplyClass::C {
                self.problem.ground.to_owned()
            } else {
                String::new()
            },
            promised_on: (class == ReplyClass::B).then(|| Date::constant(2025, 6, 30)),
            despite: String::new(),
        };
        let (clerk, head, dispatcher) = (self.clerk(), self.head(), self.dispatcher());
        self.step(on, 9, clerk, Command::DraftReply(draft));
        self.step(on, 11, head, Command::SignReply(SignReply {}));
        self.step(on, 15, dispatcher, Command::IssueReply(IssueReply {}));
    }

    fn answer(&self, class: ReplyClass) -> &'static str {
        match class {
            ReplyClass::A => self.problem.answer,
            ReplyClass::B => {
                "该事项已列入计划，按节点推进，完成时间见本函所列日期，期间每个节点向贵公司反馈进展。"
            }
            ReplyClass::C | ReplyClass::D => {
                "经核实，受现行规定限制暂不能直接办理，现将依据和可行的替代途径说明如下。"
            }
        }
    }
}
