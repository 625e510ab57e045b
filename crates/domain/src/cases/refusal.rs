//! Why a command is refused. Every refusal has a message that says what to do, in the reader's language.

use super::state::StageName;
use crate::time::Date;
use crate::words;

/// A command that is not possible now, or not in this form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not at this stage.
    #[error("not possible while the case is {0}")]
    WrongStage(StageName),
    /// One field of the form must be mended; everything typed is kept.
    #[error("field {field}: {problem}")]
    Field {
        field: &'static str,
        problem: Problem,
    },
    /// A rule of the life cycle forbids it.
    #[error("{0}")]
    Rule(Rule),
    /// A window has closed on this day.
    #[error("{rule}: the window closed on {closed_on}")]
    Window { rule: Rule, closed_on: Date },
}

words! {
    /// What is wrong with a field.
    Problem {
        Missing = "missing", TooLong = "too_long", NotAfterToday = "not_after_today", InTheFuture = "in_the_future",
        NotADate = "not_a_date", NotANumber = "not_a_number", NotInList = "not_in_list", SameAsLead = "same_as_lead",
        BeforeReceipt = "before_receipt", NotLater = "not_later", TooFar = "too_far", NotOfThisOffice = "not_of_this_office",
        Unknown = "unknown", VagueWords = "vague_words", MustDeclare = "must_declare", NotAPhone = "not_a_phone",
        Negative = "negative",
    }
}
words! {
    /// The rules a command can run into; each is a sentence in `messages/*/refusals.toml`.
    Rule {
        /// One objection only; its ruling is final.
        ObjectionOnce = "objection_once",
        ObjectionWindow = "objection_window",
        /// Asked at least the set working days before the due date.
        ExtensionInTime = "extension_in_time",
        ExtensionPending = "extension_pending",
        NoExtensionPending = "no_extension_pending",
        /// The second extension needs a leader.
        ExtensionNeedsLeader = "extension_needs_leader",
        AlreadyOverdue = "already_overdue",
        FirstContactMissing = "first_contact_missing",
        ConsultationOpen = "consultation_open",
        NoConsultation = "no_consultation",
        DocketPending = "docket_pending",
        NoDocketPending = "no_docket_pending",
        /// A class B reply belongs to an approved docket entry.
        DocketMissing = "docket_missing",
        DocketIsClassB = "docket_is_class_b",
        NotYourOpinion = "not_your_opinion",
        AlreadyRated = "already_rated",
        /// A bad rating says why.
        ReasonForBadRating = "reason_for_bad_rating",
        ReworkNeedsBadResult = "rework_needs_bad_result",
        /// The caller and the verifier don't belong to an office that handled it.
        MustBeIndependent = "must_be_independent",
        CallOncePerDay = "call_once_per_day",
        ReopenWindow = "reopen_window",
        AlreadyConfirmed = "already_confirmed",
        MergeIntoItself = "merge_into_itself",
        MergeTargetClosed = "merge_target_closed",
        MergeOtherFirm = "merge_other_firm",
        AlreadyHandled = "already_handled",
        AlreadyErased = "already_erased",
        NothingChanged = "nothing_changed",
    }
}

impl Refusal {
    /// The refusal for a field, as `Err`.
    pub fn field<T>(field: &'static str, problem: Problem) -> Result<T, Refusal> {
        Err(Refusal::Field { field, problem })
    }

    /// The refusal by a rule, as `Err`.
    pub fn rule<T>(rule: Rule) -> Result<T, Refusal> {
        Err(Refusal::Rule(rule))
    }
}
