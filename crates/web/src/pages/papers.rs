//! What is printed for a meeting: speakers, seats, name plates; and the entry for a calendar.

use app::meetings::MeetingView;
use app::signups::Desk;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::ids::MeetingId;
use domain::meetings::Attendee;
use domain::permits::{Permission, has};
use domain::signups::speaking_times;
use domain::time::local_text;
use messages::Texts;

use crate::components::print::PrintHead;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::{Answer, Failure};
use crate::layout::{Link, Page};
use crate::pages::preparation::fits_not;
use crate::pages::{html, meetings};
use crate::site::Site;
use crate::views::papers::{Paper, Plate, Plates};
use crate::visitor::{SignedIn, Visitor};

/// The invitation as a calendar programme reads it.
pub async fn invitation(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let (actor, t) = (person.actor.clone(), visitor.t);
    let file = site
        .run(move |app| app.meetings().calendar_file(&actor, id, t))
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"invitation.ics\"",
        ),
    ];
    Ok((headers, file).into_response())
}

pub async fn speakers(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let found = meeting(&site, &person, id).await?;
    // What firms will say is for those who lead the meeting or prepare it.
    let desk = match has(&person.actor, Permission::ManageMeetings) {
        true => {
            let actor = person.actor.clone();
            Some(site.run(move |app| app.sign_ups().desk(&actor, id)).await?)
        }
        false => None,
    };
    let t = visitor.t;
    let each = (desk.as_ref())
        .and_then(|desk| desk.announcement.as_ref())
        .map_or(5, |told| told.minutes_each);
    let times = speaking_times(&found.meeting, found.meeting.attendees.len(), each);
    let words = &t.papers;
    let name = meetings::name(t, &found.meeting);
    let page = sheet(&visitor, &found, words.speakers(&name));
    let under = match times.first() {
        Some(first) => words.speakers_under(clock(first.begins), each),
        None => words.speakers_no_time.to_owned(),
    };
    html(&Paper {
        print_head: head(&site, t, &page),
        under,
        when: meetings::line(t, &found.meeting),
        warnings: desk.as_ref().map_or(Vec::new(), |desk| fits_not(t, desk)),
        none: words.none,
        table: speakers_table(t, &found, desk.as_ref(), &times),
        page,
    })
}

fn speakers_table(
    t: &'static Texts,
    found: &MeetingView,
    desk: Option<&Desk>,
    times: &[domain::signups::Slot],
) -> Table {
    let words = &t.papers;
    let mut columns = vec![
        Column::new(ColumnKind::Head, words.column_order),
        Column::new(ColumnKind::Fixed, words.column_time),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Text, words.column_person),
    ];
    if desk.is_some() {
        columns.push(Column::new(ColumnKind::Long, words.column_problems));
    }
    let mut table = Table::new(t, words.column_order, columns);
    let row = |(n, seat): (usize, &Attendee)| {
        let time = times.get(n).map_or(String::new(), |slot| {
            format!("{}–{}", clock(slot.begins), clock(slot.ends))
        });
        let mut cells = vec![
            Cell::text((n + 1).to_string()),
            Cell::text(time),
            Cell::text(found.name(seat.firm.0)),
            Cell::text(guest(found, seat)),
        ];
        if let Some(desk) = desk {
            let mut lines = desk.lines.iter();
            let line = lines.find(|line| line.sign_up.firm == seat.firm);
            let problems = line.map(|line| &line.sign_up.problems);
            let texts: Vec<&str> = problems
                .into_iter()
                .flatten()
                .map(|problem| problem.text.trim_end_matches('。'))
                .collect();
            cells.push(Cell::text(texts.join(t.papers.between_problems)));
        }
        Row::new(cells)
    };
    table.rows = found
        .meeting
        .attendees
        .iter()
        .enumerate()
        .map(row)
        .collect();
    table
}

pub async fn seats(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let found = meeting(&site, &person, id).await?;
    let t = visitor.t;
    let words = &t.papers;
    let name = meetings::name(t, &found.meeting);
    let page = sheet(&visitor, &found, words.seats(&name));
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_seat),
        Column::new(ColumnKind::Text, words.column_name),
        Column::new(ColumnKind::Text, words.column_side),
    ];
    let mut table = Table::new(t, words.column_seat, columns);
    table.rows = (placed(t, &found).into_iter())
        .map(|(seat, plate)| {
            let name = Cell::text(plate.name).under(plate.under);
            Row::new(vec![Cell::text(seat), name, Cell::text(plate.side)])
        })
        .collect();
    html(&Paper {
        print_head: head(&site, t, &page),
        under: words.seats_under.to_owned(),
        when: meetings::line(t, &found.meeting),
        warnings: Vec::new(),
        none: words.none,
        table,
        page,
    })
}

pub async fn plates(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let found = meeting(&site, &person, id).await?;
    let t = visitor.t;
    let name = meetings::name(t, &found.meeting);
    let all = placed(t, &found).into_iter();
    html(&Plates {
        page: sheet(&visitor, &found, t.papers.plates(&name)),
        plates: all.map(|(_, plate)| plate).collect(),
    })
}

/// Everybody with a seat: hosts in the middle, offices to the left, firms to the right.
fn placed(t: &'static Texts, found: &MeetingView) -> Vec<(String, Plate)> {
    let words = &t.papers;
    let plate = |name: &str, under: &str, side| Plate {
        name: name.to_owned(),
        under: under.to_owned(),
        side,
    };
    let meeting = &found.meeting;
    let hosts = (1..)
        .zip(&meeting.hosts)
        .map(|(n, host): (u32, _)| (words.center(n), plate(found.name(host.0), "", words.host)));
    let offices = (1..).zip(&meeting.offices).map(|(n, office): (u32, _)| {
        (words.left(n), plate(found.name(office.0), "", words.office))
    });
    let firms = (1..).zip(&meeting.attendees).map(|(n, seat): (u32, _)| {
        let firm = found.name(seat.firm.0);
        (
            words.right(n),
            plate(guest(found, seat), firm, words.entrepreneur),
        )
    });
    hosts.chain(offices).chain(firms).collect()
}

/// Who comes for a firm; the firm's own name, which stands beside it, is not said twice.
fn guest<'a>(found: &'a MeetingView, seat: &Attendee) -> &'a str {
    let person = found.name(seat.person.0);
    match person.strip_prefix(found.name(seat.firm.0)) {
        Some(post) if !post.trim().is_empty() => post.trim(),
        Some(_) | None => person,
    }
}

async fn meeting(site: &Site, person: &SignedIn, id: MeetingId) -> Result<MeetingView, Failure> {
    let actor = person.actor.clone();
    Ok(site.run(move |app| app.meetings().view(&actor, id)).await?)
}

fn sheet(visitor: &Visitor, found: &MeetingView, title: String) -> Page {
    let mut page = visitor.page(title);
    let name = meetings::name(visitor.t, &found.meeting);
    page.crumbs = vec![Link::new(format!("/meetings/{}", found.meeting.id), name)];
    page
}

fn head(site: &Site, t: &'static Texts, page: &Page) -> PrintHead {
    PrintHead::new(t, &page.deployment, "", local_text(site.app().now()))
}

fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}
