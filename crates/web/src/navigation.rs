//! The main navigation: what the reader's roles open.

use domain::permits::{Actor, Permission, has};
use messages::Texts;

use crate::layout::{NavItem, Place};

/// The entries for an actor, with the one marked that `here` lies below.
pub fn items(t: &Texts, actor: &Actor, here: &str) -> Vec<NavItem> {
    let nav = &t.navigation;
    let entries = [
        ("/", nav.workbench, None),
        ("/cases", nav.cases, Some(Permission::ViewLedger)),
        ("/meetings", nav.meetings, Some(Permission::ViewMeetings)),
        ("/firms", nav.firms, Some(Permission::ViewFirms)),
        ("/offices", nav.offices, Some(Permission::ViewOffices)),
        ("/pairings", nav.pairings, Some(Permission::ViewPairings)),
        ("/finance", nav.registers, Some(Permission::ViewRegisters)),
        ("/figures", nav.figures, Some(Permission::ViewFigures)),
        ("/settings", nav.settings, Some(Permission::ViewSettings)),
        ("/accounts", nav.accounts, Some(Permission::ManageAccounts)),
        ("/audit", nav.audit, Some(Permission::ViewAudit)),
    ];
    entries
        .into_iter()
        .filter(|(_, _, needed)| needed.is_none_or(|permission| has(actor, permission)))
        .map(|(href, text, _)| NavItem::new(href, text, place(here, href)))
        .collect()
}

fn place(here: &str, href: &str) -> Place {
    let path = here.split('?').next().unwrap_or_default();
    let below = path
        .strip_prefix(href)
        .is_some_and(|rest| rest.is_empty() || (href != "/" && rest.starts_with('/')));
    if below { Place::Here } else { Place::Elsewhere }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_above_a_page_is_marked() {
        assert_eq!(place("/cases/2024-0001?x=1", "/cases"), Place::Here);
        assert_eq!(place("/cases", "/"), Place::Elsewhere);
        assert_eq!(place("/casework", "/cases"), Place::Elsewhere);
        assert_eq!(place("/?after=1", "/"), Place::Here);
    }
}
