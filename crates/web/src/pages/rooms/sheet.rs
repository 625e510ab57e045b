//! The list of those who are there, beside the console.

use app::choices::Officer;
use app::rooms::Room;
use domain::ids::PersonId;
use domain::presences::{Presence, SignInWay};
use messages::Texts;

use super::words::post;
use crate::components::field::Choice;
use crate::layout::Page;
use crate::views::rooms::{SheetRow, SignInSheet};

/// Everybody who is expected or has come.
pub fn panel(page: &Page, room: &Room, people: &[Officer]) -> SignInSheet {
    let t = page.t;
    let at = format!("/meetings/{}", room.meeting.id);
    let here = |person: PersonId| room.present.iter().find(|one| one.person == person);
    let mut rows: Vec<SheetRow> = Vec::new();
    for attendee in &room.meeting.attendees {
        let (firm, person) = (room.name(attendee.firm.0), room.name(attendee.person.0));
        rows.push(SheetRow {
            person: attendee.person.to_string(),
            name: format!("{firm} {}", post(firm, person)),
            way: here(attendee.person).map(|one| way(t, one)),
        });
    }
    let is_invited = |person| room.meeting.attendees.iter().any(|a| a.person == person);
    for one in room.present.iter().filter(|one| !is_invited(one.person)) {
        let office = one.office.map_or("", |office| room.name(office.0));
        rows.push(SheetRow {
            person: one.person.to_string(),
            name: format!("{office} {}", room.name(one.person.0))
                .trim()
                .to_owned(),
            way: Some(way(t, one)),
        });
    }
    let takes_part = |officer: &&Officer| room.meeting.offices.contains(&officer.office);
    let others = people
        .iter()
        .filter(takes_part)
        .filter(|o| here(o.id).is_none());
    SignInSheet {
        page: page.clone(),
        floor: format!("{at}/floor"),
        action: format!("{at}/presence"),
        version: room.floor_version,
        is_open: room.floor.sign_in_code.is_some(),
        count: t.room.sign_in.present(room.present.len()),
        rows,
        others: others
            .map(|officer| {
                let label = format!("{} {}", officer.office_name, officer.label);
                Choice::new(officer.id.to_string(), label)
            })
            .collect(),
    }
}

fn way(t: &Texts, one: &Presence) -> String {
    match one.way {
        SignInWay::List => t.room.sign_in.by_list.to_owned(),
        SignInWay::Code => t.room.sign_in.by_code.to_owned(),
    }
}
