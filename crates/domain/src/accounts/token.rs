//! API tokens: an account's own keys for other programmes. The secret itself is kept elsewhere, as a hash.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::Refusal;
use crate::ids::{AccountId, ApiTokenId};
use crate::registers::{Entry, check_name};
use crate::time::Instant;
use crate::words;

/// A token lasts at most so many days (recommended).
pub const MAX_TOKEN_DAYS: i64 = 366;

words! {
    /// What a token may be used for. Its owner's roles bound it further.
    TokenScope {
        /// Look only.
        Read = "read",
        /// Look, submit and act.
        Act = "act",
    }
}

/// A token of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiToken {
    pub id: ApiTokenId,
    pub account: AccountId,
    /// What its owner calls it: the programme that uses it.
    pub label: String,
    pub scope: TokenScope,
    pub made_at: Instant,
    pub expires_at: Instant,
    pub ended_at: Option<Instant>,
}

impl ApiToken {
    /// Whether it may be used at an instant.
    pub fn holds(&self, at: Instant) -> bool {
        self.ended_at.is_none() && at < self.expires_at
    }
}

impl Entry for ApiToken {
    const NOUN: &'static str = "api_token";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("label", &self.label)
    }
}
