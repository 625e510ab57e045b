//! Signing in: by the recorder's list, or by the code on the wall.

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{FirmId, MeetingId, OfficeId, PersonId, PresenceId};
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission};
use domain::presences::{Presence, SignInWay};
use domain::time::Instant;
use domain::words;
use store::{Reader, Tx};

use super::{Rooms, begun_meanwhile};
use crate::Error;
use crate::meetings::change::must_be_open;
use crate::meetings::{load, permit};
use crate::record::Recording;
use crate::registers::put_in;

words! {
    /// What the recorder notes about somebody.
    Mark { Present = "present", Withdrawn = "withdrawn" }
}

/// What whoever has scanned the code may choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Guest {
    pub meeting: Meeting,
    /// Invited entrepreneurs who haven't signed in: the person, and firm and post in words.
    pub expected: Vec<(PersonId, String)>,
}

impl Rooms<'_> {
    /// Notes on the list that somebody is there, or was ticked by mistake. Noting it twice changes nothing.
    pub fn note(
        &self,
        actor: &Actor,
        id: MeetingId,
        person: PersonId,
        mark: Mark,
    ) -> Result<(), Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let now = self.app.now();
        let done = self.app.db.write(|tx| {
            let meeting = load(tx, id)?.entry;
            must_be_open(&meeting)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            let way = SignInWay::List;
            let presence = self.presence(tx, &meeting, person, way, now)?;
            put(tx, recording, presence, mark, now)
        });
        done.map_err(begun_meanwhile)
    }

    /// The sheet behind the code; none when nobody signs in by it, or not any more.
    pub fn guests(&self, code: &str) -> Result<Guest, Error> {
        self.app.db.read(|reader| {
            let meeting = by_code(reader, code)?;
            let signed = store::presences::of_meeting(reader, meeting.id)?;
            let mut expected = Vec::new();
            for attendee in &meeting.attendees {
                let is_here = |found: &store::registers::Versioned<Presence>| {
                    found.entry.person == attendee.person && !found.entry.is_withdrawn
                };
                if !signed.iter().any(is_here) {
                    let ids = [attendee.firm.0, attendee.person.0];
                    let names = store::names::of(reader, &ids)?;
                    let words = ids.iter().filter_map(|id| names.get(id).cloned());
                    expected.push((attendee.person, words.collect::<Vec<_>>().join(" ")));
                }
            }
            Ok(Guest { meeting, expected })
        })
    }

    /// Signs in by the code: whoever is signed in to the programme as that very person, anybody as one of those invited.
    pub fn sign_in(
        &self,
        code: &str,
        actor: Option<&Actor>,
        chosen: Option<PersonId>,
    ) -> Result<(), Error> {
        let now = self.app.now();
        let done = self.app.db.write(|tx| {
            let meeting = by_code(tx, code)?;
            must_be_open(&meeting)?;
            let may_be = |person: &PersonId| {
                meeting.attendees.iter().any(|one| one.person == *person)
                    || actor.is_some_and(|actor| actor.person == *person)
            };
            let Some(person) = chosen.filter(may_be) else {
                return Ok(Refusal::field("person", Problem::Missing)?);
            };
            let recording = match actor {
                Some(actor) => Recording::by(actor, now, &*self.app.ids),
                None => Recording::by_person(person, now, &*self.app.ids),
            };
            let presence = self.presence(tx, &meeting, person, SignInWay::Code, now)?;
            put(tx, recording, presence, Mark::Present, now)
        });
        done.map_err(begun_meanwhile)
    }

    /// The row of a person at a meeting, with its version, or a new one.
    fn presence(
        &self,
        reader: &mut Reader,
        meeting: &Meeting,
        person: PersonId,
        way: SignInWay,
        now: Instant,
    ) -> Result<(i64, Presence), Error> {
        if let Some(found) = store::presences::of_person(reader, meeting.id, person)? {
            return Ok((found.version, found.entry));
        }
        let attendee = meeting.attendees.iter().find(|one| one.person == person);
        let (firm, office): (Option<FirmId>, Option<OfficeId>) = match attendee {
            Some(attendee) => (Some(attendee.firm), None),
            None => (None, store::people::office_of(reader, person)?),
        };
        let new = Presence {
            id: PresenceId(self.app.ids.uuid(now)),
            meeting: meeting.id,
            person,
            firm,
            office,
            way,
            signed_at: now,
            is_withdrawn: true,
        };
        Ok((0, new))
    }
}

fn by_code(reader: &mut Reader, code: &str) -> Result<Meeting, Error> {
    let floor = store::floors::by_code(reader, code)?.ok_or(Error::NotFound)?;
    Ok(load(reader, floor.entry.meeting)?.entry)
}

fn put(
    tx: &mut Tx,
    recording: Recording<'_>,
    (version, before): (i64, Presence),
    mark: Mark,
    now: Instant,
) -> Result<(), Error> {
    let is_withdrawn = mark == Mark::Withdrawn;
    if before.is_withdrawn == is_withdrawn {
        return Ok(());
    }
    let after = Presence {
        is_withdrawn,
        ..before
    };
    put_in(tx, recording, &after, version, now)?;
    Ok(())
}
