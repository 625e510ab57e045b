//! The sheet of the minutes and what may be done with it now.

use app::minutes::MinutesView;
use axum::extract::{Path, State};
use domain::ids::{MeetingId, PersonId};
use domain::meetings::MeetingStatus;
use domain::minutes::{Minutes, MinutesStatus};
use domain::permits::{Permission, has};
use messages::Texts;

use super::steps::{Sent, forms};
use crate::components::notice::{Notice, NoticeKind};
use crate::components::steps::Weight;
use crate::components::tag::{Tag, Tone};
use crate::error::{Answer, Failure};
use crate::layout::Link;
use crate::pages::html;
use crate::pages::meetings::name;
use crate::site::Site;
use crate::views::minutes::{MinutesPage, Sheet, StepButton};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    html(&view(&site, &visitor, &person, id, None).await?)
}

/// The page, perhaps with a form to mend.
pub(super) async fn view(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    id: MeetingId,
    sent: Option<&Sent>,
) -> Result<MinutesPage, Failure> {
    let actor = person.actor.clone();
    let (found, programme) = site
        .run(move |app| {
            let found = app.minutes().view(&actor, id)?;
            Ok((found, app.world()?.programme.name))
        })
        .await?;
    let t = visitor.t;
    let at = format!("/meetings/{id}/minutes");
    let may = has(&person.actor, Permission::ManageMeetings);
    let minutes = found.stored.as_ref().map(|stored| &stored.entry);
    let mut page = visitor.page(t.minutes.title);
    page.crumbs = vec![Link::new(
        format!("/meetings/{id}"),
        name(t, &found.meeting),
    )];
    let is_open = minutes.is_some_and(|minutes| minutes.status != MinutesStatus::Issued);
    Ok(MinutesPage {
        title: t.minutes.title.to_owned(),
        under: under(t, &found),
        status: minutes.map(|minutes| tag(t, minutes.status)),
        notices: notices(t, &found, person.actor.person, sent),
        sheet: minutes.map(|minutes| sheet(t, minutes, &found, &programme)),
        nothing: match is_held(&found) {
            true => (t.minutes.none, t.minutes.none_text),
            false => (t.minutes.not_held, t.minutes.not_held_text),
        },
        version: found.stored.as_ref().map_or(0, |stored| stored.version),
        edit: (may && is_open).then(|| format!("{at}/edit")),
        buttons: match may {
            true => buttons(t, &found, &at, person.actor.person),
            false => Vec::new(),
        },
        forms: match (may, minutes) {
            (true, Some(minutes)) => forms(t, minutes.status, sent),
            _ => Vec::new(),
        },
        at,
        page,
    })
}

fn is_held(found: &MinutesView) -> bool {
    let status = found.meeting.status;
    matches!(status, MeetingStatus::Held | MeetingStatus::Closed)
}

fn under(t: &Texts, found: &MinutesView) -> String {
    let issued = found.rows.is_none();
    if issued || !is_held(found) {
        return String::new();
    }
    let due = t
        .minutes
        .due(found.limit.count(), long_date(t, found.due.due_on));
    match found.is_overdue() {
        true => format!("{due} {}", t.minutes.overdue),
        false => due,
    }
}

fn tag(t: &Texts, status: MinutesStatus) -> Tag {
    let words = &t.minutes.status;
    match status {
        MinutesStatus::Draft => Tag::new(Tone::Neutral, words.draft),
        MinutesStatus::InReview => Tag::new(Tone::Active, words.in_review),
        MinutesStatus::Reviewed => Tag::new(Tone::Active, words.reviewed),
        MinutesStatus::Issued => Tag::new(Tone::Good, words.issued),
    }
}

fn notices(
    t: &'static Texts,
    found: &MinutesView,
    reader: PersonId,
    sent: Option<&Sent>,
) -> Vec<Notice> {
    let mut notices: Vec<Notice> = sent
        .and_then(|sent| sent.refused.notice(t))
        .into_iter()
        .collect();
    if found.is_outdated() {
        let notice = Notice::new(t, NoticeKind::Warning, t.minutes.outdated);
        notices.push(notice.text(t.minutes.outdated_text));
    }
    let Some(minutes) = found.stored.as_ref().map(|stored| &stored.entry) else {
        return notices;
    };
    if minutes.status == MinutesStatus::Draft && !minutes.returned.is_empty() {
        let said = t.minutes.returned(&minutes.returned);
        notices.push(Notice::new(t, NoticeKind::Warning, said));
    }
    if minutes.status == MinutesStatus::InReview && minutes.drafted_by == reader {
        notices.push(Notice::new(t, NoticeKind::Information, t.minutes.own_text));
    }
    notices
}

fn sheet(t: &Texts, minutes: &Minutes, found: &MinutesView, programme: &str) -> Sheet {
    let words = &t.minutes;
    let heading = |part: &str| {
        t.lookup(&format!("minutes.part.{part}"))
            .unwrap_or_default()
    };
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let said = minutes.text.parts();
    let said = said.iter().filter(|(_, text)| !text.trim().is_empty());
    Sheet {
        mark: words.mark(programme),
        number: minutes.number.map_or(String::new(), |n| words.number(n)),
        dated: minutes
            .issued_on
            .map_or(String::new(), |on| words.issued_on(long_date(t, on))),
        parts: said
            .map(|(part, text)| (heading(part), lines(text)))
            .collect(),
        corrections: (minutes.corrections.iter())
            .map(|each| words.correction(long_date(t, each.on), &each.reason, &each.text))
            .collect(),
        hands: match found.reviewed_by.as_str() {
            "" => vec![words.drafted_by(&found.drafted_by)],
            second => vec![
                words.drafted_by(&found.drafted_by),
                words.reviewed_by(second),
            ],
        },
    }
}

fn buttons(t: &'static Texts, found: &MinutesView, at: &str, reader: PersonId) -> Vec<StepButton> {
    let words = &t.minutes;
    let button = |step, label, weight| StepButton {
        action: format!("{at}/step"),
        step,
        label,
        hint: "",
        weight,
    };
    let write = |label, hint, weight| StepButton {
        action: at.to_owned(),
        step: "",
        label,
        hint,
        weight,
    };
    let Some(minutes) = found.stored.as_ref().map(|stored| &stored.entry) else {
        return match is_held(found) {
            true => vec![write(words.first_draft, "", Weight::Main)],
            false => Vec::new(),
        };
    };
    let mut buttons = match minutes.status {
        MinutesStatus::Draft => vec![button("submit", words.submit, Weight::Main)],
        MinutesStatus::InReview if minutes.drafted_by != reader => {
            vec![button("review", words.review, Weight::Main)]
        }
        MinutesStatus::Reviewed => vec![button("issue", words.issue, Weight::Main)],
        MinutesStatus::InReview | MinutesStatus::Issued => Vec::new(),
    };
    if found.is_outdated() {
        buttons.push(write(
            words.write_anew,
            words.write_anew_hint,
            Weight::Plain,
        ));
    }
    buttons
}
