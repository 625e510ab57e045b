//! Leaving a case out of the rates (剔除): a reason of the closed list, evidence, one who asks and another who decides.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::time::Date;
use crate::words;

words! {
    /// The closed list of reasons (临沂's eight kinds, and the two that lie with the firm). The case still counts as
    /// received, and every rate says how many were left out.
    ExclusionReason {
        /// 超出辖区
        OutsideArea = "outside_area",
        /// 须走或已走法定途径
        LawfulWay = "lawful_way",
        /// 不符合法规政策
        AgainstRules = "against_rules",
        /// 涉密、商业秘密、隐私或悖俗
        Secret = "secret",
        /// 经查不属实
        NotTrue = "not_true",
        /// 明显超出合理范围
        Unreasonable = "unreasonable",
        /// 经听证认定不合理
        HeardUnreasonable = "heard_unreasonable",
        /// 无事实依据的恶意反映
        Malicious = "malicious",
        /// 无法联系
        Unreachable = "unreachable",
        /// 企业撤回，经质检属实
        Withdrawn = "withdrawn",
    }
}

/// What was asked, on what evidence, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    pub reason: ExclusionReason,
    pub evidence: String,
    pub asked_by: PersonId,
    pub asked_on: Date,
}

/// The request that waits, and the exclusion in force.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusions {
    pub pending: Option<Exclusion>,
    pub granted: Option<Exclusion>,
}
