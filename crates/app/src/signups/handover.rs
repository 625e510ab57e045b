//! Handing over: firms that a meeting didn't hear come first at the next one.

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{MeetingId, SignUpId};
use domain::meetings::{Meeting, MeetingStatus};
use domain::permits::Actor;
use domain::signups::{SignUp, Standing};
use store::Tx;
use store::registers::Versioned;

use super::{SignUps, named, permit};
use crate::Error;
use crate::meetings::load;

impl SignUps<'_> {
    /// Hands sign-ups over to a later meeting that is still planned.
    ///
    /// # Errors
    /// Field `to` when that meeting isn't later or isn't planned.
    pub fn hand_over(
        &self,
        actor: &Actor,
        from: MeetingId,
        ids: &[SignUpId],
        to: MeetingId,
    ) -> Result<(), Error> {
        permit(actor)?;
        self.app.db.write(|tx| {
            let (here, there) = (load(tx, from)?.entry, load(tx, to)?.entry);
            must_be_later(&here, &there)?;
            for found in named(tx, from, ids)? {
                self.hand_one_over(tx, actor, found, &there)?;
            }
            Ok(())
        })
    }

    fn hand_one_over(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        found: Versioned<SignUp>,
        there: &Meeting,
    ) -> Result<(), Error> {
        let here = found
            .entry
            .moved_to(Standing::HandedOver { to: there.id })?;
        if let Standing::Chosen { attendee, .. } = found.entry.standing {
            self.app
                .meetings()
                .uninvite_in(tx, actor, here.meeting, attendee)?;
        }
        self.put(tx, actor, &here, found.version)?;
        let (there, version) = match store::signups::one(tx, there.id, here.firm)? {
            Some(Versioned { version, entry }) => (entry, version),
            None => (self.blank(tx, there.id, here.firm)?, 0),
        };
        let next = match version {
            0 => SignUp {
                id: there.id,
                meeting: there.meeting,
                number: there.number,
                registered_at: there.registered_at,
                handed_from: Some(here.id),
                standing: Standing::Registered,
                ..here
            },
            _ => SignUp {
                handed_from: Some(here.id),
                ..there
            },
        };
        self.put(tx, actor, &next, version)
    }
}

fn must_be_later(here: &Meeting, there: &Meeting) -> Result<(), Error> {
    let is_later = there.held_on >= here.held_on && there.id != here.id;
    match is_later && there.status == MeetingStatus::Planned {
        true => Ok(()),
        false => Ok(Refusal::field("to", Problem::NotLater)?),
    }
}
