//! Which texts are alike: those that point in the same direction.

use std::collections::{HashMap, HashSet};

use crate::grams::{Counts, Gram};
use crate::weights::{Direction, Weights};

/// Texts to be compared with, by number in the order they were added.
#[derive(Debug, Default)]
pub struct Nearest {
    texts: usize,
    places: HashMap<Gram, Vec<(u32, f32)>>,
}

impl Nearest {
    /// Adds the next text.
    pub fn add(&mut self, direction: &Direction) {
        let number = self.texts as u32;
        for (gram, x) in &direction.0 {
            self.places.entry(*gram).or_default().push((number, *x));
        }
        self.texts += 1;
    }

    /// How alike each text is, from 0 to 1, in the order they were added.
    pub fn scores(&self, direction: &Direction) -> Vec<f32> {
        let mut scores = vec![0.0; self.texts];
        for (gram, x) in &direction.0 {
            for (number, y) in self.places.get(gram).into_iter().flatten() {
                scores[*number as usize] += x * y;
            }
        }
        scores
    }
}

/// How alike two texts are, and what makes them so.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// From 0 to 1.
    pub cosine: f32,
    /// The words that both have and that bring most of the likeness.
    pub shared: HashSet<Gram>,
}

/// Compares two texts.
pub fn compare(weights: &Weights, text: &str, other: &str) -> Likeness {
    let direction = |text| weights.direction(&Counts::of_words(text));
    let (one, two) = (direction(text), direction(other));
    let cosine = one.cosine(&two);
    let telling = one
        .common(&two)
        .filter(|(_, product)| *product >= cosine * TELLING);
    Likeness {
        cosine,
        shared: telling.map(|(gram, _)| gram).collect(),
    }
}

/// A word tells something if it brings at least this share of the likeness.
const TELLING: f32 = 0.015;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_problem_in_other_words_is_nearer_than_another_problem() {
        let texts = [
            "园区道路施工，货车无法通行，影响发货",
            "银行抽贷，企业资金周转困难",
            "门前修路两个月，货车进不来，发不了货",
        ];
        let mut weights = Weights::default();
        texts
            .iter()
            .for_each(|text| weights.see(&Counts::of_words(text)));
        let mut nearest = Nearest::default();
        for text in texts {
            nearest.add(&weights.direction(&Counts::of_words(text)));
        }
        let query = weights.direction(&Counts::of_words("修路货车通行困难"));
        let scores = nearest.scores(&query);
        assert!(scores[2] > scores[1] && scores[0] > scores[1], "{scores:?}");
    }

    #[test]
    fn what_both_say_is_shared() {
        let likeness = compare(
            &Weights::default(),
            "变压器增容太贵",
            "请求降低变压器增容费用",
        );
        let shared = |word| likeness.shared.contains(&crate::grams::hash(word));
        assert!(shared("变压") && shared("增容") && !shared("降低") && !shared("太贵"));
        assert!(likeness.cosine > 0.3);
    }
}
