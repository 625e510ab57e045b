//! Changing one's own password.

use axum::extract::State;
use domain::cases::refusal::Problem;

use super::{Sent, again, errors, field};
use crate::components::field::Control;
use crate::error::Answer;
use crate::forms::{FieldError, Typed};
use crate::layout::Page;
use crate::pages::sign_in::with_session;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::account::Form;
use crate::visitor::{SignedIn, Visitor};

const SCOPE: &str = "password";

pub async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let (current, new) = (
        typed.text("current").to_owned(),
        typed.text("password").to_owned(),
    );
    let error = if new == typed.text("repeat") {
        let who = person.clone();
        let changed = site
            .run_hashing(move |app| app.accounts().change_password(&who, &current, &new))
            .await;
        match changed {
            Ok(begun) => {
                let done = Redirect::to("/account").saying("account.password.changed");
                return Ok(with_session(&site, &begun, done));
            }
            Err(error) => FieldError::of(&error).ok_or(error)?,
        }
    } else {
        FieldError {
            field: "repeat".into(),
            problem: Problem::NotTheSame,
        }
    };
    let sent = Sent {
        scope: SCOPE,
        typed: &typed,
        error,
    };
    again(&site, &visitor, &person, sent).await
}

pub(super) fn form(page: &Page, sent: Option<&Sent<'_>>) -> Form {
    let words = &page.t.account.password;
    let secret = |name, label, word: &str| {
        field(page, (SCOPE, name, label), sent)
            .control(Control::Password)
            .autocomplete(word)
    };
    let mut fields = vec![
        secret("current", words.current, "current-password"),
        secret("password", words.new, "new-password").hint(words.new_hint),
        secret("repeat", words.repeat, "new-password"),
    ];
    Form {
        errors: errors(page, SCOPE, sent).mending(&mut fields),
        fields,
    }
}
