//! One type per kind of id, so that an office can't stand where a firm is meant.
//!
//! Ids are UUIDs (version 7 when made by the programme); people see readable numbers instead.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map($name)
            }
        }
    )*};
}

ids! {
    /// A case (诉求).
    CaseId,
    /// A person with a post: leader, clerk, officer, entrepreneur.
    PersonId,
    /// An office (单位), lead or co-handling.
    OfficeId,
    /// A firm (企业).
    FirmId,
    /// A chamber of commerce (商协会).
    ChamberId,
    /// One reception day (期).
    MeetingId,
    /// What the public is told of a meeting (通告).
    AnnouncementId,
    /// A firm's sign-up for a meeting (报名).
    SignUpId,
    /// A draw among sign-ups (抽选).
    DrawId,
    /// An office's view prepared for a meeting (预答复).
    PreparedViewId,
    /// A line of the year's plan of meetings.
    PlanLineId,
    /// A policy briefing or legal training (宣讲、培训).
    BriefingId,
    /// A file that belongs to something recorded (附件).
    FileId,
    /// A leader–firm or leader–chamber pairing (联系).
    PairingId,
    /// A contact of a leader with a firm or a chamber (走访、座谈).
    ContactId,
    /// A record of a finance institution (担保, 转贷, 科技贷).
    FinanceRecordId,
    /// A project (项目).
    ProjectId,
    /// A mediation (调解).
    MediationId,
    /// An account that can sign in.
    AccountId,
    /// A delegation: X acts for Y for a time.
    DelegationId,
    /// A key of an account for other programmes.
    ApiTokenId,
    /// One signed-in browser.
    SessionId,
    /// Conditions of the ledger under a person's own name for them.
    SavedViewId,
    /// One person's attendance at one meeting.
    PresenceId,
    /// One stop of a field visit.
    VisitId,
}
