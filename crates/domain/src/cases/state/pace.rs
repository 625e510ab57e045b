//! Days on which something last happened, as far as the ladder measures by them. Events from before they were kept name no
//! day, and leave none here.

use serde::{Deserialize, Serialize};

use crate::time::Date;

/// The days; `None` where nothing of the kind happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    pub accepted_on: Option<Date>,
    pub objected_on: Option<Date>,
    pub ruled_on: Option<Date>,
    /// A contact, progress or an interim reply was recorded: the day of the record, whatever day it speaks of.
    pub moved_on: Option<Date>,
    /// The programme office last sent a reply back.
    pub returned_on: Option<Date>,
    /// Milestones that passed unmet and brought the case back from the docket.
    pub milestones_missed: u32,
}

impl Pace {
    /// Notes that the office did something on a day.
    pub fn moves(&mut self, on: Option<Date>) {
        self.moved_on = self.moved_on.max(on);
    }
}
