//! The matrix that was written by hand, held against the table.

use domain::cases::CommandKind;
use domain::permits::Relation::{self, *};
use domain::permits::Role::{self, *};
use domain::permits::{CaseAction, may};

use crate::world::{delegate_of, parties, standing};

const COLUMNS: [(&str, Role, Relation); 18] = [
    ("FO", FirmOwner, OwnFirm),
    ("FA", FirmAgent, OwnFirm),
    ("CH", Chamber, FilingChamber),
    ("LC", OfficeClerk, LeadOffice),
    ("LD", OfficeDeputy, LeadOffice),
    ("LH", OfficeHead, LeadOffice),
    ("HC", OfficeClerk, CoOffice),
    ("HD", OfficeDeputy, CoOffice),
    ("HH", OfficeHead, CoOffice),
    ("LA", Leader, AssigningLeader),
    ("LP", Leader, PairedLeader),
    ("PM", ProgrammeManager, Programme),
    ("FC", FederationClerk, Programme),
    ("DI", Dispatcher, Programme),
    ("SU", Supervisor, Programme),
    ("IN", Inspector, Programme),
    ("CA", Caller, Programme),
    ("ST", Statistician, Programme),
];

/// The matrix: an action, and a mark for every column.
fn written() -> Vec<(CaseAction, Vec<String>)> {
    let text = include_str!("permits.txt");
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let mut lines = lines.map(str::split_whitespace);
    let header: Vec<&str> = lines.next().unwrap().collect();
    assert_eq!(header, COLUMNS.map(|column| column.0));
    let row = |mut words: std::str::SplitWhitespace<'_>| {
        let action = action(words.next().unwrap());
        (action, words.map(str::to_owned).collect())
    };
    lines.map(row).collect()
}

fn action(key: &str) -> CaseAction {
    match key {
        "view" => CaseAction::View,
        "see_contact" => CaseAction::SeeContact,
        command => CaseAction::Command(command.parse().unwrap()),
    }
}

#[test]
fn the_table_is_the_matrix_that_was_written_by_hand() {
    let parties = parties();
    for (action, marks) in written() {
        assert_eq!(marks.len(), COLUMNS.len(), "{action:?}");
        for (mark, (column, role, relation)) in marks.iter().zip(COLUMNS) {
            let allowed = may(&standing(role, relation), action, &parties);
            assert_eq!(allowed, mark != ".", "{action:?} by {column}");
        }
    }
}

#[test]
fn the_matrix_leaves_out_nothing() {
    let actions: Vec<CaseAction> = written().into_iter().map(|(action, _)| action).collect();
    for kind in CommandKind::ALL {
        let rows = actions
            .iter()
            .filter(|action| **action == CaseAction::Command(*kind));
        assert_eq!(rows.count(), 1, "{kind}");
    }
    assert_eq!(actions.len(), CommandKind::ALL.len() + 2);
}

#[test]
fn what_needs_the_leaders_own_hand_no_delegate_does() {
    let parties = parties();
    for (action, marks) in written() {
        for (mark, (column, role, relation)) in marks.iter().zip(COLUMNS) {
            if role == Leader {
                let delegate = delegate_of(&standing(role, relation));
                let allowed = may(&delegate, action, &parties);
                assert_eq!(allowed, mark == "x", "{action:?} for {column}");
            }
        }
    }
}

#[test]
fn whoever_may_do_anything_may_see_the_case() {
    for (action, marks) in written() {
        for (mark, (column, role, relation)) in marks.iter().zip(COLUMNS) {
            let sees = may(&standing(role, relation), CaseAction::View, &parties());
            assert!(mark == "." || sees, "{action:?} by {column}");
        }
    }
}
