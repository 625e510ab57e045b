//! Who speaks when, and what doesn't fit into the meeting.

use crate::announcements::MINUTES_EACH;
use crate::meetings::{AgendaKind, Meeting, minutes_of_day};

/// A speaker's time, in minutes since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    pub begins: u32,
    pub ends: u32,
}

/// What doesn't fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The items take more minutes than the meeting has.
    TooLong { planned: u32, available: u32 },
    /// So many speakers need more than the item of the entrepreneurs has.
    TooManySpeakers {
        speakers: u32,
        needed: u32,
        item: u32,
    },
    /// Nobody has planned time for the entrepreneurs.
    NoTimeToSpeak,
}

/// The times of `speakers` one after the other from the beginning of the entrepreneurs' item; empty without a beginning
/// or without such an item.
pub fn speaking_times(meeting: &Meeting, speakers: usize, minutes_each: u32) -> Vec<Slot> {
    let Some(begins) = minutes_of_day(&meeting.starts_at) else {
        return Vec::new();
    };
    let is_theirs = |kind| kind == AgendaKind::Entrepreneurs;
    let Some(at) = meeting.agenda.iter().position(|item| is_theirs(item.kind)) else {
        return Vec::new();
    };
    let before: u32 = meeting.agenda[..at].iter().map(|item| item.minutes).sum();
    (0u32..)
        .take(speakers)
        .map(|n| begins + before + n * minutes_each)
        .map(|begins| Slot {
            begins,
            ends: begins + minutes_each,
        })
        .collect()
}

/// What doesn't fit: items against the meeting's `length` in minutes, speakers against their item. A speaker has at
/// least the fewest minutes of [`MINUTES_EACH`].
pub fn warnings(
    meeting: &Meeting,
    length: Option<u32>,
    speakers: u32,
    minutes_each: u32,
) -> Vec<Warning> {
    let mut found = Vec::new();
    let planned: u32 = meeting.agenda.iter().map(|item| item.minutes).sum();
    if let Some(available) = length.filter(|available| planned > *available) {
        found.push(Warning::TooLong { planned, available });
    }
    let theirs = |item: &&crate::meetings::AgendaItem| item.kind == AgendaKind::Entrepreneurs;
    let item: u32 = meeting
        .agenda
        .iter()
        .filter(theirs)
        .map(|item| item.minutes)
        .sum();
    let needed = speakers * minutes_each.max(*MINUTES_EACH.start());
    if speakers > 0 && item == 0 {
        found.push(Warning::NoTimeToSpeak);
    } else if needed > item {
        found.push(Warning::TooManySpeakers {
            speakers,
            needed,
            item,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::MeetingId;
    use crate::meetings::{AgendaItem, MeetingForm, MeetingStatus, USUAL_AGENDA};
    use crate::time::Date;
    use uuid::Uuid;

    fn meeting() -> Meeting {
        let item = |(kind, minutes): &(AgendaKind, u32)| AgendaItem {
            kind: *kind,
            topic: "议题".to_owned(),
            speaker: String::new(),
            minutes: *minutes,
        };
        Meeting {
            id: MeetingId(Uuid::nil()),
            year: 2024,
            number: 3,
            theme: "融资与账款".to_owned(),
            form: MeetingForm::Dialogue,
            held_on: Date::constant(2024, 5, 29),
            starts_at: "09:00".to_owned(),
            place: "吉首".to_owned(),
            hosts: Vec::new(),
            offices: Vec::new(),
            attendees: Vec::new(),
            agenda: USUAL_AGENDA.iter().map(item).collect(),
            status: MeetingStatus::Planned,
            remark: String::new(),
        }
    }

    #[test]
    fn the_first_speaker_begins_after_briefing_training_and_strategy() {
        let times = speaking_times(&meeting(), 2, 4);
        let at = |hour: u32, minute: u32| hour * 60 + minute;
        let slot = |begins| Slot {
            begins,
            ends: begins + 4,
        };
        assert_eq!(times, [slot(at(9, 40)), slot(at(9, 44))]);
    }

    #[test]
    fn items_longer_than_the_meeting_and_speakers_longer_than_their_item_are_warned_of() {
        assert_eq!(warnings(&meeting(), Some(125), 10, 4), []);
        let long = Warning::TooLong {
            planned: 125,
            available: 120,
        };
        let many = Warning::TooManySpeakers {
            speakers: 11,
            needed: 44,
            item: 40,
        };
        assert_eq!(warnings(&meeting(), Some(120), 11, 4), [long, many]);
    }

    #[test]
    fn speakers_without_an_item_of_their_own_are_warned_of() {
        let mut silent = meeting();
        silent
            .agenda
            .retain(|item| item.kind != AgendaKind::Entrepreneurs);
        assert_eq!(warnings(&silent, None, 1, 3), [Warning::NoTimeToSpeak]);
        assert_eq!(warnings(&silent, None, 0, 3), []);
    }
}
