//! The work: contacts, progress, opinions of helpers, consultation, a change of officer.

use domain::cases::command::{
    ChangeOfficer, Command, ConcludeConsultation, ContactMethod, ConveneConsultation, GiveOpinion,
    LogContact, LogProgress, Meal, ReplyInterim,
};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::reply::ReplyClass;
use domain::ids::{OfficeId, PersonId};
use domain::permits::Parties;
use domain::time::Instant;

use crate::cast::*;
use crate::story::{MET_ON, Story};

fn convene(offices: &[OfficeId]) -> Command {
    Command::ConveneConsultation(ConveneConsultation {
        question: "道路移交由谁接收".into(),
        offices: offices.to_vec(),
        level: None,
    })
}

fn conclude() -> Command {
    Command::ConcludeConsultation(ConcludeConsultation {
        decision: "由园区接收".into(),
        minutes: String::new(),
        division: Vec::new(),
    })
}

fn opinion(office: OfficeId) -> Command {
    Command::GiveOpinion(GiveOpinion {
        office,
        text: "同意先行通车".into(),
    })
}

#[test]
fn a_contact_happened_between_the_receipt_and_now() {
    let story = Story::assigned().on("2024-04-28").by(CLERK);
    let early = contact(Instant(morning(MET_ON).0 - 1));
    story
        .clone()
        .when(early)
        .then_mend("occurred_at", Problem::BeforeReceipt);
    let future = contact(Instant(story.now().0 + 1));
    story
        .clone()
        .when(future)
        .then_mend("occurred_at", Problem::InTheFuture);
    let silent = Command::LogContact(LogContact {
        occurred_at: story.now(),
        method: ContactMethod::Phone,
        summary: " ".into(),
        meal: Meal::WorkingMeal,
    });
    story
        .clone()
        .when(silent)
        .then_mend("summary", Problem::Missing);
    story
        .when(contact(morning("2024-04-26")))
        .then(&["case.contact_logged"]);
}

#[test]
fn the_first_recorded_contact_stands() {
    let story = Story::assigned().on("2024-04-30").by(CLERK);
    let story = story
        .given(contact(morning("2024-04-30")))
        .given(contact(morning("2024-04-26")));
    assert_eq!(story.case.first_contact_at, Some(morning("2024-04-30")));
}

#[test]
fn a_firm_can_be_spoken_with_before_the_acknowledgement_and_after_the_reply() {
    for story in [
        Story::assigned(),
        Story::working(),
        Story::replied(),
        Story::followed_up(),
    ] {
        let now = story.now();
        story
            .by(CLERK)
            .when(contact(now))
            .then(&["case.contact_logged"]);
    }
    let story = Story::struck_off();
    let now = story.now();
    story.by(CLERK).when(contact(now)).then_not_at_this_stage();
}

#[test]
fn progress_changes_nothing_but_the_record() {
    let log = |text: &str| Command::LogProgress(LogProgress { text: text.into() });
    let story = Story::working();
    let before = story.case.clone();
    story
        .clone()
        .when(log(""))
        .then_mend("text", Problem::Missing);
    let mut after = story
        .when(log("已进场施工"))
        .then(&["case.progress_logged"])
        .case;
    after.version -= 1;
    assert_eq!(after, before);
}

#[test]
fn an_interim_reply_names_the_next_day() {
    let interim = |on: &str| {
        Command::ReplyInterim(ReplyInterim {
            text: "路基已完成".into(),
            next_promised_on: day(on),
        })
    };
    let story = Story::working().by(CLERK);
    story
        .clone()
        .when(interim("2024-04-26"))
        .then_mend("next_promised_on", Problem::NotAfterToday);
    let due_on = story.due_on();
    let story = story
        .when(interim("2024-05-20"))
        .then(&["case.interim_replied"]);
    // It promises a word, not more time.
    assert_eq!(story.due_on(), due_on);
}

#[test]
fn a_helper_gives_its_own_opinion_and_the_first_one_counts_for_its_date() {
    let story = Story::working();
    story
        .clone()
        .by(HELPER_CLERK)
        .when(opinion(OTHER))
        .then_breaks(Rule::NotYourOpinion);
    story
        .clone()
        .by(CLERK)
        .when(opinion(HELPER))
        .then_breaks(Rule::NotYourOpinion);
    story
        .clone()
        .by(CLERK)
        .when(opinion(LEAD))
        .then_breaks(Rule::NotYourOpinion);
    let story = story
        .by(HELPER_CLERK)
        .on("2024-04-28")
        .when(opinion(HELPER));
    let story = story
        .then(&["case.opinion_given"])
        .on("2024-04-30")
        .given(opinion(HELPER));
    assert_eq!(
        story.case.co_handlers()[0].opinion_on,
        Some(day("2024-04-28"))
    );
}

#[test]
fn without_helpers_there_is_no_opinion_to_give() {
    let alone = Story::assigned_with(domain::cases::command::Assign {
        co_offices: Vec::new(),
        ..assign()
    });
    alone
        .by(HELPER_CLERK)
        .when(opinion(HELPER))
        .then_breaks(Rule::NotYourOpinion);
}

#[test]
fn a_consultation_calls_other_offices_and_lets_them_read_while_it_is_open() {
    let story = Story::working().by(HEAD);
    story
        .clone()
        .when(convene(&[]))
        .then_mend("offices", Problem::Missing);
    story
        .clone()
        .when(convene(&[LEAD]))
        .then_mend("offices", Problem::Missing);
    let open = story
        .when(convene(&[OTHER, HELPER]))
        .then(&["case.consultation_convened"]);
    let parties = Parties::of(&open.case, Vec::new());
    assert_eq!(parties.co_offices, [OTHER, HELPER]);
    open.clone()
        .when(convene(&[OTHER]))
        .then_breaks(Rule::ConsultationOpen);
    open.clone()
        .by(OTHER_CLERK)
        .when(opinion(OTHER))
        .then(&["case.opinion_given"]);
    open.clone()
        .by(CLERK)
        .when(draft(ReplyClass::A))
        .then_breaks(Rule::ConsultationOpen);
    let closed = open
        .by(DISPATCHER)
        .when(conclude())
        .then(&["case.consultation_concluded"]);
    assert_eq!(Parties::of(&closed.case, Vec::new()).co_offices, [HELPER]);
    closed
        .clone()
        .when(conclude())
        .then_breaks(Rule::NoConsultation);
    closed
        .by(CLERK)
        .when(draft(ReplyClass::A))
        .then(&["case.reply_drafted"]);
}

#[test]
fn an_office_hands_a_case_to_another_officer_of_its_own() {
    let change = |officer: PersonId| {
        Command::ChangeOfficer(ChangeOfficer {
            officer,
            reason: "岗位调整".into(),
        })
    };
    let story = Story::working().by(HEAD);
    story
        .clone()
        .when(change(OFFICER))
        .then_breaks(Rule::NothingChanged);
    story
        .clone()
        .when(change(OTHER_OFFICER))
        .then_mend("officer", Problem::NotOfThisOffice);
    story
        .clone()
        .when(change(STRANGER))
        .then_mend("officer", Problem::Unknown);
    let due = story.case.due.clone();
    let story = story
        .when(change(COLLEAGUE))
        .then(&["case.officer_changed"]);
    assert_eq!(story.case.assignment.unwrap().officer, COLLEAGUE);
    assert_eq!(story.case.due, due);
}
