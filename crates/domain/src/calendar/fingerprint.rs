//! A short name for "the rules in force", to be written beside every due date.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{DayRule, LocalDay, NoticeDay};
use crate::time::Date;

/// The first 8 bytes of a SHA-256 over all rules of a calendar; as text, 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint([u8; 8]);

impl Fingerprint {
    pub(super) fn of<'a>(
        years: impl Iterator<Item = &'a i16>,
        by_notice: &BTreeMap<Date, NoticeDay>,
        local: &BTreeMap<Date, LocalDay>,
    ) -> Fingerprint {
        let mut hash = Sha256::new();
        for year in years {
            hash.update(format!("year {year}\n"));
        }
        for day in by_notice.values() {
            let rule = if day.rest { "off" } else { "work" };
            hash.update(format!("{} {rule} {}\n", day.date, day.name));
        }
        for day in local.values() {
            let rule = match day.rule() {
                DayRule::Work => "local work",
                DayRule::Rest => "local rest",
            };
            let (reason, authority) = (day.reason(), day.authority());
            hash.update(format!("{} {rule} {reason:?} {authority:?}\n", day.date()));
        }
        let mut first = [0; 8];
        first.copy_from_slice(&hash.finalize()[..8]);
        Fingerprint(first)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// The text is not 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a calendar's fingerprint has 16 hexadecimal digits")]
pub struct FingerprintError;

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Fingerprint, FingerprintError> {
        let hexadecimal = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u64::from_str_radix(text, 16).map_err(|_| FingerprintError)?;
        if hexadecimal {
            Ok(Fingerprint(number.to_be_bytes()))
        } else {
            Err(FingerprintError)
        }
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> String {
        fingerprint.to_string()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = FingerprintError;

    fn try_from(text: String) -> Result<Fingerprint, FingerprintError> {
        text.parse()
    }
}
