//! What every request passes before its handler: where it comes from, who sends it, whether that one may, and whether
//! the form is ours.

mod admit;
mod body;
mod origin;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::cookies::Cookie;
use crate::error::{self, Failure};
use crate::redirect::Said;
use crate::routes::{Door, Route};
use crate::site::Site;
use crate::visitor::{Visitor, Who};

/// The gate of one route.
pub(crate) async fn pass(
    State((site, route)): State<(Site, Route)>,
    request: Request,
    next: Next,
) -> Response {
    let door = route.door();
    let (visitor, entered) = enter(&site, &route, request).await;
    let mut response = match entered {
        Ok(mut request) => {
            request.extensions_mut().insert(visitor.clone());
            next.run(request).await
        }
        Err(failure) => error::respond(&visitor, door, &failure),
    };
    if let Some(failure) = failure_of(&mut response, door) {
        response = error::respond(&visitor, door, &failure);
    }
    leave(&visitor, door, response)
}

/// The answer where no route is: still a page in the reader's language.
pub(crate) async fn answer(site: Site, request: Request, failure: Failure) -> Response {
    let door = Door::of(request.uri().path());
    let (mut parts, _) = request.into_parts();
    let visitor = admit::look(&site, None, &mut parts).await.visitor;
    leave(&visitor, door, error::respond(&visitor, door, &failure))
}

async fn enter(
    site: &Site,
    route: &Route,
    request: Request,
) -> (Visitor, Result<Request, Failure>) {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let (mut parts, body) = request.into_parts();
    let looked = admit::look(site, Some(route), &mut parts).await;
    let request = Request::from_parts(parts, body);
    let visitor = looked.visitor;
    // A page of another site may not even learn whether someone here is permitted.
    if changes
        && route.door() == Door::Page
        && let Err(failure) = origin::check(site, request.headers())
    {
        return (visitor, Err(failure));
    }
    if let Err(failure) = looked.admitted {
        return (visitor, Err(failure));
    }
    if !changes {
        return (visitor, Ok(request));
    }
    let read = match route.door() {
        Door::Page => body::form(site, route, request, &visitor.csrf).await,
        Door::Api => body::json(site, request).await,
    };
    (visitor, read)
}

/// What a handler or an extractor meant by an error: our own failure, or a bare status of the framework.
fn failure_of(response: &mut Response, door: Door) -> Option<Failure> {
    if let Some(failure) = response.extensions_mut().remove::<Arc<Failure>>() {
        return Some(Failure::clone(&failure));
    }
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_plain = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let is_bare = status.is_client_error() || status.is_server_error();
    (is_bare && is_plain && (door == Door::Page || status.is_client_error()))
        .then(|| Failure::of_status(status))
}

/// Cookies and caching, after the handler.
fn leave(visitor: &Visitor, door: Door, mut response: Response) -> Response {
    let site = &visitor.site;
    if let Some(said) = response.extensions_mut().remove::<Said>() {
        said.write(site, &mut response);
    } else if visitor.said.is_some() && response.status().is_success() {
        Cookie::Flash.clear(site, response.headers_mut());
    }
    if door == Door::Page
        && let Some(fresh) = &visitor.fresh_cookie
    {
        Cookie::Visitor.set(site, response.headers_mut(), fresh);
    }
    let is_kept = response.headers().contains_key(header::CACHE_CONTROL);
    if !is_kept {
        let never = axum::http::HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, never);
    }
    if let Who::Session(person) = &visitor.who
        && person.is_touch_due(site.app().now())
    {
        touch(site.clone(), person.clone());
    }
    response
}

/// Notes that a session is in use, beside the answer. If it fails, the session idles out a little earlier.
fn touch(site: Site, person: Arc<app::accounts::SignedIn>) {
    tokio::spawn(async move {
        let touched = site.run(move |app| app.accounts().touch(&person)).await;
        if let Err(error) = touched {
            tracing::warn!(%error, "a session could not be noted as used");
        }
    });
}
