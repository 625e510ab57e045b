//! Notices: the inbox that everybody has, and what leaves the building on its account.

mod address;
mod awaited;
mod dead;
mod inbox;
mod invitation;
mod outbox;
mod post;
mod render;
mod shelf;
mod weekly;

pub use address::{Addresses, OwnAddress, Told};
pub use awaited::Awaited;
pub use dead::{DeadLetter, DeadLetters};
pub use inbox::{Inbox, InboxPage, Item};
pub use outbox::Channel;
pub(crate) use post::{Post, ToldUpTo};
pub use render::sample;
pub use shelf::Shelf;
pub(crate) use weekly::bulletin_to_readers;
