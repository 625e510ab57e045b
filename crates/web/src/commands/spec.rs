//! How the form of one command is described.

use domain::cases::CommandKind;

use crate::components::field::Need;
use crate::components::steps::Weight;

/// One command, its page and its fields. Its words are the messages `actions.<command>.…` and `actions.field.…`.
#[derive(Debug, Clone, Copy)]
pub struct CommandForm {
    pub kind: CommandKind,
    /// The last part of the address: a verb is a resource.
    pub resource: &'static str,
    /// `/cases/{number}/<resource>`.
    pub pattern: &'static str,
    pub weight: Weight,
    pub importance: Importance,
    pub fields: &'static [Asked],
}

/// Whether a step stands among the next steps of a case or behind "other actions".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Importance {
    Next,
    Aside,
}

/// One field. A dot in its name leads into a struct within the command.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    pub name: &'static str,
    pub kind: Kind,
    pub need: Need,
}

/// So many parts a division of work can have.
pub const DIVISION_LINES: usize = 4;

/// What a field takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Line,
    /// Text of several lines.
    Area(u16),
    Date,
    /// A date and a time of day, as an instant; now unless typed otherwise.
    Moment,
    /// A word of a closed list: the table of its messages below `words.`, and its keys.
    Word(&'static str, fn() -> Vec<&'static str>),
    /// A yes or a no.
    Truth,
    /// A yes or a no that isn't sent: with no, the struct of this name is left out.
    Opens(&'static str),
    Category,
    Place,
    Office,
    /// Any number of offices.
    Offices,
    /// One of the actor's own offices that has to do with the case.
    OwnOffice,
    /// Anybody who works in an office.
    Officer,
    /// Somebody of the lead office.
    OwnOfficer,
    Leader,
    /// Days and what they are; nothing for the limit of the difficulty.
    Limit,
    /// Another open case of the same firm.
    SiblingCase,
    /// What each of some offices does, and until when: as many lines as [`DIVISION_LINES`].
    Division,
    /// The meeting at which the case was raised: known, not asked.
    Meeting,
}

impl Asked {
    pub const fn required(name: &'static str, kind: Kind) -> Asked {
        Asked {
            name,
            kind,
            need: Need::Required,
        }
    }

    pub const fn optional(name: &'static str, kind: Kind) -> Asked {
        Asked {
            name,
            kind,
            need: Need::Optional,
        }
    }

    /// The key of its messages: `answers.solved` is `answers_solved`.
    pub fn message_key(&self) -> String {
        self.name.replace('.', "_")
    }
}

impl CommandForm {
    /// The address of the form for a case.
    pub fn path(&self, number: &str) -> String {
        format!("/cases/{number}/{}", self.resource)
    }
}
