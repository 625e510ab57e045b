//! Sign-ups for meetings: made by firms and chambers, chosen among by the programme's office.

mod choose;
mod desk;
mod draw;
mod handover;
mod register;

use std::collections::BTreeMap;

use domain::ids::{MeetingId, SignUpId};
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission, has};
use domain::signups::SignUp;
use store::registers::Versioned;
use store::{Reader, Tx};
use uuid::Uuid;

use crate::record::Recording;
use crate::registers::put_in;
use crate::{App, Error};

pub use choose::ByName;
pub use desk::{Desk, DeskLine};
pub use draw::WordsSaid;
pub use register::{NewSignUp, RaisedBy};

/// Everything about sign-ups, over one [`App`].
pub struct SignUps<'a> {
    pub(crate) app: &'a App,
}

/// A sign-up with what its page prints.
#[derive(Debug, Clone, PartialEq)]
pub struct SignUpView {
    pub sign_up: SignUp,
    pub version: i64,
    pub meeting: Meeting,
    /// Names of the firm, the chamber and the meeting's people.
    pub names: BTreeMap<Uuid, String>,
}

impl SignUpView {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl SignUps<'_> {
    /// An id for a new one.
    pub fn fresh_id(&self) -> SignUpId {
        SignUpId(self.app.fresh_id())
    }

    /// The sign-ups of the actor's own firms and those that the actor's chambers filed, the latest first.
    pub fn own(&self, actor: &Actor) -> Result<Vec<SignUpView>, Error> {
        self.app.db.read(|reader| {
            let mut found = Vec::new();
            for firm in actor.firms() {
                found.extend(store::signups::of_firm(reader, firm)?);
            }
            for chamber in actor.chambers() {
                found.extend(store::signups::of_chamber(reader, chamber)?);
            }
            found.into_iter().map(|found| view(reader, found)).collect()
        })
    }

    /// One sign-up.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever may not know of it.
    pub fn view(&self, actor: &Actor, id: SignUpId) -> Result<SignUpView, Error> {
        self.app.db.read(|reader| {
            let found = known(reader, actor, id)?;
            view(reader, found)
        })
    }

    fn put(&self, tx: &mut Tx, actor: &Actor, sign_up: &SignUp, version: i64) -> Result<(), Error> {
        let now = self.app.now();
        let recording = Recording::by(actor, now, &*self.app.ids);
        put_in(tx, recording, sign_up, version, now)?;
        Ok(())
    }
}

/// The sign-up, if the actor speaks for its firm, filed it for a member, or runs the programme.
fn known(reader: &mut Reader, actor: &Actor, id: SignUpId) -> Result<Versioned<SignUp>, Error> {
    let found: Option<Versioned<SignUp>> = store::registers::get(reader, id.0)?;
    let is_known = |sign_up: &SignUp| {
        let chambers = actor.chambers();
        let filed = sign_up
            .chamber
            .is_some_and(|chamber| chambers.contains(&chamber));
        actor.firms().contains(&sign_up.firm) || filed || has(actor, Permission::ManageMeetings)
    };
    found
        .filter(|found| is_known(&found.entry))
        .ok_or(Error::NotFound)
}

fn view(reader: &mut Reader, found: Versioned<SignUp>) -> Result<SignUpView, Error> {
    let sign_up = found.entry;
    let meeting = crate::meetings::load(reader, sign_up.meeting)?.entry;
    let mut ids = vec![sign_up.firm.0];
    ids.extend(sign_up.chamber.map(|chamber| chamber.0));
    ids.extend(meeting.hosts.iter().map(|host| host.0));
    Ok(SignUpView {
        names: store::names::of(reader, &ids)?,
        version: found.version,
        sign_up,
        meeting,
    })
}

fn permit(actor: &Actor) -> Result<(), Error> {
    match has(actor, Permission::ManageMeetings) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}

/// The sign-ups of a meeting that are named, with their versions.
fn named(
    reader: &mut Reader,
    meeting: MeetingId,
    ids: &[SignUpId],
) -> Result<Vec<Versioned<SignUp>>, Error> {
    let mut all = store::signups::of_meeting(reader, meeting)?;
    all.retain(|found| ids.contains(&found.entry.id));
    match all.len() == ids.len() {
        true => Ok(all),
        false => Err(Error::NotFound),
    }
}
