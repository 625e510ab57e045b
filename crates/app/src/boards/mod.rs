//! Boards: what a supervisor, an office and a leader look at first. Their numbers are those of the figures.

mod leader;
mod office;
mod supervision;

use domain::cases::StageName;
use domain::permits::{Actor, Permission, has};
use domain::time::Date;
use store::cases::{Filter, Order};

use crate::Error;
use crate::cases::Query;

pub use leader::{LeaderBoard, OwnFirm};
pub use office::OfficeBoard;
pub use supervision::{SupervisionBoard, worst_first};

/// Lines of a list on a board; the rest is in the ledger.
const LINES: u32 = 10;
/// Counted no further than this.
const COUNTED: u32 = 10_000;

fn under_way() -> Vec<StageName> {
    let all = StageName::ALL.iter().copied();
    all.filter(|stage| stage.is_under_way()).collect()
}

fn open(order: Order) -> Query {
    Query {
        filter: Filter::default(),
        words: String::new(),
        order,
        after: None,
        limit: LINES,
    }
}

fn stage(stage: StageName, order: Order) -> Query {
    let mut query = open(order);
    query.filter.stages = vec![stage];
    query
}

fn late(today: Date) -> Query {
    let mut query = open(Order::DueFirst);
    query.filter.overdue_on = Some(today);
    query.filter.dated = true;
    query
}

fn must(actor: &Actor, permission: Permission) -> Result<(), Error> {
    match has(actor, permission) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}
