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
        BeforeReceipt = "before_receipt", BeforeReply = "before_reply", NotLater = "not_later", TooFar = "too_far", NotOfThisOffice = "not_of_this_office",
        Unknown = "unknown", VagueWords = "vague_words", MustDeclare = "must_declare", NotAPhone = "not_a_phone",
        Negative = "negative", TooShort = "too_short", TooCommon = "too_common", Taken = "taken",
        WrongPassword = "wrong_password", NotTheSame = "not_the_same", TooMany = "too_many", NotAnAmount = "not_an_amount",
        NoLowerBound = "no_lower_bound", NoMinutes = "no_minutes",
        FileKind = "file_kind", FileTooLarge = "file_too_large", FileMacros = "file_macros", FileBroken = "file_broken",
    }
}
words! {
    /// The rules a command can run into; each is a sentence in `messages/*/refusals.toml`.
    Rule {
        /// One objection only; its ruling is final.
        ObjectionOnce = "objection_once",
        ObjectionWindow = "objection_window",
        /// No office has the case, so nothing of it runs.
        NotAssigned = "not_assigned",
        /// An office has the case already.
        AlreadyAssigned = "already_assigned",
        /// A leader gives no instruction about what is before a court or an arbitrator (中办发〔2015〕23号).
        BeforeACourt = "before_a_court",
        /// Only the leader's own hand does it: no delegate, no other leader.
        OwnHand = "own_hand",
        AlreadyConfirmed = "already_confirmed",
        /// The leader in whose name it was assigned has not confirmed it.
        NotConfirmed = "not_confirmed",
        /// The clock of a case that is late doesn't stop.
        AlreadyOverdue = "already_overdue",
        /// All the time of waiting for the firm's material is used up.
        MaterialMaximum = "material_maximum",
        /// Asked at least the set working days before the due date.
        ExtensionInTime = "extension_in_time",
        ExtensionPending = "extension_pending",
        NoExtensionPending = "no_extension_pending",
        /// The second extension needs a leader.
        ExtensionNeedsLeader = "extension_needs_leader",
        FirstContactMissing = "first_contact_missing",
        ConsultationOpen = "consultation_open",
        NoConsultation = "no_consultation",
        DocketPending = "docket_pending",
        NoDocketPending = "no_docket_pending",
        /// A class B reply belongs to an approved docket entry.
        DocketMissing = "docket_missing",
        /// A milestone that has passed is not moved by the office; it asks for the entry to be renewed.
        MilestoneMissed = "milestone_missed",
        NotYourOpinion = "not_your_opinion",
        AlreadyRated = "already_rated",
        /// A bad rating says why.
        ReasonForBadRating = "reason_for_bad_rating",
        ReworkNeedsBadResult = "rework_needs_bad_result",
        /// The caller and the verifier don't belong to an office that handled it, and had no hand in it.
        MustBeIndependent = "must_be_independent",
        CallOncePerDay = "call_once_per_day",
        /// There is no reply to rate or to call about.
        NotAnswered = "not_answered",
        /// Only solved (A) or explained (C) is struck off; planned (B) and noted (D) is not.
        StrikeOffClass = "strike_off_class",
        /// Solved is what the firm calls solved.
        StrikeOffNotSolved = "strike_off_not_solved",
        StrikeOffNotDelivered = "strike_off_not_delivered",
        StrikeOffNotSigned = "strike_off_not_signed",
        StrikeOffNotHeard = "strike_off_not_heard",
        StrikeOffNotVerified = "strike_off_not_verified",
        StrikeOffNotCompared = "strike_off_not_compared",
        ReopenWindow = "reopen_window",
        MergeIntoItself = "merge_into_itself",
        MergeTargetClosed = "merge_target_closed",
        MergeOtherFirm = "merge_other_firm",
        /// One of the two was answered already: its record stays its own.
        MergeAnswered = "merge_answered",
        /// It holds merged cases itself.
        MergeHoldsOthers = "merge_holds_others",
        /// The case with the earlier date keeps it: merge the other one into it.
        MergeOtherWayRound = "merge_other_way_round",
        /// Somebody else than who wrote it looks it over.
        SecondPerson = "second_person",
        /// The minutes are not at the point at which this is done.
        MinutesNotReady = "minutes_not_ready",
        /// Issued minutes are corrected beside their text, never edited.
        MinutesIssued = "minutes_issued",
        /// A supervision order at least as grave is open.
        OrderOpen = "order_open",
        NoOrder = "no_order",
        NoAnswer = "no_answer",
        AlreadyAnswered = "already_answered",
        NoConclusion = "no_conclusion",
        ReviewWindow = "review_window",
        ReviewPending = "review_pending",
        NoReview = "no_review",
        /// A review is decided by other people than the order (政府督查工作条例 art. 17).
        ReviewByOthers = "review_by_others",
        /// A promotion only leads upwards.
        NotHigher = "not_higher",
        /// There is no level above the leaders' meeting.
        HighestLevel = "highest_level",
        ExclusionPending = "exclusion_pending",
        NoExclusionPending = "no_exclusion_pending",
        AlreadyExcluded = "already_excluded",
        /// Whoever asks doesn't decide.
        AnotherDecides = "another_decides",
        AlreadyErased = "already_erased",
        NothingChanged = "nothing_changed",
        /// System, security and audit administrators hold no other role (三员分立).
        AdministratorsExclusive = "administrators_exclusive",
        ScopeMustFit = "scope_must_fit",
        /// Nobody disables the account or changes the roles that they are using.
        NotYourOwnAccount = "not_your_own_account",
        PersonHasAccount = "person_has_account",
        /// A set-up link was used, replaced or has run out.
        LinkSpent = "link_spent",
        NotASecretary = "not_a_secretary",
        DelegationEnded = "delegation_ended",
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
