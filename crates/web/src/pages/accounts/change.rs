//! Changing an account.

use app::accounts::{By, Secret};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use domain::ids::AccountId;
use domain::permits::{Actor, Grant};

use super::fields::{of_value, read_grant};
use super::{link_page, one};
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::pages::{Refused, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::visitor::{SignedIn, Visitor};

pub async fn disable(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<AccountId>,
) -> Answer {
    site.run(move |app| app.accounts().disable(By::Person(&person.actor), id))
        .await?;
    Ok(back(id, "accounts.done.disabled").into_response())
}

pub async fn enable(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
) -> Answer {
    let link: Secret = site
        .run(move |app| app.accounts().enable(By::Person(&person.actor), id))
        .await?;
    link_page(&visitor, &headers, link.reveal())
}

pub async fn reset(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    headers: HeaderMap,
    Path(id): Path<AccountId>,
) -> Answer {
    let link: Secret = site
        .run(move |app| app.accounts().reset(By::Person(&person.actor), id))
        .await?;
    link_page(&visitor, &headers, link.reveal())
}

pub async fn set_grants(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<AccountId>,
    Typed(typed): Typed,
) -> Answer {
    let version = typed
        .version
        .ok_or_else(|| Failure::BadRequest("the form names no version".into()))?;
    let (actor, given) = (person.actor.clone(), typed.clone());
    let set = site
        .run(move |app| {
            let (accounts, by) = (app.accounts(), By::Person(&actor));
            let grants = wanted(&accounts, &actor, &given)?;
            accounts.set_grants(by, id, version, &grants)
        })
        .await;
    match set {
        Ok(()) => Ok(back(id, "accounts.done.grants_set").into_response()),
        Err(error) => {
            let refused = Refused::of(error)?;
            let sent = Some((&typed, &refused));
            mend(&one::view(&site, &visitor, &person, id, sent).await?)
        }
    }
}

/// The roles that are kept, and the one that is added.
fn wanted(
    accounts: &app::accounts::Accounts<'_>,
    actor: &Actor,
    typed: &Submitted,
) -> Result<Vec<Grant>, app::Error> {
    let kept = typed.all("keep").into_iter();
    let mut grants: Vec<Grant> = kept.filter_map(of_value).collect();
    if let Some(more) = read_grant(accounts, By::Person(actor), typed)?
        && !grants.contains(&more)
    {
        grants.push(more);
    }
    Ok(grants)
}

fn back(id: AccountId, said: &str) -> Redirect {
    Redirect::to(format!("/accounts/{id}")).saying(said)
}
