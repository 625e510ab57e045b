//! Boards: the supervision office's, an office's own, a leader's, and the week's bulletin.

pub mod bulletin;
pub mod leader;
pub mod office;
mod placed;
pub mod supervision;

use domain::time::{Date, local_date, local_text};

use crate::components::print::PrintHead;
use crate::site::Site;
use crate::views::board::Board;
use crate::visitor::Visitor;

/// An empty board; every board says of when its numbers are.
fn board(site: &Site, visitor: &Visitor, title: String, under: String, issuer: &str) -> Board {
    let now = local_text(site.app().now());
    Board {
        print_head: PrintHead::new(visitor.t, issuer, "", &now),
        page: visitor.page(title.clone()),
        title,
        under,
        links: Vec::new(),
        tabs: None,
        counts: Vec::new(),
        rates: Vec::new(),
        parts: Vec::new(),
    }
}

fn today(site: &Site) -> Date {
    local_date(site.app().now())
}
