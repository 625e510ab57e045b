//! Addresses and forms for the patterns of the table.

use domain::ids::{ApiTokenId, DelegationId};
use web::routes::Route;

use super::world::{CODE, World};

/// The id of nothing.
const NONE: &str = "00000000-0000-7000-8000-000000000001";

/// An address of the pattern, about objects that exist and, below one's own account, are somebody else's.
///
/// # Panics
/// For a pattern with something that nothing is known of: say here what there is.
pub fn address(world: &World<'_>, pattern: &str, number: &str) -> String {
    let p = &world.parties;
    let (name, value) = match pattern {
        _ if pattern.contains("{number}") => ("{number}", number.to_owned()),
        "/assets/{fingerprint}/{name}" => return world.asset.clone(),
        "/set-up/{link}" => ("{link}", world.link.clone()),
        "/settings/{key}" => ("{key}", "limit.acknowledge".to_owned()),
        _ if pattern.contains("{year}") => ("{year}", "2024".to_owned()),
        _ if pattern.contains("{position}") => ("{position}", "0".to_owned()),
        _ if pattern.contains("{monday}") => ("{monday}", "2024-01-01".to_owned()),
        _ if pattern.contains("{day}") => ("{day}", "2024-05-06".to_owned()),
        "/attend/{code}" => ("{code}", CODE.to_owned()),
        "/visits/{id}/{firm}" | "/visits/{id}/{firm}/files" => {
            let visit = format!("/visits/{}/{}", world.meeting, p.far_firm);
            return pattern.replace("/visits/{id}/{firm}", &visit);
        }
        _ if pattern.starts_with("/visits/") => ("{id}", world.meeting.to_string()),
        _ if pattern.starts_with("/announcements/") => ("{id}", world.before.coming.to_string()),
        _ if pattern.starts_with("/sign-ups/") => ("{id}", world.before.nobodys.to_string()),
        _ if pattern.starts_with("/prepared-views/") => {
            ("{id}", world.before.nobodys_view.to_string())
        }
        _ if pattern.starts_with("/briefings/") => ("{id}", world.before.briefing.to_string()),
        _ if pattern.starts_with("/plan/lines/") => ("{id}", world.before.line.to_string()),
        _ if pattern.starts_with("/meetings/") => ("{id}", world.meeting.to_string()),
        _ if pattern.starts_with("/pairings/entry/") => ("{id}", world.pairing.to_string()),
        _ if pattern.starts_with("/contacts/") => ("{id}", world.contact.to_string()),
        _ if pattern.starts_with("/finance/") => ("{id}", world.finance.to_string()),
        _ if pattern.starts_with("/projects/") => ("{id}", world.project.to_string()),
        _ if pattern.starts_with("/mediations/") => ("{id}", world.mediation.to_string()),
        _ if pattern.starts_with("/firms/") => ("{id}", p.near_firm.to_string()),
        _ if pattern.starts_with("/chambers/") => ("{id}", p.chamber.to_string()),
        _ if pattern.starts_with("/offices/") => ("{id}", p.lead.to_string()),
        _ if pattern.starts_with("/people/") => ("{id}", world.spare.actor.person.to_string()),
        _ if pattern.starts_with("/accounts/") => ("{id}", world.spare.account.to_string()),
        "/files/{id}" => ("{id}", world.spare.actor.person.to_string()),
        "/deliveries/{id}/again" => ("{id}", "mail%2F1%2Fnobody".to_owned()),
        "/cases/views/{id}/remove" => ("{id}", world.view.to_string()),
        "/account/sessions/{id}/end" => ("{id}", world.spare.session.to_string()),
        "/account/tokens/{id}/end" => ("{id}", ApiTokenId::to_string(&world.token)),
        "/account/delegations/{id}/end" | "/acting/{id}" => {
            ("{id}", DelegationId::to_string(&world.delegation))
        }
        _ => ("", String::new()),
    };
    let address = match name {
        "" => pattern.to_owned(),
        name => pattern.replace(name, &value),
    };
    assert!(!address.contains('{'), "what is there at {pattern}?");
    address
}

/// Fields for a form that lets nothing happen: an outdated version, and one that no form has.
pub fn fields(pattern: &str) -> &'static [(&'static str, &'static str)] {
    match pattern {
        "/visits/{id}/{firm}" => &[("outcome", "nothing_needed")],
        "/account/delegations" => &[("secretary", NONE), ("until", "2024-06-30")],
        _ => &[("version", "999"), ("no_such_field", "1")],
    }
}

/// The routes of the table; what ends or changes the reader's own session comes last.
pub fn all() -> Vec<Route> {
    let mut routes = web::routes::table::routes().list().to_vec();
    let last = ["/acting/stop", "/sign-out"];
    routes.sort_by_key(|route| last.iter().position(|pattern| *pattern == route.pattern));
    routes
}

/// As the expectations name it.
pub fn name(route: &Route) -> String {
    format!("{} {}", route.method, route.pattern)
}
