//! Who looks at a page, and how they like it. The gate puts it together once; handlers take it as an argument.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use app::accounts;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::permits::Actor;
use messages::{Language, Texts};

use crate::components::notice::{Notice, NoticeKind};
use crate::error::Failure;
use crate::frame::Frame;
use crate::layout::{self, Flash, Page, Theme};
use crate::navigation;
use crate::redirect::Said;
use crate::site::Site;
use crate::wording::long_date;

/// Whoever sends the request.
#[derive(Debug, Clone)]
pub enum Who {
    Nobody,
    Session(Arc<accounts::SignedIn>),
    Token(Arc<accounts::Bearer>),
}

/// A request's reader: an extractor of every handler that makes a page.
#[derive(Clone)]
pub struct Visitor(Arc<Visit>);

/// What is known of a request's reader.
pub struct Visit {
    pub site: Site,
    pub who: Who,
    /// Notices that the person hasn't read, counted for pages that are asked for by their address.
    pub unread: u32,
    pub language: Language,
    pub t: &'static Texts,
    pub theme: Theme,
    /// What forms of the page post back.
    pub csrf: String,
    /// Path and query of the page in view.
    pub here: String,
    pub frame: Arc<Frame>,
    /// What the request before had to say.
    pub said: Option<Said>,
    /// Where the request came from.
    pub address: IpAddr,
    /// What forms of a reader without a cookie are bound to from now on.
    pub fresh_cookie: Option<String>,
    /// To find the request in the log.
    pub request_id: String,
}

/// Someone signed in: an extractor for pages that nobody else sees.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Arc<accounts::SignedIn>);

/// Whoever acts, by session or by token: an extractor for the API.
#[derive(Debug, Clone)]
pub struct Caller(pub Arc<Actor>);

impl Visitor {
    pub fn new(visit: Visit) -> Visitor {
        Visitor(Arc::new(visit))
    }

    /// The frame of a page with this title, for the template's field `page`.
    pub fn page(&self, title: impl Into<String>) -> Page {
        let mut page = Page::new(self.t, title, self.frame.deployment.clone());
        page.theme = self.theme;
        page.data = self.frame.data;
        page.help = self.site.config().help.clone();
        page.csrf = self.csrf.clone();
        page.form_key = self.site.app().fresh_token().reveal()[..22].to_owned();
        page.here = self.here.clone();
        page.evidence = self.frame.evidence.clone();
        page.flash = self.said.as_ref().and_then(|said| flash(self.t, said));
        if let Who::Session(person) = &self.who {
            page.nav = navigation::items(self.t, &person.actor, &self.here);
            page.signed_in = Some(frame_person(self.t, person));
            page.unread = Some(self.unread).filter(|unread| *unread > 0);
        }
        page
    }

    /// Whoever acts, if anybody is known.
    pub fn actor(&self) -> Option<&Actor> {
        match &self.who {
            Who::Nobody => None,
            Who::Session(person) => Some(&person.actor),
            Who::Token(bearer) => Some(&bearer.actor),
        }
    }
}

fn frame_person(t: &'static Texts, person: &accounts::SignedIn) -> layout::SignedIn {
    layout::SignedIn {
        name: person.name.clone(),
        post: person.post.clone(),
        acting: person.acting.as_ref().map(|acting| layout::Acting {
            principal: acting.principal.clone(),
            until: long_date(t, acting.until),
        }),
    }
}

/// Only our own messages are said, whatever the cookie holds.
fn flash(t: &'static Texts, said: &Said) -> Option<Flash> {
    let sentence = t.lookup(&said.key)?;
    Some(Flash {
        notice: Notice::new(t, NoticeKind::Good, sentence),
        settled_draft: said.settled_draft.clone(),
    })
}

impl Deref for Visitor {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.0
    }
}

impl Deref for SignedIn {
    type Target = accounts::SignedIn;
    fn deref(&self) -> &accounts::SignedIn {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visitor, Failure> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        visitor.ok_or_else(|| Failure::internal("a handler was reached past its gate"))
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<SignedIn, Failure> {
        match &Visitor::from_request_parts(parts, state).await?.who {
            Who::Session(person) => Ok(SignedIn(person.clone())),
            Who::Nobody | Who::Token(_) => Err(Failure::SignInFirst),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Caller, Failure> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let actor = visitor.actor().cloned().ok_or(Failure::SignInFirst)?;
        Ok(Caller(Arc::new(actor)))
    }
}
