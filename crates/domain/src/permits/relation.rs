//! How an actor stands to a case: through each grant, in one way or in none.

use super::roles::{Actor, Grant, Role, Scope};
use crate::cases::Case;
use crate::cases::intake::Openness;
use crate::ids::{ChamberId, FirmId, OfficeId, PersonId};
use crate::words;

words! {
    /// The relation that a grant gives to a case.
    Relation {
        OwnFirm = "own_firm", FilingChamber = "filing_chamber", LeadOffice = "lead_office", CoOffice = "co_office",
        AssigningLeader = "assigning_leader", PairedLeader = "paired_leader",
        /// The role covers every case of the programme.
        Programme = "programme",
    }
}

/// The parties of a case: who stands in a relation to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    pub firm: Option<FirmId>,
    pub chamber: Option<ChamberId>,
    pub lead: Option<OfficeId>,
    /// Offices that help, and those called to an open consultation.
    pub co_offices: Vec<OfficeId>,
    pub leader: Option<PersonId>,
    /// Leaders paired with the firm this year.
    pub paired: Vec<PersonId>,
    /// The firm asked that the offices don't learn who it is (要求保密, GB/T 33358).
    pub confidential: bool,
}

impl Parties {
    /// The parties of a case, with the leaders paired with its firm.
    pub fn of(case: &Case, paired: Vec<PersonId>) -> Parties {
        let helping = case.helping_offices().into_iter();
        let consulted = case.consultation.iter().flat_map(|open| &open.offices);
        let others = consulted.copied().filter(|o| Some(*o) != case.office());
        let mut co_offices: Vec<OfficeId> = helping.chain(others).collect();
        co_offices.sort();
        co_offices.dedup();
        Parties {
            firm: case.intake.firm,
            chamber: case.intake.chamber,
            lead: case.office(),
            co_offices,
            leader: case.leader(),
            paired,
            confidential: case.intake.openness == Openness::Confidential,
        }
    }
}

/// Every (role, relation) in which the actor stands to the case.
pub fn relations(actor: &Actor, parties: &Parties) -> Vec<(Role, Relation)> {
    let principal = actor.principal();
    let through = |grant: &Grant| Some((grant.role, relation(*grant, principal, parties)?));
    actor.grants.iter().filter_map(through).collect()
}

fn relation(grant: Grant, principal: PersonId, parties: &Parties) -> Option<Relation> {
    let when = |stands: bool, relation| stands.then_some(relation);
    match (grant.role, grant.scope) {
        (Role::FirmOwner | Role::FirmAgent, Scope::Firm(firm)) => {
            when(parties.firm == Some(firm), Relation::OwnFirm)
        }
        (Role::Chamber, Scope::Chamber(own)) => {
            when(parties.chamber == Some(own), Relation::FilingChamber)
        }
        (Role::OfficeClerk | Role::OfficeDeputy | Role::OfficeHead, Scope::Office(office)) => {
            let co = when(parties.co_offices.contains(&office), Relation::CoOffice);
            when(parties.lead == Some(office), Relation::LeadOffice).or(co)
        }
        (Role::Leader, Scope::Whole) => {
            let paired = when(parties.paired.contains(&principal), Relation::PairedLeader);
            when(parties.leader == Some(principal), Relation::AssigningLeader).or(paired)
        }
        (
            Role::ProgrammeManager
            | Role::FederationClerk
            | Role::Dispatcher
            | Role::Supervisor
            | Role::Inspector
            | Role::Caller
            | Role::Statistician,
            Scope::Whole,
        ) => Some(Relation::Programme),
        // A secretary sees cases only while acting for the leader; the three administrators never see them.
        (Role::Secretary | Role::SystemAdmin | Role::SecurityAdmin | Role::Auditor, _) => None,
        // A grant whose scope does not fit its role gives nothing.
        (_, Scope::Whole | Scope::Firm(_) | Scope::Chamber(_) | Scope::Office(_)) => None,
    }
}
