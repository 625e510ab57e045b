//! Finding the messages about the same issue: those that officials answered with the same text.

use std::collections::HashSet;

use text::alike::Nearest;
use text::grams::{Counts, Gram, hash, squeezed};
use text::weights::Weights;

use super::data::Answered;
use super::quality::Rate;

/// Shorter replies are the same for different issues.
const TELLING: usize = 80;
/// Replies with this share of their runs of four characters in common are the same text.
const SAME: f64 = 0.6;
const FOUND: usize = 10;

/// The mean share of a message's partners among the ten messages that are most like it.
pub fn measure(answered: &[Answered]) -> Rate {
    let partners = partners(answered);
    let counts = |one: &Answered| Counts::of_words(&[one.title.as_str(), &one.text].join("\n"));
    let messages: Vec<Counts> = answered.iter().map(counts).collect();
    let mut weights = Weights::default();
    messages.iter().for_each(|counts| weights.see(counts));
    let mut nearest = Nearest::default();
    messages
        .iter()
        .for_each(|counts| nearest.add(&weights.direction(counts)));
    let asked = (0..answered.len()).filter(|at| !partners[*at].is_empty());
    Rate::mean(asked.map(|at| {
        let scores = nearest.scores(&weights.direction(&messages[at]));
        let mut order: Vec<usize> = (0..scores.len()).filter(|other| *other != at).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        let found = order
            .iter()
            .take(FOUND)
            .filter(|other| partners[at].contains(other))
            .count();
        found as f64 / partners[at].len().min(FOUND) as f64
    }))
}

/// For each message those with the same reply.
fn partners(answered: &[Answered]) -> Vec<Vec<usize>> {
    let runs: Vec<HashSet<Gram>> = answered
        .iter()
        .map(|one| runs_of_four(&one.reply))
        .collect();
    let mut partners = vec![Vec::new(); answered.len()];
    for one in 0..runs.len() {
        for other in one + 1..runs.len() {
            if same(&runs[one], &runs[other]) {
                partners[one].push(other);
                partners[other].push(one);
            }
        }
    }
    partners
}

/// The runs of four characters of a telling reply; none of others.
fn runs_of_four(reply: &str) -> HashSet<Gram> {
    let reply = squeezed(reply);
    let characters: Vec<char> = body(&reply).chars().collect();
    match characters.len() < TELLING {
        true => HashSet::new(),
        false => characters
            .windows(4)
            .map(|run| hash(&run.iter().collect::<String>()))
            .collect(),
    }
}

/// A reply without salutation, thanks and date, which all replies of an office share.
fn body(reply: &str) -> &str {
    let head = reply
        .char_indices()
        .nth(120)
        .map_or(reply.len(), |(at, _)| at);
    let begun = ["如下", "收悉", "您好", "你好"]
        .into_iter()
        .find_map(|word| reply[..head].rfind(word).map(|at| at + word.len()));
    let mut body = &reply[begun.unwrap_or(0)..];
    for word in ["感谢", "特此", "谢谢", "此复"] {
        if let Some(at) = body
            .rfind(word)
            .filter(|at| body[*at..].chars().count() <= 60)
        {
            body = &body[..at];
        }
    }
    body.trim_end_matches(|c: char| c.is_ascii_digit() || "年月日".contains(c))
}

fn same(one: &HashSet<Gram>, other: &HashSet<Gram>) -> bool {
    let (small, large) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    // Sets of very different sizes can't have enough in common.
    if small.is_empty() || (small.len() as f64) < SAME * large.len() as f64 {
        return false;
    }
    let common = small.iter().filter(|run| large.contains(run)).count();
    common as f64 >= SAME * (small.len() + large.len() - common) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_replies_share_is_no_body() {
        let reply = "网友您好!来信收悉。现回复如下:道路下月完工。感谢您的支持!2018年5月4日";
        assert_eq!(body(reply), ":道路下月完工。");
        assert_eq!(body("道路下月完工。2018年5月4日"), "道路下月完工。");
        assert_eq!(body(""), "");
    }
}
