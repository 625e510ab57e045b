//! From the form to acceptance or refusal.

use domain::cases::command::{
    Command, EraseContact, Reclassify, Refuse, RequestSupplement, Submission, Supplement,
};
use domain::cases::intake::Intake;
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::cases::state::{RefusalReason, Stage, StageName};
use domain::cases::{Event, submit};
use domain::time::Instant;

use crate::cast::*;
use crate::story::{MET_ON, Story};

fn submit_form(change: impl FnOnce(&mut Intake)) -> Result<Vec<Event>, Refusal> {
    let mut form = submission(morning(MET_ON));
    change(&mut form.intake);
    submit(&form, morning(MET_ON))
}

#[test]
fn a_submitted_case_keeps_the_moment_of_its_receipt_and_its_contact_apart() {
    let received_at = morning(MET_ON);
    let events = submit(&submission(received_at), received_at.plus_days(3)).unwrap();
    let [Event::Submitted(e)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!(
        (e.received_at, e.number.as_str()),
        (received_at, "2024-0136")
    );
    assert_eq!(
        (e.intake.contact.clone(), e.contact.clone()),
        (None, intake().contact)
    );
    let case = Story::begun(events).case;
    assert_eq!(case.intake, intake());
    assert_eq!(
        (case.received_at, case.own_received_at),
        (received_at, received_at)
    );
    assert_eq!((case.version, case.stage), (1, Stage::Submitted));
}

#[test]
fn nothing_is_received_in_the_future() {
    let form = submission(morning(MET_ON));
    let refusal = submit(&form, Instant(form.received_at.0 - 1));
    assert_eq!(refusal, Refusal::field("received_at", Problem::InTheFuture));
}

#[test]
fn a_form_names_the_first_field_to_mend() {
    type Change = fn(&mut Intake);
    let cases: [(Change, &str, Problem); 12] = [
        (|f| f.firm = None, "firm", Problem::Missing),
        (|f| f.title = " ".into(), "title", Problem::Missing),
        (|f| f.title = "长".repeat(201), "title", Problem::TooLong),
        (|f| f.facts = String::new(), "facts", Problem::Missing),
        (|f| f.facts = "长".repeat(20_001), "facts", Problem::TooLong),
        (|f| f.ask = "\n".into(), "ask", Problem::Missing),
        (|f| f.category = String::new(), "category", Problem::Missing),
        (|f| f.place = String::new(), "place", Problem::Missing),
        (
            |f| f.tried_elsewhere = "长".repeat(2_001),
            "tried_elsewhere",
            Problem::TooLong,
        ),
        (|f| f.amount_fen = Some(-1), "amount", Problem::Negative),
        (
            |f| f.no_state_secrets = false,
            "no_state_secrets",
            Problem::MustDeclare,
        ),
        (
            |f| f.contact.as_mut().unwrap().name = String::new(),
            "contact_name",
            Problem::Missing,
        ),
    ];
    for (change, field, problem) in cases {
        assert_eq!(
            submit_form(change),
            Refusal::field(field, problem),
            "{field}"
        );
    }
    assert!(submit_form(|f| f.title = "长".repeat(200)).is_ok());
    assert!(submit_form(|f| f.amount_fen = Some(0)).is_ok());
    assert!(submit_form(|f| f.contact = None).is_ok());
}

#[test]
fn a_phone_number_has_seven_to_fifteen_digits_and_nothing_but_phone_signs() {
    let phone = |phone: &str| submit_form(|f| f.contact.as_mut().unwrap().phone = phone.into());
    for good in [
        "0743-8212345",
        "(0743) 8212345",
        "+86 138 0013 8000",
        "8212345",
    ] {
        assert!(phone(good).is_ok(), "{good}");
    }
    for bad in ["", "12345", "0743-82123x5", "1380013800013800", "一三八"] {
        let refused = Refusal::field("contact_phone", Problem::NotAPhone);
        assert_eq!(phone(bad), refused, "{bad}");
    }
}

#[test]
fn the_firm_completes_what_it_is_asked_for() {
    let ask = |items: &str| {
        Command::RequestSupplement(RequestSupplement {
            items: items.into(),
        })
    };
    let add = |text: &str| Command::Supplement(Supplement { text: text.into() });
    Story::submitted()
        .by(DISPATCHER)
        .when(ask(""))
        .then_mend("items", Problem::Missing);
    let asked = Story::submitted()
        .by(DISPATCHER)
        .when(ask("用地批文"))
        .then(&["case.supplement_requested"])
        .stands(StageName::Supplementing);
    asked
        .clone()
        .by(OWNER)
        .when(add(" "))
        .then_mend("text", Problem::Missing);
    asked
        .clone()
        .by(DISPATCHER)
        .when(accept())
        .then_not_at_this_stage();
    let given = asked
        .by(OWNER)
        .when(add("批文〔2023〕8号"))
        .then(&["case.supplemented"])
        .stands(StageName::Submitted);
    assert!(given.case.intake.facts.ends_with("\n批文〔2023〕8号"));
    given.by(DISPATCHER).when(accept()).then(&["case.accepted"]);
}

#[test]
fn acceptance_classifies() {
    let story = Story::submitted().by(DISPATCHER).when(accept());
    let story = story.then(&["case.accepted"]).stands(StageName::Accepted);
    assert_eq!(
        story.case.difficulty,
        Some(domain::cases::intake::Difficulty::Ordinary)
    );
    story.when(accept()).then_not_at_this_stage();
}

#[test]
fn every_ground_of_the_closed_list_refuses_with_the_lawful_way_named() {
    let refuse = |reason, way: &str| {
        Command::Refuse(Refuse {
            reason,
            lawful_way: way.into(),
        })
    };
    assert_eq!(RefusalReason::ALL.len(), 7);
    for reason in RefusalReason::ALL {
        let story = Story::submitted().by(DISPATCHER);
        story
            .clone()
            .when(refuse(*reason, ""))
            .then_mend("lawful_way", Problem::Missing);
        let refused = story.when(refuse(*reason, "请向有管辖权的人民法院起诉"));
        let refused = refused.then(&["case.refused"]);
        assert!(matches!(&refused.case.stage, Stage::Refused { reason: why, .. } if why == reason));
        assert!(refused.case.stage.name().is_final());
    }
    Story::accepted()
        .when(refuse(RefusalReason::NothingNew, "无"))
        .then_not_at_this_stage();
}

#[test]
fn a_classification_is_corrected_and_the_clock_stays() {
    let correct = |category: &str, place: &str| {
        Command::Reclassify(Reclassify {
            category: category.into(),
            place: place.into(),
            reason: "属要素保障".into(),
        })
    };
    let story = Story::working().by(DISPATCHER);
    story
        .clone()
        .when(correct("project", "433122"))
        .then_breaks(Rule::NothingChanged);
    story
        .clone()
        .when(correct("", "433122"))
        .then_mend("category", Problem::Missing);
    let (received_at, due) = (story.case.received_at, story.case.due.clone());
    let story = story
        .when(correct("factors", "433101"))
        .then(&["case.reclassified"]);
    assert_eq!(story.case.intake.category, "factors");
    assert_eq!(story.case.intake.place, "433101");
    assert_eq!((story.case.received_at, story.case.due), (received_at, due));
}

#[test]
fn a_contact_is_erased_on_lawful_request_at_any_stage_and_once() {
    let erase = |ground: &str| {
        Command::EraseContact(EraseContact {
            ground: ground.into(),
        })
    };
    for story in [Story::submitted(), Story::working(), Story::struck_off()] {
        let stage = story.case.stage.name();
        story
            .clone()
            .by(OWNER)
            .when(erase(""))
            .then_mend("ground", Problem::Missing);
        let erased = story.by(OWNER).when(erase("个人信息保护法第四十七条"));
        let erased = erased.then(&["case.contact_erased"]).stands(stage);
        assert_eq!(erased.case.intake.contact, None);
        erased.when(erase("再次")).then_breaks(Rule::AlreadyErased);
    }
}

#[test]
fn a_record_whose_contact_was_erased_folds_to_the_same_state() {
    let erased = Story::submitted()
        .by(OWNER)
        .given(Command::EraseContact(EraseContact {
            ground: "本人要求".into(),
        }));
    let mut events = erased.events.clone();
    if let Event::Submitted(first) = &mut events[0] {
        first.contact = None;
    }
    assert_eq!(domain::cases::fold(CASE, &events), Some(erased.case));
}

#[test]
fn a_stream_begins_with_a_first_event_and_has_only_one() {
    let story = Story::accepted();
    assert_eq!(domain::cases::fold(CASE, &story.events[1..]), None);
    assert_eq!(domain::cases::fold(CASE, []), None);
    let twice: Vec<Event> = story
        .events
        .iter()
        .chain(&story.events[..1])
        .cloned()
        .collect();
    let case = domain::cases::fold(CASE, &twice).unwrap();
    assert_eq!((case.version, case.stage), (3, story.case.stage));
}

#[test]
fn a_submission_for_a_member_names_firm_and_chamber() {
    let form = Submission {
        intake: Intake {
            chamber: Some(CHAMBER),
            ..intake()
        },
        ..submission(morning(MET_ON))
    };
    let case = Story::begun(submit(&form, morning(MET_ON)).unwrap()).case;
    assert_eq!(
        (case.intake.firm, case.intake.chamber),
        (Some(FIRM), Some(CHAMBER))
    );
}
