//! The wall view, for a projector.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use domain::ids::MeetingId;
use domain::meetings::Meeting;
use qrcode::{Color, EcLevel, QrCode};

use super::words::{listening, running, speaker, wall_row};
use crate::error::{Answer, Failure};
use crate::pages::html;
use crate::pages::meetings::words;
use crate::site::Site;
use crate::views::rooms::{Code, WallPage};
use crate::visitor::{SignedIn, Visitor};

/// The wall shows no more problems than can be read from the last row.
const LINES: usize = 12;

pub async fn wall(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    headers: HeaderMap,
    Path(id): Path<MeetingId>,
) -> Answer {
    let read = site.run(move |app| Ok((app.rooms().wall(&person.actor, id)?, app.world()?)));
    let (wall, world) = read.await?;
    let (t, now) = (visitor.t, site.app().now());
    let row = |line| {
        let line: &app::rooms::WallLine = line;
        wall_row(t, &wall, world.programme.category(&line.category), line)
    };
    let hosts: Vec<&str> = wall
        .meeting
        .hosts
        .iter()
        .map(|host| wall.name(host.0))
        .collect();
    let code = wall.floor.sign_in_code.as_deref();
    html(&WallPage {
        page: visitor.page(t.room.wall.title),
        listening: listening(&wall.meeting, wall.pulse),
        title: words::name(t, &wall.meeting),
        under: words::line(t, &wall.meeting),
        hosts: hosts.join(t.room.separator),
        running: running(t, &wall.meeting, &wall.floor, now),
        speaker: speaker(t, &wall, now),
        assigned: t.room.wall.assigned(wall.lines.len()),
        waiting: (wall.waiting > 0).then(|| t.room.wall.waiting(wall.waiting)),
        lines: wall.lines.iter().rev().take(LINES).map(row).collect(),
        code: code
            .map(|code| picture(&address(&site, &headers, code)))
            .transpose()?,
        signed: t.room.wall.signed(wall.present),
        back: at(&wall.meeting),
    })
}

/// The page of a meeting.
pub fn at(meeting: &Meeting) -> String {
    format!("/meetings/{}", meeting.id)
}

/// Where the sheet is: below the site's public address, or below the one that this page was asked from.
fn address(site: &Site, headers: &HeaderMap, code: &str) -> String {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let base = match &site.config().base_url {
        Some(base) => base.to_string(),
        None => format!("http://{}", host.unwrap_or_default()),
    };
    format!("{}/attend/{code}", base.trim_end_matches('/'))
}

/// The code that leads a telephone there.
fn picture(address: &str) -> Result<Code, Failure> {
    let made = QrCode::with_error_correction_level(address, EcLevel::M);
    let made = made.map_err(|_| Failure::internal("an address is too long for a code"))?;
    let size = made.width();
    let dark = made.to_colors().into_iter().enumerate();
    let dark = dark.filter(|(_, color)| *color == Color::Dark);
    let path = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % size, at / size));
    Ok(Code {
        size,
        path: path.collect(),
        address: address.to_owned(),
    })
}
