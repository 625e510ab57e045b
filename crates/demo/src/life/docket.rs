//! A problem that can't be solved yet: on the docket with a plan, entered anew at each milestone.

use domain::calendar::Calendar;
use domain::cases::command::*;
use domain::cases::reply::ReplyClass;
use domain::deadlines::add_working_days;
use domain::permits::Role;
use domain::time::{Date, local_instant};

use super::Teller;
use crate::prefecture::Prefecture;

impl Teller<'_> {
    /// Puts it on the docket with a plan, renews the entry at each milestone, and answers in class B.
    pub(super) fn docket(&mut self, days: u32) -> Date {
        let asked_on = self.days_after(self.met_on, (days / 2).max(1));
        let hour = if days == 1 { 14 } else { 9 };
        let reason = "涉及上级审批和建设周期，近期客观上不能解决。";
        self.enter_docket(asked_on, hour, reason);
        let replied_on = self.docket_reply(asked_on, days);
        let mut milestone = next_milestone(self.calendar, asked_on);
        while milestone < self.last_on {
            let reason = "本节点任务完成，转入下一节点，审批和建设尚未结束。";
            self.enter_docket(milestone, 9, reason);
            milestone = next_milestone(self.calendar, milestone);
        }
        replied_on
    }

    /// The head asks for a cycle of the docket, the supervision office grants it the same day.
    fn enter_docket(&mut self, on: Date, hour: i64, reason: &str) {
        let request = RequestDocket {
            reason: reason.to_owned(),
            plan: "列入年度计划，分三个节点推进：方案、审批、实施。".to_owned(),
            milestone_on: next_milestone(self.calendar, on),
            reviewer: self.prefecture.supervisor,
        };
        let note = "同意挂账，按节点督办。".to_owned();
        let head = self.head();
        let supervisor = Prefecture::whole(self.prefecture.supervisor, Role::Supervisor);
        self.step(on, hour, head, Command::RequestDocket(request));
        let approve = Command::ApproveDocket(ApproveDocket { note });
        self.step(on, 15, supervisor, approve);
    }

    /// The reply of a docketed problem still goes out within the first limit.
    fn docket_reply(&mut self, asked_on: Date, days: u32) -> Date {
        let replied_on = if days == 1 {
            asked_on
        } else {
            self.days_after(asked_on, 1)
        };
        if days > 1 {
            self.reply(replied_on, ReplyClass::B);
            return replied_on;
        }
        self.reply(replied_on, ReplyClass::B);
        // On a single day the three signatures follow the approval of the docket.
        let shift = self.steps.len() - 3;
        for (step, hour) in self.steps[shift..].iter_mut().zip([16, 17, 18]) {
            step.at = local_instant(replied_on, hour, 30);
        }
        replied_on
    }
}

/// A working day about eleven weeks on, within one cycle of the docket.
fn next_milestone(calendar: &Calendar, from: Date) -> Date {
    add_working_days(calendar, from, 50)
}
