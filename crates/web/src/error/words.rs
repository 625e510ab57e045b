//! Failures in words: what happened, and what to do about it.

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use messages::Texts;

use super::Failure;
use crate::wording::long_date;

/// A heading and a sentence that says what to do.
pub(super) struct Words {
    pub title: String,
    pub advice: String,
}

/// The words for a failure.
pub(super) fn words(t: &Texts, failure: &Failure) -> Words {
    use app::Error as E;
    let e = &t.errors;
    let (title, advice) = match failure {
        Failure::App(E::NotFound) => (e.not_found.title, e.not_found.advice),
        Failure::App(E::NotPermitted) => (e.not_permitted.title, e.not_permitted.advice),
        Failure::App(E::Refused(refusal)) => {
            return Words {
                title: e.refused.title.to_owned(),
                advice: refusal_sentence(t, refusal),
            };
        }
        Failure::App(E::Changed) | Failure::PreconditionFailed => {
            (e.changed.title, e.changed.advice)
        }
        Failure::App(E::KeyReused) => (e.key_reused.title, e.key_reused.advice),
        Failure::App(E::TooMany(seconds)) => {
            let minutes = seconds.div_ceil(60);
            return Words {
                title: e.too_many.title.to_owned(),
                advice: e.too_many.advice(minutes),
            };
        }
        Failure::App(E::SignIn) => (e.sign_in.title, e.sign_in.advice),
        Failure::App(E::Store(store::Error::OutcomeUnknown)) => {
            (e.outcome_unknown.title, e.outcome_unknown.advice)
        }
        Failure::App(E::Store(store::Error::ReadOnly(_) | store::Error::Storage(_))) => {
            (e.read_only.title, e.read_only.advice)
        }
        Failure::App(E::Store(store::Error::Busy | store::Error::Unreachable(_))) => {
            (e.unavailable.title, e.unavailable.advice)
        }
        Failure::App(E::Store(_) | E::Internal(_)) => (e.internal.title, e.internal.advice),
        Failure::SignInFirst => (e.sign_in_first.title, e.sign_in_first.advice),
        Failure::Foreign => (e.foreign.title, e.foreign.advice),
        Failure::StaleForm => (e.stale_form.title, e.stale_form.advice),
        Failure::BadRequest(_) => (e.bad_request.title, e.bad_request.advice),
        Failure::TooLarge => (e.too_large.title, e.too_large.advice),
        Failure::TooSlow => (e.too_slow.title, e.too_slow.advice),
        Failure::Unsupported => (e.unsupported.title, e.unsupported.advice),
        Failure::MethodNotAllowed => (e.method.title, e.method.advice),
        Failure::Misdirected => (e.misdirected.title, e.misdirected.advice),
    };
    Words {
        title: title.to_owned(),
        advice: advice.to_owned(),
    }
}

/// Heading and advice of a failure in one line, for a page that goes on.
pub fn failure_sentence(t: &Texts, failure: &Failure) -> String {
    let words = words(t, failure);
    t.errors.in_one_line(words.advice, words.title)
}

/// Why a command was refused, in a sentence.
pub fn refusal_sentence(t: &Texts, refusal: &Refusal) -> String {
    match refusal {
        Refusal::WrongStage(stage) => {
            let stage = looked_up(t, "stages", stage.key());
            t.refusals.wrong_stage(stage)
        }
        Refusal::Field { problem, .. } => field_sentence(t, *problem).to_owned(),
        Refusal::Rule(rule) => looked_up(t, "refusals.rule", rule.key()).to_owned(),
        Refusal::Window { rule, closed_on } => {
            let sentence = looked_up(t, "refusals.rule", rule.key());
            t.refusals.window(long_date(t, *closed_on), sentence)
        }
    }
}

/// What is wrong with a field, in a sentence.
pub fn field_sentence(t: &Texts, problem: Problem) -> &'static str {
    looked_up(t, "refusals.problem", problem.key())
}

/// A test holds that every word of the lists has its message.
fn looked_up(t: &Texts, table: &str, key: &str) -> &'static str {
    t.lookup(&format!("{table}.{key}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::cases::refusal::Rule;
    use domain::cases::state::StageName;
    use messages::{Language, texts};

    #[test]
    fn every_word_of_the_lists_has_a_sentence_in_every_language() {
        for language in Language::all() {
            let t = texts(language);
            for rule in Rule::ALL {
                assert_ne!(looked_up(t, "refusals.rule", rule.key()), "", "{rule}");
            }
            for problem in Problem::ALL {
                assert_ne!(field_sentence(t, *problem), "", "{problem}");
            }
            for stage in StageName::ALL {
                assert_ne!(looked_up(t, "stages", stage.key()), "", "{stage}");
            }
        }
    }
}
