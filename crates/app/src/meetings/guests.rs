//! Who gets a mail about a meeting: written down in the transaction that changes what its guests must know.

use domain::announcements::Standing;
use domain::calendar::OfficeHours;
use domain::ids::{FirmId, MeetingId, PersonId};
use domain::meetings::{Meeting, MeetingStatus};
use domain::permits::Actor;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::jobs::Job;

use crate::notices::Channel;
use crate::{Error, World};

/// The kind of job that sends an invitation.
pub(crate) const INVITATION: &str = "meeting.invitation";

/// Body of the job: one guest's mail about one version of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ToGuest {
    pub meeting: MeetingId,
    pub firm: FirmId,
    pub person: PersonId,
    pub version: i64,
}

impl ToGuest {
    /// The job's id, which differs for each version.
    pub fn id(&self) -> String {
        let ToGuest {
            meeting,
            firm,
            person,
            version,
        } = self;
        format!("invitation/{meeting}/{version}/{firm}/{person}")
    }
}

/// Tells those whom a change concerns.
pub(super) fn tell(
    tx: &mut Tx,
    before: &Meeting,
    (after, version): (&Meeting, i64),
    now: Instant,
) -> Result<(), Error> {
    let firms = concerned(before, after);
    invite(tx, (after.id, version), &firms, now)
}

/// Tells firms how a meeting stands. A meeting whose announcement is still a draft tells nobody anything.
pub(crate) fn invite(
    tx: &mut Tx,
    (meeting, version): (MeetingId, i64),
    firms: &[FirmId],
    now: Instant,
) -> Result<(), Error> {
    let told = store::announcements::of_meeting(tx, meeting)?;
    let is_draft = told.is_none_or(|told| told.entry.standing == Standing::Draft);
    if firms.is_empty() || is_draft {
        return Ok(());
    }
    let run_at = OfficeHours::default().next_open(&World::load(tx)?.calendar, now);
    for (address, account) in store::addresses::in_use(tx)? {
        if address.channel != Channel::Mail.key() {
            continue;
        }
        let person = account.person;
        let actor = Actor {
            person,
            on_behalf_of: None,
            grants: account.grants,
        };
        for firm in firms {
            if !speaks_for(tx, &actor, meeting, *firm)? {
                continue;
            }
            let guest = ToGuest {
                meeting,
                firm: *firm,
                person,
                version,
            };
            store::jobs::enqueue(tx, &job(&guest, run_at)?)?;
        }
    }
    Ok(())
}

fn job(guest: &ToGuest, run_at: Instant) -> Result<Job, Error> {
    Ok(Job {
        id: guest.id(),
        kind: INVITATION.to_owned(),
        body: serde_json::to_string(guest)?,
        run_at,
        attempts: 0,
    })
}

/// For the firm itself, or for the chamber that signed it up.
fn speaks_for(tx: &mut Tx, actor: &Actor, meeting: MeetingId, firm: FirmId) -> Result<bool, Error> {
    if actor.firms().contains(&firm) {
        return Ok(true);
    }
    let chambers = actor.chambers();
    if chambers.is_empty() {
        return Ok(false);
    }
    let signed_up = store::signups::one(tx, meeting, firm)?;
    let by = signed_up.and_then(|found| found.entry.chamber);
    Ok(by.is_some_and(|chamber| chambers.contains(&chamber)))
}

/// The firms that must know of a change: those that came on the list or left it; everybody on it when day, hour, place or
/// name change, or when the meeting is called off or takes place after all.
fn concerned(before: &Meeting, after: &Meeting) -> Vec<FirmId> {
    use MeetingStatus::{Cancelled, Planned};
    let matters = [
        (Planned, Planned),
        (Planned, Cancelled),
        (Cancelled, Planned),
    ];
    if !matters.contains(&(before.status, after.status)) {
        return Vec::new();
    }
    let entry = |meeting: &Meeting| {
        let texts = [&meeting.starts_at, &meeting.place, &meeting.theme].map(String::clone);
        (meeting.held_on, texts, meeting.status)
    };
    let is_moved = entry(before) != entry(after);
    let firms = |meeting: &Meeting| -> Vec<FirmId> {
        let seats = meeting.attendees.iter();
        seats.map(|seat| seat.firm).collect()
    };
    let (was, is) = (firms(before), firms(after));
    let mut all: Vec<FirmId> = was.iter().chain(&is).copied().collect();
    all.sort();
    all.dedup();
    all.retain(|firm| is_moved || was.contains(firm) != is.contains(firm));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::meetings::{Attendee, MeetingForm};
    use domain::time::Date;
    use uuid::Uuid;

    fn meeting(firms: &[u128]) -> Meeting {
        let seat = |firm: &u128| Attendee {
            person: PersonId(Uuid::from_u128(*firm)),
            firm: FirmId(Uuid::from_u128(*firm)),
            present: false,
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
            hosts: Vec::new(),
            offices: Vec::new(),
            attendees: firms.iter().map(seat).collect(),
            agenda: Vec::new(),
            status: MeetingStatus::Planned,
            remark: String::new(),
        }
    }

    fn firms(of: &[u128]) -> Vec<FirmId> {
        of.iter().map(|n| FirmId(Uuid::from_u128(*n))).collect()
    }

    #[test]
    fn only_those_who_come_or_go_are_told_of_a_changed_list() {
        assert_eq!(
            concerned(&meeting(&[1, 2]), &meeting(&[2, 3])),
            firms(&[1, 3])
        );
    }

    #[test]
    fn everybody_is_told_when_the_meeting_moves_or_is_called_off() {
        let before = meeting(&[1, 2]);
        let moved = Meeting {
            held_on: Date::constant(2024, 6, 5),
            ..before.clone()
        };
        assert_eq!(concerned(&before, &moved), firms(&[1, 2]));
        let off = Meeting {
            status: MeetingStatus::Cancelled,
            ..before.clone()
        };
        assert_eq!(concerned(&before, &off), firms(&[1, 2]));
        assert_eq!(concerned(&off, &before), firms(&[1, 2]));
    }

    #[test]
    fn nobody_is_told_of_an_agenda_or_of_a_meeting_that_was_held() {
        let before = meeting(&[1]);
        let remarked = Meeting {
            remark: "改议程".to_owned(),
            ..before.clone()
        };
        assert_eq!(concerned(&before, &remarked), []);
        let held = Meeting {
            status: MeetingStatus::Held,
            ..before.clone()
        };
        assert_eq!(concerned(&before, &held), []);
    }
}
