//! Replies, what the firm says of them, and the end: one round per issued reply.

use super::clock::set_promise;
use crate::cases::event::{
    Reopened, ReplyDrafted, ReplyIssued, ReplyReturned, ReplySigned, Returner, ReworkOrdered,
    StrikeOffVerified, StruckOff,
};
use crate::cases::reply::{Issued, Reply, ReplyClass};
use crate::cases::state::{Case, FirstReply, Round, Stage};

pub fn drafted(case: &mut Case, e: &ReplyDrafted) {
    // A draft after an issued reply, as on the docket, begins a round of its own: nothing said of the old reply counts
    // for the new one.
    if case.issued_reply().is_some() {
        close_round(case);
    }
    case.reply = Some(Reply {
        content: e.content.clone(),
        drafted_by: e.by,
        signed_by: None,
        issued: None,
    });
    case.stage = Stage::ReplyDrafted;
}

pub fn signed(case: &mut Case, e: &ReplySigned) {
    if let Some(reply) = &mut case.reply {
        reply.signed_by = Some(e.by);
    }
    case.stage = Stage::ReplySigned;
}

pub fn returned(case: &mut Case, e: &ReplyReturned) {
    if e.by == Returner::ProgrammeOffice {
        case.returned_replies += 1;
        case.pace.returned_on = e.on;
    }
    case.reply = None;
    case.stage = if case.docket.is_some() {
        Stage::Docketed
    } else {
        Stage::InProgress
    };
}

pub fn issued(case: &mut Case, e: &ReplyIssued) {
    let Some(reply) = &mut case.reply else { return };
    let class = reply.content.class;
    reply.issued = Some(Issued {
        on: e.on,
        at: e.at,
        number: e.number.clone(),
    });
    let due_on = case.due.as_ref().map(|due| due.due_on);
    case.first_reply.get_or_insert(FirstReply {
        class: Some(class),
        on: e.on,
        due_on,
        working_days: e.working_days,
        handling_days: e.handling_days,
    });
    match (&mut case.docket, class) {
        (Some(docket), ReplyClass::B) => docket.answered = true,
        // Only a planned solution (class B) stays on the docket once it is answered.
        _ => case.docket = None,
    }
    case.docket_request = None;
    case.extensions.pending = None;
    case.supervision.lapse_warning();
    case.stage = Stage::Replied;
}

pub fn followed_up(case: &mut Case) {
    case.stage = if case.docket.is_some() {
        Stage::Docketed
    } else {
        Stage::AwaitingStrikeOff
    };
}

pub fn rework_ordered(case: &mut Case, e: &ReworkOrdered) {
    case.reworks += 1;
    close_round(case);
    set_promise(case, &e.promise);
    case.stage = Stage::InProgress;
}

pub fn verified(case: &mut Case, e: &StrikeOffVerified) {
    case.verified_by = Some(e.by);
    case.common_problem = Some(e.common_problem.clone());
    case.stage = Stage::AwaitingLeader;
}

pub fn struck_off(case: &mut Case, e: &StruckOff) {
    case.struck_off_on = Some(e.on);
    case.stage = Stage::StruckOff;
}

pub fn reopened(case: &mut Case, e: &Reopened) {
    case.reopened += 1;
    case.reworks += 1;
    case.struck_off_on = None;
    case.withdrawn_on = None;
    close_round(case);
    match &e.promise {
        Some(promise) => {
            set_promise(case, promise);
            case.stage = Stage::InProgress;
        }
        None => case.stage = Stage::Accepted,
    }
}

/// Puts the present reply and what was said of it beside the earlier ones. What must be true of a strike-off is asked anew.
fn close_round(case: &mut Case) {
    let reply = case.reply.take().filter(|reply| reply.issued.is_some());
    let round = Round {
        reply,
        rating: case.rating.take(),
        calls: std::mem::take(&mut case.calls),
    };
    if round.reply.is_some() || round.rating.is_some() || !round.calls.is_empty() {
        case.earlier.push(round);
    }
    case.docket = match &case.stage {
        Stage::Docketed => case.docket.take(),
        _ => None,
    };
    case.verified_by = None;
    case.common_problem = None;
}
