//! The stages of a case's life, and their names.

use serde::{Deserialize, Serialize};

use crate::ids::{CaseId, OfficeId};
use crate::time::{Date, Instant};
use crate::words;

/// The stage with the facts that only it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Stage {
    /// 待受理
    Submitted,
    /// 需补正
    Supplementing { items: String, asked_at: Instant },
    /// 不予受理
    Refused {
        reason: RefusalReason,
        lawful_way: String,
    },
    /// 已受理，待交办
    Accepted,
    /// 已交办，待签收
    Assigned,
    /// 异议中
    Objected {
        reason: String,
        duty_basis: String,
        better_office: OfficeId,
    },
    /// 办理中
    InProgress,
    /// 等待企业材料（停表）
    AwaitingMaterial {
        items: String,
        since: Date,
        until: Date,
    },
    /// 挂账
    Docketed,
    /// 答复待签发
    ReplyDrafted,
    /// 答复待审
    ReplySigned,
    /// 已答复，待评价回访
    Replied,
    /// 办结待销号
    AwaitingStrikeOff,
    /// 待领导审核销号
    AwaitingLeader,
    /// 已销号
    StruckOff,
    /// 撤回待质检
    WithdrawalCheck { reason: String, before: Box<Stage> },
    /// 企业撤回
    Withdrawn,
    /// 已并案
    Merged { into: CaseId, before: Box<Stage> },
    /// 终止办理
    Terminated { reason: String },
}

words! {
    /// The stage without its facts: what lists filter by and messages name.
    StageName {
        Submitted = "submitted", Supplementing = "supplementing", Refused = "refused", Accepted = "accepted",
        Assigned = "assigned", Objected = "objected", InProgress = "in_progress",
        AwaitingMaterial = "awaiting_material", Docketed = "docketed", ReplyDrafted = "reply_drafted",
        ReplySigned = "reply_signed", Replied = "replied", AwaitingStrikeOff = "awaiting_strike_off",
        AwaitingLeader = "awaiting_leader", StruckOff = "struck_off", WithdrawalCheck = "withdrawal_check",
        Withdrawn = "withdrawn", Merged = "merged", Terminated = "terminated",
    }
}
words! {
    /// The closed list of grounds for not accepting a case (接诉即办条例 art. 11; 潍坊条例 art. 19).
    RefusalReason {
        Emergency = "emergency", Proceedings = "proceedings", SecretOrPrivate = "secret_or_private",
        AlreadyConcluded = "already_concluded", NothingNew = "nothing_new",
        OutsideDuties = "outside_duties", Unlawful = "unlawful",
    }
}

impl Stage {
    /// The stage's name without its facts.
    pub fn name(&self) -> StageName {
        match self {
            Stage::Submitted => StageName::Submitted,
            Stage::Supplementing { .. } => StageName::Supplementing,
            Stage::Refused { .. } => StageName::Refused,
            Stage::Accepted => StageName::Accepted,
            Stage::Assigned => StageName::Assigned,
            Stage::Objected { .. } => StageName::Objected,
            Stage::InProgress => StageName::InProgress,
            Stage::AwaitingMaterial { .. } => StageName::AwaitingMaterial,
            Stage::Docketed => StageName::Docketed,
            Stage::ReplyDrafted => StageName::ReplyDrafted,
            Stage::ReplySigned => StageName::ReplySigned,
            Stage::Replied => StageName::Replied,
            Stage::AwaitingStrikeOff => StageName::AwaitingStrikeOff,
            Stage::AwaitingLeader => StageName::AwaitingLeader,
            Stage::StruckOff => StageName::StruckOff,
            Stage::WithdrawalCheck { .. } => StageName::WithdrawalCheck,
            Stage::Withdrawn => StageName::Withdrawn,
            Stage::Merged { .. } => StageName::Merged,
            Stage::Terminated { .. } => StageName::Terminated,
        }
    }
}

impl Stage {
    /// Where the case would stand if the withdrawal that is being checked did not count.
    pub fn without_withdrawal(&self) -> &Stage {
        match self {
            Stage::WithdrawalCheck { before, .. } => before.without_withdrawal(),
            stage => stage,
        }
    }
}

impl StageName {
    /// Nothing more is expected of anybody, unless the case is reopened.
    pub fn is_final(self) -> bool {
        use StageName::*;
        matches!(self, Refused | StruckOff | Withdrawn | Merged | Terminated)
    }

    /// The lead office has the case and owes the firm something by a day: a reply, or the next milestone of the docket.
    pub fn is_under_way(self) -> bool {
        use StageName::*;
        matches!(
            self,
            Assigned
                | Objected
                | InProgress
                | AwaitingMaterial
                | Docketed
                | ReplyDrafted
                | ReplySigned
        )
    }
}
