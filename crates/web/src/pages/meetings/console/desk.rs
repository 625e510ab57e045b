//! Everything that the page of the console is made of.

use std::collections::BTreeSet;

use app::World;
use app::choices::{Choices, FirmLine};
use app::meetings::Usual as Handler;
use app::rooms::{FirmFile, Room};
use domain::ids::MeetingId;
use domain::time::{Date, Instant};
use messages::Texts;

use super::{Just, dues, fields, files, later, rows, suggestions};
use crate::components::notice::Notice;
use crate::error::Failure;
use crate::forms::{FieldError, Submitted};
use crate::layout::{Link, Width};
use crate::pages::meetings::words;
use crate::pages::{errors, rooms};
use crate::site::Site;
use crate::views::meeting::MeetingConsole;
use crate::visitor::{SignedIn, Visitor};

/// What was read for it.
pub struct Desk {
    pub room: Room,
    pub firms: Vec<FirmLine>,
    pub files: Vec<FirmFile>,
    pub usual: Vec<Handler>,
    pub choices: Choices,
    pub world: World,
    pub today: Date,
    pub now: Instant,
}

/// Why a form wasn't taken.
#[derive(Default)]
pub struct Trouble {
    pub field: Option<FieldError>,
    pub notice: Option<Notice>,
}

impl Trouble {
    pub fn field(field: FieldError) -> Trouble {
        Trouble {
            field: Some(field),
            notice: None,
        }
    }
}

pub async fn desk(site: &Site, person: &SignedIn, id: MeetingId) -> Result<Desk, Failure> {
    let actor = person.clone();
    let desk = site.run(move |app| {
        let room = app.rooms().view(&actor.actor, id)?;
        let mut invited: Vec<_> = room.meeting.attendees.iter().map(|one| one.firm).collect();
        let mut seen = BTreeSet::new();
        invited.retain(|firm| seen.insert(*firm));
        let mut firms = Vec::new();
        for firm in &invited {
            firms.extend(app.firm_line(&actor.actor, *firm)?);
        }
        Ok(Desk {
            files: app.rooms().firm_files(&actor.actor, &invited)?,
            usual: app.meetings().usual_handlers(&actor.actor)?,
            choices: app.choices(&actor.actor)?,
            world: app.world()?,
            today: app.meetings().today(),
            now: app.now(),
            room,
            firms,
        })
    });
    Ok(desk.await?)
}

/// Names the draft of the form.
pub fn draft(id: MeetingId) -> String {
    format!("console:{id}")
}

pub fn view(
    visitor: &Visitor,
    person: &SignedIn,
    desk: &Desk,
    typed: &Submitted,
    trouble: &Trouble,
    just: &Just,
) -> MeetingConsole {
    let t = visitor.t;
    let (meeting, error) = (&desk.room.meeting, trouble.field.as_ref());
    let at = format!("/meetings/{}", meeting.id);
    let mut page = visitor.page(words::name(t, meeting));
    page.width = Width::Whole;
    page.here = format!("{at}/console");
    page.crumbs = vec![Link::new(at.clone(), t.meeting_console.back)];
    let later = later::chosen(t, &desk.room, &just.assign);
    let mut problem = fields::problem(t, desk, typed, error);
    let mut assignment = fields::assignment(t, desk, typed, error);
    let mut more = fields::more(t, desk, typed, error);
    let all = problem.iter_mut().chain(&mut assignment).chain(&mut more);
    MeetingConsole {
        errors: errors(t, error).mending(all),
        listening: rooms::listening(meeting, desk.room.pulse),
        title: words::name(t, meeting),
        under: words::line(t, meeting),
        links: links(t, &at),
        action: match later {
            Some(_) => format!("{at}/console/assignment"),
            None => format!("{at}/console"),
        },
        notice: trouble.notice.clone(),
        problem,
        assignment,
        more,
        dues: dues(t, desk),
        draft: match &later {
            Some(later) => format!("assign:{}", later.number),
            None => draft(meeting.id),
        },
        outbox: format!("{}:{}", meeting.id, person.actor.person),
        recorded: rows::recorded(t, desk, &just.recorded),
        floor: rooms::floor_panel(&page, &desk.room, desk.now),
        sheet: rooms::panel(&page, &desk.room, &desk.choices.people),
        files: files::sheets(t, desk),
        usual: suggestions::by_category(desk),
        first: suggestions::by_office(desk),
        later,
        page,
    }
}

fn links(t: &Texts, at: &str) -> Vec<Link> {
    vec![Link::new(format!("{at}/wall"), t.room.wall.open)]
}
