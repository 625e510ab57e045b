//! The minutes of the year's meetings: written by one person, looked over by another, issued, and the meeting closed.

use app::Error;
use app::minutes::Step;
use domain::calendar::Calendar;
use domain::deadlines::{self, Limit};
use domain::ids::MeetingId;
use domain::meetings::MeetingStatus;
use domain::permits::Role;
use domain::time::Date;

use crate::facts::MEETINGS;
use crate::prefecture::Prefecture;
use crate::year::Year;

/// Working days after the meeting; the last time is the last that the settings allow.
pub fn issued_on(meeting: usize, held_on: Date) -> Date {
    let days = if meeting + 1 == MEETINGS.len() { 5 } else { 3 };
    deadlines::due(Calendar::official(), held_on, Limit::working_days(days)).due_on
}

impl Year<'_> {
    /// Writes and issues the minutes of a meeting. The last meeting of the year stays open.
    pub(crate) fn write_minutes(&self, n: usize, meeting: MeetingId) -> Result<(), Error> {
        let writer = Prefecture::whole(self.prefecture.dispatcher, Role::Dispatcher);
        let second = self.prefecture.manager();
        let desk = self.app.minutes();
        desk.write(&writer, meeting, 0)?;
        desk.step(&writer, meeting, 1, &Step::Submit)?;
        desk.step(&second, meeting, 2, &Step::Review)?;
        desk.step(&second, meeting, 3, &Step::Issue)?;
        if n + 1 < MEETINGS.len() {
            let meetings = self.app.meetings();
            let version = meetings.view(&second, meeting)?.version;
            meetings.move_to(&second, meeting, version, MeetingStatus::Closed, "")?;
        }
        Ok(())
    }
}
