//! Who is told what. A pure function of what happened, so that nobody is forgotten and nobody is told by accident.

mod choice;
mod class;
mod recipient;
mod table;
pub mod template;

use serde::{Deserialize, Serialize};

use crate::cases::{Case, Event};
use crate::words;

pub use choice::{Choices, Pace};
pub use class::Class;
pub use recipient::{Recipient, inboxes, reader_key};

/// One notice about a case; the event it comes from says the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Notice {
    pub to: Recipient,
    pub kind: NoticeKind,
}

words! {
    /// What somebody is told. `to_…` asks the reader to do something.
    NoticeKind {
        Received = "received", ToAccept = "to_accept", SupplementAsked = "supplement_asked",
        SupplementGiven = "supplement_given", Accepted = "accepted", ToAssign = "to_assign", Refused = "refused",
        Merged = "merged", Unmerged = "unmerged", Joined = "joined", Left = "left", SplitOff = "split_off",
        Assigned = "assigned", ToAcknowledge = "to_acknowledge", ToAssist = "to_assist", MadeOfficer = "made_officer",
        ToConfirm = "to_confirm", InstructionConfirmed = "instruction_confirmed", Acknowledged = "acknowledged",
        ToRule = "to_rule", ObjectionRuled = "objection_ruled", OfficerChanged = "officer_changed",
        OpinionGiven = "opinion_given", ToConsult = "to_consult", ConsultationConcluded = "consultation_concluded",
        MaterialAsked = "material_asked", MaterialReceived = "material_received",
        ExtensionAsked = "extension_asked", ToDecideExtension = "to_decide_extension",
        ExtensionGranted = "extension_granted", ExtensionDenied = "extension_denied",
        ToDecideDocket = "to_decide_docket", Docketed = "docketed", DocketDenied = "docket_denied",
        ToReview = "to_review", MilestoneReported = "milestone_reported", BackToWork = "back_to_work",
        InterimReply = "interim_reply", ToSign = "to_sign", ToCheckReply = "to_check_reply",
        ReplyReturned = "reply_returned", Replied = "replied", ToCall = "to_call", Rated = "rated",
        BadlyRated = "badly_rated", Pressed = "pressed", ToVerify = "to_verify", ToApprove = "to_approve",
        CommonProblem = "common_problem", ReworkOrdered = "rework_ordered",
        ToCheckWithdrawal = "to_check_withdrawal", Withdrawn = "withdrawn", GoesOn = "goes_on",
        StruckOff = "struck_off", Reopened = "reopened", Terminated = "terminated", Reclassified = "reclassified",
        ContactErased = "contact_erased", DateMoved = "date_moved",
        Reminded = "reminded", ToSignOrder = "to_sign_order", Ordered = "ordered",
        ToCheckAnswer = "to_check_answer", AnswerRejected = "answer_rejected",
        OrderConcluded = "order_concluded", ToDecideReview = "to_decide_review",
        ReviewDecided = "review_decided", ToTalk = "to_talk", TalkRecorded = "talk_recorded", Promoted = "promoted",
        GroupTold = "group_told", ToDecideExclusion = "to_decide_exclusion", Excluded = "excluded",
        ExclusionDenied = "exclusion_denied", ConsultationRaised = "consultation_raised",
    }
}

/// Who is told of an event. `case` is the case after the event.
pub fn for_event(case: &Case, event: &Event) -> Vec<Notice> {
    let lines = table::lines(case, event).iter();
    let mut notices: Vec<Notice> = lines
        .flat_map(|(who, kind)| {
            let to = table::recipients(*who, case, event).into_iter();
            to.map(|to| Notice { to, kind: *kind })
        })
        .collect();
    notices.sort();
    notices.dedup();
    notices
}
