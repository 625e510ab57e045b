//! What a firm raises: the registration form (诉求登记表) and its closed lists.

use serde::{Deserialize, Serialize};

use crate::ids::{ChamberId, FirmId, MeetingId};
use crate::words;

words! {
    /// The way a problem reached the programme (来源渠道).
    Channel {
        Meeting = "meeting", Visit = "visit", Chamber = "chamber", Question = "question", Hotline = "hotline",
        Phone = "phone", Letter = "letter", County = "county", Online = "online", Ledger = "ledger",
    }
}
words! {
    /// What kind of request it is (诉求类型).
    RequestType {
        Consultation = "consultation", Help = "help", Complaint = "complaint",
        Denunciation = "denunciation", Suggestion = "suggestion",
    }
}
words! {
    /// How hard it is to solve; the limit follows from it (难易).
    Difficulty { Immediate = "immediate", Ordinary = "ordinary", Complex = "complex", Hard = "hard" }
}
words! {
    /// How pressing it is (紧急程度); an urgent case is acknowledged within hours.
    Urgency { Normal = "normal", Urgent = "urgent" }
}
words! {
    /// Whether the matter is before a court, an arbitrator, a review body or the petition office (涉诉涉访).
    Proceedings { None = "none", Court = "court", Arbitration = "arbitration", Review = "review", Petition = "petition" }
}
words! {
    /// Who may know the firm behind the case (公开与保密意愿).
    Openness { MayPublish = "may_publish", Internal = "internal", Confidential = "confidential" }
}

/// The person at the firm whom officers call. Personal data: erased on lawful request without breaking the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub name: String,
    pub phone: String,
}

/// The registration form. Money in 分 (1/100 yuan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    pub channel: Channel,
    pub request_type: RequestType,
    /// The firm that raises it; `None` only for imported rows whose firm is not known.
    pub firm: Option<FirmId>,
    /// The chamber that files for its member, if any.
    pub chamber: Option<ChamberId>,
    /// The meeting where it was raised, if any.
    pub meeting: Option<MeetingId>,
    pub title: String,
    /// What happened (事实经过).
    pub facts: String,
    /// What the firm wants (具体诉求).
    pub ask: String,
    /// Category code of the deployment's category list.
    pub category: String,
    /// Place code of the deployment's place list (县市区划代码).
    pub place: String,
    pub amount_fen: Option<i64>,
    /// Ways already tried, with their numbers (已走过的途径); empty when none.
    pub tried_elsewhere: String,
    pub proceedings: Proceedings,
    pub urgency: Urgency,
    pub openness: Openness,
    /// The declaration that nothing in the form is a state secret (不涉密声明).
    pub no_state_secrets: bool,
    pub contact: Option<Contact>,
}
