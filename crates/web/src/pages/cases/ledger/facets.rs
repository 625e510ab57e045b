//! What a search of the ledger found, told apart by stage, category and office.

use app::cases::Facets as Counted;
use app::choices::Named;
use domain::ids::OfficeId;
use domain::programme::Programme;
use messages::Texts;

use super::conditions::{Conditions, Facets as Shown};
use crate::components::facets::{Facets, Group};
use crate::layout::Link;

/// So many links of a kind.
const MOST: usize = 6;

/// The links, each to the list as it is with one condition more.
pub fn facets(
    t: &'static Texts,
    now: &Conditions,
    counted: &Counted,
    programme: &Programme,
    offices: &[Named<OfficeId>],
) -> Facets {
    let f = &t.ledger.filter;
    let stages = counted.stages.iter().filter_map(|(stage, n)| {
        let label = t.lookup(&format!("stages.{stage}"))?;
        let narrowed = Conditions {
            stage: Some(*stage),
            ..now.whole()
        };
        Some((Link::new(narrowed.path("/cases"), label), *n))
    });
    let categories = counted.categories.iter().map(|(code, n)| {
        let narrowed = Conditions {
            category: code.clone(),
            ..now.whole()
        };
        let label = programme.category(code);
        (Link::new(narrowed.path("/cases"), label), *n)
    });
    let leads = counted.leads.iter().filter_map(|(lead, n)| {
        let office = offices.iter().find(|office| office.id == *lead)?;
        let narrowed = Conditions {
            lead: Some(*lead),
            ..now.whole()
        };
        Some((Link::new(narrowed.path("/cases"), &office.name), *n))
    });
    let group = |label: &str, links: Vec<(Link, i64)>| Group {
        label: label.to_owned(),
        links,
    };
    let groups = vec![
        group(f.category, categories.take(MOST).collect()),
        group(f.stage, stages.take(MOST).collect()),
        group(f.lead, leads.take(MOST).collect()),
    ];
    Facets::new(t, t.ledger.facets.of(counted.cases), groups)
}

/// Where the facets of a search are shown, while they aren't.
pub fn narrow(now: &Conditions, counted: Option<&Counted>) -> Option<String> {
    let asks = !app::cases::marks(&now.words).is_empty() && counted.is_none();
    asks.then(|| {
        let open = Conditions {
            facets: Shown::Open,
            ..now.whole()
        };
        open.path("/cases")
    })
}
