//! The formal reply: what each class demands, the head's signature, the programme office's check.

use domain::cases::command::{Command, DraftReply, IssueReply, ReturnReply, SignReply};
use domain::cases::event::Returner;
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::cases::reply::ReplyClass;
use domain::cases::state::StageName;
use domain::cases::{Event, Facts};

use crate::cast::*;
use crate::material;
use crate::story::Story;

fn sign() -> Command {
    Command::SignReply(SignReply {})
}

fn issue() -> Command {
    Command::IssueReply(IssueReply {})
}

fn send_back(reason: &str) -> Command {
    Command::ReturnReply(ReturnReply {
        reason: reason.into(),
    })
}

fn drafted() -> Story {
    Story::working()
        .on("2024-04-30")
        .by(CLERK)
        .given(draft(ReplyClass::A))
}

fn signed() -> Story {
    drafted().by(HEAD).given(sign())
}

#[test]
fn each_class_demands_its_own() {
    let plain = |class| DraftReply {
        class,
        text: "答复如下".into(),
        evidence: String::new(),
        basis: String::new(),
        promised_on: None,
        despite: String::new(),
    };
    let story = Story::working().by(CLERK);
    let refused = |reply: DraftReply, field, problem| {
        story
            .clone()
            .when(Command::DraftReply(reply))
            .then_mend(field, problem);
    };
    refused(plain(ReplyClass::A), "evidence", Problem::Missing);
    refused(plain(ReplyClass::B), "promised_on", Problem::Missing);
    refused(plain(ReplyClass::C), "basis", Problem::Missing);
    let yesterday = DraftReply {
        promised_on: Some(day("2024-04-26")),
        ..plain(ReplyClass::B)
    };
    refused(yesterday, "promised_on", Problem::NotAfterToday);
    let wordless = DraftReply {
        text: " ".into(),
        ..plain(ReplyClass::D)
    };
    refused(wordless, "text", Problem::Missing);
    for class in [ReplyClass::A, ReplyClass::C, ReplyClass::D] {
        story
            .clone()
            .when(draft(class))
            .then(&["case.reply_drafted"]);
    }
}

#[test]
fn a_planned_solution_belongs_to_an_approved_docket_entry() {
    Story::working()
        .by(CLERK)
        .when(draft(ReplyClass::B))
        .then_breaks(Rule::DocketMissing);
    let docketed = Story::working().docketed().by(CLERK);
    docketed
        .when(draft(ReplyClass::B))
        .then(&["case.reply_drafted"]);
}

#[test]
fn no_answer_without_having_spoken_with_the_firm() {
    let acknowledge = Command::Acknowledge(domain::cases::command::Acknowledge {});
    let story = Story::assigned().by(CLERK).given(acknowledge);
    let story = story.when(draft(ReplyClass::A));
    story.clone().then_breaks(Rule::FirstContactMissing);
    let now = story.now();
    story
        .given(contact(now))
        .when(draft(ReplyClass::A))
        .then(&["case.reply_drafted"]);
}

#[test]
fn a_draft_can_be_written_anew_until_it_is_signed() {
    let again = drafted()
        .when(draft(ReplyClass::C))
        .then(&["case.reply_drafted"]);
    assert_eq!(
        again.case.reply.as_ref().unwrap().content.class,
        ReplyClass::C
    );
    signed()
        .by(CLERK)
        .when(draft(ReplyClass::C))
        .then_not_at_this_stage();
}

#[test]
fn it_goes_out_drafted_signed_and_checked_under_a_number() {
    drafted()
        .by(DISPATCHER)
        .when(issue())
        .then_not_at_this_stage();
    let story = signed()
        .stands(StageName::ReplySigned)
        .by(DISPATCHER)
        .when(issue());
    let story = story
        .then(&["case.reply_issued"])
        .stands(StageName::Replied);
    let reply = story.case.reply.as_ref().unwrap();
    assert_eq!(
        (reply.drafted_by, reply.signed_by),
        (CLERK.person, Some(HEAD.person))
    );
    let issued = reply.issued.as_ref().unwrap();
    assert_eq!(
        (issued.on, issued.number.as_str()),
        (day("2024-04-30"), "州交函〔2024〕3号")
    );
}

#[test]
fn without_a_number_it_does_not_leave() {
    let story = signed();
    let facts = Facts {
        now: story.now(),
        calendar: story.calendar,
        settings: &story.settings,
        actor: domain::cases::facts::ActorFacts {
            person: DISPATCHER.person,
            by_delegate: false,
            offices: &[],
            is_leader: false,
        },
        officer_office: None,
        other: None,
        part: None,
        document_number: None,
    };
    let refused = domain::cases::decide(&story.case, &issue(), &facts);
    assert_eq!(refused, Refusal::field("number", Problem::Missing));
}

#[test]
fn the_times_taken_are_facts_of_the_reply() {
    // Friday, Sunday, Monday, Tuesday: the make-up Sunday counts.
    let story = Story::replied();
    let first = story.case.first_reply.unwrap();
    assert_eq!((first.working_days, first.handling_days), (4, Some(4)));
    // Two days of waiting for the firm are not the office's.
    let waited = Story::working()
        .on("2024-04-28")
        .by(CLERK)
        .given(material::ask("2024-04-30"));
    let waited = waited.on("2024-04-30").given(material::receive());
    let first = waited
        .on("2024-05-08")
        .answered(ReplyClass::A)
        .case
        .first_reply
        .unwrap();
    assert_eq!((first.working_days, first.handling_days), (7, Some(5)));
    assert_eq!(first.due_on, Some(day("2024-05-08")));
}

#[test]
fn a_reply_to_a_case_that_came_in_earlier_took_longer() {
    let form = submission(morning("2024-04-18"));
    let events = domain::cases::submit(&form, morning("2024-04-25")).unwrap();
    let story = Story::begun(events).by(DISPATCHER).given(accept());
    let story = story.given(Command::Assign(assign())).in_progress();
    let first = story
        .on("2024-04-30")
        .answered(ReplyClass::A)
        .case
        .first_reply
        .unwrap();
    assert_eq!((first.working_days, first.handling_days), (9, Some(4)));
}

#[test]
fn the_head_stops_a_draft_and_takes_a_signature_back_without_a_mark() {
    for story in [drafted(), signed()] {
        let back = story
            .by(HEAD)
            .when(send_back("数据有误"))
            .then(&["case.reply_returned"]);
        assert!(matches!(back.event(), Event::ReplyReturned(e) if e.by == Returner::OwnHead));
        let back = back.stands(StageName::InProgress);
        assert_eq!((back.case.returned_replies, back.case.reply), (0, None));
    }
}

#[test]
fn a_signed_reply_that_the_programme_office_sends_back_is_counted() {
    let story = signed().by(DISPATCHER);
    story
        .clone()
        .when(send_back(""))
        .then_mend("reason", Problem::Missing);
    let back = story.when(send_back("没有回应企业诉求"));
    assert!(matches!(back.event(), Event::ReplyReturned(e) if e.by == Returner::ProgrammeOffice));
    assert_eq!(back.case.returned_replies, 1);
    assert_eq!(back.case.running_date(), Some(day("2024-05-06")));
}

#[test]
fn a_draft_is_the_offices_own_paper() {
    drafted()
        .by(DISPATCHER)
        .when(send_back("太短"))
        .then_not_at_this_stage();
}

#[test]
fn only_the_first_reply_makes_the_record_of_time() {
    use domain::cases::reply::{Satisfaction, Solved};
    let bad = rate(Satisfaction::Dissatisfied, Solved::No);
    let again = Story::replied().by(OWNER).given(bad).given(rework());
    let first = again.case.first_reply.clone();
    let again = again.on("2024-05-09").answered(ReplyClass::C);
    assert_eq!(again.case.first_reply, first);
}
