//! Signing in and out.

use app::accounts::{Begun, Try};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::html;
use crate::components::errors::ErrorSummary;
use crate::components::field::{Control, Field, Need};
use crate::cookies::Cookie;
use crate::error::{Answer, Failure, failure_sentence};
use crate::forms::Typed;
use crate::redirect::{Redirect, local_path};
use crate::site::Site;
use crate::views::sign_in::SignIn;
use crate::visitor::{Visitor, Who};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// Where to go afterwards.
    next: String,
}

pub async fn show(visitor: Visitor, Query(wanted): Query<Wanted>) -> Answer {
    if let Who::Session(_) = visitor.who {
        let next = local_path(&wanted.next).unwrap_or("/");
        return Ok(Redirect::to(next).into_response());
    }
    html(&view(&visitor, "", &wanted.next, None))
}

pub async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Typed(typed): Typed,
) -> Answer {
    let next = typed.text("return_to").to_owned();
    let (login, given) = (typed.text("account").to_owned(), typed.clone());
    let address = visitor.address.to_string();
    let agent = agent(&headers);
    let begun = site
        .run_hashing(move |app| {
            app.accounts().sign_in(Try {
                login: given.text("account"),
                password: given.text("password"),
                address: &address,
                agent: &agent,
            })
        })
        .await;
    match begun {
        Ok(begun) => Ok(with_session(&site, &begun, Redirect::to(next_page(&next)))),
        Err(error @ (app::Error::SignIn | app::Error::TooMany(_))) => {
            refused(&visitor, &login, &next, error.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Whoever isn't signed in any more is led to the same page: there is nothing to explain.
pub async fn leave(State(site): State<Site>, visitor: Visitor) -> Answer {
    if let Who::Session(person) = visitor.who.clone() {
        site.run(move |app| app.accounts().sign_out(&person))
            .await?;
    }
    let mut response = Redirect::to("/sign-in").into_response();
    Cookie::Session.clear(&site, response.headers_mut());
    Ok(response)
}

/// An answer that hands the browser its session's token.
pub(super) fn with_session(site: &Site, begun: &Begun, to: Redirect) -> Response {
    let mut response = to.into_response();
    Cookie::Session.set(site, response.headers_mut(), begun.token.reveal());
    Cookie::Visitor.clear(site, response.headers_mut());
    response
}

fn refused(visitor: &Visitor, login: &str, next: &str, failure: Failure) -> Answer {
    let sentence = failure_sentence(visitor.t, &failure);
    let mut response = html(&view(visitor, login, next, Some(sentence)))?;
    *response.status_mut() = match failure.status() {
        StatusCode::TOO_MANY_REQUESTS => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    if let Some(seconds) = failure.retry_after() {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

fn view(visitor: &Visitor, login: &str, next: &str, error: Option<String>) -> SignIn {
    let t = visitor.t;
    let words = &t.sign_in;
    SignIn {
        page: visitor.page(words.title),
        errors: ErrorSummary::new(t, error.map(|sentence| ("account", sentence))),
        account: Field::new(t, "account", words.account)
            .control(Control::Short)
            .need(Need::Unmarked)
            .autocomplete("username")
            .value(login),
        password: Field::new(t, "password", words.password)
            .control(Control::Password)
            .need(Need::Unmarked)
            .autocomplete("current-password"),
        return_to: next_page(next).to_owned(),
        demo_accounts: visitor.site.config().demo_accounts.clone(),
    }
}

fn next_page(next: &str) -> &str {
    local_path(next).unwrap_or("/")
}

pub(super) fn agent(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok());
    agent.unwrap_or_default().to_owned()
}
