//! Who sends a request and whether the route's rule admits them: one trip to the database.

use std::sync::Arc;

use app::App;
use app::accounts::{Bearer, SignedIn};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use domain::accounts::TokenScope;
use domain::permits::{Actor, has};
use messages::{Language, texts};

use crate::address::{Peer, client_address};
use crate::cookies::Cookie;
use crate::csrf;
use crate::envelope::RequestId;
use crate::error::Failure;
use crate::frame::Frame;
use crate::layout::{DataKind, Theme};
use crate::redirect::{Said, local_path};
use crate::routes::{Access, Door, Route};
use crate::site::Site;
use crate::visitor::{Visit, Visitor, Who};

pub(super) struct Looked {
    pub visitor: Visitor,
    pub admitted: Result<(), Failure>,
}

/// Finds out who asks; without a route, for an answer that needs no permission.
pub(super) async fn look(site: &Site, route: Option<&Route>, parts: &mut Parts) -> Looked {
    let door = Door::of(parts.uri.path());
    let headers = &parts.headers;
    let credential = match door {
        Door::Page => Cookie::Session.read(site, headers),
        Door::Api => bearer_token(headers),
    };
    let asked = Asked {
        door,
        credential: credential.clone(),
        access: route.map_or(Access::Public, |route| route.access),
        number: number(parts).await,
        changes: !matches!(parts.method, Method::GET | Method::HEAD),
        on_this_machine: is_on_this_machine(site, parts),
    };
    let found = {
        let site = site.clone();
        site.clone()
            .read_brief(move |app| Ok(find(&site, app, &asked)))
            .await
    };
    let found = found.unwrap_or_else(|error| Found {
        frame: Arc::new(unknown_frame()),
        who: Who::Nobody,
        unread: 0,
        admitted: Err(error.into()),
    });
    Looked {
        visitor: visitor(site, parts, credential, &found),
        admitted: found.admitted,
    }
}

struct Asked {
    door: Door,
    credential: Option<String>,
    access: Access,
    number: Option<String>,
    changes: bool,
    on_this_machine: bool,
}

struct Found {
    frame: Arc<Frame>,
    who: Who,
    unread: u32,
    admitted: Result<(), Failure>,
}

fn find(site: &Site, app: &App, asked: &Asked) -> Found {
    let frame = site.frames().get(app);
    let who = match &asked.credential {
        Some(credential) => identify(app, asked.door, credential),
        None => Ok(Who::Nobody),
    };
    match (frame, who) {
        (Ok(frame), Ok(who)) => Found {
            frame,
            admitted: admit(app, asked, &who),
            unread: unread(app, asked, &who),
            who,
        },
        (Err(error), _) | (Ok(_), Err(error)) => Found {
            frame: Arc::new(unknown_frame()),
            who: Who::Nobody,
            unread: 0,
            admitted: Err(error.into()),
        },
    }
}

/// How many notices the header counts. A page without the count is better than none.
fn unread(app: &App, asked: &Asked, who: &Who) -> u32 {
    match who {
        Who::Session(person) if !asked.changes => {
            app.inbox().unread(&person.actor).unwrap_or_default()
        }
        Who::Session(_) | Who::Nobody | Who::Token(_) => 0,
    }
}

fn identify(app: &App, door: Door, credential: &str) -> Result<Who, app::Error> {
    let session = |person: SignedIn| Who::Session(Arc::new(person));
    let token = |bearer: Bearer| Who::Token(Arc::new(bearer));
    let who = match door {
        Door::Page => app.actor_of_session(credential)?.map(session),
        Door::Api => app.actor_of_bearer(credential)?.map(token),
    };
    Ok(who.unwrap_or(Who::Nobody))
}

fn admit(app: &App, asked: &Asked, who: &Who) -> Result<(), Failure> {
    let actor: Option<&Actor> = match who {
        Who::Nobody => None,
        Who::Session(person) => Some(&person.actor),
        Who::Token(bearer) if asked.changes && bearer.scope == TokenScope::Read => {
            return Err(app::Error::NotPermitted.into());
        }
        Who::Token(bearer) => Some(&bearer.actor),
    };
    match (asked.access, actor) {
        (Access::Public, _) | (Access::SignedIn, Some(_)) => Ok(()),
        (Access::Operations, _) if asked.on_this_machine => Ok(()),
        (Access::Operations, _) => Err(Failure::NOT_FOUND),
        (Access::SignedIn | Access::Has(_) | Access::Case(_), None) => Err(Failure::SignInFirst),
        (Access::Has(permission), Some(actor)) if has(actor, permission) => Ok(()),
        (Access::Has(_), Some(_)) => Err(app::Error::NotPermitted.into()),
        (Access::Case(action), Some(actor)) => {
            let number = asked.number.as_deref();
            let number = number.ok_or_else(|| Failure::internal("a case route has no number"))?;
            Ok(app.cases().admit(actor, number, action)?)
        }
    }
}

fn visitor(site: &Site, parts: &Parts, credential: Option<String>, found: &Found) -> Visitor {
    let headers = &parts.headers;
    let known = Cookie::Visitor.read(site, headers);
    let who = found.who.clone();
    let (language, theme) = likes(site, headers, &who);
    let fresh_cookie = match (&who, &known) {
        (Who::Nobody, None) => Some(site.app().fresh_token().reveal().to_owned()),
        _ => None,
    };
    let bound_to = match who {
        Who::Session(_) => credential,
        Who::Nobody | Who::Token(_) => known.or_else(|| fresh_cookie.clone()),
    };
    let id = parts.extensions.get::<RequestId>();
    Visitor::new(Visit {
        site: site.clone(),
        csrf: csrf::token(&bound_to.unwrap_or_default()),
        fresh_cookie,
        who,
        unread: found.unread,
        language,
        t: texts(language),
        theme,
        here: here(parts),
        frame: found.frame.clone(),
        said: Cookie::Flash
            .read(site, headers)
            .as_deref()
            .and_then(Said::read),
        address: client_address(site.config(), peer(parts), headers),
        request_id: id.map(|id| id.0.clone()).unwrap_or_default(),
    })
}

/// As the account remembers, else as this browser does; Chinese unless something else was chosen.
fn likes(site: &Site, headers: &HeaderMap, who: &Who) -> (Language, Theme) {
    let (language, theme) = match who {
        Who::Session(person) => (person.language, person.theme.clone()),
        Who::Nobody | Who::Token(_) => (None, None),
    };
    let chosen = |cookie: Cookie| cookie.read(site, headers);
    let language = language.or_else(|| Language::from_tag(&chosen(Cookie::Language)?));
    let theme = theme.or_else(|| chosen(Cookie::Theme));
    (
        language.unwrap_or_default(),
        theme
            .as_deref()
            .and_then(Theme::from_code)
            .unwrap_or_default(),
    )
}

/// The page in view: this one, or for a posted form the one on which it stood.
fn here(parts: &Parts) -> String {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        let path = parts.uri.path_and_query().map(|path| path.as_str());
        return path.and_then(local_path).unwrap_or("/").to_owned();
    }
    let referer = parts.headers.get(header::REFERER);
    let page = referer.and_then(|value| value.to_str().ok()?.parse::<axum::http::Uri>().ok());
    let path = page.and_then(|page| Some(page.path_and_query()?.as_str().to_owned()));
    path.filter(|path| local_path(path).is_some())
        .unwrap_or_else(|| "/".to_owned())
}

fn bearer_token(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}

async fn number(parts: &mut Parts) -> Option<String> {
    let params = RawPathParams::from_request_parts(parts, &()).await.ok()?;
    let mut params = params.iter();
    let (_, number) = params.find(|(name, _)| *name == "number")?;
    Some(number.to_owned())
}

fn peer(parts: &Parts) -> Peer {
    parts
        .extensions
        .get::<Peer>()
        .copied()
        .unwrap_or(Peer::HERE)
}

fn is_on_this_machine(site: &Site, parts: &Parts) -> bool {
    let headers = &parts.headers;
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    !forwarded && client_address(site.config(), peer(parts), headers).is_loopback()
}

/// For the page that says that the database is away.
fn unknown_frame() -> Frame {
    Frame {
        deployment: String::new(),
        data: DataKind::Real,
        evidence: None,
    }
}
