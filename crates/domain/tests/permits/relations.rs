//! How actors stand to a case, and what nobody may do whatever the table says.

use domain::cases::CommandKind;
use domain::permits::{
    Actor, Audience, CaseAction, Grant, Parties, Permission, Relation, Role, Scope, audience, has,
    may, relations,
};

use crate::world::*;

fn actions() -> Vec<CaseAction> {
    let commands = CommandKind::ALL
        .iter()
        .map(|kind| CaseAction::Command(*kind));
    commands
        .chain([CaseAction::View, CaseAction::SeeContact])
        .collect()
}

/// Every role in every scope that could be tried.
fn everybody() -> Vec<Actor> {
    let scopes = [
        Scope::Whole,
        Scope::Firm(FIRM),
        Scope::Firm(OTHER_FIRM),
        Scope::Chamber(CHAMBER),
        Scope::Chamber(OTHER_CHAMBER),
        Scope::Office(LEAD),
        Scope::Office(HELPER),
        Scope::Office(OTHER_OFFICE),
    ];
    let people = [SOMEBODY, LEADER, PAIRED];
    let all = Role::ALL.iter().flat_map(|role| {
        let of_scope = move |scope| people.map(|person| holding(person, *role, scope));
        scopes.into_iter().flat_map(of_scope)
    });
    all.collect()
}

#[test]
fn only_the_own_firm_the_own_chamber_the_own_office_and_the_own_leader_stand_in_a_relation() {
    let strangers = [
        holding(SOMEBODY, Role::FirmOwner, Scope::Firm(OTHER_FIRM)),
        holding(SOMEBODY, Role::FirmAgent, Scope::Firm(OTHER_FIRM)),
        holding(SOMEBODY, Role::Chamber, Scope::Chamber(OTHER_CHAMBER)),
        holding(SOMEBODY, Role::OfficeHead, Scope::Office(OTHER_OFFICE)),
        holding(SOMEBODY, Role::Leader, Scope::Whole),
        holding(SOMEBODY, Role::Secretary, Scope::Whole),
    ];
    for actor in strangers {
        assert_eq!(relations(&actor, &parties()), []);
        assert_eq!(audience(&actor, &parties()), None);
        for action in actions() {
            assert!(!may(&actor, action, &parties()), "{action:?} by {actor:?}");
        }
    }
}

#[test]
fn a_chamber_sees_only_what_it_filed() {
    let unfiled = Parties {
        chamber: None,
        ..parties()
    };
    let chamber = holding(SOMEBODY, Role::Chamber, Scope::Chamber(CHAMBER));
    assert!(!may(&chamber, CaseAction::View, &unfiled));
}

#[test]
fn a_grant_whose_scope_does_not_fit_its_role_gives_nothing() {
    for actor in everybody() {
        let grant = actor.grants[0];
        let fits = match grant.scope {
            Scope::Whole => domain::permits::roles::ScopeKind::Whole,
            Scope::Office(_) => domain::permits::roles::ScopeKind::Office,
            Scope::Firm(_) => domain::permits::roles::ScopeKind::Firm,
            Scope::Chamber(_) => domain::permits::roles::ScopeKind::Chamber,
        };
        if grant.role.scope_kind() != fits {
            assert_eq!(relations(&actor, &parties()), [], "{actor:?}");
        }
    }
}

#[test]
fn administrators_see_no_case() {
    for actor in everybody()
        .into_iter()
        .filter(|a| a.grants[0].role.is_administrator())
    {
        for action in actions() {
            assert!(!may(&actor, action, &parties()), "{action:?} by {actor:?}");
        }
    }
}

#[test]
fn nobody_of_an_office_rates_calls_back_or_checks_a_withdrawal() {
    use CommandKind::*;
    let voice = [
        Rate,
        RecordCall,
        CheckWithdrawal,
        OrderRework,
        RequestWithdrawal,
        Supplement,
    ];
    for actor in everybody()
        .into_iter()
        .filter(|actor| !actor.offices().is_empty())
    {
        for kind in voice {
            assert!(
                !may(&actor, CaseAction::Command(kind), &parties()),
                "{kind}"
            );
        }
    }
}

#[test]
fn nobody_of_an_office_decides_on_its_own_time_its_own_objection_or_its_own_end() {
    use CommandKind::*;
    let decisions = [
        Assign,
        Rule,
        GrantExtension,
        DenyExtension,
        ApproveDocket,
        DenyDocket,
        ResumeFromDocket,
        IssueReply,
        VerifyStrikeOff,
        ApproveStrikeOff,
        RefuseStrikeOff,
        Reopen,
        Terminate,
        Merge,
        Reclassify,
    ];
    for actor in everybody()
        .into_iter()
        .filter(|actor| !actor.offices().is_empty())
    {
        for kind in decisions {
            assert!(
                !may(&actor, CaseAction::Command(kind), &parties()),
                "{kind}"
            );
        }
    }
}

#[test]
fn only_the_firm_speaks_for_the_firm() {
    for actor in everybody() {
        let rates = may(&actor, CaseAction::Command(CommandKind::Rate), &parties());
        assert_eq!(
            rates,
            actor.firms() == [FIRM] && is_firm_role(&actor),
            "{actor:?}"
        );
    }
}

fn is_firm_role(actor: &Actor) -> bool {
    actor.holds(Role::FirmOwner) || actor.holds(Role::FirmAgent)
}

#[test]
fn an_inspector_and_a_statistician_only_read() {
    for role in [Role::Inspector, Role::Statistician] {
        let actor = holding(SOMEBODY, role, Scope::Whole);
        let can: Vec<CaseAction> = actions()
            .into_iter()
            .filter(|a| may(&actor, *a, &parties()))
            .collect();
        assert_eq!(can, [CaseAction::View]);
    }
}

#[test]
fn a_leader_touches_neither_replies_nor_ratings() {
    use CommandKind::*;
    for person in [LEADER, PAIRED] {
        let leader = holding(person, Role::Leader, Scope::Whole);
        for kind in [
            DraftReply,
            SignReply,
            ReturnReply,
            IssueReply,
            Rate,
            RecordCall,
            Reclassify,
        ] {
            assert!(
                !may(&leader, CaseAction::Command(kind), &parties()),
                "{kind}"
            );
        }
    }
}

#[test]
fn a_secretary_reads_for_the_leader_and_confirms_nothing() {
    let leader = holding(LEADER, Role::Leader, Scope::Whole);
    let secretary = delegate_of(&leader);
    assert_eq!(secretary.principal(), LEADER);
    assert!(may(&secretary, CaseAction::View, &parties()));
    let alone = holding(SECRETARY, Role::Secretary, Scope::Whole);
    assert!(!may(&alone, CaseAction::View, &parties()));
    let confirm = CaseAction::Command(CommandKind::ConfirmAssignment);
    assert!(may(&leader, confirm, &parties()) && !may(&secretary, confirm, &parties()));
}

#[test]
fn two_grants_give_two_relations_and_the_widest_reading() {
    let both = Actor {
        grants: vec![
            Grant {
                role: Role::OfficeClerk,
                scope: Scope::Office(HELPER),
            },
            Grant {
                role: Role::OfficeHead,
                scope: Scope::Office(LEAD),
            },
        ],
        ..holding(SOMEBODY, Role::OfficeClerk, Scope::Office(HELPER))
    };
    let expected = [
        (Role::OfficeClerk, Relation::CoOffice),
        (Role::OfficeHead, Relation::LeadOffice),
    ];
    assert_eq!(relations(&both, &parties()), expected);
    assert_eq!(audience(&both, &parties()), Some(Audience::LeadOffice));
}

#[test]
fn nobody_holds_everything_and_administrators_hold_only_their_own() {
    for permission in Permission::ALL {
        let holders = domain::permits::general::holders(*permission);
        assert!(
            !holders.is_empty() && holders.len() < Role::ALL.len(),
            "{permission}"
        );
    }
    let held = |role: Role| -> Vec<Permission> {
        let actor = holding(SOMEBODY, role, Scope::Whole);
        let all = Permission::ALL.iter().copied();
        all.filter(|permission| has(&actor, *permission)).collect()
    };
    use Permission::*;
    assert_eq!(
        held(Role::SystemAdmin),
        [ViewSettings, ManageSettings, ManageCalendar]
    );
    assert_eq!(held(Role::SecurityAdmin), [ViewSettings, ManageAccounts]);
    assert_eq!(held(Role::Auditor), [ViewSettings, ViewAudit, RunVerify]);
}
