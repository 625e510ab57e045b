//! Who was in the room (签到), for the minutes only: no pictures, no positions, nothing is counted per head
//! (国办《政务移动互联网应用程序规范化管理办法》 forbids attendance by photograph and tracks).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::Refusal;
use crate::ids::{FirmId, MeetingId, OfficeId, PersonId, PresenceId};
use crate::registers::Entry;
use crate::time::Instant;
use crate::words;

words! {
    /// How somebody signed in.
    SignInWay {
        /// Ticked on the list by whoever records.
        List = "list",
        /// By the code shown on the wall, on the own telephone.
        Code = "code",
    }
}

/// One person at one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    pub id: PresenceId,
    pub meeting: MeetingId,
    pub person: PersonId,
    /// For whom the person came: a firm, an office, or neither.
    pub firm: Option<FirmId>,
    pub office: Option<OfficeId>,
    pub way: SignInWay,
    pub signed_at: Instant,
    /// Ticked by mistake: the record keeps that it was.
    pub is_withdrawn: bool,
}

impl Entry for Presence {
    const NOUN: &'static str = "presence";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }
}
