//! How much a part of a text says: the fewer texts have it, the more.

use std::collections::HashMap;

use crate::grams::{Counts, Gram};

/// How many texts were seen, and how many of them have each part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    texts: u32,
    having: HashMap<Gram, u32>,
}

/// A text as a direction of length 1: cosines are sums of products. Parts by ascending [`Gram`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Direction(pub Vec<(Gram, f32)>);

impl Weights {
    /// Counts one more text.
    pub fn see(&mut self, counts: &Counts) {
        self.texts += 1;
        for (gram, _) in counts.iter() {
            *self.having.entry(gram).or_default() += 1;
        }
    }

    pub fn texts(&self) -> u32 {
        self.texts
    }

    /// How many of the texts have a part.
    pub fn having(&self, gram: Gram) -> u32 {
        self.having.get(&gram).copied().unwrap_or(0)
    }

    /// The parts that were seen, with the number of texts that have each, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (Gram, u32)> + '_ {
        self.having.iter().map(|(gram, n)| (*gram, *n))
    }

    /// The same, from what [`Weights::iter`] told.
    pub fn from_parts(texts: u32, parts: impl Iterator<Item = (Gram, u32)>) -> Weights {
        Weights {
            texts,
            having: parts.collect(),
        }
    }

    /// `ln((1 + texts) / (1 + having)) + 1`: at least 1 for what every text has.
    pub fn weight(&self, gram: Gram) -> f32 {
        let (all, having) = (f64::from(self.texts), f64::from(self.having(gram)));
        (((1.0 + all) / (1.0 + having)).ln() + 1.0) as f32
    }

    /// The direction of a text: what occurs often counts more, but not as often more as it occurs.
    pub fn direction(&self, counts: &Counts) -> Direction {
        let weighted = counts.iter().map(|(gram, n)| {
            let often = 1.0 + (n as f32).ln();
            (gram, often * self.weight(gram))
        });
        Direction::of(weighted.collect())
    }
}

impl Direction {
    /// Brings parts, by ascending [`Gram`], to length 1.
    pub fn of(mut parts: Vec<(Gram, f32)>) -> Direction {
        let length = parts.iter().map(|(_, x)| x * x).sum::<f32>().sqrt();
        if length > 0.0 {
            parts.iter_mut().for_each(|(_, x)| *x /= length);
        }
        Direction(parts)
    }

    /// How alike two texts are, from 0 for nothing in common to 1.
    pub fn cosine(&self, other: &Direction) -> f32 {
        self.common(other).map(|(_, product)| product).sum()
    }

    /// The parts that both have, with what each adds to the cosine.
    pub fn common<'a>(&'a self, other: &'a Direction) -> impl Iterator<Item = (Gram, f32)> + 'a {
        let mut theirs = other.0.iter().peekable();
        self.0.iter().filter_map(move |(gram, x)| {
            while theirs.next_if(|(their, _)| their < gram).is_some() {}
            theirs
                .next_if(|(their, _)| their == gram)
                .map(|(_, y)| (*gram, x * y))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(texts: &[&str]) -> Weights {
        let mut weights = Weights::default();
        for text in texts {
            weights.see(&Counts::of_words(text));
        }
        weights
    }

    #[test]
    fn what_few_texts_have_weighs_more() {
        let weights = seen(&["反映用地", "反映用电", "反映用水"]);
        let weight = |word| weights.weight(crate::grams::hash(word));
        assert!(weight("用地") > weight("反映"));
        assert!(weight("从未") > weight("用地"));
        assert_eq!(weight("反映"), 1.0);
    }

    #[test]
    fn a_text_is_wholly_like_itself_and_not_at_all_like_a_stranger() {
        let weights = seen(&["企业反映用地审批", "企业反映贷款利息"]);
        let direction = |text| weights.direction(&Counts::of_words(text));
        let (land, loan) = (direction("用地审批太慢"), direction("贷款利息太高"));
        assert!((land.cosine(&land) - 1.0).abs() < 1e-5);
        assert_eq!(land.cosine(&direction("招工")), 0.0);
        assert!(land.cosine(&direction("用地审批")) > land.cosine(&loan));
        assert_eq!(direction("").cosine(&land), 0.0);
    }
}
