//! The desk at which firms are chosen: who signed up, how often each was called before, whether the meeting is for them.

use std::collections::BTreeMap;

use domain::announcements::{Announcement, Misfit};
use domain::draws::Draw;
use domain::firms::Firm;
use domain::ids::{FirmId, MeetingId, OfficeId, SignUpId};
use domain::meetings::{Burden, Meeting};
use domain::permits::Actor;
use domain::prepared_views::PreparedView;
use domain::settings::Settings;
use domain::signups::{SignUp, StandingName};
use store::Reader;
use store::choices::FirmLine;
use store::registers::Versioned;
use uuid::Uuid;

use super::{SignUps, permit};
use crate::meetings::{burden, load};
use crate::{Error, World};

/// One sign-up with what is weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskLine {
    pub sign_up: SignUp,
    pub version: i64,
    pub firm: Option<Firm>,
    pub burden: Burden,
    /// In what the firm differs from those that are meant.
    pub misfits: Vec<Misfit>,
}

/// Everything on the desk of one meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    pub meeting: Meeting,
    pub announcement: Option<Announcement>,
    /// Those handed over from an earlier meeting first, then by number.
    pub lines: Vec<DeskLine>,
    pub draws: Vec<Draw>,
    pub views: Vec<PreparedView>,
    pub settings: Settings,
    /// Names of offices, people, firms and chambers in it.
    pub names: BTreeMap<Uuid, String>,
}

impl Desk {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// How many sign-ups stand so.
    pub fn count(&self, standing: StandingName) -> usize {
        let stands = |line: &&DeskLine| line.sign_up.standing.name() == standing;
        self.lines.iter().filter(stands).count()
    }

    /// Places that nobody has yet; none without an announcement, which says how many there are.
    pub fn places_left(&self) -> Option<usize> {
        let quota = usize::try_from(self.announcement.as_ref()?.quota).ok()?;
        Some(quota.saturating_sub(self.meeting.attendees.len()))
    }

    /// The views that offices were asked for on a sign-up.
    pub fn views_of(&self, sign_up: SignUpId) -> impl Iterator<Item = &PreparedView> {
        self.views
            .iter()
            .filter(move |view| view.sign_up == sign_up)
    }

    /// Offices that were asked about a problem.
    pub fn asked(&self, sign_up: SignUpId, problem: u32) -> Vec<OfficeId> {
        let of_it = self
            .views_of(sign_up)
            .filter(|view| view.problem == problem);
        of_it.map(|view| view.office).collect()
    }
}

impl SignUps<'_> {
    /// The desk of a meeting.
    pub fn desk(&self, actor: &Actor, meeting: MeetingId) -> Result<Desk, Error> {
        permit(actor)?;
        self.app.db.read(|reader| desk(reader, meeting))
    }

    /// Firms that were never on any meeting's list, at most `most` of them, and how many there are.
    pub fn never_invited(
        &self,
        actor: &Actor,
        place: &str,
        most: u32,
    ) -> Result<(Vec<FirmLine>, i64), Error> {
        permit(actor)?;
        let found = (self.app.db).read(|reader| store::signups::never_invited(reader, place, most));
        Ok(found?)
    }
}

fn desk(reader: &mut Reader, meeting: MeetingId) -> Result<Desk, Error> {
    let meeting = load(reader, meeting)?.entry;
    let announcement = store::announcements::of_meeting(reader, meeting.id)?;
    let announcement = announcement.map(|found| found.entry);
    let mut lines = Vec::new();
    for found in store::signups::of_meeting(reader, meeting.id)? {
        lines.push(line(reader, &meeting, announcement.as_ref(), found)?);
    }
    lines.sort_by_key(|line| (line.sign_up.handed_from.is_none(), line.sign_up.number));
    let views = entries(store::prepared_views::of_meeting(reader, meeting.id)?);
    let draws = entries(store::draws::of_meeting(reader, meeting.id)?);
    let mut ids: Vec<Uuid> = views
        .iter()
        .map(|view: &PreparedView| view.office.0)
        .collect();
    for line in &lines {
        ids.push(line.sign_up.firm.0);
        ids.extend(line.sign_up.chamber.map(|chamber| chamber.0));
    }
    ids.sort();
    ids.dedup();
    Ok(Desk {
        names: store::names::of(reader, &ids)?,
        settings: World::load(reader)?.settings,
        meeting,
        announcement,
        lines,
        draws,
        views,
    })
}

fn line(
    reader: &mut Reader,
    meeting: &Meeting,
    announcement: Option<&Announcement>,
    found: Versioned<SignUp>,
) -> Result<DeskLine, Error> {
    let firm = firm(reader, found.entry.firm)?;
    let misfits = announcement.zip(firm.as_ref());
    Ok(DeskLine {
        burden: burden(reader, found.entry.firm, meeting.held_on)?,
        misfits: misfits.map_or(Vec::new(), |(told, firm)| told.meant_for.misfits(firm)),
        version: found.version,
        sign_up: found.entry,
        firm,
    })
}

fn firm(reader: &mut Reader, id: FirmId) -> Result<Option<Firm>, Error> {
    let found = store::registers::get::<Firm>(reader, id.0)?;
    Ok(found.map(|found| found.entry))
}

fn entries<E>(found: Vec<Versioned<E>>) -> Vec<E> {
    found.into_iter().map(|found| found.entry).collect()
}
