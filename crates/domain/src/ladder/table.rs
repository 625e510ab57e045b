//! The table: which rungs there are, and on which day each is climbed.

use serde::{Deserialize, Serialize};

use crate::calendar::OfficeHours;
use crate::cases::state::Color;
use crate::words;

words! {
    /// The rungs, in the order of a case's life.
    RungName {
        /// Accepted and not assigned by the limit of dispatching.
        Dispatch = "dispatch",
        Acknowledge = "acknowledge",
        FirstContact = "first_contact",
        /// A helping office owes its opinion.
        Opinion = "opinion",
        /// An objection waits for its ruling.
        Ruling = "ruling",
        /// The office that keeps a case by a ruling doesn't acknowledge it: it has bounced twice.
        Bounced = "bounced",
        /// The light turns yellow.
        NearDue = "near_due",
        BlueOrder = "blue_order",
        /// Nothing was recorded for days.
        Stalled = "stalled",
        /// A reply was sent back twice.
        Returned = "returned",
        RedOrder = "red_order",
        Talk = "talk",
        /// Nothing was recorded for so long that a higher level takes care.
        Unmoved = "unmoved",
        Consultation = "consultation",
        /// An order has not been answered.
        OrderAnswer = "order_answer",
        /// The next milestone of a docketed case comes near.
        Milestone = "milestone",
        /// A milestone passed unmet.
        MilestoneMissed = "milestone_missed",
        /// Nobody has called the firm back.
        FollowUp = "follow_up",
    }
}

words! {
    /// Whether a rung is climbed at all.
    Standing { On = "on", Off = "off" }
}
words! {
    /// Whether an order waits for the supervision office's signature (政府督查工作条例 arts. 6, 7, 11) or is issued by
    /// itself in that office's name.
    Manner { Proposed = "proposed", ByItself = "by_itself" }
}

/// What a rung does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 催办, in the programme office's name.
    Reminder,
    /// 督办, the supervision office's alone.
    Order(Color),
    /// 约谈、通报, laid before the supervision office.
    Talk,
    /// 提级
    Promotion,
    /// The consultation goes to the next level.
    HigherConsultation,
    /// 挂账到期退回办理
    BackToWork,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    pub rung: RungName,
    pub standing: Standing,
    /// Working days from the day that the rung counts from; negative before it.
    pub offset: i32,
}

/// The whole ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Ladder {
    /// Every rung once, in the order of [`RungName::ALL`].
    pub rungs: Vec<Rung>,
    pub orders: Manner,
    /// So many red orders to one office within a quarter are reported to the leading group.
    pub reds_per_quarter: u32,
    /// Nothing goes out at other times.
    pub hours: OfficeHours,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    rungs: Vec<Rung>,
    orders: Manner,
    reds_per_quarter: u32,
    hours: OfficeHours,
}

/// Why a ladder is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LadderError {
    #[error("the ladder names every rung once, in their order")]
    Rungs,
    #[error("the offset of {0} is out of its range")]
    Offset(RungName),
    #[error("at least one red order makes a report")]
    Reds,
}

impl RungName {
    /// What the rung does.
    pub fn step(self) -> Step {
        use RungName::*;
        match self {
            Dispatch | Acknowledge | FirstContact | Opinion | Ruling | NearDue | OrderAnswer
            | Milestone | FollowUp => Step::Reminder,
            BlueOrder => Step::Order(Color::Blue),
            Stalled | Returned => Step::Order(Color::Yellow),
            RedOrder => Step::Order(Color::Red),
            Talk => Step::Talk,
            Bounced | Unmoved => Step::Promotion,
            Consultation => Step::HigherConsultation,
            MilestoneMissed => Step::BackToWork,
        }
    }

    /// The offset of the programme's own ladder. Sources: 12345 bureau rules (the day after expiry; five working days more
    /// without reason), 宿迁 and 三明 (three colours), 许昌 2011 (levels of consultation), recommended where none is known.
    fn default_offset(self) -> i32 {
        use RungName::*;
        match self {
            NearDue | Returned => 0,
            Dispatch | Acknowledge | FirstContact | Opinion | Ruling | RedOrder | OrderAnswer
            | MilestoneMissed | FollowUp => 1,
            Bounced | Consultation => 2,
            Talk | Stalled => 5,
            Unmoved => 10,
            BlueOrder => -2,
            Milestone => -5,
        }
    }

    /// The offsets that make sense: before a day only what warns of it, after it only what follows from it.
    pub fn range(self) -> (i32, i32) {
        use RungName::*;
        match self {
            BlueOrder | Milestone => (-60, 0),
            NearDue | Returned => (0, 5),
            Dispatch | Acknowledge | FirstContact | Opinion | OrderAnswer => (-5, 60),
            RedOrder | Talk | MilestoneMissed => (1, 60),
            Ruling | Bounced | Stalled | Unmoved | Consultation | FollowUp => (0, 250),
        }
    }
}

impl Ladder {
    /// The line of a rung.
    pub fn line(&self, rung: RungName) -> Option<&Rung> {
        self.rungs.iter().find(|line| line.rung == rung)
    }

    fn check(self) -> Result<Ladder, LadderError> {
        let names = self.rungs.iter().map(|line| line.rung);
        if !names.eq(RungName::ALL.iter().copied()) {
            return Err(LadderError::Rungs);
        }
        for line in &self.rungs {
            let (least, most) = line.rung.range();
            if line.offset < least || line.offset > most {
                return Err(LadderError::Offset(line.rung));
            }
        }
        if self.reds_per_quarter == 0 {
            return Err(LadderError::Reds);
        }
        Ok(self)
    }
}

impl Default for Ladder {
    fn default() -> Ladder {
        let line = |rung: &RungName| Rung {
            rung: *rung,
            standing: Standing::On,
            offset: rung.default_offset(),
        };
        Ladder {
            rungs: RungName::ALL.iter().map(line).collect(),
            orders: Manner::Proposed,
            reds_per_quarter: 3,
            hours: OfficeHours::default(),
        }
    }
}

impl TryFrom<Unchecked> for Ladder {
    type Error = LadderError;

    fn try_from(unchecked: Unchecked) -> Result<Ladder, LadderError> {
        let ladder = Ladder {
            rungs: unchecked.rungs,
            orders: unchecked.orders,
            reds_per_quarter: unchecked.reds_per_quarter,
            hours: unchecked.hours,
        };
        ladder.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_ladder_is_one_that_may_be_stored() {
        let json = serde_json::to_value(Ladder::default()).unwrap();
        let read: Ladder = serde_json::from_value(json).unwrap();
        assert_eq!(read, Ladder::default());
    }

    #[test]
    fn a_red_order_before_the_due_date_is_refused() {
        let mut ladder = Ladder::default();
        for line in &mut ladder.rungs {
            if line.rung == RungName::RedOrder {
                line.offset = 0;
            }
        }
        assert_eq!(ladder.check(), Err(LadderError::Offset(RungName::RedOrder)));
    }

    #[test]
    fn a_ladder_without_one_of_its_rungs_is_refused() {
        let mut ladder = Ladder::default();
        ladder.rungs.remove(3);
        assert_eq!(ladder.check(), Err(LadderError::Rungs));
    }
}
