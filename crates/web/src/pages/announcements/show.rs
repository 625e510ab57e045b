//! One announcement, for everybody and for the printer.

use app::announcements::Public;
use axum::extract::{Path, State};
use domain::announcements::Mode;
use domain::ids::MeetingId;
use domain::meetings::MeetingStatus;
use domain::permits::{Permission, has};
use domain::time::local_text;
use messages::Texts;

use super::list::standing;
use super::when;
use crate::components::notice::{Notice, NoticeKind};
use crate::components::print::PrintHead;
use crate::components::summary::{Density, SummaryList};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::{html, meetings, query};
use crate::site::Site;
use crate::views::announcements::AnnouncementPage;
use crate::visitor::Visitor;
use crate::wording::{date_and_weekday, long_date};

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(meeting): Path<MeetingId>,
) -> Answer {
    let (found, world) = site
        .run(move |app| Ok((app.announcements().of_meeting(meeting)?, app.world()?)))
        .await?;
    let t = visitor.t;
    let title = t.announcements.document(meetings::name(t, &found.meeting));
    let mut page = visitor.page(title.clone());
    page.crumbs = vec![Link::new("/announcements", t.announcements.title)];
    let told_on = match found.announcement.standing {
        domain::announcements::Standing::Published { on } => long_date(t, on),
        _ => String::new(),
    };
    html(&AnnouncementPage {
        print_head: PrintHead::new(t, &page.deployment, "", local_text(site.app().now())),
        standing: standing(t, &found),
        facts: facts(t, &found),
        notice: notice(t, &found),
        sign_up: sign_up(&visitor, &found),
        paragraphs: paragraphs(t, &found),
        issuer: world.programme.office,
        told_on,
        title,
        page,
    })
}

fn facts(t: &Texts, found: &Public) -> SummaryList {
    let words = &t.announcements.field;
    let announcement = &found.announcement;
    SummaryList::new(Density::Normal)
        .fact(words.time, when(t, found))
        .fact(words.place, &found.meeting.place)
        .fact(words.hosts, found.hosts.join(t.announcements.separator))
        .fact(words.audience, &announcement.audience)
        .fact(words.mode, mode(t, announcement.mode))
        .fact(
            words.sign_up_until,
            date_and_weekday(t, announcement.sign_up_until),
        )
        .fact(
            words.quota,
            words.quota_line(announcement.minutes_each, announcement.quota),
        )
        .fact(words.phone, &announcement.phone)
}

fn paragraphs(t: &Texts, found: &Public) -> Vec<(String, Vec<String>)> {
    let words = &t.announcements.field;
    let announcement = &found.announcement;
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    vec![
        (words.taken.to_owned(), lines(&announcement.taken)),
        (words.not_taken.to_owned(), lines(&announcement.not_taken)),
        (words.how.to_owned(), lines(&announcement.how)),
    ]
}

pub fn mode(t: &Texts, mode: Mode) -> &'static str {
    match mode {
        Mode::OnSite => t.announcements.mode.on_site,
        Mode::Online => t.announcements.mode.online,
        Mode::Both => t.announcements.mode.both,
    }
}

fn notice(t: &'static Texts, found: &Public) -> Option<Notice> {
    let words = &t.announcements;
    let is_off = found.meeting.status == MeetingStatus::Cancelled;
    is_off.then(|| Notice::new(t, NoticeKind::Warning, words.cancelled).text(words.cancelled_text))
}

/// Where one signs up: at once, or by way of the entrance.
fn sign_up(visitor: &Visitor, found: &Public) -> Option<Link> {
    let words = &visitor.t.announcements;
    let to = format!("/announcements/{}/sign-up", found.meeting.id);
    match visitor.actor() {
        _ if !found.is_open => None,
        None => {
            let way = query(&[("next", &to)]);
            Some(Link::new(format!("/sign-in?{way}"), words.sign_up_in))
        }
        Some(actor) => has(actor, Permission::SignUp).then(|| Link::new(to, words.sign_up)),
    }
}
