//! What a notice asks of its reader, by which people choose how they want to be told.

use super::{Notice, NoticeKind};
use crate::words;

words! {
    /// Kinds of notices that people choose about together.
    Class {
        /// What a firm must be told: sent to it whatever was chosen.
        Formal = "formal",
        /// The reader must do something.
        Task = "task",
        /// Something went wrong and waits for nobody in particular.
        Warning = "warning",
        /// Good to know.
        News = "news",
    }
}

impl Notice {
    /// What the notice is to its reader.
    pub fn class(&self) -> Class {
        if self.to.is_outside() && is_formal(self.kind) {
            return Class::Formal;
        }
        of_kind(self.kind)
    }
}

/// What a firm is told by law or by the programme's own promise: how its case goes on, by whom, until when, with what
/// result.
fn is_formal(kind: NoticeKind) -> bool {
    use NoticeKind::*;
    matches!(
        kind,
        Received
            | SupplementAsked
            | Accepted
            | Refused
            | Merged
            | Unmerged
            | SplitOff
            | Assigned
            | OfficerChanged
            | MaterialAsked
            | ExtensionGranted
            | Docketed
            | BackToWork
            | Replied
            | ReworkOrdered
            | GoesOn
            | Withdrawn
            | StruckOff
            | Reopened
            | Terminated
            | ContactErased
            | DateMoved
    )
}

fn of_kind(kind: NoticeKind) -> Class {
    use NoticeKind::*;
    match kind {
        ToAccept | ToAssign | ToAcknowledge | ToAssist | ToConfirm | ToRule | ToConsult
        | ToDecideExtension | ToDecideDocket | ToReview | ToSign | ToCheckReply | ToCall
        | ToVerify | ToApprove | ToCheckWithdrawal | SupplementAsked | MaterialAsked
        | MadeOfficer | Reminded | Ordered | ToSignOrder | ToCheckAnswer | ToDecideReview
        | ToTalk | ToDecideExclusion | AnswerRejected => Class::Task,
        BadlyRated | Pressed | ReworkOrdered | ReplyReturned | BackToWork | Reopened | Promoted
        | GroupTold | ConsultationRaised => Class::Warning,
        Received
        | SupplementGiven
        | Accepted
        | Refused
        | Merged
        | Unmerged
        | Joined
        | Left
        | SplitOff
        | Assigned
        | InstructionConfirmed
        | Acknowledged
        | ObjectionRuled
        | OfficerChanged
        | OpinionGiven
        | ConsultationConcluded
        | MaterialReceived
        | ExtensionAsked
        | ExtensionGranted
        | ExtensionDenied
        | Docketed
        | DocketDenied
        | MilestoneReported
        | InterimReply
        | Replied
        | Rated
        | CommonProblem
        | Withdrawn
        | GoesOn
        | StruckOff
        | Terminated
        | Reclassified
        | ContactErased
        | OrderConcluded
        | ReviewDecided
        | TalkRecorded
        | Excluded
        | ExclusionDenied
        | DateMoved => Class::News,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{FirmId, OfficeId};
    use crate::notices::Recipient;

    fn class(to: Recipient, kind: NoticeKind) -> Class {
        Notice { to, kind }.class()
    }

    #[test]
    fn a_reply_is_a_formal_notice_to_the_firm_and_news_to_the_office() {
        let id = Uuid::from_u128(1);
        let firm = Recipient::Firm(FirmId(id));
        let office = Recipient::Office(OfficeId(id));
        assert_eq!(class(firm, NoticeKind::Replied), Class::Formal);
        assert_eq!(class(office, NoticeKind::Replied), Class::News);
    }

    #[test]
    fn whatever_asks_the_reader_to_act_is_a_task() {
        let office = Recipient::Office(OfficeId(Uuid::from_u128(1)));
        for kind in NoticeKind::ALL
            .iter()
            .filter(|k| k.key().starts_with("to_"))
        {
            assert_eq!(class(office, *kind), Class::Task, "{kind}");
        }
    }
}
