//! The browsers in which one is signed in.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::ids::SessionId;
use domain::time::local_text;

use crate::components::action_table::{ActionTable, RowAction};
use crate::components::steps::Weight;
use crate::error::{Answer, Failure};
use crate::layout::Page;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::visitor::SignedIn;

pub async fn end(State(site): State<Site>, person: SignedIn, Path(id): Path<SessionId>) -> Answer {
    site.run(move |app| app.accounts().end_session(&person, id))
        .await?;
    let done = Redirect::to("/account").saying("account.sessions.ended");
    Ok(done.into_response())
}

pub(super) async fn table(
    site: &Site,
    page: &Page,
    person: &SignedIn,
) -> Result<ActionTable, Failure> {
    let who = person.clone();
    let sessions = site.run(move |app| app.accounts().sessions(&who)).await?;
    let words = &page.t.account.sessions;
    let columns = [words.agent, words.started, words.seen];
    let mut table = ActionTable::new(page, words.title, &columns);
    for session in sessions {
        let agent = match session.agent.as_str() {
            "" => words.unknown_agent.to_owned(),
            agent => agent.to_owned(),
        };
        let times = [local_text(session.started_at), local_text(session.seen_at)];
        if session.id == person.session {
            let mut cells = vec![format!("{agent} ({})", words.this_one)];
            cells.extend(times);
            table.row(cells);
        } else {
            let mut cells = vec![agent];
            cells.extend(times);
            let action = RowAction {
                href: format!("/account/sessions/{}/end", session.id),
                label: words.end.to_owned(),
                weight: Weight::Plain,
            };
            table.row_with(cells, action);
        }
    }
    Ok(table)
}
