//! Who a request comes from: one cheap read at the beginning of every page.

use domain::accounts::{Account, Delegation, Login, Status, TokenScope};
use domain::ids::{AccountId, ApiTokenId, DelegationId, PersonId, SessionId};
use domain::permits::roles::{Actor, Grant, Role, Scope};
use domain::time::{Date, Instant};
use messages::Language;
use store::accounts::{Identity, Through};

use super::secret::hash;
use crate::{App, Error};

/// A session is noted as used when it was last noted so long ago.
const TOUCH_MINUTES: i64 = 1;
/// Clocks of several nodes may differ so far; a session seen later than that is from a clock that went wrong.
const CLOCK_SKEW_MINUTES: i64 = 2;

/// Someone with a session that goes on.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedIn {
    pub session: SessionId,
    pub account: AccountId,
    pub login: Login,
    /// With the roles that hold now: the leader's, while acting for the leader.
    pub actor: Actor,
    /// What the page calls the person: the name, or the post where no name is kept.
    pub name: String,
    /// Post and office, such as 交办员 州优化办.
    pub post: String,
    pub acting: Option<Acting>,
    /// As the account remembers them; `None` before anything was chosen.
    pub language: Option<Language>,
    pub theme: Option<String>,
    /// When the session was last noted as used.
    pub seen_at: Instant,
}

/// A delegation in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    pub delegation: DelegationId,
    /// What pages print for the leader.
    pub principal: String,
    /// The last day of the delegation.
    pub until: Date,
}

/// A programme with an API token.
#[derive(Debug, Clone, PartialEq)]
pub struct Bearer {
    pub token: ApiTokenId,
    pub account: AccountId,
    pub scope: TokenScope,
    pub actor: Actor,
}

impl SignedIn {
    /// Whether the session is to be noted as used again.
    pub fn is_touch_due(&self, now: Instant) -> bool {
        now >= self.seen_at.plus_minutes(TOUCH_MINUTES)
    }
}

impl App {
    /// Who holds this session token; none when it is unknown, idle too long, ended, or the account was disabled.
    pub fn actor_of_session(&self, token: &str) -> Result<Option<SignedIn>, Error> {
        let now = self.now();
        let latest = now.plus_minutes(CLOCK_SKEW_MINUTES);
        let found = self
            .db
            .read(|reader| store::accounts::by_session(reader, &hash(token), now, latest))?;
        Ok(found.and_then(|identity| signed_in(identity, now)))
    }

    /// Who holds this API token; none when it is unknown, expired, ended, or the account was disabled.
    pub fn actor_of_bearer(&self, token: &str) -> Result<Option<Bearer>, Error> {
        let now = self.now();
        let found = self
            .db
            .read(|reader| store::accounts::by_bearer(reader, &hash(token)))?;
        Ok(found.and_then(|identity| bearer(identity, now)))
    }
}

fn signed_in(identity: Identity, now: Instant) -> Option<SignedIn> {
    let (name, post) = labels(&identity);
    let Identity {
        account,
        language,
        theme,
        through,
        ..
    } = identity;
    let Through::Session {
        id,
        seen_at,
        acting,
    } = through
    else {
        return None;
    };
    if account.status != Status::Active {
        return None;
    }
    let acting = acting.filter(|in_use| {
        let (delegation, _, leader) = &**in_use;
        let leads = leader.as_ref().is_some_and(|leader| {
            leader.status == Status::Active && leader.grants.contains(&LEADER)
        });
        leads && holds_for(delegation, &account.grants, account.person, now)
    });
    let (actor, acting) = match acting {
        Some(in_use) => acting_for(account.person, *in_use),
        None => (own(account.person, account.grants), None),
    };
    Some(SignedIn {
        session: id,
        account: account.id,
        login: account.login,
        actor,
        name,
        post,
        acting,
        language: language.and_then(|tag| Language::from_tag(&tag)),
        theme,
        seen_at,
    })
}

/// The grant that a delegation hands on.
pub(super) const LEADER: Grant = Grant {
    role: Role::Leader,
    scope: Scope::Whole,
};
pub(super) const SECRETARY: Grant = Grant {
    role: Role::Secretary,
    scope: Scope::Whole,
};

fn holds_for(delegation: &Delegation, grants: &[Grant], person: PersonId, now: Instant) -> bool {
    delegation.secretary == person && delegation.holds(now) && grants.contains(&SECRETARY)
}

fn acting_for(
    person: PersonId,
    (delegation, principal, _): (Delegation, String, Option<Account>),
) -> (Actor, Option<Acting>) {
    let actor = Actor {
        person,
        on_behalf_of: Some(delegation.leader),
        grants: vec![LEADER],
    };
    let acting = Acting {
        delegation: delegation.id,
        principal,
        until: delegation.until,
    };
    (actor, Some(acting))
}

fn own(person: PersonId, grants: Vec<Grant>) -> Actor {
    Actor {
        person,
        on_behalf_of: None,
        grants,
    }
}

fn bearer(identity: Identity, now: Instant) -> Option<Bearer> {
    let Identity {
        account, through, ..
    } = identity;
    match through {
        Through::Token(token) if account.status == Status::Active && token.holds(now) => {
            Some(Bearer {
                token: token.id,
                account: account.id,
                scope: token.scope,
                actor: own(account.person, account.grants),
            })
        }
        Through::Token(_) | Through::Session { .. } => None,
    }
}

/// The name and the post of the person, or the sign-in name where the register knows nobody.
fn labels(identity: &Identity) -> (String, String) {
    let Some(person) = &identity.person else {
        return (identity.account.login.to_string(), String::new());
    };
    let office = identity.office.as_deref().unwrap_or_default();
    if person.name.is_empty() {
        (person.post.clone(), office.to_owned())
    } else {
        let post = format!("{office} {}", person.post).trim().to_owned();
        (person.name.clone(), post)
    }
}
