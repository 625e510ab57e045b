//! After the reply: rework, rating, follow-up call, strike-off.

use domain::cases::command::*;
use domain::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use domain::deadlines::working_days_before;
use domain::permits::{Actor, Role};
use domain::time::Date;

use super::Teller;
use crate::plan::Voice;
use crate::prefecture::Prefecture;

impl Teller<'_> {
    /// The firm is not content: handled again, answered again.
    pub(super) fn rework(&mut self, replied_on: Date) -> Date {
        let called_on = self.days_after(replied_on, 2);
        let answers = CallAnswers {
            contacted: true,
            solved: Solved::No,
            satisfaction: Some(Satisfaction::Dissatisfied),
            pressed: Some(false),
            wants_rework: true,
        };
        self.call(
            called_on,
            Some(answers),
            "企业反映措施尚未落地，要求继续办理。",
        );
        let days = 4 + self.throw(6);
        let again_on = self.days_after(called_on, days).min(self.latest_reply());
        let contact_on = self.days_after(called_on, 1);
        self.contact(contact_on, 16);
        self.reply(again_on, ReplyClass::A);
        again_on
    }

    pub(super) fn follow_up(&mut self, replied_on: Date) {
        let called_on = self.days_after(replied_on, 2);
        match self.plan.voice {
            Voice::Silent => {
                // What was answered late in the year is still to be tried a third time.
                let tries = if replied_on > self.quiet_from() { 2 } else { 3 };
                for attempt in 0..tries {
                    let on = self.days_after(called_on, attempt);
                    self.call(on, None, "电话无人接听。");
                }
                if tries == 3 {
                    self.strike_off(self.days_after(called_on, 3));
                }
            }
            Voice::Heard {
                satisfaction,
                solved,
                contacted,
            } => {
                if self.dice.below(5) < 2 && contacted {
                    self.rate(self.days_after(replied_on, 1), satisfaction, solved);
                }
                let answers = CallAnswers {
                    contacted,
                    solved,
                    satisfaction: Some(satisfaction),
                    pressed: Some(false),
                    wants_rework: false,
                };
                self.call(called_on, Some(answers), "");
                // What the firm calls unsolved is not struck off as solved.
                let denied = self.plan.class == ReplyClass::A && solved == Solved::No;
                if !satisfaction.is_bad() && self.plan.class != ReplyClass::B && !denied {
                    self.strike_off(self.days_after(called_on, 1));
                }
            }
        }
    }

    fn quiet_from(&self) -> Date {
        working_days_before(self.calendar, self.last_on, 60)
    }

    fn rate(&mut self, on: Date, satisfaction: Satisfaction, solved: Solved) {
        let enterprise = &self.prefecture.enterprises[self.plan.firm];
        let firm = domain::permits::Scope::Firm(enterprise.firm);
        let grant = domain::permits::Grant {
            role: Role::FirmOwner,
            scope: firm,
        };
        let actor = Actor {
            person: enterprise.entrepreneur,
            on_behalf_of: None,
            grants: vec![grant],
        };
        let reason = if satisfaction.is_bad() {
            "问题没有得到实质解决。".to_owned()
        } else {
            String::new()
        };
        let rating = Rate {
            satisfaction,
            solved,
            speed: satisfaction,
            attitude: Satisfaction::Satisfied,
            result: satisfaction,
            reason,
        };
        self.step(on, 20, actor, Command::Rate(rating));
    }

    fn call(&mut self, on: Date, answers: Option<CallAnswers>, note: &str) {
        let actor = Prefecture::whole(self.prefecture.caller, Role::Caller);
        let command = Command::RecordCall(RecordCall {
            on,
            answers,
            note: note.to_owned(),
        });
        self.step(on, 10, actor, command);
    }

    fn strike_off(&mut self, on: Date) {
        let common_problem = if self.dice.below(4) == 0 {
            "同类企业可能有相同诉求，已列入类案清单排查。"
        } else {
            ""
        };
        let verify = VerifyStrikeOff {
            reach: if common_problem.is_empty() {
                Reach::ThisFirm
            } else {
                Reach::OtherFirms
            },
            common_problem: common_problem.to_owned(),
        };
        let verifier = self.verifier();
        self.step(on, 9, verifier, Command::VerifyStrikeOff(verify));
        let leader = Prefecture::whole(self.leader, Role::Leader);
        let approved_on = self.days_after(on, 1);
        self.step(
            approved_on,
            17,
            leader,
            Command::ApproveStrikeOff(ApproveStrikeOff {
                note: String::new(),
            }),
        );
    }
}
