//! A file is read by whoever reads what it belongs to, and is never more than something to save.

use app::files::Sent;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::files::{About, MOST_FILES};
use domain::permits::{Actor, Grant, Role, Scope};

use super::readers::OUT;
use super::world::World;
use crate::support::{Answer, TestApp};

/// Somebody who reads every entry of every case.
fn dispatcher() -> Actor {
    Actor {
        person: domain::ids::PersonId(uuid::Uuid::nil()),
        on_behalf_of: None,
        grants: vec![Grant {
            role: Role::Dispatcher,
            scope: Scope::Whole,
        }],
    }
}

/// The addresses of a case's files, by their names.
fn addresses(site: &TestApp, number: &str) -> Vec<(String, String)> {
    let files = site.app.files().of_case(&dispatcher(), number).unwrap();
    let files = files.into_values().flatten();
    files
        .map(|file| (file.name, format!("/files/{}", file.id)))
        .collect()
}

#[test]
fn a_file_is_read_by_those_whose_page_of_the_case_names_it() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let numbers = [world.near.clone(), world.hidden.clone()];
    for number in numbers {
        for (name, address) in addresses(&site, &number) {
            for reader in &mut world.readers {
                let page = reader.client.get(&format!("/cases/{number}"));
                let answer = reader.client.get(&address);
                let wanted = match (page.contains(&name), OUT.contains(&reader.code)) {
                    (true, _) => StatusCode::OK,
                    (false, false) => StatusCode::NOT_FOUND,
                    (false, true) => StatusCode::SEE_OTHER,
                };
                assert_eq!(answer.status, wanted, "{name} by {}", reader.code);
            }
        }
    }
}

#[test]
fn a_file_is_saved_and_never_shown_as_a_page() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let number = world.near.clone();
    let (name, address) = addresses(&site, &number).remove(0);
    assert_eq!(name, "〔near-file〕.pdf");
    let client = &mut world.reader("FO").client;
    let whole = client.get(&address);
    assert_eq!(whole.header("content-type"), "application/pdf");
    assert_eq!(
        whole.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    assert_eq!(whole.header("x-content-type-options"), "nosniff");
    let disposition = whole.header("content-disposition");
    assert!(
        disposition
            .starts_with("attachment; filename=\"file.pdf\"; filename*=UTF-8''%E3%80%94near-file")
    );

    let mut part = |range: &str| {
        let head = Request::get(&address).header(header::RANGE, range);
        client.send(head, Body::empty())
    };
    let some = part("bytes=1-3");
    assert_eq!(
        (some.status, some.body.as_str()),
        (StatusCode::PARTIAL_CONTENT, "PDF")
    );
    assert!(some.header("content-range").starts_with("bytes 1-3/"));
    assert_eq!(
        part("bytes=9999-").status,
        StatusCode::RANGE_NOT_SATISFIABLE
    );
    let tag = whole.header("etag").to_owned();
    let head = Request::get(&address).header(header::IF_NONE_MATCH, tag);
    let again = client.send(head, Body::empty());
    assert_eq!(
        (again.status, again.body.len()),
        (StatusCode::NOT_MODIFIED, 0)
    );
}

/// Sends one file with the form of a case.
fn upload(world: &mut World<'_>, code: &'static str, to: i64, name: &str, content: &str) -> Answer {
    let number = world.near.clone();
    let reader = world.reader(code);
    let field = |name: &str, value: &str| {
        format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
         Content-Type: text/html\r\n\r\n{content}\r\n"
    );
    let (csrf, to) = (field("csrf", &reader.csrf), field("to", &to.to_string()));
    let body = format!("{csrf}{to}{file}--cut--\r\n");
    let head = Request::post(format!("/cases/{number}/files"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
        .header("sec-fetch-site", "same-origin");
    reader.client.send(head, Body::from(body))
}

#[test]
fn files_are_added_to_ones_own_entries_through_the_form() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let added = upload(&mut world, "FO", 1, "说明.txt", "设备清单");
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    let number = world.near.clone();
    assert!(
        world
            .reader("LC")
            .client
            .get(&format!("/cases/{number}"))
            .contains("说明.txt")
    );

    let others = upload(&mut world, "LC", 1, "说明.txt", "不是本人的记录");
    assert_eq!(others.status, StatusCode::FORBIDDEN);
    let stranger = upload(&mut world, "XF", 1, "说明.txt", "外人");
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    let page = upload(&mut world, "FO", 1, "说明.txt", "<script>alert(1)</script>");
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("不支持这种文件"), "{}", page.main());
    let nothing = upload(&mut world, "FO", 1, "", "");
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn one_entry_has_no_more_files_than_people_look_through() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let number = world.near.clone();
    let actor = world.reader("FO").client.actor();
    let case = site.app.cases().get(&actor, &number).unwrap().case.id;
    let about = About::Case { case, seq: 1 };
    let texts: Vec<String> = (0..=MOST_FILES).map(|n| format!("第{n}份")).collect();
    let sent = |texts: &[String]| -> Result<(), app::Error> {
        let sent: Vec<Sent<'_>> = (texts.iter())
            .map(|text| Sent {
                name: "说明.txt",
                content: text.as_bytes(),
            })
            .collect();
        site.app.files().add(&actor, about, &sent, None)
    };
    let too_many = Refusal::field::<()>("files", Problem::TooMany).unwrap_err();
    assert_eq!(sent(&texts), Err(app::Error::Refused(too_many)));
    // One is there already.
    assert_eq!(sent(&texts[..MOST_FILES - 1]), Ok(()));
    assert!(sent(&texts[..1]).is_err());
}
