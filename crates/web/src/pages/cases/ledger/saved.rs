//! Views of one's own: the conditions of the moment under a name.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::ids::SavedViewId;
use store::accounts::SavedView;

use super::Conditions;
use crate::components::field::Field;
use crate::error::Answer;
use crate::forms::Typed;
use crate::layout::Page;
use crate::pages::mend;
use crate::pages::mending::{Fields, Mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::ledger::OwnViews;
use crate::visitor::{SignedIn, Visitor};

const NAME: &str = "view_name";

/// The form as it was sent, with what must be mended.
pub struct Sent {
    typed: crate::forms::Submitted,
    mend: Mend,
}

/// Keeps the conditions that the form carries.
pub async fn keep(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let conditions = Conditions::parse(typed.text("conditions")).whole();
    let path = conditions.path("/cases");
    let query = path
        .split_once('?')
        .map_or("", |(_, query)| query)
        .to_owned();
    let (who, label) = (person.clone(), typed.text(NAME).to_owned());
    let kept = site
        .run(move |app| app.accounts().keep_view(&who, &label, &query))
        .await;
    match kept {
        Ok(()) => Ok(Redirect::to(path)
            .saying("ledger.view_saved")
            .into_response()),
        Err(error) => {
            let mend_it = Mend::refused(visitor.t, error, NAME)?;
            let sent = Sent {
                typed,
                mend: mend_it,
            };
            mend(&super::view(&visitor, &person, &conditions, Some(&sent)).await?)
        }
    }
}

pub async fn remove(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<SavedViewId>,
) -> Answer {
    site.run(move |app| app.accounts().remove_view(&person, id))
        .await?;
    let done = Redirect::to("/cases").saying("ledger.view_removed");
    Ok(done.into_response())
}

/// Whether a view of one's own is what the page shows.
pub(super) fn is_shown(view: &SavedView, now: &Conditions) -> bool {
    !view.query.is_empty() && Conditions::parse(&view.query) == now.whole()
}

/// What the page offers: to keep these conditions, or to forget the view that has them.
pub(super) fn part(
    page: &Page,
    now: &Conditions,
    own: &[SavedView],
    sent: Option<&Sent>,
) -> Option<OwnViews> {
    if let Some(view) = own.iter().find(|view| is_shown(view, now)) {
        return Some(OwnViews::Shown {
            remove: format!("/cases/views/{}/remove", view.id),
        });
    }
    let path = now.whole().path("/cases");
    let (_, conditions) = path.split_once('?')?;
    let fields = Fields {
        t: page.t,
        scope: "view",
        typed: sent.map(|sent| &sent.typed),
        mend: sent.map(|sent| &sent.mend),
    };
    let mut name = name(page, &fields);
    Some(OwnViews::Keep {
        conditions: conditions.to_owned(),
        errors: fields.errors().mending([&mut name]),
        name: Box::new(name),
        open: sent.is_some(),
    })
}

fn name(page: &Page, fields: &Fields<'_>) -> Field {
    let words = &page.t.ledger;
    fields
        .field(NAME, words.view_name, "")
        .hint(words.view_name_hint)
}
