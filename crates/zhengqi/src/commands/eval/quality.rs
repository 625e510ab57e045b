//! The figures, and on how much each rests.

use serde::Serialize;

use super::data::{Answered, Labelled};
use super::{category, messages, same_issue, search};
use crate::failure::Failure;

/// A rate from 0 to 1 and the number of questions behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    pub value: f64,
    pub questions: usize,
}

impl Rate {
    /// The mean of what each question scored; 0 without questions.
    pub fn mean(scores: impl IntoIterator<Item = f64>) -> Rate {
        let (mut sum, mut questions) = (0.0, 0);
        for score in scores {
            sum += score;
            questions += 1;
        }
        Rate {
            value: sum / f64::max(questions as f64, 1.0),
            questions,
        }
    }
}

/// What was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Quality {
    pub category_macro_f1: f64,
    pub category_top3_accuracy: f64,
    /// Mean difference between how sure suggestions were and how often they were right.
    pub category_calibration_error: f64,
    pub reply_to_message_mrr: f64,
    pub title_to_reply_mrr: f64,
    pub same_issue_recall_at_10: f64,
    pub search_recall: f64,
    pub questions: Questions,
}

/// How many questions each figure rests on.
#[derive(Debug, Clone, Serialize)]
pub struct Questions {
    pub category: usize,
    pub reply_to_message: usize,
    pub title_to_reply: usize,
    pub same_issue: usize,
    pub search: usize,
}

impl Quality {
    pub fn measure(answered: &[Answered], labelled: &[Labelled]) -> Result<Quality, Failure> {
        let category = category::measure(labelled);
        let reply_to_message = messages::reply_to_message(answered);
        let title_to_reply = messages::title_to_reply(answered);
        let same_issue = same_issue::measure(answered);
        let search = search::measure(answered)?;
        Ok(Quality {
            category_macro_f1: category.macro_f1,
            category_top3_accuracy: category.top3.value,
            category_calibration_error: category.calibration_error,
            reply_to_message_mrr: reply_to_message.value,
            title_to_reply_mrr: title_to_reply.value,
            same_issue_recall_at_10: same_issue.value,
            search_recall: search.value,
            questions: Questions {
                category: category.top3.questions,
                reply_to_message: reply_to_message.questions,
                title_to_reply: title_to_reply.questions,
                same_issue: same_issue.questions,
                search: search.questions,
            },
        })
    }

    /// One line for each figure.
    pub fn lines(&self) -> String {
        let of = &self.questions;
        let lines = [
            ("category_macro_f1", self.category_macro_f1, of.category),
            (
                "category_top3_accuracy",
                self.category_top3_accuracy,
                of.category,
            ),
            (
                "category_calibration_error",
                self.category_calibration_error,
                of.category,
            ),
            (
                "reply_to_message_mrr",
                self.reply_to_message_mrr,
                of.reply_to_message,
            ),
            (
                "title_to_reply_mrr",
                self.title_to_reply_mrr,
                of.title_to_reply,
            ),
            (
                "same_issue_recall_at_10",
                self.same_issue_recall_at_10,
                of.same_issue,
            ),
            ("search_recall", self.search_recall, of.search),
        ];
        let line =
            |(name, value, of): (&str, f64, usize)| format!("{name:<27} {value:.4}  ({of})\n");
        lines.into_iter().map(line).collect()
    }
}
