//! Who is invited to a meeting, and who came.

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{FirmId, MeetingId, PersonId};
use domain::meetings::{Attendee, Meeting};
use domain::people::Person;
use domain::permits::Actor;
use domain::time::Instant;
use domain::words;
use store::Tx;

use super::change::must_be_open;
use super::{Meetings, guests};
use crate::Error;
use crate::record::Recording;
use crate::registers::put_in;

words! {
    /// What became of an invitation.
    Attendance {
        Invited = "invited", Present = "present",
        /// Invited by mistake, or excused long before: taken off the list; the record keeps it.
        Withdrawn = "withdrawn",
    }
}

impl Meetings<'_> {
    /// Invites a firm in the person of its entrepreneur. `post` finds one of several people of the firm; a post that
    /// nobody holds yet is recorded as a new person; an empty one takes the first person of the firm.
    pub fn invite(
        &self,
        actor: &Actor,
        id: MeetingId,
        version: i64,
        firm: FirmId,
        post: &str,
    ) -> Result<(), Error> {
        let now = self.app.now();
        self.change(actor, id, version, |tx, meeting| {
            must_be_open(&meeting)?;
            let person = match find(tx, firm, post.trim())? {
                Some(person) => person,
                None => self.introduce(tx, actor, firm, post.trim(), now)?,
            };
            invited(meeting, person, firm)
        })
    }

    /// Notes who came. People who are not named keep what was noted.
    pub fn note_attendance(
        &self,
        actor: &Actor,
        id: MeetingId,
        version: i64,
        marks: &[(PersonId, Attendance)],
    ) -> Result<(), Error> {
        self.change(actor, id, version, |_, meeting| {
            must_be_open(&meeting)?;
            Ok(noted(meeting, marks))
        })
    }

    /// Puts a firm's entrepreneur on the list inside a command's own transaction, and answers who it is. Somebody who is
    /// on the list already stays.
    pub(crate) fn invite_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: MeetingId,
        firm: FirmId,
        post: &str,
    ) -> Result<PersonId, Error> {
        let now = self.app.now();
        let found = super::load(tx, id)?;
        must_be_open(&found.entry)?;
        let person = match find(tx, firm, post.trim())? {
            Some(person) => person,
            None => self.introduce(tx, actor, firm, post.trim(), now)?,
        };
        let is_listed = |attendee: &Attendee| attendee.person == person;
        if !found.entry.attendees.iter().any(is_listed) {
            let listed = invited(found.entry.clone(), person, firm)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &listed, found.version, now)?;
            guests::tell(tx, &found.entry, (&listed, found.version + 1), now)?;
        }
        Ok(person)
    }

    /// Takes somebody who hasn't come off the list of a meeting that is still open.
    pub(crate) fn uninvite_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: MeetingId,
        person: PersonId,
    ) -> Result<(), Error> {
        let now = self.app.now();
        let found = super::load(tx, id)?;
        let mut meeting = found.entry.clone();
        let before = meeting.attendees.len();
        (meeting.attendees).retain(|attendee| attendee.person != person || attendee.present);
        if meeting.status.is_open() && meeting.attendees.len() < before {
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &meeting, found.version, now)?;
            guests::tell(tx, &found.entry, (&meeting, found.version + 1), now)?;
        }
        Ok(())
    }

    fn introduce(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        firm: FirmId,
        post: &str,
        now: Instant,
    ) -> Result<PersonId, Error> {
        if post.is_empty() {
            return Ok(Refusal::field("post", Problem::Missing)?);
        }
        let person = Person {
            id: PersonId(self.app.ids.uuid(now)),
            name: String::new(),
            post: post.to_owned(),
            office: None,
            firm: Some(firm),
            is_leader: false,
            phone: String::new(),
            valid_to: None,
        };
        domain::registers::Entry::check(&person)?;
        let recording = Recording::by(actor, now, &*self.app.ids);
        put_in(tx, recording, &person, 0, now)?;
        Ok(person.id)
    }
}

fn find(tx: &mut Tx, firm: FirmId, post: &str) -> Result<Option<PersonId>, Error> {
    let people = store::people::of_firm(tx, firm)?;
    let named = |(_, label): &&(PersonId, String)| post.is_empty() || label == post;
    Ok(people.iter().find(named).map(|(id, _)| *id))
}

fn invited(mut meeting: Meeting, person: PersonId, firm: FirmId) -> Result<Meeting, Error> {
    if meeting
        .attendees
        .iter()
        .any(|attendee| attendee.person == person)
    {
        return Ok(Refusal::field("firm", Problem::Taken)?);
    }
    meeting.attendees.push(Attendee {
        person,
        firm,
        present: false,
    });
    Ok(meeting)
}

fn noted(mut meeting: Meeting, marks: &[(PersonId, Attendance)]) -> Meeting {
    let mark = |person| {
        marks
            .iter()
            .find(|(marked, _)| *marked == person)
            .map(|(_, mark)| *mark)
    };
    meeting
        .attendees
        .retain(|attendee| mark(attendee.person) != Some(Attendance::Withdrawn));
    for attendee in &mut meeting.attendees {
        match mark(attendee.person) {
            Some(Attendance::Present) => attendee.present = true,
            Some(Attendance::Invited) => attendee.present = false,
            Some(Attendance::Withdrawn) | None => {}
        }
    }
    meeting
}
