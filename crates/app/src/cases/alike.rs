//! Cases that are like a text: the same problem before, and what became of it.
//!
//! Nothing is kept for this: the words of the text are looked up in the full text, the rarer a word the more it counts,
//! and the cases with most of them are compared whole. So a new case is found from its first moment on, and looking for
//! it costs the same whatever the number of cases.

use std::collections::{HashMap, HashSet};

use domain::cases::{Case, StageName};
use domain::ids::CaseId;
use domain::permits::{Actor, audience, case_for};
use domain::time::Instant;
use store::Reader;
use store::cases::{Filter, Scope};
use text::alike::compare;
use text::bigrams::query_tokens;
use text::fold;
use text::grams::{Counts, word_parts};
use text::spans::{Span, mark};
use text::weights::Weights;

use super::{Cases, access};
use crate::Error;

/// A problem in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Described {
    pub title: String,
    pub facts: String,
    pub ask: String,
}

/// A case that is like a text, as the reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct AlikeCase {
    pub id: CaseId,
    pub number: String,
    pub stage: StageName,
    pub received_at: Instant,
    pub category: String,
    /// How alike, from 0 to 1.
    pub cosine: f32,
    /// The title and the facts, with what both have marked.
    pub title: Vec<Span>,
    pub facts: Vec<Span>,
    /// The reply that it got, if any was issued.
    pub reply: Option<String>,
}

/// So many words of a text are looked up, spread over it.
const WORDS: usize = 48;
/// Of each word so many cases, the newest.
const OF_EACH: u32 = 100;
/// So many cases are compared whole.
const COMPARED: usize = 40;
/// What is less alike has only everyday words in common.
const ALIKE: f32 = 0.12;

impl Cases<'_> {
    /// Cases within what the actor may see that are like a text, the most alike first; `except` is the text's own case.
    pub fn alike(
        &self,
        actor: &Actor,
        described: &Described,
        except: Option<CaseId>,
        most: usize,
    ) -> Result<Vec<AlikeCase>, Error> {
        let text = described.text();
        self.app.db.read(|reader| {
            let scope = self.scope(reader, actor)?;
            let ordinals = candidates(reader, &scope, &text)?;
            let cases = self.readable(reader, actor, &ordinals)?;
            Ok(ranked(&text, cases, except, most))
        })
    }

    /// The cases with these ordinals as the actor may see them.
    fn readable(
        &self,
        reader: &mut Reader,
        actor: &Actor,
        ordinals: &[i64],
    ) -> Result<Vec<Case>, Error> {
        let now = self.app.now();
        let mut cases = Vec::new();
        for stored in store::cases::by_ordinals(reader, ordinals)? {
            let parties = access::parties(reader, &stored.case, now)?;
            if let Some(audience) = audience(actor, &parties) {
                cases.push(case_for(&stored.case, audience));
            }
        }
        Ok(cases)
    }
}

impl Described {
    /// What a case says of its problem.
    pub fn of(case: &Case) -> Described {
        Described {
            title: case.intake.title.clone(),
            facts: case.intake.facts.clone(),
            ask: case.intake.ask.clone(),
        }
    }

    fn text(&self) -> String {
        [self.title.as_str(), &self.facts, &self.ask].join("\n")
    }
}

/// Ordinals of the cases that share most, and the rarest, words with a text.
fn candidates(reader: &mut Reader, scope: &Scope, text: &str) -> Result<Vec<i64>, Error> {
    let folded = fold(text);
    let mut scores: HashMap<i64, f32> = HashMap::new();
    for word in spread(&folded) {
        let terms = query_tokens(word);
        let found = store::cases::found(reader, scope, &Filter::default(), &terms, OF_EACH)?;
        let rarity = 1.0 + (OF_EACH as f32 / found.len().max(1) as f32).ln();
        found
            .into_iter()
            .for_each(|ordinal| *scores.entry(ordinal).or_default() += rarity);
    }
    let mut best: Vec<(i64, f32)> = scores.into_iter().collect();
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    Ok(best
        .into_iter()
        .take(COMPARED)
        .map(|(ordinal, _)| ordinal)
        .collect())
}

/// Different words of a folded text, as many as are looked up, from its beginning to its end.
fn spread(folded: &str) -> Vec<&str> {
    let mut seen = HashSet::new();
    let words: Vec<&str> = word_parts(folded)
        .filter(|word| word.chars().nth(1).is_some() && seen.insert(*word))
        .collect();
    let step = words.len().div_ceil(WORDS).max(1);
    words.into_iter().step_by(step).collect()
}

fn ranked(text: &str, cases: Vec<Case>, except: Option<CaseId>, most: usize) -> Vec<AlikeCase> {
    let mut weights = Weights::default();
    let texts: Vec<String> = cases
        .iter()
        .map(|case| Described::of(case).text())
        .collect();
    texts
        .iter()
        .for_each(|other| weights.see(&Counts::of_words(other)));
    weights.see(&Counts::of_words(text));
    let mut alike: Vec<AlikeCase> = cases
        .into_iter()
        .zip(&texts)
        .filter(|(case, _)| Some(case.id) != except)
        .map(|(case, other)| beside(&weights, text, case, other))
        .filter(|one| one.cosine >= ALIKE)
        .collect();
    alike.sort_by(|a, b| {
        b.cosine
            .total_cmp(&a.cosine)
            .then(b.received_at.cmp(&a.received_at))
    });
    alike.truncate(most);
    alike
}

fn beside(weights: &Weights, text: &str, case: Case, other: &str) -> AlikeCase {
    let likeness = compare(weights, text, other);
    let shared = |gram| likeness.shared.contains(&gram);
    AlikeCase {
        id: case.id,
        number: case.shown_number(),
        stage: case.stage.name(),
        received_at: case.received_at,
        cosine: likeness.cosine,
        title: mark(&case.intake.title, shared),
        facts: mark(&case.intake.facts, shared),
        reply: case.issued_reply().map(|reply| reply.content.text.clone()),
        category: case.intake.category,
    }
}
