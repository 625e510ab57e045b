//! What each stage allows: the table is in `stages.txt`, `UPDATE_TABLES=1` writes it anew, and people read it.

use std::fmt::Write;
use std::path::Path;

use domain::cases::command::WithdrawalFinding;
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::cases::state::{RefusalReason, StageName};
use domain::cases::{Command, CommandKind, Event, allowed, command};

use crate::cast::*;
use crate::story::Story;
use crate::{material, merging, objection, strike_off, withdrawal};

/// A story that has come to a stage, with everything pending that can be pending there.
fn at(stage: StageName) -> Story {
    match stage {
        StageName::Submitted => Story::submitted(),
        StageName::Supplementing => {
            let items = "批文".into();
            let ask = command::RequestSupplement { items };
            Story::submitted().given(Command::RequestSupplement(ask))
        }
        StageName::Refused => {
            let refuse = command::Refuse {
                reason: RefusalReason::Unlawful,
                lawful_way: "向信访部门反映".into(),
            };
            Story::submitted().given(Command::Refuse(refuse))
        }
        StageName::Accepted => Story::accepted(),
        StageName::Assigned => Story::assigned(),
        StageName::Objected => Story::assigned()
            .by(CLERK)
            .given(objection::object_for(OTHER)),
        StageName::InProgress => Story::working(),
        StageName::AwaitingMaterial => Story::working().given(material::ask("2024-04-30")),
        StageName::Docketed => {
            let planned = Story::working()
                .docketed()
                .on("2024-04-30")
                .answered(ReplyClass::B);
            planned.by(CALLER).given(call("2024-04-30", content()))
        }
        StageName::ReplyDrafted => Story::working().given(draft(ReplyClass::A)),
        StageName::ReplySigned => {
            let sign = Command::SignReply(command::SignReply {});
            Story::working()
                .given(draft(ReplyClass::A))
                .by(HEAD)
                .given(sign)
        }
        StageName::Replied => Story::replied(),
        StageName::AwaitingStrikeOff => Story::followed_up(),
        StageName::AwaitingLeader => Story::of_leader()
            .by(DISPATCHER)
            .given(strike_off::verify()),
        StageName::StruckOff => Story::struck_off(),
        StageName::WithdrawalCheck => Story::working().by(OWNER).given(withdrawal::withdraw()),
        StageName::Withdrawn => {
            let asked = Story::working().by(OWNER).given(withdrawal::withdraw());
            asked
                .by(CALLER)
                .given(withdrawal::check(WithdrawalFinding::Free, ""))
        }
        StageName::Merged => {
            let target = merging::target("2024-04-01");
            Story::accepted().beside(&target).given(merging::merge())
        }
        StageName::Terminated => {
            let reason = "经查不属实".into();
            let terminate = command::Terminate { reason };
            Story::working()
                .by(SUPERVISOR)
                .given(Command::Terminate(terminate))
        }
    }
}

fn keys(kinds: &[CommandKind]) -> String {
    let keys: Vec<&str> = kinds.iter().map(|kind| kind.key()).collect();
    keys.join(" ")
}

fn table() -> String {
    let mut text = String::new();
    for stage in StageName::ALL {
        let story = at(*stage).stands(*stage);
        writeln!(text, "{stage}:\n    {}", keys(&allowed(&story.case))).unwrap();
    }
    text
}

#[test]
fn each_stage_allows_what_the_table_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/stages.txt");
    if std::env::var_os("UPDATE_TABLES").is_some() {
        std::fs::write(&file, table()).unwrap();
    }
    assert_eq!(table(), std::fs::read_to_string(&file).unwrap());
}

#[test]
fn every_command_is_possible_somewhere() {
    let bad = rate(Satisfaction::Dissatisfied, Solved::No);
    let further = [
        Story::replied().by(OWNER).given(bad),
        Story::working()
            .by(HEAD)
            .given(crate::extension::ask("2024-05-13")),
        Story::working()
            .by(HEAD)
            .given(crate::docket::request("2024-06-28")),
        Story::accepted()
            .by(SECRETARY)
            .given(Command::Assign(assign_in_the_room())),
        Story::working()
            .by(HEAD)
            .given(Command::ConveneConsultation(command::ConveneConsultation {
                question: "由谁接收".into(),
                offices: vec![OTHER],
                level: None,
            })),
        crate::supervision::excluding(),
    ];
    let further = further.into_iter().chain(crate::supervision::supervised());
    let stages = StageName::ALL.iter().map(|stage| at(*stage));
    let possible: Vec<CommandKind> = stages
        .chain(further)
        .flat_map(|story| allowed(&story.case))
        .collect();
    for kind in CommandKind::ALL {
        assert!(possible.contains(kind), "{kind}");
    }
}

#[test]
fn buttons_and_decisions_agree() {
    for stage in StageName::ALL {
        let story = at(*stage);
        let kinds = allowed(&story.case);
        for kind in CommandKind::ALL {
            let stage_allows = domain::cases::allowed::stage_allows(&story.case, *kind).is_ok();
            assert_eq!(kinds.contains(kind), stage_allows, "{kind} while {stage}");
        }
    }
}

#[test]
fn nothing_is_expected_of_a_final_stage() {
    for stage in StageName::ALL {
        let story = at(*stage);
        if stage.is_final() {
            assert_eq!(story.case.running_date(), None, "{stage}");
        }
        let owed = story.case.running_date().is_some();
        let checked = *stage == StageName::WithdrawalCheck;
        assert_eq!(owed, stage.is_under_way() || checked, "{stage}");
    }
}

#[test]
fn every_kind_of_event_is_written_and_read_alike() {
    let mut kinds: Vec<&str> = Event::KINDS.to_vec();
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds.len(), Event::KINDS.len());
    for stage in StageName::ALL {
        for event in at(*stage).events {
            let text = serde_json::to_string(&event).unwrap();
            assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
            assert!(Event::KINDS.contains(&event.kind()));
        }
        let case = at(*stage).case;
        let text = serde_json::to_string(&case).unwrap();
        assert_eq!(
            serde_json::from_str::<domain::cases::Case>(&text).unwrap(),
            case
        );
    }
}

#[test]
fn the_state_is_the_fold_of_its_events() {
    for stage in StageName::ALL {
        let story = at(*stage);
        assert_eq!(domain::cases::fold(CASE, &story.events), Some(story.case));
    }
}
