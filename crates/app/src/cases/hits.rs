//! Where in the cases of a list the words stand that were asked for.

use domain::ids::CaseId;
use store::cases::{ListRow, problem};
use text::query::read;
use text::spans::{Span, excerpt, mark_words};

use super::Cases;
use crate::Error;

/// The words in one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub id: CaseId,
    pub title: Vec<Span>,
    /// Where the title has none of the words, a piece of the facts or of the request around the first; else empty.
    pub excerpt: Vec<Span>,
}

/// A piece of a text is no longer than this, in characters.
const PIECE: usize = 60;

/// The words and phrases of a question, folded, for [`mark_words`].
pub fn marks(typed: &str) -> Vec<String> {
    read(typed).marks
}

impl Cases<'_> {
    /// The words of a question marked in the lines of a list that its reader was given: whoever may see a case may read
    /// its title, its facts and its request. Nothing where no words are asked for.
    pub fn hits(&self, rows: &[ListRow], typed: &str) -> Result<Vec<Hit>, Error> {
        let words = marks(typed);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        self.app.db.read(|reader| {
            let mut hits = Vec::with_capacity(rows.len());
            for row in rows {
                let title = mark_words(&row.title, &words);
                let told = match is_marked(&title) {
                    true => None,
                    false => problem(reader, row.id)?,
                };
                let texts = told.iter().flat_map(|told| [&told.facts, &told.ask]);
                let marked = texts.map(|text| mark_words(text, &words));
                let marked = marked.into_iter().find(|spans| is_marked(spans));
                hits.push(Hit {
                    id: row.id,
                    title,
                    excerpt: excerpt(marked.unwrap_or_default(), PIECE),
                });
            }
            Ok(hits)
        })
    }
}

fn is_marked(spans: &[Span]) -> bool {
    spans.iter().any(|span| span.marked)
}
