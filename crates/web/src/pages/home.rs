//! The first page: it leads on to what the person's roles open.

use crate::navigation;
use crate::redirect::Redirect;
use crate::visitor::{SignedIn, Visitor};

pub async fn show(visitor: Visitor, person: SignedIn) -> Redirect {
    let items = navigation::items(visitor.t, &person.actor, "/");
    let first = items.into_iter().find(|item| item.link.href != "/");
    Redirect::to(first.map_or_else(|| "/account".to_owned(), |item| item.link.href))
}
