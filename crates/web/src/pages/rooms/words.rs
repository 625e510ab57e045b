//! What the state of a room is in the reader's language.

use app::rooms::{Room, Spoken, Wall, WallLine};
use domain::cases::StageName;
use domain::floors::{Floor, Running, Speaker};
use domain::meetings::Meeting;
use domain::time::{Date, Instant};
use messages::Texts;
use uuid::Uuid;

use crate::components::tag::{Tag, Tone};
use crate::layout::Page;
use crate::pages::meetings::words;
use crate::views::rooms::{Clock, FloorFirm, FloorItem, FloorPanel, Listening, WallRow};
use crate::wording::short_date;

/// Where a page of this room listens.
pub fn listening(meeting: &Meeting, pulse: i64) -> Listening {
    Listening {
        at: format!("/meetings/{}/live", meeting.id),
        pulse,
    }
}

/// The post of somebody beside the name of the firm: lists of people often repeat the firm before the post.
pub fn post<'a>(firm: &str, person: &'a str) -> &'a str {
    let rest = person.strip_prefix(firm).map(str::trim_start);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(person)
}

/// How long something has lasted; `planned` minutes are what it may take.
fn clock(t: &Texts, since: Instant, now: Instant, planned: Option<u32>) -> Clock {
    let seconds = (now.since(since) / 1000).max(0);
    let minutes = seconds / 60;
    Clock {
        seconds,
        words: t.room.minutes_gone(minutes),
        is_over: planned.is_some_and(|planned| minutes >= i64::from(planned)),
    }
}

/// The agenda with the item that runs.
fn items(t: &Texts, meeting: &Meeting, running: Option<Running>, now: Instant) -> Vec<FloorItem> {
    let item = |(index, item): (usize, &domain::meetings::AgendaItem)| {
        let running = running.filter(|one| usize::try_from(one.item) == Ok(index));
        let topic = match item.topic.is_empty() {
            true => words::kind(t, item.kind),
            false => &item.topic,
        };
        FloorItem {
            index,
            topic: topic.to_owned(),
            under: t.room.planned(item.minutes),
            clock: running.map(|one| clock(t, one.since, now, Some(item.minutes))),
        }
    };
    meeting.agenda.iter().enumerate().map(item).collect()
}

/// The item that runs, for a screen that shows no other.
pub fn running(t: &Texts, meeting: &Meeting, floor: &Floor, now: Instant) -> Option<FloorItem> {
    let all = items(t, meeting, floor.running, now);
    all.into_iter().find(|item| item.clock.is_some())
}

/// Who has the word.
pub fn speaker(t: &Texts, wall: &Wall, now: Instant) -> Option<FloorFirm> {
    let speaker = wall.floor.speaker?;
    let attendee = wall
        .meeting
        .attendees
        .iter()
        .find(|a| a.firm == speaker.firm)?;
    Some(FloorFirm {
        id: speaker.firm.to_string(),
        name: wall.name(speaker.firm.0).to_owned(),
        person: post(wall.name(speaker.firm.0), wall.name(attendee.person.0)).to_owned(),
        clock: Some(clock(t, speaker.since, now, None)),
        heard: String::new(),
    })
}

/// The panel that moves the floor on.
pub fn floor_panel(page: &Page, room: &Room, now: Instant) -> FloorPanel {
    let t = page.t;
    let speaks = |firm| room.floor.speaker.filter(|one: &Speaker| one.firm == firm);
    let firm = |attendee: &domain::meetings::Attendee| {
        let of_firm = |spoken: &&Spoken| spoken.case.intake.firm == Some(attendee.firm);
        let heard = room.spoken.iter().filter(of_firm).count();
        FloorFirm {
            id: attendee.firm.to_string(),
            name: room.name(attendee.firm.0).to_owned(),
            person: post(room.name(attendee.firm.0), room.name(attendee.person.0)).to_owned(),
            clock: speaks(attendee.firm).map(|one| clock(t, one.since, now, None)),
            heard: match heard {
                0 => String::new(),
                heard => t.room.floor.heard(heard),
            },
        }
    };
    FloorPanel {
        page: page.clone(),
        action: format!("/meetings/{}/floor", room.meeting.id),
        version: room.floor_version,
        items: items(t, &room.meeting, room.floor.running, now),
        firms: room.meeting.attendees.iter().map(firm).collect(),
        has_begun: room.floor.running.is_some(),
    }
}

/// What the office has said so far.
pub fn answer_tag(t: &Texts, stage: StageName, acknowledged: Option<Instant>) -> Tag {
    match (stage, acknowledged) {
        (StageName::Objected, _) => Tag::new(Tone::Warn, t.room.wall.objected),
        (_, Some(_)) => Tag::new(Tone::Good, t.room.wall.accepted),
        (_, None) => Tag::new(Tone::Active, t.room.wall.not_accepted),
    }
}

/// One line of the wall.
pub fn wall_row(t: &Texts, wall: &Wall, category: &str, line: &WallLine) -> WallRow {
    let (title, firm) = match &line.words {
        Some((title, firm)) => {
            let firm = firm.map_or("", |firm| wall.name(firm.0));
            (title.clone(), firm.to_owned())
        }
        None => (t.room.confidential.to_owned(), String::new()),
    };
    let names = |ids: &mut dyn Iterator<Item = Uuid>| {
        let names: Vec<&str> = ids.map(|id| wall.name(id)).collect();
        names.join(t.room.separator)
    };
    WallRow {
        number: line.number.clone(),
        category: category.to_owned(),
        title,
        firm,
        lead: wall.name(line.lead.0).to_owned(),
        co: names(&mut line.co_offices.iter().map(|office| office.0)),
        due: due(t, line.due_on),
        state: answer_tag(t, line.stage, line.acknowledged_at),
    }
}

/// `5月13日前`; empty without a date.
pub fn due(t: &Texts, on: Option<Date>) -> String {
    on.map(|on| t.room.wall.due(short_date(t, on)))
        .unwrap_or_default()
}

/// Whose the problem is, as this reader may know.
pub fn firm(t: &Texts, room: &Room, spoken: &Spoken) -> String {
    match spoken.case.intake.firm {
        Some(firm) => room.name(firm.0).to_owned(),
        None if spoken.is_confidential() => t.room.firm_hidden.to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_firm_is_not_said_twice_beside_its_person() {
        assert_eq!(post("金穗茶业", "金穗茶业总经理"), "总经理");
        assert_eq!(post("金穗茶业", "总经理"), "总经理");
        assert_eq!(post("金穗茶业", "金穗茶业"), "金穗茶业");
    }
}
