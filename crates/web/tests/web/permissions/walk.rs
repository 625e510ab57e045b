//! All routes, tried by everybody.

use std::collections::BTreeSet;

use app::export::{ExportOptions, Exporter, Form};
use axum::http::Method;
use store::cases::Filter;
use web::routes::Route;

use super::ask::{ask, mark_of, without_ids};
use super::canaries::Canaries;
use super::expected::{Expected, Mark, Which};
use super::readers::{OUT, Reader, session};
use super::routes::{address, all, name};
use super::world::{MISSING, World};
use crate::support::{Answer, TestApp};

/// Readers walk in so many groups at the same time.
const GROUPS: usize = 2;

/// What a walk gathers.
struct Walk<'a> {
    world: &'a World<'a>,
    routes: &'a [Route],
    expected: Expected,
    canaries: Canaries,
    wrong: Vec<String>,
    cells: usize,
}

impl<'a> Walk<'a> {
    fn new(world: &'a World<'a>, routes: &'a [Route]) -> Walk<'a> {
        Walk {
            world,
            routes,
            expected: Expected::read(),
            canaries: Canaries::read(),
            wrong: Vec::new(),
            cells: 0,
        }
    }

    /// Everything that one reader can try.
    fn by(&mut self, reader: &mut Reader<'_>) {
        if !OUT.contains(&reader.code) {
            self.look_through(reader);
            self.search(reader);
            self.take_away(reader);
        }
        for route in self.routes {
            if route.pattern.contains("{number}") {
                self.case_route(reader, route);
                continue;
            }
            let path = address(self.world, route.pattern, "");
            let wanted = self.expected.at(&name(route), reader.code, Which::Near);
            let answer = ask(reader, route, &path);
            let what = format!("{} {path}", route.method);
            self.cell(reader.code, &what, &answer, Some(wanted));
        }
    }

    /// One cell: an answer as expected, and without a word that isn't for this reader.
    fn cell(&mut self, code: &str, what: &str, answer: &Answer, wanted: Option<Mark>) {
        self.cells += 1;
        let (got, status) = (mark_of(answer), answer.status);
        if let Some(wanted) = wanted.filter(|wanted| *wanted != got) {
            let wrong = format!("{what} by {code}: {got:?} ({status}), not {wanted:?}");
            self.wrong.push(wrong);
        }
        self.listen(code, what, &answer.body);
        self.listen(code, what, &format!("{:?}", answer.headers));
    }

    fn listen(&mut self, code: &str, what: &str, shown: &str) {
        for canary in self.canaries.search(code, shown) {
            self.wrong.push(format!("{what} shows {canary} to {code}"));
        }
    }

    /// A route about one case: as near, as far, and if that isn't known to the reader, as if there were none.
    fn case_route(&mut self, reader: &mut Reader<'_>, route: &Route) {
        let world = self.world;
        for (number, which) in [(&world.near, Which::Near), (&world.far, Which::Far)] {
            let path = address(world, route.pattern, number);
            let wanted = self.expected.at(&name(route), reader.code, which);
            let answer = ask(reader, route, &path);
            let what = format!("{} {path}", route.method);
            self.cell(reader.code, &what, &answer, Some(wanted));
            if wanted == Mark::Unknown && !is_as_none(reader, route, (&path, number)) {
                let code = reader.code;
                self.wrong
                    .push(format!("{what} differs for {code} from no case"));
            }
        }
    }

    /// The other cases, only for their words.
    fn look_through(&mut self, reader: &mut Reader<'_>) {
        let shows = |route: &&Route| {
            let only_shows = route.method == Method::GET || route.pattern.ends_with("-details");
            route.pattern.contains("{number}") && only_shows
        };
        for route in self.routes.iter().filter(shows) {
            for number in [&self.world.hidden, &self.world.late] {
                let path = address(self.world, route.pattern, number);
                let answer = ask(reader, route, &path);
                self.cell(
                    reader.code,
                    &format!("{} {path}", route.method),
                    &answer,
                    None,
                );
            }
        }
    }

    /// Second ways to the same words: filters, searches, look-ups.
    fn search(&mut self, reader: &mut Reader<'_>) {
        let parties = &self.world.parties;
        let firms = [parties.near_firm, parties.far_firm, parties.hidden_firm];
        let mut paths = vec!["/cases?columns=full".to_owned()];
        for firm in firms {
            let lists = ["/cases?firm=", "/cases?columns=full&firm=", "/firms/"];
            paths.extend(lists.map(|at| format!("{at}{firm}")));
        }
        for word in ["静水", "hidden", "续贷", "near"] {
            let word: String = form_urlencoded::byte_serialize(word.as_bytes()).collect();
            let lists = [
                "/cases?q=",
                "/firms?q=",
                "/lookup/firms?q=",
                "/lookup/people?q=",
            ];
            paths.extend(lists.map(|at| format!("{at}{word}")));
        }
        paths.extend(self.world.before.paths());
        // What others do meanwhile pushes the records off the first page of the whole record.
        paths.push("/audit?kind=finance_record".to_owned());
        for path in paths {
            let answer = reader.client.get(&path);
            self.cell(reader.code, &path, &answer, None);
        }
    }

    /// The ledger as a file, whose words a workbook's compression would hide.
    fn take_away(&mut self, reader: &Reader<'_>) {
        let actor = session(self.world.site, &reader.client).actor;
        let options = ExportOptions {
            form: Form::Csv,
            filter: Filter::default(),
            words: String::new(),
            texts: messages::texts(messages::Language::ZhHans),
        };
        let mut file = Vec::new();
        let by = Exporter::Actor(&actor);
        let app = &self.world.site.app;
        let written = app.export_ledger(by, &options, &mut file, &mut |_| {});
        let route = "GET /cases/export";
        let wanted = self.expected.at(route, reader.code, Which::Near);
        assert_eq!(written.is_ok(), wanted == Mark::In, "{}", reader.code);
        self.listen(reader.code, route, &String::from_utf8_lossy(&file));
    }
}

/// Whether a case is answered for as one that doesn't exist, byte by byte.
fn is_as_none(reader: &mut Reader<'_>, route: &Route, (path, number): (&str, &str)) -> bool {
    let missing = path.replace(number, MISSING);
    // The foot of every page shows the root of the record, which others may have moved between two answers.
    (0..5).any(|_| {
        let none = without_ids(&ask(reader, route, &missing), MISSING);
        none == without_ids(&ask(reader, route, path), number)
    })
}

/// Lets everybody walk, in groups side by side.
fn walk_all<'a>(
    world: &'a World<'a>,
    routes: &'a [Route],
    readers: &mut [Reader<'_>],
) -> Vec<Walk<'a>> {
    let size = readers.len().div_ceil(GROUPS);
    std::thread::scope(|scope| {
        let group = |readers: &'_ mut [Reader<'_>]| {
            let mut walk = Walk::new(world, routes);
            readers.iter_mut().for_each(|reader| walk.by(reader));
            walk
        };
        let groups = readers.chunks_mut(size);
        let walking: Vec<_> = groups
            .map(|readers| scope.spawn(move || group(readers)))
            .collect();
        walking
            .into_iter()
            .map(|walk| walk.join().unwrap())
            .collect()
    })
}

#[test]
fn every_route_lets_in_whom_the_rules_let_in_and_tells_nobody_a_secret() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let mut readers = std::mem::take(&mut world.readers);
    let routes = all();
    let before = world.events().len();
    let walks = walk_all(&world, &routes, &mut readers);
    let cells: usize = walks.iter().map(|walk| walk.cells).sum();
    println!("{cells} cells of {} routes", routes.len());
    let wrong: Vec<&str> = walks
        .iter()
        .flat_map(|walk| &walk.wrong)
        .map(String::as_str)
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let unfound = Canaries::unfound(walks.into_iter().map(|walk| walk.canaries));
    assert!(unfound.is_empty(), "never found:\n{}", unfound.join("\n"));
    let views = site.app.accounts().views(&world.spare).unwrap();
    assert_eq!(views.len(), 1, "somebody else removed a view");
    let written: BTreeSet<String> = world.events().split_off(before).into_iter().collect();
    let harmless = ["account.", "session.", "contact.seen", "ledger.exported"];
    let does_harm = |kind: &&String| !harmless.iter().any(|start| kind.starts_with(start));
    let harm: Vec<&String> = written.iter().filter(does_harm).collect();
    assert!(harm.is_empty(), "forms that must do nothing wrote {harm:?}");
}

#[test]
fn every_route_has_its_expectation_and_no_expectation_lacks_its_route() {
    let expected = Expected::read();
    let routes: BTreeSet<String> = all().iter().map(name).collect();
    for route in &routes {
        assert!(
            expected.knows(route),
            "say in routes.txt who may use {route}"
        );
    }
    for route in expected.routes() {
        assert!(
            routes.contains(route),
            "{route} is expected and doesn't exist"
        );
    }
}
