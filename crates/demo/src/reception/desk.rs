//! The desk of the programme's office: which of those who signed up are heard.

use app::Error;
use app::signups::Desk;
use domain::ids::{MeetingId, SignUpId};
use domain::signups::{StandingName, Way};

use super::past_texts::{self as texts, Fate};
use crate::year::Year;

pub fn desk(year: &Year<'_>, meeting: MeetingId) -> Result<Desk, Error> {
    (year.app.sign_ups()).desk(&year.prefecture.manager(), meeting)
}

/// Decides about everybody who still hopes: who comes from the last meeting first, then the others by their fate.
pub fn choose(
    year: &Year<'_>,
    meeting: MeetingId,
    fate: impl Fn(usize) -> Fate,
) -> Result<(), Error> {
    let (manager, signs) = (year.prefecture.manager(), year.app.sign_ups());
    let desk = desk(year, meeting)?;
    let [mut handed, mut named, mut heard, mut waits] = [const { Vec::new() }; 4];
    for line in desk
        .lines
        .iter()
        .filter(|line| line.sign_up.standing.name().is_open())
    {
        let id = line.sign_up.id;
        match fate(enterprise(year, line.sign_up.firm)) {
            Fate::Heard if line.sign_up.handed_from.is_some() => handed.push(id),
            Fate::Heard => heard.push(id),
            Fate::Named => named.push(id),
            Fate::Waits => waits.push(id),
            Fate::Declined(reason) => signs.decline(&manager, meeting, &[id], reason)?,
            Fate::Withdraws(_) => {}
        }
    }
    signs.choose(
        &manager,
        meeting,
        &handed,
        Way::HandedOver,
        texts::HANDED_WHY,
    )?;
    signs.choose(&manager, meeting, &named, Way::Name, texts::NAMED_WHY)?;
    signs.choose(&manager, meeting, &heard, Way::Problem, texts::HEARD_WHY)?;
    signs.keep_waiting(&manager, meeting, &waits)
}

/// Whoever waits in vain comes first at the next meeting.
pub fn hand_over(year: &Year<'_>, from: MeetingId, to: MeetingId) -> Result<(), Error> {
    let lines = desk(year, from)?.lines.into_iter();
    let waiting = lines.filter(|line| line.sign_up.standing.name() == StandingName::Waiting);
    let ids: Vec<SignUpId> = waiting.map(|line| line.sign_up.id).collect();
    (year.app.sign_ups()).hand_over(&year.prefecture.manager(), from, &ids, to)
}

/// The index of a firm among the enterprises.
pub fn enterprise(year: &Year<'_>, firm: domain::ids::FirmId) -> usize {
    let all = year.prefecture.enterprises.iter();
    all.take_while(|enterprise| enterprise.firm != firm).count()
}
