//! The seven stages of a case, from registration to strike-off, with the one it is in.

use askama::Template;
use domain::cases::StageName;
use messages::Texts;

use super::prints_html;

/// A stage of the life of a case as people outside the workshop see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Registered,
    Accepted,
    Assigned,
    Handling,
    Replied,
    Rated,
    StruckOff,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageState {
    Done,
    Now,
    Ahead,
    /// The case ended or goes on without it.
    Skipped,
}

/// The stages with their states and dates.
#[derive(Debug, Clone, Template)]
#[template(path = "components/stages.html")]
pub struct Stages {
    t: &'static Texts,
    steps: [StageStep; 7],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageStep {
    pub stage: Stage,
    pub state: StageState,
    /// When it was reached, as the page prints it; empty if it was not.
    pub when: String,
}

prints_html!(Stages);

impl Stage {
    pub fn all() -> [Stage; 7] {
        [
            Stage::Registered,
            Stage::Accepted,
            Stage::Assigned,
            Stage::Handling,
            Stage::Replied,
            Stage::Rated,
            Stage::StruckOff,
        ]
    }

    pub fn label(self, t: &Texts) -> &'static str {
        let names = &t.components.stage;
        match self {
            Stage::Registered => names.registered,
            Stage::Accepted => names.accepted,
            Stage::Assigned => names.assigned,
            Stage::Handling => names.handling,
            Stage::Replied => names.replied,
            Stage::Rated => names.rated,
            Stage::StruckOff => names.struck_off,
        }
    }
}

impl From<StageName> for Stage {
    /// Where the finer stages of the rules stand on the line of seven. A case that ended early stands where
    /// it usually ended; [`Stages::skipping`] shows what it never came to.
    fn from(name: StageName) -> Stage {
        match name {
            StageName::Submitted | StageName::Supplementing | StageName::Refused => {
                Stage::Registered
            }
            StageName::Accepted | StageName::Merged => Stage::Accepted,
            StageName::Assigned | StageName::Objected => Stage::Assigned,
            StageName::InProgress
            | StageName::AwaitingMaterial
            | StageName::Docketed
            | StageName::ReplyDrafted
            | StageName::WithdrawalCheck
            | StageName::Withdrawn
            | StageName::Terminated => Stage::Handling,
            StageName::ReplySigned => Stage::Replied,
            StageName::Replied => Stage::Rated,
            StageName::AwaitingStrikeOff | StageName::AwaitingLeader | StageName::StruckOff => {
                Stage::StruckOff
            }
        }
    }
}

impl Stages {
    /// A case that is in stage `now`: all before are done, all after lie ahead. `when` gives the date at
    /// which a stage was reached, as the page prints it.
    pub fn at(t: &'static Texts, now: Stage, when: impl Fn(Stage) -> Option<String>) -> Stages {
        let steps = Stage::all().map(|stage| StageStep {
            stage,
            state: match stage.cmp(&now) {
                std::cmp::Ordering::Less => StageState::Done,
                std::cmp::Ordering::Equal => StageState::Now,
                std::cmp::Ordering::Greater => StageState::Ahead,
            },
            when: when(stage).unwrap_or_default(),
        });
        Stages { t, steps }
    }

    /// Marks `stages` as not needed, for a case that was refused, withdrawn or ended early.
    #[must_use]
    pub fn skipping(mut self, stages: &[Stage]) -> Stages {
        for step in &mut self.steps {
            if stages.contains(&step.stage) {
                step.state = StageState::Skipped;
            }
        }
        self
    }

    /// All stages done: a case that has been struck off.
    #[must_use]
    pub fn complete(mut self) -> Stages {
        for step in &mut self.steps {
            if step.state == StageState::Now {
                step.state = StageState::Done;
            }
        }
        self
    }
}

impl StageState {
    fn code(self) -> &'static str {
        match self {
            StageState::Done => "done",
            StageState::Now => "now",
            StageState::Ahead => "ahead",
            StageState::Skipped => "skipped",
        }
    }

    fn label(self, t: &Texts) -> &'static str {
        match self {
            StageState::Done => t.components.stage.done,
            StageState::Now => t.components.stage.now,
            StageState::Ahead => t.components.stage.ahead,
            StageState::Skipped => t.components.stage.skipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    fn states(stages: &Stages) -> Vec<StageState> {
        stages.steps.iter().map(|step| step.state).collect()
    }

    #[test]
    fn stages_before_the_present_one_are_done_and_those_after_lie_ahead() {
        let t = texts(Language::ZhHans);
        let stages = Stages::at(t, Stage::Assigned, |_| None);
        use StageState::{Ahead, Done, Now, Skipped};
        assert_eq!(
            states(&stages),
            [Done, Done, Now, Ahead, Ahead, Ahead, Ahead]
        );
        let ended = stages.skipping(&[Stage::Replied, Stage::Rated]);
        assert_eq!(
            states(&ended),
            [Done, Done, Now, Ahead, Skipped, Skipped, Ahead]
        );
    }

    #[test]
    fn the_present_stage_is_marked_for_those_who_listen() {
        let t = texts(Language::ZhHans);
        let html = Stages::at(t, Stage::Handling, |_| None).to_string();
        assert_eq!(html.matches("aria-current=\"step\"").count(), 1);
        assert!(html.contains("第 4 步，共 7 步：签收办理"));
    }
}
