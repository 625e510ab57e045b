//! Reads a sign-up out of what was typed.

use app::signups::NewSignUp;
use domain::cases::refusal::Problem;
use domain::signups::{LONGEST_PROBLEM, Raised};
use messages::Texts;

use super::form::PROBLEMS;
use crate::error::field_sentence;
use crate::forms::Submitted;
use crate::pages::meetings::firm;
use crate::pages::mending::Mend;
use crate::visitor::SignedIn;

/// The sign-up as typed; within it, the first field that must be mended.
pub fn sign_up(
    app: &app::App,
    person: &SignedIn,
    t: &Texts,
    typed: &Submitted,
) -> Result<Result<NewSignUp, Mend>, app::Error> {
    let problems = match problems(t, typed) {
        Ok(problems) => problems,
        Err(mend) => return Ok(Err(mend)),
    };
    let text = |name: &str| typed.text(name).trim().to_owned();
    Ok(Ok(NewSignUp {
        firm: firm(app, person, typed, "firm")?,
        post: text("post"),
        name: text("name"),
        phone: text("phone"),
        problems,
        may_publish: typed.is_ticked("may_publish"),
    }))
}

/// Problems that nothing was written about are left out; the first must be there.
fn problems(t: &Texts, typed: &Submitted) -> Result<Vec<Raised>, Mend> {
    let mut raised = Vec::new();
    for n in 1..=PROBLEMS {
        let part = |part: &str| {
            typed
                .text(&format!("{part}_{n}"))
                .trim()
                .replace("\r\n", "\n")
        };
        let bad = |field: &str, problem| {
            Err(Mend::new(
                format!("{field}_{n}"),
                field_sentence(t, problem),
            ))
        };
        let text = part("problem");
        if text.is_empty() {
            if n == 1 {
                return bad("problem", Problem::Missing);
            }
            continue;
        }
        if text.chars().count() > LONGEST_PROBLEM {
            return bad("problem", Problem::TooLong);
        }
        let category = part("category");
        if category.is_empty() {
            return bad("category", Problem::Missing);
        }
        raised.push(Raised {
            text,
            category,
            elsewhere: part("elsewhere"),
            wanted_office: part("wanted_office"),
        });
    }
    Ok(raised)
}
