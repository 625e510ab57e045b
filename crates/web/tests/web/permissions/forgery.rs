//! Requests that were not sent by a page of ours, or not by this session's: every changing route refuses them.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use web::routes::{Door, Route};

use super::expected::{Expected, Mark, Which};
use super::readers::CODES;
use super::routes::{address, all, fields, name};
use super::world::World;
use crate::support::TestApp;

/// Somebody whom the route would let in.
fn somebody(expected: &Expected, route: &Route) -> usize {
    let is_in = |code: &&&str| {
        let mark = expected.at(&name(route), code, Which::Near);
        // What is somebody else's is looked for after the form was believed.
        mark == Mark::In || (mark == Mark::Unknown && !route.pattern.contains("{number}"))
    };
    let found = CODES.iter().enumerate().find(|(_, code)| is_in(code));
    found
        .unwrap_or_else(|| panic!("{} lets nobody in", route.pattern))
        .0
}

#[test]
fn no_changing_route_believes_a_form_that_is_not_its_own() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let expected = Expected::read();
    let before = world.events().len();
    let foreign = world.reader("XF").csrf.clone();
    let ours = format!("http://{}", crate::support::HOST);
    let mut tried = 0;
    for route in all() {
        if route.method == Method::GET || route.door() == Door::Api {
            continue;
        }
        let path = address(&world, route.pattern, &world.near);
        let reader = &mut world.readers[somebody(&expected, &route)];
        let own = reader.csrf.clone();
        for (token, origin, site_of) in [
            (None, ours.as_str(), "same-origin"),
            (Some(""), ours.as_str(), "same-origin"),
            (Some(foreign.as_str()), ours.as_str(), "same-origin"),
            (Some(own.as_str()), "https://evil.cn", "same-origin"),
            (Some(own.as_str()), "null", "same-origin"),
            (Some(own.as_str()), ours.as_str(), "cross-site"),
            (Some(own.as_str()), ours.as_str(), "same-site"),
        ] {
            let head = Request::post(&path)
                .header(header::ORIGIN, origin)
                .header("sec-fetch-site", site_of);
            let mut form: Vec<(&str, &str)> =
                token.map(|token| ("csrf", token)).into_iter().collect();
            form.extend(fields(route.pattern));
            let answer = reader.client.post_raw(head, &form);
            let what = format!(
                "{path} by {} with {token:?} from {origin}, {site_of}",
                reader.code
            );
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
            tried += 1;
        }
        let json = Request::post(&path).header(header::CONTENT_TYPE, "application/json");
        let answer = reader.client.send(json, Body::from("{}"));
        assert_eq!(
            answer.status,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{path} takes JSON"
        );
    }
    assert_eq!(world.events().len(), before);
    println!("{tried} forged forms");
}

#[test]
fn no_changing_address_changes_anything_when_it_is_only_looked_at() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let before = world.events().len();
    let routes = all();
    for route in routes.iter().filter(|route| route.method != Method::GET) {
        let also = routes
            .iter()
            .any(|other| other.pattern == route.pattern && other.method == Method::GET);
        // `/firms/new` is an address of its own below `/firms/{id}`.
        let path = address(&world, route.pattern, &world.near);
        if !also {
            let answer = world.reader("DI").client.get(&path);
            let refused =
                [StatusCode::METHOD_NOT_ALLOWED, StatusCode::UNAUTHORIZED].contains(&answer.status);
            assert!(refused, "GET {path}: {}", answer.status);
        }
    }
    assert_eq!(world.events().len(), before);
}

#[test]
fn a_programmes_door_is_opened_by_no_cookie_and_takes_no_form() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let before = world.events().len();
    for route in all() {
        if route.method == Method::GET || route.door() == Door::Page {
            continue;
        }
        let path = address(&world, route.pattern, &world.near);
        let dispatcher = world.reader("DI");
        let token = dispatcher.token.clone().unwrap();
        let with_cookie = Request::post(&path).header(header::CONTENT_TYPE, "application/json");
        let answer = dispatcher.client.send(with_cookie, Body::from("{}"));
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        for kind in [
            "application/x-www-form-urlencoded",
            "text/plain",
            "multipart/form-data",
        ] {
            let head = Request::post(&path)
                .header(header::AUTHORIZATION, format!("Bearer {token}"))
                .header(header::CONTENT_TYPE, kind);
            let answer = dispatcher.client.send(head, Body::from("{}"));
            assert_eq!(
                answer.status,
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "{path} {kind}"
            );
        }
    }
    assert_eq!(world.events().len(), before);
}
