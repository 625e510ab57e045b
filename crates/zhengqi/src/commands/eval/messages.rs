//! Finding the message that a reply answers, and the reply by a message's title.

use std::collections::HashMap;

use text::alike::Nearest;
use text::grams::{Counts, squeezed};
use text::rank::Ranking;
use text::weights::Weights;

use super::data::Answered;
use super::quality::Rate;

/// Shorter replies only say that the message arrived.
const TELLING: usize = 60;

/// The mean of one over the place at which the message of each telling reply is found among all messages.
pub fn reply_to_message(answered: &[Answered]) -> Rate {
    let counts = |one: &Answered| Counts::of_words(&[one.title.as_str(), &one.text].join("\n"));
    let messages: Vec<Counts> = answered.iter().map(counts).collect();
    let replies: Vec<Counts> = answered
        .iter()
        .map(|one| Counts::of_words(&one.reply))
        .collect();
    let mut weights = Weights::default();
    messages
        .iter()
        .chain(&replies)
        .for_each(|counts| weights.see(counts));
    let mut nearest = Nearest::default();
    messages
        .iter()
        .for_each(|counts| nearest.add(&weights.direction(counts)));
    Rate::mean(telling(answered).into_iter().map(|at| {
        let scores = nearest.scores(&weights.direction(&replies[at]));
        let scores: Vec<f64> = scores.into_iter().map(f64::from).collect();
        1.0 / place(&scores, at)
    }))
}

/// The mean of one over the place at which the telling reply to each title is found among all replies.
pub fn title_to_reply(answered: &[Answered]) -> Rate {
    let mut ranking = Ranking::default();
    answered
        .iter()
        .for_each(|one| ranking.add(&Counts::of_words(&one.reply)));
    Rate::mean(telling(answered).into_iter().map(|at| {
        let scores = ranking.scores(&Counts::of_words(&answered[at].title));
        1.0 / place(&scores, at)
    }))
}

/// The messages whose reply says something and is given to nobody else.
pub fn telling(answered: &[Answered]) -> Vec<usize> {
    let replies: Vec<String> = answered.iter().map(|one| squeezed(&one.reply)).collect();
    let mut given: HashMap<&str, u32> = HashMap::new();
    for reply in &replies {
        *given.entry(reply).or_default() += 1;
    }
    let tells =
        |at: &usize| replies[*at].chars().count() >= TELLING && given[replies[*at].as_str()] == 1;
    (0..replies.len()).filter(tells).collect()
}

/// The place of one score among all, from 1; those that share its score stand half before and half behind it.
fn place(scores: &[f64], at: usize) -> f64 {
    let before = scores.iter().filter(|score| **score > scores[at]).count();
    let equal = scores.iter().filter(|score| **score == scores[at]).count();
    1.0 + before as f64 + (equal.saturating_sub(1)) as f64 / 2.0
}
