//! Robots and programmes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::cases::intake::Openness;

use crate::sink::{Answers, Arrived, web_server};
use crate::town::{on_both, work};

pub const KEY: &str = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
pub const TITLE: &str = "dai kuan dao qi";

pub fn server(form: &str, secret: &str, answers: &[&'static str]) -> (Arrived, String) {
    let arrived = Arrived::default();
    let port = web_server(&arrived, &Answers::of(answers));
    let config = format!(
        "[[webhook]]\nname = \"ops\"\nform = \"{form}\"\nurl = \"http://127.0.0.1:{port}/in?key=k\"\n\
         secret = \"{secret}\"\nto = [\"role/dispatcher\"]\n"
    );
    (arrived, config)
}

pub fn header<'a>(request: &'a str, name: &str) -> &'a str {
    let found = request.lines().find_map(|line| {
        let (head, value) = line.split_once(": ")?;
        head.eq_ignore_ascii_case(name).then_some(value)
    });
    found.unwrap_or_else(|| panic!("no {name} in {request}"))
}

#[test]
fn a_standard_webhook_keeps_its_id_over_all_tries_and_its_signature_holds() {
    on_both(|town| {
        let answers = ["503 Busy|", "200 OK|"];
        let (arrived, config) = server("standard", &format!("whsec_{KEY}"), &answers);
        let post = town.post(&config);
        let number = town.case(TITLE, Openness::Internal);
        work(&post);
        town.at(0, 10, 1);
        work(&post);
        town.at(0, 11, 0);
        work(&post);
        let requests = arrived.all();
        assert_eq!(requests.len(), 2);
        let ids: Vec<&str> = requests.iter().map(|r| header(r, "webhook-id")).collect();
        assert_eq!(ids[0], ids[1]);
        for request in &requests {
            let (_, body) = request.split_once("\n\n").unwrap();
            let seconds = header(request, "webhook-timestamp").parse().unwrap();
            let key = STANDARD.decode(KEY).unwrap();
            let signed = channels::sign::standard(&key, ids[0], seconds, body);
            assert_eq!(header(request, "webhook-signature"), signed);
            assert!(body.contains(&number) && !body.contains(TITLE), "{body}");
        }
    });
}

#[test]
fn a_robot_is_told_the_number_and_what_happened_and_never_the_title() {
    for (form, field) in [
        ("wecom", "msgtype"),
        ("dingtalk", "msgtype"),
        ("feishu", "msg_type"),
    ] {
        on_both(|town| {
            let (arrived, config) = server(form, "", &["200 OK|{\"errcode\":0,\"code\":0}"]);
            let post = town.post(&config);
            let number = town.case(TITLE, Openness::Internal);
            work(&post);
            let requests = arrived.all();
            assert_eq!(requests.len(), 1, "{form}");
            let told = &requests[0];
            assert!(told.contains(field) && told.contains(&number), "{told}");
            assert!(
                told.contains("请审核受理") && !told.contains(TITLE),
                "{told}"
            );
        });
    }
}

#[test]
fn a_signed_robot_gets_its_signature_where_it_looks_for_it() {
    on_both(|town| {
        let (arrived, config) = server("dingtalk", "SEC0a", &["200 OK|{\"errcode\":0}"]);
        let post = town.post(&config);
        town.case(TITLE, Openness::Internal);
        work(&post);
        let request = arrived.all().remove(0);
        let line = request.lines().next().unwrap();
        assert!(
            line.contains("/in?key=k&timestamp=") && line.contains("&sign="),
            "{line}"
        );
    });
}

#[test]
fn a_robot_that_answers_with_a_code_is_asked_again() {
    on_both(|town| {
        let answers = ["200 OK|{\"errcode\":45009}", "200 OK|{\"errcode\":0}"];
        let (arrived, config) = server("wecom", "", &answers);
        let post = town.post(&config);
        town.case(TITLE, Openness::Internal);
        work(&post);
        assert_eq!(arrived.all().len(), 1);
        town.at(0, 10, 1);
        work(&post);
        town.at(0, 12, 0);
        work(&post);
        assert_eq!(arrived.all().len(), 2);
    });
}
