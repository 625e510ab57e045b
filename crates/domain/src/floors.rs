//! The floor of a meeting (会场进程): which item of the agenda runs since when, and who speaks.
//!
//! It changes every few minutes under many hands, so it is an object of its own beside the meeting's plan.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{FirmId, MeetingId};
use crate::meetings::Meeting;
use crate::registers::Entry;
use crate::time::Instant;

/// What happens in the room of one meeting right now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    pub meeting: MeetingId,
    pub running: Option<Running>,
    pub speaker: Option<Speaker>,
    /// What the code on the wall says while people may sign in by it; nobody can guess it.
    pub sign_in_code: Option<String>,
}

/// The item of the agenda that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Running {
    /// Its place in the agenda, from 0.
    pub item: u32,
    pub since: Instant,
}

/// The firm whose entrepreneur speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    pub firm: FirmId,
    pub since: Instant,
}

/// What somebody does with the floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Move {
    /// An item begins; whoever spoke has finished.
    Begin(u32),
    /// A firm has the word.
    GiveWord(FirmId),
    /// The speaker has finished.
    TakeWord,
    /// The meeting has come to its end.
    End,
    /// People may sign in by this code.
    OpenSignIn(String),
    CloseSignIn,
}

impl Floor {
    /// Before anything has happened.
    pub fn empty(meeting: MeetingId) -> Floor {
        Floor {
            meeting,
            running: None,
            speaker: None,
            sign_in_code: None,
        }
    }

    /// The floor after a move. What already is so stays as it is, with its clock.
    ///
    /// # Errors
    /// An item that the agenda doesn't have, and a firm that isn't invited.
    pub fn after(&self, step: &Move, meeting: &Meeting, now: Instant) -> Result<Floor, Refusal> {
        let mut floor = self.clone();
        match step {
            Move::Begin(item) => {
                let known = usize::try_from(*item).is_ok_and(|at| at < meeting.agenda.len());
                if !known {
                    return Refusal::field("item", Problem::NotInList);
                }
                if floor.running.is_none_or(|running| running.item != *item) {
                    floor.running = Some(Running {
                        item: *item,
                        since: now,
                    });
                    floor.speaker = None;
                }
            }
            Move::GiveWord(firm) => {
                if !meeting.attendees.iter().any(|one| one.firm == *firm) {
                    return Refusal::field("speaker", Problem::NotInList);
                }
                if floor.speaker.is_none_or(|speaker| speaker.firm != *firm) {
                    floor.speaker = Some(Speaker {
                        firm: *firm,
                        since: now,
                    });
                }
            }
            Move::TakeWord => floor.speaker = None,
            Move::End => {
                floor.running = None;
                floor.speaker = None;
                floor.sign_in_code = None;
            }
            Move::OpenSignIn(code) => floor.sign_in_code = Some(code.clone()),
            Move::CloseSignIn => floor.sign_in_code = None,
        }
        Ok(floor)
    }
}

impl Entry for Floor {
    const NOUN: &'static str = "floor";

    fn uuid(&self) -> Uuid {
        self.meeting.0
    }

    fn check(&self) -> Result<(), Refusal> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;
    use crate::meetings::{AgendaItem, AgendaKind, Attendee, MeetingForm, MeetingStatus};
    use crate::time::Date;

    const FIRM: FirmId = FirmId(Uuid::from_u128(7));

    fn meeting() -> Meeting {
        let item = AgendaItem {
            kind: AgendaKind::Entrepreneurs,
            topic: String::new(),
            speaker: String::new(),
            minutes: 40,
        };
        Meeting {
            id: MeetingId(Uuid::nil()),
            year: 2024,
            number: 3,
            theme: "融资".to_owned(),
            form: MeetingForm::Dialogue,
            held_on: Date::constant(2024, 5, 29),
            starts_at: "09:00".to_owned(),
            place: "吉首".to_owned(),
            hosts: vec![PersonId(Uuid::nil())],
            offices: Vec::new(),
            attendees: vec![Attendee {
                person: PersonId(Uuid::nil()),
                firm: FIRM,
                present: true,
            }],
            agenda: vec![item.clone(), item],
            status: MeetingStatus::Held,
            remark: String::new(),
        }
    }

    fn after(floor: &Floor, step: Move, at: i64) -> Floor {
        floor.after(&step, &meeting(), Instant(at)).unwrap()
    }

    #[test]
    fn beginning_the_running_item_again_does_not_turn_its_clock_back() {
        let floor = after(&Floor::empty(meeting().id), Move::Begin(1), 1_000);
        assert_eq!(after(&floor, Move::Begin(1), 9_000), floor);
    }

    #[test]
    fn the_next_item_takes_the_word_from_the_speaker() {
        let floor = after(&Floor::empty(meeting().id), Move::Begin(0), 1_000);
        let floor = after(&floor, Move::GiveWord(FIRM), 2_000);
        assert!(floor.speaker.is_some());
        let floor = after(&floor, Move::Begin(1), 3_000);
        assert_eq!(floor.speaker, None);
        assert_eq!(floor.running.unwrap().since, Instant(3_000));
    }

    #[test]
    fn only_items_of_the_agenda_run_and_only_invited_firms_speak() {
        let floor = Floor::empty(meeting().id);
        let late = floor.after(&Move::Begin(2), &meeting(), Instant(0));
        assert_eq!(late, Refusal::field("item", Problem::NotInList));
        let stranger = Move::GiveWord(FirmId(Uuid::nil()));
        let word = floor.after(&stranger, &meeting(), Instant(0));
        assert_eq!(word, Refusal::field("speaker", Problem::NotInList));
    }

    #[test]
    fn the_end_of_the_meeting_closes_the_sign_in() {
        let open = Move::OpenSignIn("abc".to_owned());
        let floor = after(&Floor::empty(meeting().id), open, 0);
        assert_eq!(after(&floor, Move::End, 1), Floor::empty(meeting().id));
    }
}
