//! The page of a set-up link: its holder sets the password of one account.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::refusal::Problem;

use super::{error_of, errors, html, mend};
use crate::components::field::{Control, Field};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Typed};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::set_up::SetUp;
use crate::visitor::Visitor;

pub async fn show(State(site): State<Site>, visitor: Visitor, Path(link): Path<String>) -> Answer {
    html(&view(&site, &visitor, &link, None).await?)
}

pub async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    Path(link): Path<String>,
    Typed(typed): Typed,
) -> Answer {
    let new = typed.text("password").to_owned();
    let refused = if new == typed.text("repeat") {
        let link = link.clone();
        match site
            .run_hashing(move |app| app.accounts().accept(&link, &new))
            .await
        {
            Ok(_) => {
                return Ok(Redirect::to("/sign-in")
                    .saying("account.set_up.done")
                    .into_response());
            }
            Err(error) => FieldError::of(&error).ok_or(error)?,
        }
    } else {
        FieldError {
            field: "repeat".into(),
            problem: Problem::NotTheSame,
        }
    };
    mend(&view(&site, &visitor, &link, Some(&refused)).await?)
}

async fn view(
    site: &Site,
    visitor: &Visitor,
    link: &str,
    error: Option<&FieldError>,
) -> Result<SetUp, Failure> {
    let t = visitor.t;
    let asked = link.to_owned();
    let invited = site
        .run(move |app| app.accounts().invitation(&asked))
        .await?;
    let words = &t.account;
    let password = |name: &str, label: &str| {
        Field::new(t, name, label)
            .control(Control::Password)
            .autocomplete("new-password")
            .error(error_of(t, error, name))
    };
    let mut fields = [
        password("password", words.password.new).hint(words.password.new_hint),
        password("repeat", words.password.repeat),
    ];
    let errors = errors(t, error).mending(&mut fields);
    let [password, repeat] = fields;
    Ok(SetUp {
        page: visitor.page(words.set_up.title),
        errors,
        lead: words.set_up.lead(&invited.login),
        action: format!("/set-up/{link}"),
        login: invited.login.to_string(),
        password,
        repeat,
    })
}
