//! What the cases that were found are about: their stages, categories and offices, with how many there are of each.

use std::collections::HashMap;
use std::hash::Hash;

use domain::cases::StageName;
use domain::ids::OfficeId;
use domain::permits::Actor;

use super::{Cases, Query};
use crate::Error;

/// So many of the cases are told apart, the newest.
const TOLD_APART: usize = 1_000;

/// The cases of a search, told apart in three ways; the most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// How many cases were told apart: all that were found, or the newest [`TOLD_APART`].
    pub cases: usize,
    pub stages: Vec<(StageName, i64)>,
    pub categories: Vec<(String, i64)>,
    pub leads: Vec<(OfficeId, i64)>,
}

impl Cases<'_> {
    /// The facets of what words find within what the actor may see; `None` where nothing is asked of the texts.
    pub fn facets(&self, actor: &Actor, query: &Query) -> Result<Option<Facets>, Error> {
        if query.words.trim().is_empty() {
            return Ok(None);
        }
        self.app.db.read(|reader| {
            let (_, filter) = self.prepare(reader, actor, &query.filter, &query.words)?;
            let Some(mut found) = filter.ordinals else {
                return Ok(None);
            };
            found.truncate(TOLD_APART);
            let counted = store::cases::facets(reader, &found)?;
            let (mut stages, mut categories) = (HashMap::new(), HashMap::new());
            let mut leads = HashMap::new();
            for (facet, n) in counted {
                add(&mut stages, facet.stage, n);
                add(&mut categories, facet.category, n);
                if let Some(lead) = facet.lead {
                    add(&mut leads, lead, n);
                }
            }
            Ok(Some(Facets {
                cases: found.len(),
                stages: most_first(stages),
                categories: most_first(categories),
                leads: most_first(leads),
            }))
        })
    }
}

fn add<K: Hash + Eq>(counts: &mut HashMap<K, i64>, key: K, n: i64) {
    *counts.entry(key).or_default() += n;
}

fn most_first<K: Ord>(counts: HashMap<K, i64>) -> Vec<(K, i64)> {
    let mut counts: Vec<(K, i64)> = counts.into_iter().collect();
    counts.sort_by(|(one, n), (other, m)| m.cmp(n).then_with(|| one.cmp(other)));
    counts
}
