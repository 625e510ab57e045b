//! Raising a case: a firm for itself, a clerk for whoever stands before the counter or called.

mod form;
mod read;

use app::World;
use app::choices::FirmLine;
use axum::extract::Path;
use axum::response::IntoResponse;
use domain::ids::FirmId;
use domain::permits::{Actor, Role};
use domain::time::local_date;
use store::cases::{Filter, ListRow, Order};

use super::advice;
use crate::components::notice::{Notice, NoticeKind};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::layout::Link;
use crate::pages::{errors, html, mend};
use crate::redirect::Redirect;
use crate::views::intake::{IntakePage, Registered, Same};
use crate::visitor::{SignedIn, Visitor};

/// What the form is made from.
pub struct Ready {
    pub world: World,
    /// The firms for which the person speaks; empty for clerks and chambers.
    pub own: Vec<FirmLine>,
    pub clerk: bool,
    pub today: domain::time::Date,
}

pub async fn blank(visitor: Visitor, person: SignedIn) -> Answer {
    let ready = ready(&visitor, &person).await?;
    html(&page(&visitor, &person, &ready, None, None, Vec::new()))
}

/// Registers the case, or shows the form again: with what must be mended, or with cases that may be the same.
pub async fn register(visitor: Visitor, person: SignedIn, Typed(typed): Typed) -> Answer {
    let ready = ready(&visitor, &person).await?;
    if typed.is_ticked("advise") {
        let described =
            advice::described(typed.text("title"), typed.text("facts"), typed.text("ask"));
        let mut page = page(&visitor, &person, &ready, Some(&typed), None, Vec::new());
        page.advice = Some(advice::for_intake(&visitor, &person, described).await?);
        return html(&page);
    }
    let again = |error: FieldError| {
        mend(&page(
            &visitor,
            &person,
            &ready,
            Some(&typed),
            Some(&error),
            Vec::new(),
        ))
    };
    let firm = firm(&visitor, &person, &typed).await?;
    let (intake, received_at) = match read::intake(
        &typed,
        firm,
        &person.actor,
        &ready,
        visitor.site.app().now(),
    ) {
        Ok(read) => read,
        Err(error) => return again(error),
    };
    if !typed.is_ticked("another_matter") {
        let same = same(&visitor, &person.actor, firm, &intake.category).await?;
        if !same.is_empty() {
            return mend(&page(&visitor, &person, &ready, Some(&typed), None, same));
        }
    }
    let (actor, key) = (person.actor.clone(), typed.key.clone());
    let done = visitor
        .site
        .run(move |app| {
            app.cases()
                .submit(&actor, &intake, received_at, key.as_deref())
        })
        .await;
    match done {
        Ok(done) => {
            let to = format!("/cases/{}/registered", done.number);
            Ok(Redirect::to(to)
                .settling("intake.done", &draft(&person))
                .into_response())
        }
        Err(error) => match FieldError::of(&error) {
            Some(error) => again(error),
            None => Err(error.into()),
        },
    }
}

/// The confirmation: the number, what happens next, the receipt.
pub async fn registered(visitor: Visitor, person: SignedIn, Path(number): Path<String>) -> Answer {
    let read = super::show::read(&visitor, &person, &number).await?;
    let mut page = visitor.page(visitor.t.intake.registered);
    page.crumbs = vec![Link::new("/cases", visitor.t.ledger.title)];
    html(&Registered {
        title: read.view.case.intake.title.clone(),
        case: format!("/cases/{number}"),
        receipt: format!("/cases/{number}/receipt"),
        number,
        page,
    })
}

async fn ready(visitor: &Visitor, person: &SignedIn) -> Result<Ready, Failure> {
    let actor = person.actor.clone();
    let (world, own) = visitor
        .site
        .run(move |app| Ok((app.world()?, app.own_firms(&actor)?)))
        .await?;
    let clerk = [
        Role::Dispatcher,
        Role::FederationClerk,
        Role::ProgrammeManager,
    ]
    .iter()
    .any(|role| person.actor.holds(*role));
    let today = local_date(visitor.site.app().now());
    Ok(Ready {
        world,
        own,
        clerk,
        today,
    })
}

fn draft(person: &SignedIn) -> String {
    format!("{}:new-case", person.actor.person)
}

/// The firm that was chosen from the list, or that the words name exactly.
async fn firm(
    visitor: &Visitor,
    person: &SignedIn,
    typed: &Submitted,
) -> Result<Option<FirmId>, Failure> {
    let (actor, words) = (person.actor.clone(), typed.text("firm").trim().to_owned());
    let chosen: Option<FirmId> = typed
        .text("firm_id")
        .parse()
        .ok()
        .or_else(|| words.parse().ok());
    let found = visitor.site.run(move |app| match chosen {
        Some(id) => app.firm_line(&actor, id),
        None if words.is_empty() => Ok(None),
        None => app.firm_named(&actor, &words),
    });
    Ok(found.await?.map(|line| line.id))
}

/// Open cases of the same firm in the same category: perhaps this is one of them.
async fn same(
    visitor: &Visitor,
    actor: &Actor,
    firm: Option<FirmId>,
    category: &str,
) -> Result<Vec<ListRow>, Failure> {
    let query = app::cases::Query {
        filter: Filter {
            firm,
            category: Some(category.to_owned()),
            ..Filter::default()
        },
        words: String::new(),
        order: Order::NewestFirst,
        after: None,
        limit: 20,
    };
    let actor = actor.clone();
    let mut rows = visitor
        .site
        .run(move |app| Ok(app.cases().list(&actor, &query)?.rows))
        .await?;
    rows.retain(|row| firm.is_some() && !row.stage.is_final());
    Ok(rows)
}

fn page(
    visitor: &Visitor,
    person: &SignedIn,
    ready: &Ready,
    typed: Option<&Submitted>,
    error: Option<&FieldError>,
    same: Vec<ListRow>,
) -> IntakePage {
    let t = visitor.t;
    let mut page = visitor.page(t.intake.title);
    page.crumbs = vec![Link::new("/cases", t.ledger.title)];
    let stage = |row: &ListRow| {
        t.lookup(&format!("stages.{}", row.stage))
            .unwrap_or_default()
            .to_owned()
    };
    let line = |row: &ListRow| Same {
        case: Link::new(
            format!("/cases/{}", row.number),
            format!("{} {}", row.number, row.title),
        ),
        stage: stage(row),
    };
    let mut sections = form::sections(t, ready, typed, error);
    let fields = sections.iter_mut().flat_map(|section| &mut section.fields);
    IntakePage {
        errors: errors(t, error).mending(fields),
        draft: draft(person),
        kept: typed.is_some(),
        notice: (!same.is_empty())
            .then(|| Notice::new(t, NoticeKind::Warning, t.intake.same).text(t.intake.same_text)),
        same: same.iter().map(line).collect(),
        advice: None,
        sections,
        page,
    }
}
