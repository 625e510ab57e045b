//! Who the firm is, and whom to call there.

use domain::cases::command::Submission;
use domain::cases::intake::{Channel, Contact, Openness, Proceedings, RequestType, Urgency};
use domain::cases::{Case, Event, Intake, apply, submit};
use domain::ids::CaseId;
use domain::permits::{Audience, CaseAction, Parties, Relation, Role, case_for, event_for, may};
use domain::time::Instant;
use uuid::Uuid;

use crate::world::{CHAMBER, FIRM, parties, standing};

const ID: CaseId = CaseId(Uuid::from_u128(20));
const OFFICES: [Audience; 2] = [Audience::CoOffice, Audience::LeadOffice];
const OTHERS: [Audience; 2] = [Audience::Firm, Audience::Programme];

/// A case that was just submitted, and its event.
fn submitted(openness: Openness) -> (Case, Event) {
    let now = Instant(1_714_957_200_000);
    let intake = Intake {
        channel: Channel::Chamber,
        request_type: RequestType::Help,
        firm: Some(FIRM),
        chamber: Some(CHAMBER),
        meeting: None,
        title: "续贷困难".into(),
        facts: "到期贷款要求先还后贷。".into(),
        ask: "请协调续贷。".into(),
        category: "finance".into(),
        place: "433101".into(),
        amount_fen: None,
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness,
        no_state_secrets: true,
        contact: Some(Contact {
            name: "主任".into(),
            phone: "0743-8111111".into(),
        }),
    };
    let submission = Submission {
        id: ID,
        number: "2024-0001".into(),
        intake,
        received_at: now,
        split_from: None,
    };
    let events = submit(&submission, now).unwrap();
    let case = events
        .iter()
        .fold(None, |case, event| apply(ID, case, event));
    (case.unwrap(), events[0].clone())
}

/// The firm, the chamber and the contact as a reader gets them from state and event.
fn identity(case: &Case, event: &Event, audience: Audience) -> [bool; 5] {
    let state = case_for(case, audience).intake;
    let Some(Event::Submitted(told)) = event_for(event, audience) else {
        panic!("everybody reads what was submitted");
    };
    assert!(told.contact.is_none() && told.intake.contact.is_none());
    [
        state.firm.is_some(),
        state.chamber.is_some(),
        state.contact.is_some(),
        told.intake.firm.is_some(),
        told.intake.chamber.is_some(),
    ]
}

#[test]
fn the_offices_never_learn_who_a_confidential_case_is_of() {
    let (case, event) = submitted(Openness::Confidential);
    for audience in OFFICES {
        assert_eq!(
            identity(&case, &event, audience),
            [false; 5],
            "{audience:?}"
        );
    }
    for audience in OTHERS {
        assert_eq!(identity(&case, &event, audience), [true; 5], "{audience:?}");
    }
}

#[test]
fn the_offices_know_who_any_other_case_is_of() {
    for openness in [Openness::Internal, Openness::MayPublish] {
        let (case, event) = submitted(openness);
        for audience in OFFICES.into_iter().chain(OTHERS) {
            let [firm, _, contact, told, _] = identity(&case, &event, audience);
            assert!(firm && told, "{audience:?}");
            assert_eq!(contact, audience != Audience::CoOffice, "{audience:?}");
        }
    }
}

#[test]
fn nobody_of_an_office_sees_the_contact_of_a_confidential_case() {
    let confidential = Parties {
        confidential: true,
        ..parties()
    };
    for (role, relation, expected) in [
        (Role::OfficeClerk, Relation::LeadOffice, false),
        (Role::OfficeHead, Relation::LeadOffice, false),
        (Role::FirmOwner, Relation::OwnFirm, true),
        (Role::Caller, Relation::Programme, true),
        (Role::FederationClerk, Relation::Programme, true),
    ] {
        let actor = standing(role, relation);
        assert!(may(&actor, CaseAction::SeeContact, &parties()), "{role}");
        let sees = may(&actor, CaseAction::SeeContact, &confidential);
        assert_eq!(sees, expected, "{role}");
        assert!(may(&actor, CaseAction::View, &confidential), "{role}");
    }
}
