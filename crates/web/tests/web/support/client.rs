//! A browser without a screen.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::accounts::Login;
use domain::permits::Actor;
use tower::ServiceExt;

use super::{Answer, TestApp};

/// The host that the clients ask for.
pub const HOST: &str = "localhost";

pub struct Client<'a> {
    site: &'a TestApp,
    cookies: BTreeMap<String, String>,
    actor: Option<Actor>,
    login: Option<Login>,
}

impl<'a> Client<'a> {
    pub fn new(site: &'a TestApp) -> Client<'a> {
        Client {
            site,
            cookies: BTreeMap::new(),
            actor: None,
            login: None,
        }
    }

    pub fn known_as(&mut self, actor: Actor, login: Login) {
        self.actor = Some(actor);
        self.login = Some(login);
    }

    /// Who the client signed in as, for calling use cases directly.
    pub fn actor(&self) -> Actor {
        self.actor.clone().expect("somebody is signed in")
    }

    pub fn login(&self) -> &Login {
        self.login.as_ref().expect("somebody is signed in")
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        let fields = [("account", login), ("password", password)];
        self.post("/sign-in", &fields)
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty())
    }

    /// Goes where a redirect leads.
    pub fn follow(&mut self, answer: &Answer) -> Answer {
        let to = answer.location().expect("a redirect").to_owned();
        self.get(&to)
    }

    /// Posts a form as the page's own would be posted, with its token and from its origin.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.csrf();
        let mut all = vec![("csrf", token.as_str())];
        all.extend_from_slice(fields);
        let from_here = Request::post(path)
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header("sec-fetch-site", "same-origin");
        self.post_raw(from_here, &all)
    }

    /// Posts exactly these fields with this head.
    pub fn post_raw(
        &mut self,
        head: axum::http::request::Builder,
        fields: &[(&str, &str)],
    ) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let head = head.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(head, Body::from(body))
    }

    /// Calls the API with a bearer token.
    pub fn call(&mut self, method: Method, path: &str, token: &str, json: &str) -> Answer {
        let head = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json");
        self.send(head, Body::from(json.to_owned()))
    }

    /// The token that the forms of any page carry: also the one that says that there is no such page.
    pub fn csrf(&mut self) -> String {
        let page = self.get("/no-such-page");
        page.hidden("csrf").expect("every page has forms")
    }

    /// Sends anything.
    pub fn send(&mut self, head: axum::http::request::Builder, body: Body) -> Answer {
        let mut request = head.body(body).unwrap();
        let headers = request.headers_mut();
        headers
            .entry(header::HOST)
            .or_insert_with(|| HOST.parse().unwrap());
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            headers.insert(header::COOKIE, pairs.join("; ").parse().unwrap());
        }
        let router = self.site.router.clone();
        let answer = self
            .site
            .runtime
            .block_on(async { Answer::read(router.oneshot(request).await.unwrap()).await });
        self.keep_cookies(&answer);
        answer
    }

    /// Waits for what the site does beside its answers.
    pub fn settle(&self) {
        let beside = async { tokio::time::sleep(std::time::Duration::from_millis(100)).await };
        self.site.runtime.block_on(beside);
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
