//! A case (诉求): one problem of one firm, from intake to strike-off.
//!
//! Read in this order: [`intake`] (what is raised), [`state`] (where it stands), [`command`] (what one may ask for),
//! [`decide`] (what is answered, as events), [`event`] and [`apply`] (what happened and what it makes of the state).

pub mod allowed;
pub mod apply;
pub mod command;
pub mod decide;
pub mod event;
pub mod facts;
pub mod intake;
pub mod promise_ledger;
pub mod refusal;
pub mod reply;
pub mod state;
pub mod strike_off;
pub mod waiting;

pub use allowed::allowed;
pub use apply::{apply, fold};
pub use command::{Command, CommandKind};
pub use decide::{decide, limit_for, submit};
pub use event::Event;
pub use facts::Facts;
pub use intake::Intake;
pub use promise_ledger::promise_ledger;
pub use refusal::Refusal;
pub use state::{Case, Stage, StageName};
pub use waiting::{Wait, waits};
