//! How a person wants to be told outside the inbox.

use serde::{Deserialize, Serialize};

use super::Class;
use crate::words;

words! {
    /// When something told is sent on.
    Pace {
        AtOnce = "at_once",
        /// With everything else of the day, in one message.
        Digest = "digest",
        /// It stays in the inbox.
        Off = "off",
    }
}

/// A person's choices. Formal notices are sent at once, whatever was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    pub task: Pace,
    pub warning: Pace,
    pub news: Pace,
}

impl Default for Choices {
    /// One calm message a day, and at once only what went wrong.
    fn default() -> Choices {
        Choices {
            task: Pace::Digest,
            warning: Pace::AtOnce,
            news: Pace::Digest,
        }
    }
}

impl Choices {
    /// When a notice of a class is sent on.
    pub fn pace(&self, class: Class) -> Pace {
        match class {
            Class::Formal => Pace::AtOnce,
            Class::Task => self.task,
            Class::Warning => self.warning,
            Class::News => self.news,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formal_notice_is_sent_whatever_was_chosen() {
        let off = Choices {
            task: Pace::Off,
            warning: Pace::Off,
            news: Pace::Off,
        };
        assert_eq!(off.pace(Class::Formal), Pace::AtOnce);
        assert_eq!(off.pace(Class::Task), Pace::Off);
    }
}
