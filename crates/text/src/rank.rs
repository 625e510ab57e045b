//! Ranking texts for a few words that somebody typed (BM25, Robertson and Zaragoza 2009).

use std::collections::HashMap;

use crate::grams::{Counts, Gram};

/// How soon more of the same stops counting.
const SATURATION: f64 = 1.2;
/// How much of a text's length is held against it.
const LENGTH: f64 = 0.75;

/// Texts and where their parts stand, by number in the order they were added.
#[derive(Debug, Default)]
pub struct Ranking {
    lengths: Vec<u32>,
    places: HashMap<Gram, Vec<(u32, u32)>>,
}

impl Ranking {
    /// Adds the next text.
    pub fn add(&mut self, counts: &Counts) {
        let number = self.lengths.len() as u32;
        for (gram, n) in counts.iter() {
            self.places.entry(gram).or_default().push((number, n));
        }
        self.lengths.push(counts.total());
    }

    /// How well each text answers, in the order they were added; 0 for what has none of the words.
    pub fn scores(&self, words: &Counts) -> Vec<f64> {
        let texts = self.lengths.len() as f64;
        let all: f64 = self.lengths.iter().map(|length| f64::from(*length)).sum();
        let mean = (all / texts.max(1.0)).max(1.0);
        let mut scores = vec![0.0; self.lengths.len()];
        for (gram, asked) in words.iter() {
            let Some(places) = self.places.get(&gram) else {
                continue;
            };
            let having = places.len() as f64;
            let rarity = (1.0 + (texts - having + 0.5) / (having + 0.5)).ln() * f64::from(asked);
            for (number, n) in places {
                let (number, n) = (*number as usize, f64::from(*n));
                let length = f64::from(self.lengths[number]) / mean;
                let damped = n + SATURATION * (1.0 - LENGTH + LENGTH * length);
                scores[number] += rarity * n * (SATURATION + 1.0) / damped;
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_with_the_rare_word_comes_first() {
        let mut ranking = Ranking::default();
        for text in [
            "关于企业反映的贷款问题，答复如下",
            "关于企业反映的变压器增容问题，答复如下",
            "",
        ] {
            ranking.add(&Counts::of_words(text));
        }
        let scores = ranking.scores(&Counts::of_words("企业变压器"));
        assert!(scores[1] > scores[0] && scores[0] > 0.0);
        assert_eq!(scores[2], 0.0);
    }
}
