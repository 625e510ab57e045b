//! Who may do what. One readable table: role × relation × action; everything else is refused.
//!
//! [`roles`] names the roles, [`relation`] says how an actor stands to a case, [`table`] is the table,
//! [`general`] is the table of what concerns no single case, [`visibility`] says how much of a record a reader sees.

pub mod general;
pub mod redaction;
pub mod relation;
pub mod roles;
pub mod table;
pub mod visibility;

pub use general::{Permission, has};
pub use redaction::{case_for, event_for};
pub use relation::{Parties, Relation, relations};
pub use roles::{Actor, Grant, Role, Scope};
pub use table::{CaseAction, may};
pub use visibility::{Audience, Visibility, audience, visible};
