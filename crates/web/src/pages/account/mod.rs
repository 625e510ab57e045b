//! One's own account: one page with several forms; a form that can't be accepted shows the page again.

pub mod acting;
pub mod messages;
pub mod password;
pub mod sessions;
pub mod tokens;
pub mod told;

use axum::extract::State;

use super::{error_of, html};
use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::summary::{Density, SummaryList};
use crate::error::{Answer, Failure, field_sentence};
use crate::forms::{FieldError, Submitted};
use crate::layout::Page;
use crate::site::Site;
use crate::views::account::Account;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grant_label;

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    html(&view(&site, &visitor, &person, None).await?)
}

/// One of the page's forms as it was sent, with the field to mend.
pub(super) struct Sent<'a> {
    scope: &'static str,
    typed: &'a Submitted,
    error: FieldError,
}

/// The page again, with one form as it was sent.
pub(super) async fn again(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    sent: Sent<'_>,
) -> Answer {
    super::mend(&view(site, visitor, person, Some(&sent)).await?)
}

async fn view(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    sent: Option<&Sent<'_>>,
) -> Result<Account, Failure> {
    let page = visitor.page(visitor.t.account.title);
    Ok(Account {
        facts: facts(visitor, person),
        acting: acting::part(site, &page, person, sent).await?,
        password: password::form(&page, sent),
        sessions: sessions::table(site, &page, person).await?,
        tokens: tokens::part(site, &page, person, sent).await?,
        page,
    })
}

fn facts(visitor: &Visitor, person: &SignedIn) -> SummaryList {
    let t = visitor.t;
    let words = &t.account;
    let roles: Vec<String> = person
        .actor
        .grants
        .iter()
        .map(|grant| grant_label(t, *grant, None))
        .collect();
    let who = format!("{} {}", person.name, person.post);
    SummaryList::new(Density::Normal)
        .fact(words.login, person.login.as_str())
        .fact(words.person, who.trim())
        .fact(words.roles, roles.join(t.common.list_comma))
}

/// The summary above a form, if it is the one that was sent.
fn errors(page: &Page, scope: &str, sent: Option<&Sent<'_>>) -> ErrorSummary {
    let entry = sent.filter(|sent| sent.scope == scope).map(|sent| {
        let sentence = field_sentence(page.t, sent.error.problem);
        (sent.error.field.as_str(), sentence.to_owned())
    });
    ErrorSummary::within(page.t, scope, entry)
}

/// A field of one of the forms, as it was sent.
fn field(
    page: &Page,
    (scope, name, label): (&'static str, &str, &str),
    sent: Option<&Sent<'_>>,
) -> Field {
    let sent = sent.filter(|sent| sent.scope == scope);
    let error = sent.map(|sent| &sent.error);
    Field::new(page.t, name, label)
        .scope(scope)
        .value(sent.map_or("", |sent| sent.typed.text(name)))
        .error(error_of(page.t, error, name))
}
