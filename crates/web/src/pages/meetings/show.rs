//! One meeting: who hosts and attends, the agenda with its times, the problems and what became of them.

use app::meetings::MeetingView;
use axum::extract::{Path, State};
use domain::cases::StageName;
use domain::ids::MeetingId;
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::permits::{Permission, has};
use domain::time::local_text;
use messages::Texts;

use super::{invitations, words};
use crate::components::field::{Field, Need};
use crate::components::print::PrintHead;
use crate::components::steps::Weight;
use crate::components::summary::{Density, SummaryList};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted};
use crate::layout::{Link, Width};
use crate::pages::{error_of, errors, html};
use crate::site::Site;
use crate::views::meetings::{ChangeButton, Changes, Invitations, MeetingPage};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::date_and_weekday;

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    html(&view(&site, &visitor, &person, id, &Mending::default()).await?)
}

/// What of the page's forms must be mended: with what was typed, nothing is lost.
#[derive(Debug, Default)]
pub struct Mending {
    pub typed: Submitted,
    pub invitation: Option<FieldError>,
    pub change: Option<FieldError>,
}

/// The page, perhaps with something to mend.
pub async fn view(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    id: MeetingId,
    mending: &Mending,
) -> Result<MeetingPage, Failure> {
    let actor = person.clone();
    let (found, settings) = site
        .run(move |app| {
            Ok((
                app.meetings().view(&actor.actor, id)?,
                app.world()?.settings,
            ))
        })
        .await?;
    let t = visitor.t;
    let may_manage = has(&person.actor, Permission::ManageMeetings);
    let is_open = found.meeting.status.is_open();
    let mut page = visitor.page(words::name(t, &found.meeting));
    page.width = Width::Whole;
    page.crumbs = vec![Link::new(
        format!("/meetings?year={}", found.meeting.year),
        t.meetings.year_title(found.meeting.year),
    )];
    Ok(MeetingPage {
        print_head: PrintHead::new(t, &page.deployment, "", local_text(site.app().now())),
        title: words::name(t, &found.meeting),
        under: words::line(t, &found.meeting),
        status: words::status(t, found.meeting.status),
        links: links(t, person, &found.meeting),
        facts: facts(t, &found),
        agenda: agenda(t, &found.meeting),
        minutes: found.meeting.agenda.iter().map(|item| item.minutes).sum(),
        invitations: Invitations {
            rows: invitations::rows(t, person, &found, &settings),
            desk: (may_manage && is_open).then(|| invitations::desk(t, &found, mending)),
        },
        problems: problems(t, &found),
        problems_note: note(t, &found),
        remains: remains(t, &found),
        ledger: has(&person.actor, Permission::ViewLedger).then(|| format!("/cases?meeting={id}")),
        changes: changes(t, &found, may_manage, mending),
        page,
    })
}

fn links(t: &Texts, person: &SignedIn, meeting: &Meeting) -> Vec<Link> {
    let mut links = Vec::new();
    let at = format!("/meetings/{}", meeting.id);
    if meeting.status.is_open() && has(&person.actor, Permission::AssignOnTheSpot) {
        links.push(Link::new(format!("{at}/console"), t.meetings.console));
        links.push(Link::new(format!("{at}/wall"), t.room.wall.open));
        if meeting.form == MeetingForm::FieldVisit {
            links.insert(
                0,
                Link::new(format!("/visits/{}", meeting.id), t.visits.open),
            );
        }
    }
    if has(&person.actor, Permission::ConfirmOnTheSpot) {
        links.push(Link::new(format!("{at}/leader"), t.room.leader.open));
    }
    if has(&person.actor, Permission::AnswerOnTheSpot) {
        links.push(Link::new(format!("{at}/office"), t.room.office.open));
    }
    if meeting.status.is_open() && has(&person.actor, Permission::ManageMeetings) {
        links.push(Link::new(format!("{at}/edit"), t.meetings.edit));
        links.push(Link::new(format!("{at}/preparation"), t.preparation.link));
    }
    if matches!(meeting.status, MeetingStatus::Held | MeetingStatus::Closed) {
        if has(&person.actor, Permission::ViewLedger) {
            links.push(Link::new(
                format!("{at}/follow-up"),
                t.meetings.follow_up.link,
            ));
        }
        if has(&person.actor, Permission::ManageMeetings) {
            links.push(Link::new(format!("{at}/minutes"), t.minutes.link));
        }
    }
    links
}

fn facts(t: &Texts, found: &MeetingView) -> SummaryList {
    let words = &t.meetings.page;
    let hosts = found.meeting.hosts.iter().map(|host| found.name(host.0));
    let offices = found
        .meeting
        .offices
        .iter()
        .map(|office| found.name(office.0));
    let join = |names: Vec<&str>| names.join(t.meetings.separator);
    SummaryList::new(Density::Tight)
        .fact(words.hosts, join(hosts.collect()))
        .fact(words.offices, join(offices.collect()))
        .fact(words.remark, &found.meeting.remark)
}

fn agenda(t: &'static Texts, meeting: &Meeting) -> Table {
    let column = &t.meetings.column;
    let columns = vec![
        Column::new(ColumnKind::Head, column.time),
        Column::new(ColumnKind::Text, column.item),
        Column::new(ColumnKind::Text, column.topic),
        Column::new(ColumnKind::Text, column.speaker),
        Column::new(ColumnKind::Number, column.minutes),
    ];
    let mut table = Table::new(t, t.meetings.page.agenda, columns);
    let rows = meeting.agenda.iter().zip(words::times(meeting));
    table.rows = rows
        .map(|(item, time)| {
            Row::new(vec![
                Cell::text(time),
                Cell::text(words::kind(t, item.kind)),
                Cell::text(&item.topic),
                Cell::text(&item.speaker),
                Cell::text(item.minutes.to_string()),
            ])
        })
        .collect();
    table
}

fn problems(t: &'static Texts, found: &MeetingView) -> Table {
    let column = &t.meetings.column;
    let columns = vec![
        Column::new(ColumnKind::Head, column.case),
        Column::new(ColumnKind::Long, column.title),
        Column::new(ColumnKind::Text, column.firm),
        Column::new(ColumnKind::Text, column.lead),
        Column::new(ColumnKind::Fixed, column.due),
        Column::new(ColumnKind::Text, column.stage),
    ];
    let mut table = Table::new(t, t.meetings.page.problems, columns);
    table.rows = found
        .cases
        .iter()
        .map(|case| {
            let due = case.due_on.map(|due| date_and_weekday(t, due));
            let officer = case.officer_label.clone().unwrap_or_default();
            let stage = t.lookup(&format!("stages.{}", case.stage.key()));
            Row::new(vec![
                Cell::link(format!("/cases/{}", case.number), &case.number),
                Cell::text(&case.title),
                Cell::text(case.firm_name.clone().unwrap_or_default()),
                Cell::text(case.lead_name.clone().unwrap_or_default()).under(officer),
                Cell::text(due.unwrap_or_default()),
                Cell::from(Tag::new(
                    Tone::of_stage(case.stage),
                    stage.unwrap_or_default(),
                )),
            ])
        })
        .collect();
    table
}

fn note(t: &Texts, found: &MeetingView) -> String {
    let seen = found.cases.len();
    match i64::try_from(seen).is_ok_and(|seen| seen < found.problems) {
        true => t.meetings.page.problems_some(found.problems, seen),
        false => String::new(),
    }
}

fn remains(t: &Texts, found: &MeetingView) -> String {
    let count =
        |is: fn(StageName) -> bool| found.cases.iter().filter(|case| is(case.stage)).count();
    let done = count(|stage| stage == StageName::StruckOff);
    let docketed = count(|stage| stage == StageName::Docketed);
    let open = count(|stage| !stage.is_final() && stage != StageName::Docketed);
    t.meetings.page.remains(docketed, done, open)
}

fn changes(t: &'static Texts, found: &MeetingView, may: bool, mending: &Mending) -> Changes {
    let (words, error) = (&t.meetings.page, mending.change.as_ref());
    let button = |status: &MeetingStatus| ChangeButton {
        status: status.key(),
        label: match status {
            MeetingStatus::Planned => words.to_planned,
            MeetingStatus::Held if found.meeting.status == MeetingStatus::Closed => {
                words.to_reopened
            }
            MeetingStatus::Held => words.to_held,
            MeetingStatus::Closed => words.to_closed,
            MeetingStatus::Cancelled => words.to_cancelled,
        },
        weight: match status {
            MeetingStatus::Cancelled => Weight::Grave,
            _ => Weight::Plain,
        },
    };
    let next = found.meeting.status.next();
    let mut remark = Field::new(t, "remark", words.reason)
        .need(Need::Optional)
        .hint(words.reason_hint)
        .value(mending.typed.text("remark"))
        .error(error_of(t, error, "remark").or(error_of(t, error, "status")));
    Changes {
        action: format!("/meetings/{}/status", found.meeting.id),
        version: found.version,
        errors: errors(t, error).mending([&mut remark]),
        remark,
        buttons: match may {
            true => next.iter().map(button).collect(),
            false => Vec::new(),
        },
    }
}
