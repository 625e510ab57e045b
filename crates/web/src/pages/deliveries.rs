//! Messages that could not be delivered: what was said against each, and the button that sends it again.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::time::local_text;

use crate::components::action_table::{ActionTable, RowAction};
use crate::components::steps::Weight;
use crate::error::Answer;
use crate::pages::html;
use crate::pages::settings::tabs::{Part, tabs};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::deliveries::Deliveries;
use crate::visitor::{SignedIn, Visitor};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let dead = site
        .run(move |app| app.undelivered().list(&person.actor))
        .await?;
    let t = visitor.t;
    let words = &t.deliveries;
    let page = visitor.page(words.title);
    let columns = [words.message, words.failed_at, words.attempts, words.reason];
    let mut table = ActionTable::new(&page, words.title, &columns);
    for letter in dead {
        let id: String = form_urlencoded::byte_serialize(letter.id.as_bytes()).collect();
        let cells = vec![
            letter.id,
            local_text(letter.failed_at),
            letter.attempts.to_string(),
            letter.error,
        ];
        let action = RowAction {
            href: format!("/deliveries/{id}/again"),
            label: words.again.to_owned(),
            weight: Weight::Plain,
        };
        table.row_with(cells, action);
    }
    html(&Deliveries {
        tabs: tabs(t, Part::Notices),
        table,
        page,
    })
}

pub async fn again(State(site): State<Site>, person: SignedIn, Path(id): Path<String>) -> Answer {
    site.run(move |app| app.undelivered().send_again(&person.actor, &id))
        .await?;
    let done = Redirect::to("/deliveries").saying("deliveries.sent_again");
    Ok(done.into_response())
}
