//! The page of a case, its contact when asked for, its receipt and its chain of records.

use app::World;
use app::cases::CaseView;
use app::files::ByEntry;
use app::names::Surroundings;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::case::{self, Contact, Telling};
use crate::error::{Answer, Failure};
use crate::layout::Link;
use crate::pages::html;
use crate::redirect::Redirect;
use crate::views::evidence;
use crate::visitor::{SignedIn, Visitor};

/// What the page needs, read at once.
pub struct Read {
    pub view: CaseView,
    pub files: ByEntry,
    pub around: Surroundings,
    pub world: World,
    /// What the reader looked for when the case was found, folded.
    pub words: Vec<String>,
}

pub async fn page(visitor: Visitor, person: SignedIn, Path(number): Path<String>) -> Answer {
    let read = read(&visitor, &person, &number).await?;
    match merged_into(&visitor, &read) {
        Some(into) => Ok(into.into_response()),
        None => answer(&visitor, &person, &read, Contact::Masked),
    }
}

/// The same page with the contact written out; that somebody looked is recorded first.
pub async fn contact_details(
    visitor: Visitor,
    person: SignedIn,
    Path(number): Path<String>,
) -> Answer {
    let (actor, of) = (person.actor.clone(), number.clone());
    visitor
        .site
        .run(move |app| app.look_at_contact(&actor, &of))
        .await?;
    let read = read(&visitor, &person, &number).await?;
    let mut response = answer(&visitor, &person, &read, Contact::Shown)?;
    let no_store = header::HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, no_store);
    Ok(response)
}

/// The receipt as a file that can be checked without this system.
pub async fn receipt(visitor: Visitor, person: SignedIn, Path(number): Path<String>) -> Answer {
    let (actor, of) = (person.actor.clone(), number.clone());
    let receipt = visitor
        .site
        .run(move |app| app.receipt(&actor, &of))
        .await?;
    let name = format!("attachment; filename=\"receipt-{number}.json\"");
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, receipt).into_response())
}

/// The chain of the case's records.
pub async fn records(visitor: Visitor, person: SignedIn, Path(number): Path<String>) -> Answer {
    let read = read(&visitor, &person, &number).await?;
    let mut page = visitor.page(visitor.t.case_view.chain);
    page.crumbs = vec![
        Link::new("/cases", visitor.t.ledger.title),
        Link::new(format!("/cases/{number}"), number.clone()),
    ];
    html(&evidence::Chain::new(page, &number, &read.view.chain))
}

fn answer(
    visitor: &Visitor,
    person: &SignedIn,
    read: &Read,
    contact: Contact,
) -> Result<Response, Failure> {
    let telling = telling(visitor, person, read, contact);
    let case = &read.view.case;
    let mut page = visitor.page(&case.intake.title);
    page.here = format!("/cases/{}", case.number);
    page.crumbs = vec![Link::new("/cases", visitor.t.ledger.title)];
    html(&case::page(&telling, page)?)
}

fn telling<'a>(
    visitor: &'a Visitor,
    person: &'a SignedIn,
    read: &'a Read,
    contact: Contact,
) -> Telling<'a> {
    Telling {
        t: visitor.t,
        view: &read.view,
        files: &read.files,
        around: &read.around,
        world: &read.world,
        actor: &person.actor,
        now: visitor.site.app().now(),
        contact,
        words: &read.words,
    }
}

/// Reads a case with what its page prints.
pub async fn read(visitor: &Visitor, person: &SignedIn, number: &str) -> Result<Read, Failure> {
    let (actor, number) = (person.actor.clone(), number.to_owned());
    let words = app::cases::marks(&looked_for(&visitor.here));
    let read = visitor.site.read_brief(move |app| {
        let view = app.cases().get(&actor, &number)?;
        let around = app.surroundings(&view)?;
        let world = app.world()?;
        Ok(Read {
            files: app.files().of_case(&actor, &number)?,
            view,
            around,
            world,
            words,
        })
    });
    Ok(read.await?)
}

/// What the list was asked for whose line leads to this address: its `q`.
fn looked_for(address: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "q");
    asked
        .map(|(_, words)| words.into_owned())
        .unwrap_or_default()
}

/// A merged case's old number leads to the case that goes on, unless it is asked for as it was.
fn merged_into(visitor: &Visitor, read: &Read) -> Option<Redirect> {
    let domain::cases::Stage::Merged { into, .. } = &read.view.case.stage else {
        return None;
    };
    let into = read.around.names.of(into.0);
    let may_undo = !read.view.allowed.is_empty();
    let asked = visitor.here.split_once('?');
    let as_it_was = asked.is_some_and(|(_, query)| !query.starts_with("q="));
    let leads = !as_it_was && !into.is_empty() && !may_undo;
    leads.then(|| Redirect::to(format!("/cases/{into}")).saying("case_view.merged"))
}
