//! The record, for everybody.

use axum::extract::State;
use domain::time::local_text;

use crate::components::summary::{Density, SummaryList};
use crate::error::Answer;
use crate::pages::html;
use crate::site::Site;
use crate::views::record::RecordPage;
use crate::visitor::Visitor;
use crate::wording::grouped;

pub async fn show(State(site): State<Site>, visitor: Visitor) -> Answer {
    let found = site.run(|app| app.evidence()).await?;
    let t = visitor.t;
    let words = &t.evidence;
    let number = |n: u64| grouped(i64::try_from(n).unwrap_or(i64::MAX));
    let now = SummaryList::new(Density::Normal)
        .fact(words.root, found.root)
        .fact(words.size, number(found.size))
        .fact(words.algorithm, found.algorithm)
        .fact(words.origin, found.origin)
        .fact(words.fingerprint, found.fingerprint)
        .fact(words.verifier_key, found.verifier_key);
    let checkpoint = match &found.checkpoint {
        Some(signed) => words.checkpoint_at(number(signed.size), local_text(signed.at)),
        None => words.no_checkpoint.to_owned(),
    };
    html(&RecordPage {
        page: visitor.page(words.title),
        now,
        checkpoint,
        note: found.note,
    })
}
