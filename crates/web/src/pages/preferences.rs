//! Language and colours: kept in the browser, and with the account of whoever is signed in.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use messages::Language;

use crate::cookies::Cookie;
use crate::error::Answer;
use crate::forms::Typed;
use crate::layout::Theme;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::visitor::{Visitor, Who};

pub async fn keep(State(site): State<Site>, visitor: Visitor, Typed(typed): Typed) -> Answer {
    let language = Language::from_tag(typed.text("language"));
    let theme = Theme::from_code(typed.text("theme"));
    if let Who::Session(person) = &visitor.who {
        let account = person.account;
        let (tag, code) = (language.map(Language::tag), theme.map(Theme::code));
        site.run(move |app| app.accounts().remember(account, tag, code))
            .await?;
    }
    let mut response = Redirect::to(typed.text("return_to")).into_response();
    keep_in_browser(&site, &mut response, language, theme);
    Ok(response)
}

fn keep_in_browser(
    site: &Site,
    response: &mut Response,
    language: Option<Language>,
    theme: Option<Theme>,
) {
    if let Some(language) = language {
        Cookie::Language.set(site, response.headers_mut(), language.tag());
    }
    if let Some(theme) = theme {
        Cookie::Theme.set(site, response.headers_mut(), theme.code());
    }
}
