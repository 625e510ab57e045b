//! A short label in a box: a stage, a kind, a mark.

use askama::Template;
use domain::cases::StageName;

use super::prints_html;

/// What a tag or a notice is meant to say by its colour; its words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Neutral,
    Active,
    Good,
    Warn,
    Bad,
    /// For the offices only: the firm does not see what it marks.
    Inside,
}

/// A short label in a box.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "components/tag.html")]
pub struct Tag {
    pub tone: Tone,
    pub text: String,
}

prints_html!(Tag);

impl Tag {
    pub fn new(tone: Tone, text: impl Into<String>) -> Tag {
        Tag {
            tone,
            text: text.into(),
        }
    }
}

impl Tone {
    /// The ending of the class names `tag--…`.
    pub fn code(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Active => "active",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Inside => "inside",
        }
    }

    /// The tone of a case's stage: warm where someone must act or wait, green only when struck off.
    pub fn of_stage(name: StageName) -> Tone {
        match name {
            StageName::Submitted
            | StageName::Accepted
            | StageName::Withdrawn
            | StageName::Merged => Tone::Neutral,
            StageName::Assigned
            | StageName::InProgress
            | StageName::ReplyDrafted
            | StageName::ReplySigned
            | StageName::Replied
            | StageName::AwaitingStrikeOff
            | StageName::AwaitingLeader => Tone::Active,
            StageName::Supplementing
            | StageName::AwaitingMaterial
            | StageName::Objected
            | StageName::Docketed
            | StageName::WithdrawalCheck => Tone::Warn,
            StageName::StruckOff => Tone::Good,
            StageName::Refused | StageName::Terminated => Tone::Bad,
        }
    }
}
