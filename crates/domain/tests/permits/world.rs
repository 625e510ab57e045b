//! One case's parties, and an actor for each line of the matrix.

use domain::ids::{ChamberId, FirmId, OfficeId, PersonId};
use domain::permits::{Actor, Grant, Parties, Relation, Role, Scope};
use uuid::Uuid;

pub const FIRM: FirmId = FirmId(Uuid::from_u128(1));
pub const OTHER_FIRM: FirmId = FirmId(Uuid::from_u128(2));
pub const CHAMBER: ChamberId = ChamberId(Uuid::from_u128(3));
pub const OTHER_CHAMBER: ChamberId = ChamberId(Uuid::from_u128(4));
pub const LEAD: OfficeId = OfficeId(Uuid::from_u128(5));
pub const HELPER: OfficeId = OfficeId(Uuid::from_u128(6));
pub const OTHER_OFFICE: OfficeId = OfficeId(Uuid::from_u128(7));
pub const LEADER: PersonId = PersonId(Uuid::from_u128(8));
pub const PAIRED: PersonId = PersonId(Uuid::from_u128(9));
pub const SOMEBODY: PersonId = PersonId(Uuid::from_u128(10));
pub const SECRETARY: PersonId = PersonId(Uuid::from_u128(11));

pub fn parties() -> Parties {
    Parties {
        firm: Some(FIRM),
        chamber: Some(CHAMBER),
        lead: Some(LEAD),
        co_offices: vec![HELPER],
        leader: Some(LEADER),
        paired: vec![PAIRED],
        confidential: false,
    }
}

pub fn holding(person: PersonId, role: Role, scope: Scope) -> Actor {
    Actor {
        person,
        on_behalf_of: None,
        grants: vec![Grant { role, scope }],
    }
}

/// The actor who holds the role and stands in the relation.
pub fn standing(role: Role, relation: Relation) -> Actor {
    match relation {
        Relation::OwnFirm => holding(SOMEBODY, role, Scope::Firm(FIRM)),
        Relation::FilingChamber => holding(SOMEBODY, role, Scope::Chamber(CHAMBER)),
        Relation::LeadOffice => holding(SOMEBODY, role, Scope::Office(LEAD)),
        Relation::CoOffice => holding(SOMEBODY, role, Scope::Office(HELPER)),
        Relation::AssigningLeader => holding(LEADER, role, Scope::Whole),
        Relation::PairedLeader => holding(PAIRED, role, Scope::Whole),
        Relation::Programme => holding(SOMEBODY, role, Scope::Whole),
    }
}

/// The same leader, with somebody else at the keyboard.
pub fn delegate_of(leader: &Actor) -> Actor {
    Actor {
        person: SECRETARY,
        on_behalf_of: Some(leader.person),
        grants: leader.grants.clone(),
    }
}
