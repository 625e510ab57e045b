//! Roles (角色), and the actor who holds some of them.

use serde::{Deserialize, Serialize};

use crate::ids::{ChamberId, FirmId, OfficeId, PersonId};
use crate::words;

words! {
    /// The roles of the programme. Which person holds which is a grant with a scope.
    Role {
        /// 企业法定代表人/企业家
        FirmOwner = "firm_owner",
        /// 企业经办人
        FirmAgent = "firm_agent",
        /// 商协会秘书处
        Chamber = "chamber",
        /// 州级领导
        Leader = "leader",
        /// 领导联络员: acts for a leader through a delegation only
        Secretary = "secretary",
        /// 统筹办管理员
        ProgrammeManager = "programme_manager",
        /// 工商联专员
        FederationClerk = "federation_clerk",
        /// 优化办交办员
        Dispatcher = "dispatcher",
        /// 承办单位签收员/联络员
        OfficeClerk = "office_clerk",
        /// 承办单位分管负责人
        OfficeDeputy = "office_deputy",
        /// 承办单位主要负责人（第一责任人）
        OfficeHead = "office_head",
        /// 督查室
        Supervisor = "supervisor",
        /// 纪检监察
        Inspector = "inspector",
        /// 回访员
        Caller = "caller",
        /// 统计员
        Statistician = "statistician",
        /// 系统管理员
        SystemAdmin = "system_admin",
        /// 安全管理员
        SecurityAdmin = "security_admin",
        /// 审计员
        Auditor = "auditor",
    }
}

impl Role {
    /// What a grant of this role must name.
    pub fn scope_kind(self) -> ScopeKind {
        match self {
            Role::FirmOwner | Role::FirmAgent => ScopeKind::Firm,
            Role::Chamber => ScopeKind::Chamber,
            Role::OfficeClerk | Role::OfficeDeputy | Role::OfficeHead => ScopeKind::Office,
            Role::Leader
            | Role::Secretary
            | Role::ProgrammeManager
            | Role::FederationClerk
            | Role::Dispatcher
            | Role::Supervisor
            | Role::Inspector
            | Role::Caller
            | Role::Statistician
            | Role::SystemAdmin
            | Role::SecurityAdmin
            | Role::Auditor => ScopeKind::Whole,
        }
    }

    /// The three administrators (三员分立): nobody holds two of them, or one of them with any other role.
    pub fn is_administrator(self) -> bool {
        matches!(
            self,
            Role::SystemAdmin | Role::SecurityAdmin | Role::Auditor
        )
    }
}

words! {
    /// What a role's scope names.
    ScopeKind { Whole = "whole", Office = "office", Firm = "firm", Chamber = "chamber" }
}

/// Where a role is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    Whole,
    Office(OfficeId),
    Firm(FirmId),
    Chamber(ChamberId),
}

/// One role held in one scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
}

/// Who acts. `on_behalf_of` is set while a delegation is in use; the grants are then the principal's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub person: PersonId,
    pub on_behalf_of: Option<PersonId>,
    pub grants: Vec<Grant>,
}

impl Actor {
    /// The person whose words these are: the leader, when a secretary acts for the leader.
    pub fn principal(&self) -> PersonId {
        self.on_behalf_of.unwrap_or(self.person)
    }

    /// Whether one of the grants is of this role.
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// The offices in which the actor holds a role.
    pub fn offices(&self) -> Vec<OfficeId> {
        let office = |grant: &Grant| match grant.scope {
            Scope::Office(office) => Some(office),
            Scope::Whole | Scope::Firm(_) | Scope::Chamber(_) => None,
        };
        self.grants.iter().filter_map(office).collect()
    }

    /// The chambers for which the actor speaks.
    pub fn chambers(&self) -> Vec<ChamberId> {
        let chamber = |grant: &Grant| match grant.scope {
            Scope::Chamber(chamber) => Some(chamber),
            Scope::Whole | Scope::Office(_) | Scope::Firm(_) => None,
        };
        self.grants.iter().filter_map(chamber).collect()
    }

    /// The firms for which the actor speaks.
    pub fn firms(&self) -> Vec<FirmId> {
        let firm = |grant: &Grant| match grant.scope {
            Scope::Firm(firm) => Some(firm),
            Scope::Whole | Scope::Office(_) | Scope::Chamber(_) => None,
        };
        self.grants.iter().filter_map(firm).collect()
    }
}
