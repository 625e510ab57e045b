//! The offices learn in no way whose a confidential case is.

use axum::http::Method;
use web::routes::{Access, Route};

use super::ask::{ask, without_ids};
use super::routes::{address, all};
use super::world::{Whose, World};
use crate::support::TestApp;

/// Readers who work on the confidential case, and one of another office.
const OFFICES: [&str; 7] = ["LC", "LD", "LH", "HC", "HD", "HH", "XO"];

#[test]
fn an_office_finds_a_confidential_case_and_never_by_its_firm() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let firm = world.parties.hidden_firm;
    for code in ["LC", "LH", "HC"] {
        let reader = world.reader(code);
        let token = reader.token.clone().unwrap();
        for (path, shown) in [
            ("/cases?stage=in_progress".to_owned(), true),
            (format!("/cases?firm={firm}"), false),
        ] {
            assert_eq!(
                reader.client.get(&path).contains("hidden-title"),
                shown,
                "{code} {path}"
            );
            let api = format!("/api/v1{path}");
            let answer = reader.client.call(Method::GET, &api, &token, "");
            assert_eq!(
                answer.contains("hidden-title"),
                shown,
                "{code} {api}: {}",
                answer.body
            );
            assert!(!answer.contains(&firm.to_string()), "{code} {api}");
        }
    }
    let dispatcher = world.reader("DI");
    let all = dispatcher.client.get(&format!("/cases?firm={firm}"));
    assert!(all.contains("hidden-title") && all.contains("hidden-firm"));
}

/// Everything that people of the offices can look at, without what depends on every word of the record: hashes and roots.
fn all_that_offices_see(whose: &Whose) -> Vec<(String, String)> {
    let site = TestApp::new();
    let mut world = World::whose(&site, whose);
    let shows = |route: &&Route| {
        // A receipt is made of hashes, counters run with the clock on the wall, and the own account is called something
        // else in every world.
        let others = ["/metrics", "/account"];
        let is_other = route.pattern.ends_with("/receipt") || others.contains(&route.pattern);
        route.method == Method::GET && route.access != Access::Public && !is_other
    };
    let routes = all();
    let mut seen = Vec::new();
    for code in OFFICES {
        for route in routes.iter().filter(shows) {
            let path = address(&world, route.pattern, &world.hidden);
            let answer = ask(world.reader(code), route, &path);
            let shown = without_hashes(&without_ids(&answer, "2024-9999"));
            seen.push((format!("{path} by {code}"), shown));
        }
    }
    seen
}

/// Ids, hashes and the root at the foot of the page are others in every world.
///
/// The lines of a calendar entry are put together again first: a fold may run through an id.
fn without_hashes(text: &str) -> String {
    let text = &text.replace("\r\n ", "");
    let ids = text.split(|c: char| !c.is_ascii_hexdigit() && c != '-');
    let mut long: Vec<&str> = ids.filter(|part| part.len() >= 32).collect();
    long.sort();
    long.dedup();
    let shown = long
        .iter()
        .fold(text.clone(), |text, id| text.replace(id, "ID"));
    let lines = shown.lines().filter(|line| !line.contains("存证根"));
    lines.collect::<Vec<&str>>().join("\n")
}

#[test]
fn whoever_complains_the_offices_see_the_same_bytes() {
    let one = all_that_offices_see(&Whose {
        firm: "静水食品",
        owner: "甲某",
        contact: ["主任", "0743-8333333"],
        file: "another-file",
    });
    let other = all_that_offices_see(&Whose {
        firm: "一家名字长得多的企业有限责任公司",
        owner: "乙某某",
        contact: ["副总经理", "13800000000"],
        file: "another-file",
    });
    assert_eq!(one.len(), other.len());
    for ((path, one), (_, other)) in one.iter().zip(&other) {
        assert!(one == other, "{path}:\n{one}\n---\n{other}");
    }
}
