//! Forms are read as the plain structs of commands.

use domain::cases::command::{Assign, DraftReply, LogContact, RecordCall};
use domain::cases::intake::{Contact, Difficulty, Intake};
use domain::cases::refusal::Problem;
use domain::ids::OfficeId;
use jiff::civil::date;
use serde::Deserialize;
use web::error::Failure;
use web::forms::{FieldError, Submitted};

fn read<T: serde::de::DeserializeOwned>(
    fields: &[(&str, &str)],
) -> Result<Result<T, FieldError>, Failure> {
    Submitted::from_iter(fields.iter().copied()).read()
}

fn problem<T: serde::de::DeserializeOwned + std::fmt::Debug>(
    fields: &[(&str, &str)],
) -> (String, Problem) {
    let error = read::<T>(fields).unwrap().unwrap_err();
    (error.field, error.problem)
}

const OFFICE: &str = "018f6b2e-7d40-7a3c-8000-0123456789ab";
const OTHER: &str = "018f6b2e-7d40-7a3c-8000-0123456789ac";

#[test]
fn a_command_is_read_from_its_form() {
    let assign: Assign = read(&[
        ("lead", OFFICE),
        ("officer", OTHER),
        ("co_offices", OFFICE),
        ("co_offices", ""),
        ("co_offices", OTHER),
        ("difficulty", "complex"),
        ("instruction", " 请于两周内\r\n解决 "),
        ("leader", ""),
    ])
    .unwrap()
    .unwrap();
    assert_eq!(assign.lead, OFFICE.parse::<OfficeId>().unwrap());
    assert_eq!(assign.co_offices.len(), 2);
    assert_eq!(assign.difficulty, Difficulty::Complex);
    assert_eq!(assign.instruction, "请于两周内\n解决");
    assert_eq!(
        (assign.leader, assign.meeting, assign.limit),
        (None, None, None)
    );
}

#[test]
fn the_first_field_that_cant_be_read_is_named() {
    let good = [
        ("class", "a"),
        ("text", "已解决"),
        ("promised_on", "2024-05-21"),
    ];
    let reply: DraftReply = read(&good).unwrap().unwrap();
    assert_eq!(reply.promised_on, Some(date(2024, 5, 21)));
    for (name, value, expected) in [
        ("class", "", Problem::Missing),
        ("class", "z", Problem::NotInList),
        ("promised_on", "21 May", Problem::NotADate),
        ("promised_on", "2024-02-30", Problem::NotADate),
    ] {
        let mut fields = good.to_vec();
        fields.retain(|(each, _)| *each != name);
        fields.push((name, value));
        assert_eq!(problem::<DraftReply>(&fields), (name.into(), expected));
    }
    assert_eq!(
        problem::<DraftReply>(&[("text", "a")]),
        ("class".into(), Problem::Missing)
    );
    assert_eq!(
        problem::<LogContact>(&[("occurred_at", "soon"), ("method", "phone")]),
        ("occurred_at".into(), Problem::NotANumber)
    );
}

#[test]
fn a_field_that_the_command_doesnt_have_refuses_the_request() {
    let answer = read::<DraftReply>(&[("class", "a"), ("text", "a"), ("signed_by", OFFICE)]);
    assert!(matches!(answer, Err(Failure::BadRequest(_))));
}

#[test]
fn fields_of_a_struct_within_have_its_name_and_may_all_be_empty() {
    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        title: String,
        contact: Option<Contact>,
        #[serde(default)]
        ticked: bool,
    }
    let full: Outer = read(&[
        ("title", "a"),
        ("contact.name", "某人"),
        ("contact.phone", "13800000000"),
        ("ticked", "on"),
    ])
    .unwrap()
    .unwrap();
    assert_eq!(full.contact.unwrap().phone, "13800000000");
    assert!(full.ticked);
    let empty: Outer = read(&[("title", ""), ("contact.name", " "), ("contact.phone", "")])
        .unwrap()
        .unwrap();
    assert_eq!((empty.contact, empty.ticked), (None, false));
    assert_eq!(
        problem::<RecordCall>(&[("on", "2024-05-06"), ("answers.solved", "perhaps")]),
        ("answers.solved".into(), Problem::NotInList)
    );
}

#[test]
fn whatever_is_typed_is_read_or_refused_and_never_breaks() {
    let names = [
        "title",
        "contact.name",
        "contact",
        "amount_fen",
        "contact.name.x",
        ".",
        "",
        "a.",
    ];
    for name in names {
        for value in [
            "",
            "\u{0}",
            "18446744073709551616",
            "-1",
            "null",
            "{}",
            "\r\n",
            "😀",
        ] {
            let _ = read::<Intake>(&[(name, value), (name, value)]);
        }
    }
}
