use super::amount::{Unit, listed, qualified, wan, wan_text};
use super::*;
use crate::ids::{FinanceRecordId, MediationId, ProjectId};
use crate::permits::{Actor, Grant, Role, Scope};

const WAN: i64 = 1_000_000;

#[test]
fn an_amount_in_wan_has_at_most_two_decimals() {
    assert_eq!(wan("1,250.50"), Ok(1_250_500_000));
    assert_eq!(wan("８００"), Ok(800 * WAN));
    assert_eq!(wan("0"), Ok(0));
    for wrong in ["", "1.234", "1.", ".5", "一百", "5万", "99999999999999999"] {
        assert_eq!(wan(wrong), Err(Problem::NotAnAmount), "{wrong:?}");
    }
    assert_eq!(wan("-3"), Err(Problem::Negative));
    assert_eq!(wan_text(1_250_500_000), "1250.5");
    assert_eq!(wan_text(0), "0");
}

#[test]
fn an_amount_in_words_keeps_them_and_a_lower_bound() {
    let kept = |words: &str, fen| assert_eq!(qualified(words), Ok((fen, words.to_owned())));
    kept("560余万元", 560 * WAN);
    kept("超1亿元", 10_000 * WAN);
    kept("1.5亿元以上", 15_000 * WAN);
    kept("不少于3000万元", 3_000 * WAN);
    kept("20多万元", 20 * WAN);
    assert_eq!(
        qualified("350.25"),
        Ok((350 * WAN + 250_000, String::new()))
    );
    assert_eq!(qualified("  "), Ok((0, String::new())));
    for open in ["约560万元", "近1亿元", "不足30万元"] {
        assert_eq!(qualified(open), Err(Problem::NoLowerBound), "{open}");
    }
    for wrong in ["很多", "560余", "万元", "560万元左右"] {
        assert_eq!(qualified(wrong), Err(Problem::NotAnAmount), "{wrong}");
    }
}

#[test]
fn an_amount_of_a_list_has_its_own_unit_or_that_of_its_column() {
    assert_eq!(listed("120", Unit::Wan), Some(120 * WAN));
    assert_eq!(listed("120", Unit::Yuan), Some(12_000));
    assert_eq!(listed("1,200,000元", Unit::Wan), Some(120 * WAN));
    assert_eq!(listed("0.5亿元", Unit::Wan), Some(5_000 * WAN));
    assert_eq!(listed("1234.567", Unit::Yuan), None);
    assert_eq!(listed("20万美元", Unit::Wan), None);
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn project(state: ProjectState, started: Option<&str>, completed: Option<&str>) -> Project {
    Project {
        state,
        started_on: started.map(day),
        completed_on: completed.map(day),
        ..Project::planned(ProjectId(Uuid::from_u128(1)), "陶坛库", 100)
    }
}

#[test]
fn a_year_counts_projects_under_way_in_it_and_planned_ones_apart() {
    use ProjectState::{Completed, Planned, Started};
    let counted = |project: &Project| {
        let mut totals = ProjectTotals::default();
        totals.add(project, day("2024-01-01"), day("2025-01-01"));
        (totals.running, totals.planned)
    };
    let running = [
        project(Started, Some("2024-12-31"), None),
        project(Started, Some("2020-05-01"), Some("2023-12-31")),
        project(Completed, Some("2023-01-01"), Some("2024-01-01")),
        project(Completed, Some("2024-02-01"), Some("2025-06-01")),
    ];
    for project in &running {
        assert_eq!(counted(project), (1, 0), "{project:?}");
    }
    let other = [
        project(Started, Some("2025-01-01"), None),
        project(Completed, Some("2022-01-01"), Some("2023-12-31")),
        project(Planned, Some("2025-03-01"), None),
    ];
    for project in &other {
        assert_eq!(counted(project), (0, 0), "{project:?}");
    }
    assert_eq!(counted(&project(Planned, None, None)), (0, 1));
    assert_eq!(counted(&project(Planned, Some("2024-09-01"), None)), (0, 1));
}

#[test]
fn a_project_has_the_days_of_its_state_in_order() {
    use ProjectState::{Completed, Planned, Started};
    let refused = |project: &Project| project.check_on(day("2024-06-01"));
    let at = |field, problem| Refusal::field::<()>(field, problem);
    assert_eq!(
        refused(&project(Started, None, None)),
        at("started_on", Problem::Missing)
    );
    assert_eq!(
        refused(&project(Completed, Some("2024-01-01"), None)),
        at("completed_on", Problem::Missing)
    );
    assert_eq!(
        refused(&project(Started, Some("2024-05-01"), Some("2024-04-30"))),
        at("completed_on", Problem::NotLater)
    );
    assert_eq!(
        refused(&project(Started, Some("2024-06-02"), None)),
        at("started_on", Problem::InTheFuture)
    );
    assert_eq!(refused(&project(Planned, Some("2024-09-01"), None)), Ok(()));
}

#[test]
fn a_finance_record_has_an_amount_and_is_due_after_it_was_granted() {
    let id = FinanceRecordId(Uuid::from_u128(1));
    let record = FinanceRecord {
        institution: "州转贷中心".into(),
        due_on: Some(day("2024-04-30")),
        ..FinanceRecord::granted(id, FinanceProduct::BridgeLoan, 0, day("2024-05-01"))
    };
    let at = |field, problem| Refusal::field::<()>(field, problem);
    assert_eq!(record.check(), at("amount", Problem::NotAnAmount));
    let record = FinanceRecord {
        amount_fen: 1,
        ..record
    };
    assert_eq!(record.check(), at("due_on", Problem::NotLater));
}

#[test]
fn a_mediation_is_read_by_its_participants_and_the_programme_office_alone() {
    let (firm, office) = (FirmId(Uuid::from_u128(7)), OfficeId(Uuid::from_u128(8)));
    let mediation = Mediation {
        firm: Some(firm),
        office: Some(office),
        state: MediationState::Settled,
        ..Mediation::begun(MediationId(Uuid::from_u128(1)), "专利权纠纷")
    };
    let reads = |role, scope| {
        mediation.is_open_to(&Actor {
            person: crate::ids::PersonId(Uuid::from_u128(9)),
            on_behalf_of: None,
            grants: vec![Grant { role, scope }],
        })
    };
    assert!(reads(Role::FederationClerk, Scope::Whole));
    assert!(reads(Role::FirmAgent, Scope::Firm(firm)));
    assert!(reads(Role::OfficeHead, Scope::Office(office)));
    let other = Uuid::from_u128(99);
    assert!(!reads(Role::FirmOwner, Scope::Firm(FirmId(other))));
    assert!(!reads(Role::OfficeClerk, Scope::Office(OfficeId(other))));
    for role in [
        Role::Leader,
        Role::Supervisor,
        Role::Statistician,
        Role::Auditor,
    ] {
        assert!(!reads(role, Scope::Whole), "{role}");
    }
    let missing = Refusal::field::<()>("settled_on", Problem::Missing);
    assert_eq!(mediation.check(), missing);
}

#[test]
fn a_finance_record_ends_on_a_day_and_its_days_are_in_order() {
    let id = FinanceRecordId(Uuid::from_u128(1));
    let begun = FinanceRecord {
        institution: "州转贷中心".into(),
        ..FinanceRecord::granted(id, FinanceProduct::BridgeLoan, WAN, day("2024-05-01"))
    };
    let at = |field, problem| Refusal::field::<()>(field, problem);
    let repaid = FinanceRecord {
        state: FinanceState::Repaid,
        ..begun.clone()
    };
    assert_eq!(repaid.check(), at("ended_on", Problem::Missing));
    let ended_on = Some(day("2024-06-01"));
    let repaid = FinanceRecord { ended_on, ..repaid };
    assert_eq!(repaid.check_on(day("2024-06-01")), Ok(()));
    let early = at("ended_on", Problem::InTheFuture);
    assert_eq!(repaid.check_on(day("2024-05-31")), early);
    let running = FinanceRecord {
        ended_on,
        ..begun.clone()
    };
    assert_eq!(running.check(), at("state", Problem::NotInList));
    let hasty = FinanceRecord {
        applied_on: Some(day("2024-05-02")),
        ..begun
    };
    assert_eq!(hasty.check(), at("granted_on", Problem::NotLater));
}

#[test]
fn a_correction_changes_something_and_says_why() {
    let before = project(ProjectState::Started, Some("2024-05-01"), None);
    let nothing = Refusal::rule::<()>(Rule::NothingChanged);
    assert_eq!(before.check_correction(&before), nothing);
    let silent = Project {
        investment_fen: 200,
        ..before.clone()
    };
    let missing = Refusal::field::<()>("reason", Problem::Missing);
    assert_eq!(silent.check_correction(&before), missing);
    let told = Project {
        change_reason: "总投资调整".into(),
        ..silent
    };
    assert_eq!(told.check_correction(&before), Ok(()));
}

#[test]
fn a_project_that_was_stopped_or_entered_in_error_leaves_the_years_after_it() {
    let counted = |state, started, completed| {
        let mut totals = ProjectTotals::default();
        let project = project(state, started, completed);
        totals.add(&project, day("2024-01-01"), day("2025-01-01"));
        (totals.running, totals.planned)
    };
    let stopped = ProjectState::Stopped;
    assert_eq!(
        counted(stopped, Some("2023-02-01"), Some("2023-09-01")),
        (0, 0)
    );
    assert_eq!(
        counted(stopped, Some("2023-02-01"), Some("2024-09-01")),
        (1, 0)
    );
    assert_eq!(
        counted(ProjectState::Void, Some("2024-02-01"), None),
        (0, 0)
    );
}
