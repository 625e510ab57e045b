//! The workbench: what waits for the person who opens it, the most pressing first.

use app::World;
use axum::response::IntoResponse;
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission, has};
use domain::time::{Date, local_date};
use messages::Texts;
use store::cases::ListRow;

use super::case_lines;
use super::cases::ledger::{Conditions, View};
use super::figures::foremost;
use super::meetings;
use super::queues::{Wanted, wanted};
use crate::components::figure::Count;
use crate::error::Answer;
use crate::layout::Link;
use crate::navigation;
use crate::pages::html;
use crate::redirect::Redirect;
use crate::views::workbench::{NextMeeting, Queue, Workbench};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{grouped, long_date};

/// Lines of one queue; the rest is behind "all of them".
const LINES: u32 = 6;
/// A queue isn't counted beyond this.
const COUNTED: u32 = 10_000;

pub async fn show(visitor: Visitor, person: SignedIn) -> Answer {
    if !has(&person.actor, Permission::ViewLedger) {
        return Ok(elsewhere(&visitor, &person.actor).into_response());
    }
    let today = local_date(visitor.site.app().now());
    let actor = person.actor.clone();
    let (filled, counts, world, next, minutes, figures) = visitor
        .site
        .run(move |app| {
            let mut filled = Vec::new();
            for wanted in wanted(&actor) {
                let query = wanted.conditions.query(today, LINES);
                let count = app.cases().count(&actor, &query, COUNTED)?;
                if count > 0 {
                    filled.push((wanted, count, app.cases().list(&actor, &query)?.rows));
                }
            }
            let mut counts = Vec::new();
            for view in [
                View::Overdue,
                View::Working,
                View::Docketed,
                View::StruckOff,
            ] {
                let query = Conditions::of(view).query(today, 1);
                counts.push((view, app.cases().count(&actor, &query, COUNTED)?));
            }
            let next = match has(&actor, Permission::ViewMeetings) {
                true => app.meetings().next(&actor)?,
                false => None,
            };
            let minutes = match has(&actor, Permission::ManageMeetings) {
                true => app.minutes().awaited(&actor)?,
                false => Vec::new(),
            };
            let figures = match has(&actor, Permission::ViewFigures) {
                true => Some(app.figures().year(&actor, i32::from(today.year()))?),
                false => None,
            };
            Ok((filled, counts, app.world()?, next, minutes, figures))
        })
        .await?;
    let t = visitor.t;
    let waiting = filled
        .iter()
        .filter(|(wanted, _, _)| wanted.mine)
        .map(|(_, count, _)| number(*count))
        .sum();
    let mut page = visitor.page(t.workbench.title);
    let register = has(&person.actor, Permission::CreateCase).then(|| "/cases/new".to_owned());
    page.crumbs.clear();
    html(&Workbench {
        post: person.post.clone(),
        waiting,
        register,
        queues: filled
            .into_iter()
            .enumerate()
            .map(|(at, (wanted, count, rows))| queue(t, &world, (at, &wanted), count, &rows, today))
            .collect(),
        meeting: next.map(|meeting| next_meeting(t, &person.actor, &meeting)),
        minutes: minutes
            .iter()
            .map(|(meeting, due)| awaited(t, meeting, *due, today))
            .collect(),
        counts: counts
            .iter()
            .map(|(view, count)| counted(t, *view, *count))
            .collect(),
        rates: figures.map_or_else(Vec::new, |figures| foremost(t, &figures, &world.settings)),
        page,
    })
}

/// Whoever has nothing to do with cases starts where the own work is.
fn elsewhere(visitor: &Visitor, actor: &Actor) -> Redirect {
    let items = navigation::items(visitor.t, actor, "/");
    let first = items.into_iter().find(|item| item.link.href != "/");
    Redirect::to(first.map_or_else(|| "/account".to_owned(), |item| item.link.href))
}

fn next_meeting(t: &'static Texts, actor: &Actor, meeting: &Meeting) -> NextMeeting {
    let path = format!("/meetings/{}", meeting.id);
    let record = has(actor, Permission::AssignOnTheSpot).then(|| format!("{path}/console"));
    NextMeeting {
        link: Link::new(path, meetings::name(t, meeting)),
        when: meetings::line(t, meeting),
        record,
    }
}

/// A meeting whose minutes are to be issued, and by when.
fn awaited(t: &Texts, meeting: &Meeting, due: Date, today: Date) -> (Link, String) {
    let link = Link::new(
        format!("/meetings/{}/minutes", meeting.id),
        meetings::name(t, meeting),
    );
    let day = long_date(t, due);
    let said = match due < today {
        true => t.workbench.minutes_late(day),
        false => t.workbench.minutes_due(day),
    };
    (link, said)
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

fn counted(t: &Texts, view: View, count: i64) -> Count {
    let name = t.lookup(&format!("ledger.view.{view}")).unwrap_or_default();
    Count::new(name, grouped(count)).rows(Conditions::of(view).path("/cases"))
}

fn queue(
    t: &'static Texts,
    world: &World,
    (at, wanted): (usize, &Wanted),
    count: i64,
    rows: &[ListRow],
    today: Date,
) -> Queue {
    let word = |table: &str| {
        t.lookup(&format!("workbench.{table}.{}", wanted.key))
            .unwrap_or_default()
    };
    let table = case_lines::table(t, world, word("queue"), rows, today);
    let all = (count > i64::from(LINES)).then(|| wanted.conditions.path("/cases"));
    Queue {
        id: format!("queue-{at}"),
        title: word("queue").to_owned(),
        count: number(count),
        hint: word("hint").to_owned(),
        table,
        all,
    }
}
