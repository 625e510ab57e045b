//! Accounts: who may sign in, as which person, in which roles. Secrets (passwords, tokens) never come in here.

mod delegation;
mod login;
pub mod password;
mod token;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::ids::{AccountId, PersonId};
use crate::permits::Grant;
use crate::permits::roles::{Scope, ScopeKind};
use crate::registers::Entry;
use crate::words;

pub use delegation::{Delegation, MAX_DELEGATION_DAYS};
pub use login::Login;
pub use token::{ApiToken, MAX_TOKEN_DAYS, TokenScope};

words! {
    /// Whether the account may sign in.
    Status {
        /// Made, but nobody has set a password yet.
        Invited = "invited",
        Active = "active",
        /// May not sign in; its sessions have ended.
        Disabled = "disabled",
    }
}
words! {
    /// What last changed: what the record of an account tells beside its new state.
    Change {
        Added = "added", GrantsSet = "grants_set", Disabled = "disabled", Enabled = "enabled",
        LinkIssued = "link_issued", PasswordSet = "password_set",
    }
}

/// An account. A person has at most one, and nobody shares one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    pub id: AccountId,
    pub person: PersonId,
    pub login: Login,
    pub grants: Vec<Grant>,
    pub status: Status,
    pub changed: Change,
}

impl Account {
    /// The account with what an administrator or its owner changed.
    #[must_use]
    pub fn with(self, status: Status, changed: Change) -> Account {
        Account {
            status,
            changed,
            ..self
        }
    }
}

impl Entry for Account {
    const NOUN: &'static str = "account";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_grants(&self.grants)
    }
}

/// Roles fit their scopes, and whoever is one of the three administrators is nothing else (三员分立, GB/T 22239-2019).
pub fn check_grants(grants: &[Grant]) -> Result<(), Refusal> {
    if grants.is_empty() {
        return Refusal::field("role", Problem::Missing);
    }
    if !grants.iter().all(|grant| fits(*grant)) {
        return Refusal::rule(Rule::ScopeMustFit);
    }
    if grants.len() > 1 && grants.iter().any(|grant| grant.role.is_administrator()) {
        return Refusal::rule(Rule::AdministratorsExclusive);
    }
    Ok(())
}

fn fits(grant: Grant) -> bool {
    let kind = match grant.scope {
        Scope::Whole => ScopeKind::Whole,
        Scope::Office(_) => ScopeKind::Office,
        Scope::Firm(_) => ScopeKind::Firm,
        Scope::Chamber(_) => ScopeKind::Chamber,
    };
    grant.role.scope_kind() == kind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::OfficeId;
    use crate::permits::Role;

    fn whole(role: Role) -> Grant {
        Grant {
            role,
            scope: Scope::Whole,
        }
    }

    #[test]
    fn an_administrator_holds_no_other_role() {
        for admin in [Role::SystemAdmin, Role::SecurityAdmin, Role::Auditor] {
            assert_eq!(check_grants(&[whole(admin)]), Ok(()));
            for other in Role::ALL
                .iter()
                .filter(|role| role.scope_kind() == ScopeKind::Whole)
            {
                assert_eq!(
                    check_grants(&[whole(admin), whole(*other)]),
                    Err(Refusal::Rule(Rule::AdministratorsExclusive))
                );
            }
        }
        assert_eq!(
            check_grants(&[whole(Role::Dispatcher), whole(Role::Caller)]),
            Ok(())
        );
    }

    #[test]
    fn a_role_is_granted_only_in_its_own_kind_of_scope() {
        let office = Scope::Office(OfficeId(Uuid::from_u128(1)));
        let refused = Err(Refusal::Rule(Rule::ScopeMustFit));
        for role in Role::ALL {
            let in_office = check_grants(&[Grant {
                role: *role,
                scope: office,
            }]);
            let at_large = check_grants(&[whole(*role)]);
            let (office_fits, whole_fits) = match role.scope_kind() {
                ScopeKind::Office => (Ok(()), refused.clone()),
                ScopeKind::Whole => (refused.clone(), Ok(())),
                ScopeKind::Firm | ScopeKind::Chamber => (refused.clone(), refused.clone()),
            };
            assert_eq!(in_office, office_fits, "{role}");
            assert_eq!(at_large, whole_fits, "{role}");
        }
    }

    #[test]
    fn an_account_without_a_role_is_refused() {
        assert!(check_grants(&[]).is_err());
    }
}
