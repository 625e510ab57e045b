//! Signing up: a firm by itself, a chamber for a member, a clerk for whoever calls; and taking it back.

use domain::announcements::Announcement;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{ChamberId, FirmId, MeetingId, SignUpId};
use domain::meetings::{Meeting, MeetingStatus};
use domain::permits::{Actor, Permission, has};
use domain::registers::Entry;
use domain::signups::{Raised, SignUp, Standing};
use domain::time::local_date;
use serde::Serialize;
use store::Tx;
use store::registers::Versioned;

use super::{SignUps, known};
use crate::meetings::load;
use crate::{Error, keys};

/// Who signs a firm up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RaisedBy {
    Firm,
    Chamber(ChamberId),
    /// A clerk of the programme.
    Office,
}

/// A sign-up as filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewSignUp {
    pub firm: FirmId,
    pub post: String,
    pub name: String,
    pub phone: String,
    pub problems: Vec<Raised>,
    pub may_publish: bool,
}

/// Two may sign up at the same instant and want the same number.
const TRIES: usize = 5;

impl SignUps<'_> {
    /// Signs a firm up. The same key and the same words act once; a firm that withdrew may come back.
    ///
    /// # Errors
    /// Field `firm` when the actor doesn't speak for it (`Unknown`) or it has signed up already (`Taken`);
    /// `sign_up_until` when signing up is over, which doesn't bind the programme's own clerks.
    pub fn register(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        new: &NewSignUp,
        key: Option<&str>,
    ) -> Result<SignUpId, Error> {
        if !has(actor, Permission::SignUp) {
            return Err(Error::NotPermitted);
        }
        let by = self.raised_by(actor, new.firm)?;
        let mut outcome = self.register_once(actor, meeting, new, by, key);
        for _ in 1..TRIES {
            match outcome {
                Err(Error::Store(store::Error::Unique { .. })) => {
                    outcome = self.register_once(actor, meeting, new, by, key);
                }
                other => return other,
            }
        }
        outcome
    }

    fn register_once(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        new: &NewSignUp,
        by: RaisedBy,
        key: Option<&str>,
    ) -> Result<SignUpId, Error> {
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(meeting, new), |tx| {
                let meeting = load(tx, meeting)?.entry;
                let announcement = store::announcements::of_meeting(tx, meeting.id)?;
                self.must_be_open(&meeting, announcement.map(|found| found.entry), by)?;
                self.register_in(tx, actor, &meeting, new, by)
            })
        })
    }

    fn register_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        meeting: &Meeting,
        new: &NewSignUp,
        by: RaisedBy,
    ) -> Result<SignUpId, Error> {
        let before = store::signups::one(tx, meeting.id, new.firm)?;
        let (kept, version) = match before {
            None => (self.blank(tx, meeting.id, new.firm)?, 0),
            Some(Versioned { version, entry }) => match entry.moved_to(Standing::Registered) {
                Ok(anew) => (anew, version),
                Err(_) => return Ok(Refusal::field("firm", Problem::Taken)?),
            },
        };
        let sign_up = SignUp {
            chamber: match by {
                RaisedBy::Chamber(chamber) => Some(chamber),
                RaisedBy::Firm | RaisedBy::Office => None,
            },
            post: new.post.trim().to_owned(),
            name: new.name.trim().to_owned(),
            phone: new.phone.trim().to_owned(),
            problems: new.problems.clone(),
            may_publish: new.may_publish,
            ..kept
        };
        sign_up.check()?;
        self.put(tx, actor, &sign_up, version)?;
        Ok(sign_up.id)
    }

    /// A sign-up of which nothing is known but the firm, with the next number.
    pub(super) fn blank(
        &self,
        tx: &mut Tx,
        meeting: MeetingId,
        firm: FirmId,
    ) -> Result<SignUp, Error> {
        let last = store::signups::last_number(tx, meeting)?;
        Ok(SignUp {
            id: self.fresh_id(),
            meeting,
            firm,
            chamber: None,
            number: u32::try_from(last + 1).unwrap_or(u32::MAX),
            registered_at: self.app.now(),
            post: String::new(),
            name: String::new(),
            phone: String::new(),
            problems: Vec::new(),
            may_publish: false,
            handed_from: None,
            standing: Standing::Registered,
        })
    }

    /// Takes a sign-up back. A firm that was chosen leaves the meeting's list.
    pub fn withdraw(
        &self,
        actor: &Actor,
        id: SignUpId,
        version: i64,
        reason: &str,
    ) -> Result<(), Error> {
        let reason = reason.trim().to_owned();
        self.app.db.write(|tx| {
            let found = known(tx, actor, id)?;
            if found.version != version {
                return Err(Error::Changed);
            }
            let away = found.entry.moved_to(Standing::Withdrawn {
                reason: reason.clone(),
            })?;
            if let Standing::Chosen { attendee, .. } = found.entry.standing {
                self.app
                    .meetings()
                    .uninvite_in(tx, actor, away.meeting, attendee)?;
            }
            self.put(tx, actor, &away, version)
        })
    }

    fn must_be_open(
        &self,
        meeting: &Meeting,
        announcement: Option<Announcement>,
        by: RaisedBy,
    ) -> Result<(), Error> {
        if by == RaisedBy::Office && meeting.status == MeetingStatus::Planned {
            return Ok(());
        }
        let today = local_date(self.app.now());
        match announcement {
            Some(told) if told.takes_sign_ups(meeting, today) => Ok(()),
            Some(told) if told.is_published() => {
                Ok(Refusal::field("sign_up_until", Problem::NotAfterToday)?)
            }
            Some(_) | None => Err(Error::NotFound),
        }
    }

    fn raised_by(&self, actor: &Actor, firm: FirmId) -> Result<RaisedBy, Error> {
        if actor.firms().contains(&firm) {
            return Ok(RaisedBy::Firm);
        }
        if has(actor, Permission::ManageMeetings) {
            return Ok(RaisedBy::Office);
        }
        let member = self.app.db.read(|reader| {
            store::registers::get::<domain::firms::Firm>(reader, firm.0).map_err(Error::from)
        })?;
        let own = actor.chambers();
        let chamber = member.and_then(|firm| {
            let joined = firm.entry.chambers;
            own.into_iter().find(|chamber| joined.contains(chamber))
        });
        match chamber {
            Some(chamber) => Ok(RaisedBy::Chamber(chamber)),
            None => Ok(Refusal::field("firm", Problem::Unknown)?),
        }
    }
}
