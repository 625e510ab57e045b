//! The main navigation: what the reader's roles open.

use domain::permits::{Actor, Permission as P, has};
use messages::Texts;

use crate::layout::{NavItem, Place};

/// The entries for an actor, with the one marked that `here` lies below.
pub fn items(t: &Texts, actor: &Actor, here: &str) -> Vec<NavItem> {
    let nav = &t.navigation;
    // Whoever runs the programme finds these at the desk of each meeting.
    let outside = |permission| match has(actor, P::ManageMeetings) {
        true => Some(P::RunVerify),
        false => Some(permission),
    };
    let entries = [
        ("/", nav.workbench, None),
        ("/boards/supervision", nav.supervision, Some(P::ViewBoard)),
        ("/boards/office", nav.own_office, Some(P::ViewOwnOffice)),
        ("/boards/leader", nav.own_firms, Some(P::ViewOwnFirms)),
        ("/cases", nav.cases, Some(P::ViewLedger)),
        ("/docket", nav.docket, Some(P::ViewDocket)),
        ("/calls", nav.calls, Some(P::CallFirms)),
        ("/meetings", nav.meetings, Some(P::ViewMeetings)),
        ("/announcements", nav.announcements, outside(P::SignUp)),
        ("/sign-ups", nav.sign_ups, outside(P::SignUp)),
        (
            "/prepared-views",
            nav.prepared_views,
            outside(P::PrepareViews),
        ),
        ("/firms", nav.firms, Some(P::ViewFirms)),
        ("/offices", nav.offices, Some(P::ViewOffices)),
        ("/pairings", nav.pairings, Some(P::ViewPairings)),
        ("/finance", nav.registers, Some(P::ViewRegisters)),
        ("/figures", nav.figures, Some(P::ViewFigures)),
        ("/settings", nav.settings, Some(P::ViewSettings)),
        ("/accounts", nav.accounts, Some(P::ManageAccounts)),
        ("/audit", nav.audit, Some(P::ViewAudit)),
    ];
    // Who looks at all registers finds mediations beside the others; participants have no other way to their own.
    let takes_part = !has(actor, P::ViewRegisters);
    let mediations = ("/mediations", nav.mediations, Some(P::ViewMediations));
    let here = home(here, has(actor, P::ManageMeetings));
    // Inspectors and clerks find contacts here; others beside the pairings.
    let looks_alone = !has(actor, P::ViewPairings);
    let contacts = ("/contacts", nav.contacts, Some(P::ViewContacts));
    entries
        .into_iter()
        .chain(looks_alone.then_some(contacts))
        .chain(takes_part.then_some(mediations))
        .filter(|(_, _, needed)| needed.is_none_or(|permission| has(actor, permission)))
        .map(|(href, text, _)| NavItem::new(href, text, place(here, href)))
        .collect()
}

/// Pages without an entry of their own belong to the meetings: for whoever runs the programme all that comes before one.
fn home(here: &str, runs_meetings: bool) -> &str {
    let plans = ["/plan", "/briefings"];
    let desk = ["/announcements", "/sign-ups", "/prepared-views"];
    let is_below = |href: &&str| place(here, href) == Place::Here;
    let is_at_desk = runs_meetings && desk.iter().any(&is_below);
    if is_at_desk || plans.iter().any(is_below) {
        "/meetings"
    } else {
        here
    }
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

    #[test]
    fn what_comes_before_a_meeting_is_marked_where_its_reader_finds_it() {
        assert_eq!(home("/plan/2024", false), "/meetings");
        assert_eq!(home("/sign-ups/1", true), "/meetings");
        assert_eq!(home("/sign-ups/1", false), "/sign-ups/1");
        assert_eq!(home("/planned", true), "/planned");
    }
}
