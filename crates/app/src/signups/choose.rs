//! Choosing: for a problem, or by name; declining with a reason; keeping a firm waiting.

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{FirmId, MeetingId, SignUpId};
use domain::meetings::{Meeting, MeetingStatus};
use domain::permits::Actor;
use domain::registers::Entry;
use domain::signups::{SignUp, Standing, StandingName, Way};
use store::registers::Versioned;
use store::{Reader, Tx};

use super::{SignUps, named, permit};
use crate::meetings::{burden, load};
use crate::{Error, World};

/// A firm that is invited without having signed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByName {
    pub firm: FirmId,
    /// Who is to come.
    pub post: String,
    pub reason: String,
}

impl SignUps<'_> {
    /// Chooses sign-ups: they come on the meeting's list.
    ///
    /// # Errors
    /// Field `quota` (`TooMany`) when there are fewer places; `reason` (`Missing`) when a firm has been called too often
    /// or too recently and nobody says why it is called again.
    pub fn choose(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        ids: &[SignUpId],
        way: Way,
        reason: &str,
    ) -> Result<(), Error> {
        permit(actor)?;
        self.app.db.write(|tx| {
            for chosen in named(tx, meeting, ids)? {
                self.choose_in(tx, actor, chosen, way, reason)?;
            }
            Ok(())
        })
    }

    /// Invites a firm by name; if it has signed up, its sign-up is chosen.
    pub fn choose_by_name(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        by_name: &ByName,
    ) -> Result<(), Error> {
        permit(actor)?;
        if by_name.reason.trim().is_empty() {
            return Ok(Refusal::field("reason", Problem::Missing)?);
        }
        self.app.db.write(|tx| {
            let found = match store::signups::one(tx, meeting, by_name.firm)? {
                Some(found) => found,
                None => Versioned {
                    version: 0,
                    entry: self.unasked(tx, meeting, by_name)?,
                },
            };
            self.choose_in(tx, actor, found, Way::Name, &by_name.reason)
        })
    }

    /// Declines sign-ups, with a reason that the firm reads.
    pub fn decline(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        ids: &[SignUpId],
        reason: &str,
    ) -> Result<(), Error> {
        permit(actor)?;
        let reason = reason.trim().to_owned();
        self.app.db.write(|tx| {
            for found in named(tx, meeting, ids)? {
                let declined = found.entry.moved_to(Standing::Declined {
                    reason: reason.clone(),
                })?;
                self.put(tx, actor, &declined, found.version)?;
            }
            Ok(())
        })
    }

    /// Puts sign-ups at the end of the waiting list, in the order of their numbers.
    pub fn keep_waiting(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        ids: &[SignUpId],
    ) -> Result<(), Error> {
        permit(actor)?;
        self.app.db.write(|tx| {
            let next = last_in_line(tx, meeting)? + 1;
            for (place, found) in (next..).zip(named(tx, meeting, ids)?) {
                let waiting = found.entry.moved_to(Standing::Waiting { place })?;
                self.put(tx, actor, &waiting, found.version)?;
            }
            Ok(())
        })
    }

    fn unasked(&self, tx: &mut Tx, meeting: MeetingId, by_name: &ByName) -> Result<SignUp, Error> {
        let known = store::people::of_firm(tx, by_name.firm)?;
        let first = known.first().map(|(_, label)| label.clone());
        let post = match by_name.post.trim() {
            "" => first.unwrap_or_default(),
            post => post.to_owned(),
        };
        let unasked = SignUp {
            post,
            ..self.blank(tx, meeting, by_name.firm)?
        };
        unasked.check()?;
        Ok(unasked)
    }

    pub(super) fn choose_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        found: Versioned<SignUp>,
        way: Way,
        reason: &str,
    ) -> Result<(), Error> {
        let sign_up = &found.entry;
        let meeting = load(tx, sign_up.meeting)?.entry;
        must_have_a_place(tx, &meeting)?;
        must_not_be_a_burden(tx, &meeting, sign_up.firm, reason)?;
        let meetings = self.app.meetings();
        let attendee = meetings.invite_in(tx, actor, meeting.id, sign_up.firm, &sign_up.post)?;
        let chosen = sign_up.moved_to(Standing::Chosen {
            way,
            reason: reason.trim().to_owned(),
            attendee,
        })?;
        self.put(tx, actor, &chosen, found.version)
    }
}

/// The last place of a meeting's waiting list; 0 when nobody waits.
pub(super) fn last_in_line(reader: &mut Reader, meeting: MeetingId) -> Result<u32, Error> {
    let all = store::signups::of_meeting(reader, meeting)?;
    let place = |found: &Versioned<SignUp>| match found.entry.standing {
        Standing::Waiting { place } => Some(place),
        _ => None,
    };
    Ok(all.iter().filter_map(place).max().unwrap_or(0))
}

/// Places that nobody has yet; `None` when the meeting has no announcement and so no number of places.
pub(super) fn places_left(reader: &mut Reader, meeting: &Meeting) -> Result<Option<u32>, Error> {
    let told = store::announcements::of_meeting(reader, meeting.id)?;
    let taken = u32::try_from(meeting.attendees.len()).unwrap_or(u32::MAX);
    Ok(told.map(|told| told.entry.quota.saturating_sub(taken)))
}

fn must_have_a_place(reader: &mut Reader, meeting: &Meeting) -> Result<(), Error> {
    if meeting.status != MeetingStatus::Planned {
        return Ok(Refusal::field("status", Problem::NotInList)?);
    }
    match places_left(reader, meeting)? {
        Some(0) => Ok(Refusal::field("quota", Problem::TooMany)?),
        Some(_) | None => Ok(()),
    }
}

fn must_not_be_a_burden(
    reader: &mut Reader,
    meeting: &Meeting,
    firm: FirmId,
    reason: &str,
) -> Result<(), Error> {
    let settings = World::load(reader)?.settings;
    let burden = burden(reader, firm, meeting.held_on)?;
    match burden.is_burden(meeting.held_on, &settings) && reason.trim().is_empty() {
        true => Ok(Refusal::field("reason", Problem::Missing)?),
        false => Ok(()),
    }
}

/// Whether a sign-up still hopes for a place.
pub(super) fn is_registered(found: &Versioned<SignUp>) -> bool {
    found.entry.standing.name() == StandingName::Registered
}
