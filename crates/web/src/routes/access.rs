//! Who may come through a route.

use domain::permits::{CaseAction, Permission};

/// The rule of a route, checked before its handler runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever is signed in, or has a token.
    SignedIn,
    /// Whoever holds the permission.
    Has(Permission),
    /// Whoever may do this with the case `{number}`; who may not see it is told that there is none.
    Case(CaseAction),
    /// Whoever watches the server: from this very machine, not through a proxy.
    Operations,
}

/// What kind of client uses a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A browser: session cookie, forms with a token, pages.
    Page,
    /// A programme: bearer token, JSON, problems.
    Api,
}

impl Door {
    /// Everything below `/api/` is for programmes.
    pub fn of(path: &str) -> Door {
        if path.starts_with("/api/") {
            Door::Api
        } else {
            Door::Page
        }
    }
}
