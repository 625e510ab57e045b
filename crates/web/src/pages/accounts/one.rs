//! The page of one account.

use app::accounts::{By, Choices, Listed};
use axum::extract::{Path, State};
use domain::accounts::Status;
use domain::ids::AccountId;
use messages::Texts;

use super::fields::{grant, to_value};
use super::{address, change, roles, status};
use crate::components::field::{Choice, Control, Field, Need, Picked};
use crate::components::summary::{Density, SummaryList};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted};
use crate::layout::Link;
use crate::pages::{Refused, errors, html};
use crate::site::Site;
use crate::views::accounts::{May, OneAccount};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grant_label;

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<AccountId>,
) -> Answer {
    html(&view(&site, &visitor, &person, id, None).await?)
}

/// The page, perhaps with the form for roles as it was sent.
pub(super) async fn view(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    id: AccountId,
    sent: Option<(&Submitted, &Refused)>,
) -> Result<OneAccount, Failure> {
    let t = visitor.t;
    let actor = person.actor.clone();
    let (listed, choices) = site
        .run(move |app| {
            let (accounts, by) = (app.accounts(), By::Person(&actor));
            Ok((accounts.get(by, id)?, accounts.choices(by)?))
        })
        .await?;
    let mut page = visitor.page(&*listed.label);
    page.crumbs = vec![Link::new("/accounts", t.accounts.title)];
    let error = sent.and_then(|(_, refused)| refused.field());
    let mut grants = grants(t, &listed, &choices, sent.map(|(typed, _)| typed), error);
    Ok(OneAccount {
        page,
        title: listed.label.clone(),
        facts: facts(t, &listed),
        at: address(&listed.account),
        version: listed.version,
        refused: sent.and_then(|(_, refused)| refused.notice(t)),
        errors: errors(t, error).mending(&mut grants),
        grants,
        may: may(&listed, person),
    })
}

fn may(listed: &Listed, person: &SignedIn) -> May {
    if listed.account.id == person.account {
        return May::Nothing;
    }
    match listed.account.status {
        Status::Disabled => May::Enable,
        Status::Active | Status::Invited => May::ResetAndDisable,
    }
}

fn facts(t: &'static Texts, listed: &Listed) -> SummaryList {
    let words = &t.accounts;
    SummaryList::new(Density::Normal)
        .fact(words.login, listed.account.login.as_str())
        .fact(words.person, &*listed.label)
        .fact(words.roles, roles(t, listed).join(t.common.list_comma))
        .fact(words.status, status(t, listed.account.status).text)
        .fact(words.changed, change(t, &listed.account))
}

/// The roles held, as boxes, and the fields for one more.
fn grants(
    t: &'static Texts,
    listed: &Listed,
    choices: &Choices,
    typed: Option<&Submitted>,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let held = listed.account.grants.iter().zip(&listed.scopes);
    let boxes = held.map(|(grant, scope)| {
        let value = to_value(*grant);
        let kept = typed.is_none_or(|typed| typed.all("keep").contains(&value.as_str()));
        let mut choice = Choice::new(value, grant_label(t, *grant, scope.as_deref()));
        choice.picked = if kept { Picked::Yes } else { Picked::No };
        choice
    });
    let mut fields = vec![
        Field::new(t, "keep", t.accounts.roles)
            .control(Control::Checks(boxes.collect()))
            .need(Need::Unmarked),
    ];
    let more = grant(t, choices, typed, error).into_iter();
    fields.extend(more.map(|field| field.need(Need::Unmarked)));
    fields
}
