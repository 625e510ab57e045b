//! API tokens of one's own account.

use app::accounts::NewToken;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::accounts::{ApiToken, TokenScope};
use domain::ids::ApiTokenId;
use domain::time::{local_date, local_text};
use messages::Texts;
use serde::Deserialize;

use super::{Sent, again, errors, field};
use crate::components::action_table::{ActionTable, RowAction};
use crate::components::field::{Choice, Control};
use crate::components::steps::Weight;
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Form};
use crate::layout::{Link, Page};
use crate::pages::html;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::account::{self, ShownOnce, Tokens};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

const SCOPE: &str = "token";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    label: String,
    scope: TokenScope,
    days: i64,
}

pub async fn make(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    form: Form<Wanted>,
) -> Answer {
    let error = match form.read {
        Ok(Wanted { label, scope, days }) => {
            let (who, new) = (person.clone(), NewToken { label, scope, days });
            let made = site
                .run(move |app| app.accounts().make_token(&who, &new))
                .await;
            match made {
                Ok(secret) => return html(&shown(&visitor, secret.reveal())),
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

pub async fn end(State(site): State<Site>, person: SignedIn, Path(id): Path<ApiTokenId>) -> Answer {
    site.run(move |app| app.accounts().end_token(&person, id))
        .await?;
    let done = Redirect::to("/account").saying("account.tokens.ended");
    Ok(done.into_response())
}

fn shown(visitor: &Visitor, secret: &str) -> ShownOnce {
    let t = visitor.t;
    ShownOnce {
        page: visitor.page(t.account.tokens.made_title),
        title: t.account.tokens.made_title.to_owned(),
        advice: t.account.tokens.made_text.to_owned(),
        secret: secret.to_owned(),
        back: Link::new("/account", t.common.action.back),
    }
}

pub(super) async fn part(
    site: &Site,
    page: &Page,
    person: &SignedIn,
    sent: Option<&Sent<'_>>,
) -> Result<Option<Tokens>, Failure> {
    if person.acting.is_some() {
        return Ok(None);
    }
    let who = person.clone();
    let tokens = site.run(move |app| app.accounts().tokens(&who)).await?;
    Ok(Some(Tokens {
        table: table(page, &tokens),
        form: fields(page, sent),
    }))
}

fn table(page: &Page, tokens: &[ApiToken]) -> ActionTable {
    let words = &page.t.account.tokens;
    let columns = [words.name, words.scope, words.expires];
    let mut table = ActionTable::new(page, words.title, &columns);
    for token in tokens {
        let cells = vec![
            token.label.clone(),
            scope_label(page.t, token.scope).to_owned(),
            format!(
                "{} ({})",
                long_date(page.t, local_date(token.expires_at)),
                local_text(token.expires_at)
            ),
        ];
        let action = RowAction {
            href: format!("/account/tokens/{}/end", token.id),
            label: words.end.to_owned(),
            weight: Weight::Plain,
        };
        table.row_with(cells, action);
    }
    table
}

fn fields(page: &Page, sent: Option<&Sent<'_>>) -> account::Form {
    let words = &page.t.account.tokens;
    let chosen = sent.map_or("read", |sent| sent.typed.text("scope"));
    let scopes = TokenScope::ALL
        .iter()
        .map(|scope| Choice::new(scope.key(), scope_label(page.t, *scope)).picked_if(chosen));
    let mut fields = vec![
        field(page, (SCOPE, "label", words.name), sent).hint(words.name_hint),
        field(page, (SCOPE, "scope", words.scope), sent).control(Control::Radios(scopes.collect())),
        field(page, (SCOPE, "days", words.days), sent).control(Control::Number {
            unit: words.days_unit.to_owned(),
        }),
    ];
    account::Form {
        errors: errors(page, SCOPE, sent).mending(&mut fields),
        fields,
    }
}

fn scope_label(t: &Texts, scope: TokenScope) -> &'static str {
    match scope {
        TokenScope::Read => t.account.tokens.read,
        TokenScope::Act => t.account.tokens.act,
    }
}
