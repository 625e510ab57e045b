//! What a person may ask of a case. One struct per command, so that a form, the API and the command line speak alike.

use serde::{Deserialize, Serialize};

use super::intake::{Difficulty, Intake};
use super::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use super::state::{
    Color, DivisionLine, ExclusionReason, Finding, Level, RefusalReason, ReviewOutcome, TalkKind,
};
use crate::deadlines::Limit;
use crate::ids::{CaseId, MeetingId, OfficeId, PersonId};
use crate::time::{Date, Instant};
use crate::words;

macro_rules! commands {
    ($($(#[$meta:meta])* $name:ident = $key:literal { $($(#[$fmeta:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$fmeta])* pub $field: $type),* }
        )*

        /// Everything that can be asked of an existing case.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "action")]
        pub enum Command { $(#[serde(rename = $key)] $name($name)),* }

        words! {
            /// The command without its content: what buttons, permissions and routes are named after.
            CommandKind { $($name = $key),* }
        }

        impl Command {
            /// Which command it is.
            pub fn kind(&self) -> CommandKind {
                match self { $(Command::$name(_) => CommandKind::$name),* }
            }
        }
    };
}

commands! {
    /// Ask the firm to complete its form (补正).
    RequestSupplement = "request_supplement" { items: String }
    /// The firm completes it.
    Supplement = "supplement" { text: String }
    /// Accept (受理), with the programme's own classification.
    Accept = "accept" { category: String, difficulty: Difficulty }
    /// Don't accept (不予受理): a reason of the closed list and the lawful way named.
    Refuse = "refuse" { reason: RefusalReason, lawful_way: String }
    /// Merge into another case (并案); that case takes over the earliest clock.
    Merge = "merge" { into: CaseId }
    /// Undo a merge.
    Unmerge = "unmerge" { reason: String }
    /// Split a part off into a case of its own (拆分); it keeps this case's clock.
    Split = "split" { title: String, facts: String, ask: String, category: String }
    /// Assign (交办) to exactly one lead office with one responsible officer.
    Assign = "assign" {
        lead: OfficeId,
        officer: PersonId,
        #[serde(default)] co_offices: Vec<OfficeId>,
        difficulty: Difficulty,
        /// Instead of the limit that follows from the difficulty.
        #[serde(default)] limit: Option<Limit>,
        #[serde(default)] instruction: String,
        #[serde(default)] leader: Option<PersonId>,
        #[serde(default)] meeting: Option<MeetingId>,
    }
    /// The leader confirms what was typed in the leader's name (确认交办).
    ConfirmAssignment = "confirm_assignment" { #[serde(default)] correction: String }
    /// The lead office acknowledges (签收).
    Acknowledge = "acknowledge" {}
    /// The lead office objects (异议), once, with its duty basis and a better office.
    Object = "object" { reason: String, duty_basis: String, better_office: OfficeId }
    /// The ruling on the objection (裁定): final. Naming the same office rejects the objection.
    Rule = "rule" { lead: OfficeId, officer: PersonId, reason: String }
    /// The lead office names another officer of its own (更换责任人).
    ChangeOfficer = "change_officer" { officer: PersonId, reason: String }
    /// A contact with the firm (联系企业记录), which is the clean-contact register too.
    LogContact = "log_contact" {
        occurred_at: Instant,
        method: ContactMethod,
        summary: String,
        meal: Meal,
    }
    /// Progress (办理进展), for colleagues' eyes; the firm is told by interim replies.
    LogProgress = "log_progress" { text: String }
    /// A co-handling office's contribution (协办意见).
    GiveOpinion = "give_opinion" { office: OfficeId, text: String }
    /// Wait for the firm's material (等待企业材料): the clock stops, with a maximum.
    RequestMaterial = "request_material" { items: String, until: Date }
    /// The material is there: the clock goes on.
    ReceiveMaterial = "receive_material" { summary: String }
    /// Ask for a later date (申请延期), in time, the firm told.
    RequestExtension = "request_extension" { until: Date, reason: String, firm_told: String }
    /// Decide on it; the approved date may differ.
    GrantExtension = "grant_extension" { until: Date, note: String }
    /// Refuse it.
    DenyExtension = "deny_extension" { note: String }
    /// Call the offices together (会商).
    ConveneConsultation = "convene_consultation" {
        question: String,
        offices: Vec<OfficeId>,
        /// Who convenes it; the offices among themselves without a word.
        #[serde(default)] level: Option<Level>,
    }
    /// Hand an open consultation on to the next level (会商提级).
    RaiseConsultation = "raise_consultation" { reason: String }
    /// What the consultation decided.
    ConcludeConsultation = "conclude_consultation" {
        decision: String,
        #[serde(default)] minutes: String,
        #[serde(default)] division: Vec<DivisionLine>,
    }
    /// Ask to put it on the docket (申请挂账), or to keep it there for another cycle: plan, next milestone, reviewer.
    RequestDocket = "request_docket" { reason: String, plan: String, milestone_on: Date, reviewer: PersonId }
    /// Approve the docket entry.
    ApproveDocket = "approve_docket" { note: String }
    /// Refuse it.
    DenyDocket = "deny_docket" { note: String }
    /// Report on a docketed case and name the next milestone.
    ReportMilestone = "report_milestone" { progress: String, next_milestone_on: Date }
    /// The obstacle is gone: back to work, with a new limit.
    ResumeFromDocket = "resume_from_docket" { reason: String, limit: Limit }
    /// An interim answer with the next promised day (阶段答复).
    ReplyInterim = "reply_interim" { text: String, next_promised_on: Date }
    /// Draft the formal reply (答复).
    DraftReply = "draft_reply" {
        class: ReplyClass,
        text: String,
        /// Class A: what shows that it is solved.
        #[serde(default)] evidence: String,
        /// Class C: the law, rule or policy.
        #[serde(default)] basis: String,
        /// Class B: the day by which it will be solved.
        #[serde(default)] promised_on: Option<Date>,
        /// Why it goes on although the check of the text noticed something.
        #[serde(default, skip_serializing_if = "String::is_empty")] despite: String,
    }
    /// The office's head signs it (签发).
    SignReply = "sign_reply" {}
    /// The programme office sends it back (退回修改).
    ReturnReply = "return_reply" { reason: String }
    /// The programme office checks and issues it (审核发出).
    IssueReply = "issue_reply" {}
    /// The firm rates the reply (评价).
    Rate = "rate" {
        satisfaction: Satisfaction,
        solved: Solved,
        speed: Satisfaction,
        attitude: Satisfaction,
        result: Satisfaction,
        #[serde(default)] reason: String,
    }
    /// An independent caller calls the firm back (回访).
    RecordCall = "record_call" {
        on: Date,
        /// The firm's answers; none when it was not reached.
        #[serde(default)] answers: Option<CallAnswers>,
        #[serde(default)] note: String,
    }
    /// Handle it again (重办).
    OrderRework = "order_rework" { reason: String }
    /// The firm withdraws (撤回).
    RequestWithdrawal = "request_withdrawal" { reason: String }
    /// An independent caller asks the firm whether it withdrew freely (撤单质检).
    CheckWithdrawal = "check_withdrawal" { finding: WithdrawalFinding, note: String }
    /// Verify that everything is there to strike it off (核验), and say whether other firms have it too (举一反三).
    VerifyStrikeOff = "verify_strike_off" {
        reach: Reach,
        /// What the firms have in common, when others have it too.
        #[serde(default)] common_problem: String,
    }
    /// Don't strike it off (不予销号): handle it again.
    RefuseStrikeOff = "refuse_strike_off" { reason: String }
    /// The leader who assigned it strikes it off (审核销号).
    ApproveStrikeOff = "approve_strike_off" { #[serde(default)] note: String }
    /// Reopen within twelve months on a new fact or a relapse (重开).
    Reopen = "reopen" { reason: String }
    /// Stop handling (终止办理), by the supervision office.
    Terminate = "terminate" { reason: String }
    /// Correct the classification; the clock stays.
    Reclassify = "reclassify" { category: String, place: String, reason: String }
    /// Erase the contact's name and phone on lawful request (个人信息删除).
    EraseContact = "erase_contact" { ground: String }
    /// Remind the lead office (催办), in the programme office's name.
    Remind = "remind" { text: String }
    /// Sign a supervision order (督办单), proposed or not; an open one is raised to a graver colour.
    IssueOrder = "issue_order" { color: Color, reason: String, demand: String, due_on: Date }
    /// Don't sign the order that was proposed.
    DismissOrder = "dismiss_order" { reason: String }
    /// The head of the lead office answers the order (督办反馈).
    AnswerOrder = "answer_order" { text: String }
    /// Accept the answer and conclude the order (督查结论).
    AcceptAnswer = "accept_answer" { finding: Finding, conclusion: String }
    /// Reject the answer: the order stays open.
    RejectAnswer = "reject_answer" { reason: String, due_on: Date }
    /// Ask for a review of the conclusion (申请复核).
    RequestReview = "request_review" { reason: String }
    /// Decide on it; nobody who signed or concluded the order does.
    DecideReview = "decide_review" { outcome: ReviewOutcome, text: String }
    /// Record a talk or a circular (约谈、通报).
    RecordTalk = "record_talk" { what: TalkKind, text: String, held_on: Date }
    /// Hand the case to a higher level (提级).
    Promote = "promote" { level: Level, reason: String }
    /// Ask to leave the case out of the rates (申请剔除).
    RequestExclusion = "request_exclusion" { reason: ExclusionReason, evidence: String }
    /// A second person leaves it out.
    ApproveExclusion = "approve_exclusion" { note: String }
    /// A second person keeps it in.
    DenyExclusion = "deny_exclusion" { note: String }
}

words! {
    /// How the officer spoke with the firm.
    ContactMethod { Phone = "phone", Visit = "visit", Office = "office", Online = "online", Letter = "letter" }
}
words! {
    /// The clean-contact register's question about meals (亲清登记): none, or a working meal.
    Meal { None = "none", WorkingMeal = "working_meal" }
}
words! {
    /// Whether the problem is this firm's alone or other firms have it too (举一反三).
    Reach { ThisFirm = "this_firm", OtherFirms = "other_firms" }
}
words! {
    /// What the check of a withdrawal found.
    WithdrawalFinding { Free = "free", Pressed = "pressed" }
}

/// A new case: the form, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    pub id: CaseId,
    pub number: String,
    pub intake: Intake,
    /// When the programme first received it; not after now.
    pub received_at: Instant,
    pub split_from: Option<CaseId>,
}
