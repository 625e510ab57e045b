//! Every command with its address and its fields, the most pressing first.

use domain::cases::CommandKind::{self, self as C};
use domain::cases::command::{ContactMethod, Meal, Reach, WithdrawalFinding};
use domain::cases::intake::Difficulty;
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::cases::state::{
    Color, ExclusionReason, Finding, Level, RefusalReason, ReviewOutcome, TalkKind,
};

use super::spec::{Asked, CommandForm, Importance, Kind};
use crate::components::steps::Weight;

/// The form of a command.
pub fn form_of(kind: CommandKind) -> Option<&'static CommandForm> {
    COMMANDS.iter().find(|form| form.kind == kind)
}

macro_rules! word {
    ($table:literal, $list:ty) => {
        Kind::Word($table, || {
            <$list>::ALL.iter().map(|word| word.key()).collect()
        })
    };
}

/// A line of the table: command, resource, weight, importance, fields.
macro_rules! commands {
    ($($kind:ident $resource:literal $weight:ident $importance:ident [$($field:expr),* $(,)?];)*) => {
        /// The table.
        pub const COMMANDS: &[CommandForm] = &[$(CommandForm {
            kind: C::$kind,
            resource: $resource,
            pattern: concat!("/cases/{number}/", $resource),
            weight: Weight::$weight,
            importance: Importance::$importance,
            fields: &[$($field),*],
        }),*];
    };
}

const fn must(name: &'static str, kind: Kind) -> Asked {
    Asked::required(name, kind)
}

const fn may(name: &'static str, kind: Kind) -> Asked {
    Asked::optional(name, kind)
}

const TEXT: Kind = Kind::Area(4);
const LETTER: Kind = Kind::Area(12);
const SATISFACTION: Kind = word!("satisfaction", Satisfaction);
const SOLVED: Kind = word!("solved", Solved);
const DIFFICULTY: Kind = word!("difficulty", Difficulty);
const REASON: Asked = must("reason", TEXT);
const NOTE: Asked = may("note", TEXT);

#[rustfmt::skip]
commands! {
    Supplement "supplement" Main Next [must("text", TEXT)];
    Accept "acceptance" Main Next [must("category", Kind::Category), must("difficulty", DIFFICULTY)];
    Acknowledge "acknowledgement" Main Next [];
    Assign "assignment" Main Next [
        must("lead", Kind::Office), must("officer", Kind::Officer), may("co_offices", Kind::Offices),
        must("difficulty", DIFFICULTY), may("limit", Kind::Limit), may("leader", Kind::Leader),
        may("instruction", TEXT), may("meeting", Kind::Meeting),
    ];
    ConfirmAssignment "confirmation" Official Next [may("correction", TEXT)];
    Rule "ruling" Official Next [must("lead", Kind::Office), must("officer", Kind::Officer), REASON];
    GrantExtension "extension" Main Next [must("until", Kind::Date), NOTE];
    DenyExtension "extension-denial" Plain Next [NOTE];
    ApproveDocket "docket" Main Next [NOTE];
    DenyDocket "docket-denial" Plain Next [NOTE];
    ReceiveMaterial "material" Main Next [must("summary", TEXT)];
    LogContact "contact" Main Next [
        must("occurred_at", Kind::Moment), must("method", word!("contact_method", ContactMethod)), must("summary", TEXT),
        must("meal", word!("meal", Meal)),
    ];
    GiveOpinion "opinion" Main Next [must("office", Kind::OwnOffice), must("text", TEXT)];
    ConcludeConsultation "consultation-decision" Main Next [
        must("decision", TEXT), may("minutes", LETTER), may("division", Kind::Division),
    ];
    RaiseConsultation "consultation-level" Plain Next [REASON];
    IssueOrder "order" Official Next [
        must("color", word!("order_color", Color)), REASON, must("demand", TEXT), must("due_on", Kind::Date),
    ];
    DismissOrder "order-dismissal" Plain Next [REASON];
    AnswerOrder "order-answer" Official Next [must("text", LETTER)];
    AcceptAnswer "order-conclusion" Official Next [must("finding", word!("order_finding", Finding)), must("conclusion", TEXT)];
    RejectAnswer "order-rejection" Plain Next [REASON, must("due_on", Kind::Date)];
    DecideReview "review-decision" Official Next [must("outcome", word!("review_outcome", ReviewOutcome)), must("text", TEXT)];
    ApproveExclusion "exclusion" Main Next [NOTE];
    DenyExclusion "exclusion-denial" Plain Next [NOTE];
    SignReply "signature" Official Next [];
    IssueReply "issue" Official Next [];
    Rate "rating" Main Next [
        must("satisfaction", SATISFACTION), must("solved", SOLVED), must("speed", SATISFACTION), must("attitude", SATISFACTION),
        must("result", SATISFACTION), may("reason", TEXT),
    ];
    RecordCall "call" Main Next [
        must("on", Kind::Date), must("reached", Kind::Opens("answers")), may("answers.contacted", Kind::Truth),
        may("answers.solved", SOLVED), may("answers.satisfaction", SATISFACTION), may("answers.pressed", Kind::Truth),
        may("answers.wants_rework", Kind::Truth), NOTE,
    ];
    CheckWithdrawal "withdrawal-check" Main Next [must("finding", word!("finding", WithdrawalFinding)), must("note", TEXT)];
    VerifyStrikeOff "verification" Main Next [must("reach", word!("reach", Reach)), may("common_problem", TEXT)];
    RefuseStrikeOff "strike-off-refusal" Plain Next [REASON];
    ApproveStrikeOff "strike-off" Official Next [NOTE];
    DraftReply "reply" Main Next [
        must("class", word!("reply_class", ReplyClass)), must("text", LETTER), may("evidence", TEXT), may("basis", TEXT),
        may("promised_on", Kind::Date), may("despite", TEXT),
    ];
    ReportMilestone "milestone" Main Next [must("progress", TEXT), must("next_milestone_on", Kind::Date)];
    OrderRework "rework" Plain Next [REASON];
    LogProgress "progress" Plain Next [must("text", TEXT)];
    ReplyInterim "interim-reply" Plain Next [must("text", Kind::Area(8)), must("next_promised_on", Kind::Date)];
    RequestMaterial "material-request" Plain Next [must("items", TEXT), must("until", Kind::Date)];
    RequestExtension "extension-request" Plain Next [must("until", Kind::Date), REASON, must("firm_told", Kind::Line)];
    ReturnReply "return" Plain Next [REASON];
    Object "objection" Plain Next [REASON, must("duty_basis", TEXT), must("better_office", Kind::Office)];
    RequestSupplement "supplement-request" Plain Next [must("items", TEXT)];
    Refuse "refusal" Grave Next [must("reason", word!("refusal_reason", RefusalReason)), must("lawful_way", Kind::Line)];
    Reopen "reopening" Plain Next [REASON];
    ResumeFromDocket "resumption" Plain Next [REASON, must("limit", Kind::Limit)];
    RequestDocket "docket-request" Plain Aside [
        REASON, must("plan", TEXT), must("milestone_on", Kind::Date), must("reviewer", Kind::Officer),
    ];
    ConveneConsultation "consultation" Plain Aside [must("question", TEXT), must("offices", Kind::Offices), may("level", word!("level", Level))];
    Remind "reminder" Plain Aside [must("text", TEXT)];
    Promote "promotion" Plain Aside [must("level", word!("level", Level)), REASON];
    RecordTalk "talk" Plain Aside [
        must("what", word!("talk_kind", TalkKind)), must("held_on", Kind::Date), must("text", TEXT),
    ];
    RequestReview "review" Plain Aside [REASON];
    RequestExclusion "exclusion-request" Plain Aside [
        must("reason", word!("exclusion_reason", ExclusionReason)), must("evidence", TEXT),
    ];
    ChangeOfficer "officer" Plain Aside [must("officer", Kind::OwnOfficer), REASON];
    Split "part" Plain Aside [
        must("title", Kind::Line), must("facts", TEXT), must("ask", TEXT), must("category", Kind::Category),
    ];
    Merge "merger" Plain Aside [must("into", Kind::SiblingCase)];
    Unmerge "separation" Plain Aside [REASON];
    Reclassify "classification" Plain Aside [must("category", Kind::Category), must("place", Kind::Place), REASON];
    RequestWithdrawal "withdrawal" Grave Aside [REASON];
    Terminate "termination" Grave Aside [REASON];
    EraseContact "contact-erasure" Grave Aside [must("ground", TEXT)];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use messages::{Language, texts};

    use super::*;

    #[test]
    fn every_command_has_one_form_at_an_address_of_its_own() {
        let kinds: BTreeSet<CommandKind> = COMMANDS.iter().map(|form| form.kind).collect();
        let resources: BTreeSet<&str> = COMMANDS.iter().map(|form| form.resource).collect();
        assert_eq!(kinds.len(), COMMANDS.len());
        assert_eq!(resources.len(), COMMANDS.len());
        for kind in CommandKind::ALL {
            assert!(form_of(*kind).is_some(), "{kind} has no form");
        }
    }

    #[test]
    fn every_form_and_every_choice_has_its_words_in_every_language() {
        for language in Language::all() {
            let t = texts(language);
            for form in COMMANDS {
                for part in ["label", "why", "help"] {
                    let key = format!("actions.{}.{part}", form.kind);
                    assert!(t.lookup(&key).is_some(), "{key}");
                }
                for asked in form.fields {
                    let key = format!("actions.field.{}", asked.message_key());
                    let unasked = matches!(asked.kind, Kind::Meeting | Kind::Division);
                    assert!(unasked || t.lookup(&key).is_some(), "{key}");
                    if let Kind::Word(table, keys) = asked.kind {
                        for word in keys() {
                            let key = format!("words.{table}.{word}");
                            assert!(t.lookup(&key).is_some(), "{key}");
                        }
                    }
                }
            }
        }
    }
}
