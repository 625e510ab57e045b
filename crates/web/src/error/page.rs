//! A failure as a page of its own.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::Failure;
use super::words::words;
use crate::components::steps::Weight;
use crate::layout::{Link, Page};
use crate::pages;
use crate::redirect::Redirect;
use crate::visitor::{Visitor, Who};

#[derive(Template)]
#[template(path = "pages/error.html")]
struct ErrorPage {
    page: Page,
    title: String,
    advice: String,
    /// To name on the telephone; empty where it would help nobody.
    reference: String,
    way_out: Link,
}

pub(super) fn response(visitor: &Visitor, failure: &Failure) -> Response {
    if *failure == Failure::SignInFirst {
        return to_sign_in(visitor);
    }
    let t = visitor.t;
    let status = failure.status();
    let words = words(t, failure);
    let page = ErrorPage {
        page: visitor.page(words.title.clone()),
        title: words.title,
        advice: words.advice,
        reference: match status.is_server_error() {
            true => visitor.request_id.clone(),
            false => String::new(),
        },
        way_out: match visitor.who {
            Who::Nobody => Link::new("/sign-in", t.common.action.sign_in),
            Who::Session(_) | Who::Token(_) => Link::new("/", t.layout.home),
        },
    };
    match pages::html(&page) {
        Ok(mut response) => {
            *response.status_mut() = status;
            response
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Whoever isn't signed in signs in and comes back here.
fn to_sign_in(visitor: &Visitor) -> Response {
    let next = pages::query(&[("next", &visitor.here)]);
    Redirect::to(format!("/sign-in?{next}")).into_response()
}
