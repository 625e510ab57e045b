//! Acting for a leader: giving the authorisation, taking it back, using it.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::ids::{DelegationId, PersonId};
use domain::permits::{Permission, Role, has};
use domain::time::{Date, Instant};
use serde::Deserialize;
use store::accounts::NamedDelegation;

use super::{Sent, again, errors, field};
use crate::components::action_table::{ActionTable, RowAction};
use crate::components::field::{Choice, Control};
use crate::components::steps::Weight;
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Form};
use crate::layout::Page;
use crate::pages::sign_in::with_session;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::account::{self, Acting};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

const SCOPE: &str = "delegation";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    secretary: PersonId,
    until: Date,
}

pub async fn delegate(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    form: Form<Wanted>,
) -> Answer {
    let error = match form.read {
        Ok(Wanted { secretary, until }) => {
            let who = person.clone();
            let given = site
                .run(move |app| app.accounts().delegate(&who.actor, secretary, until))
                .await;
            match given {
                Ok(_) => return Ok(back("account.acting.granted").into_response()),
                Err(error) => FieldError::of(&error).ok_or(error)?,
            }
        }
        Err(error) => error,
    };
    let sent = Sent {
        scope: SCOPE,
        typed: &form.typed,
        error,
    };
    again(&site, &visitor, &person, sent).await
}

pub async fn end(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<DelegationId>,
) -> Answer {
    site.run(move |app| app.accounts().end_delegation(&person.actor, id))
        .await?;
    Ok(back("account.acting.taken_back").into_response())
}

pub async fn start(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<DelegationId>,
) -> Answer {
    let begun = site
        .run(move |app| app.accounts().act_for(&person, id))
        .await?;
    let to = Redirect::to("/").saying("account.acting.started");
    Ok(with_session(&site, &begun, to))
}

pub async fn stop(State(site): State<Site>, person: SignedIn) -> Answer {
    let begun = site
        .run(move |app| app.accounts().stop_acting(&person))
        .await?;
    let to = Redirect::to("/").saying("account.acting.stopped");
    Ok(with_session(&site, &begun, to))
}

fn back(said: &str) -> Redirect {
    Redirect::to("/account").saying(said)
}

pub(super) async fn part(
    site: &Site,
    page: &Page,
    person: &SignedIn,
    sent: Option<&Sent<'_>>,
) -> Result<Option<Acting>, Failure> {
    let leads = has(&person.actor, Permission::Delegate) && person.acting.is_none();
    if !leads && !person.actor.holds(Role::Secretary) {
        return Ok(None);
    }
    let who = person.clone();
    let (all, secretaries) = site
        .run(move |app| {
            let accounts = app.accounts();
            let secretaries = match leads {
                true => accounts.secretaries(&who.actor)?,
                false => Vec::new(),
            };
            Ok((accounts.delegations(who.actor.person)?, secretaries))
        })
        .await?;
    let now = site.app().now();
    let me = person.actor.person;
    let (by_me, for_me): (Vec<_>, Vec<_>) = all
        .into_iter()
        .filter(|named| named.stored.entry.holds(now))
        .partition(|named| named.stored.entry.leader == me);
    Ok(Some(Acting {
        for_me: (!for_me.is_empty()).then(|| given_to_me(page, &for_me)),
        by_me: leads.then(|| {
            (
                given_by_me(page, &by_me),
                fields(page, &secretaries, sent, now),
            )
        }),
    }))
}

fn given_to_me(page: &Page, all: &[NamedDelegation]) -> ActionTable {
    let words = &page.t.account.acting;
    let mut table = ActionTable::new(page, words.for_me, &[words.leader, words.until]);
    for named in all {
        let delegation = &named.stored.entry;
        let cells = vec![named.leader.clone(), long_date(page.t, delegation.until)];
        let action = RowAction {
            href: format!("/acting/{}", delegation.id),
            label: words.start.to_owned(),
            weight: Weight::Main,
        };
        table.row_with(cells, action);
    }
    table
}

fn given_by_me(page: &Page, all: &[NamedDelegation]) -> ActionTable {
    let words = &page.t.account.acting;
    let mut table = ActionTable::new(page, words.by_me, &[words.secretary, words.until]);
    for named in all {
        let delegation = &named.stored.entry;
        let cells = vec![named.secretary.clone(), long_date(page.t, delegation.until)];
        let action = RowAction {
            href: format!("/account/delegations/{}/end", delegation.id),
            label: words.end.to_owned(),
            weight: Weight::Grave,
        };
        table.row_with(cells, action);
    }
    table
}

fn fields(
    page: &Page,
    secretaries: &[app::accounts::Choice<PersonId>],
    sent: Option<&Sent<'_>>,
    now: Instant,
) -> account::Form {
    let words = &page.t.account.acting;
    let chosen = sent.map_or("", |sent| sent.typed.text("secretary"));
    let mut choices = vec![Choice::new("", page.t.components.field.choose)];
    choices.extend(secretaries.iter().map(|secretary| {
        Choice::new(secretary.id.to_string(), &*secretary.label).picked_if(chosen)
    }));
    let today = long_date(page.t, domain::time::local_date(now));
    let mut fields = vec![
        field(page, (SCOPE, "secretary", words.secretary), sent).control(Control::Select(choices)),
        field(page, (SCOPE, "until", words.until), sent)
            .control(Control::Date)
            .hint(page.t.account.acting.from_today(words.grant_hint, today)),
    ];
    account::Form {
        errors: errors(page, SCOPE, sent).mending(&mut fields),
        fields,
    }
}
