//! Notices: the inbox that everybody has, and what leaves the building on its account.

mod address;
mod dead;
mod inbox;
mod invitation;
mod outbox;
mod post;
mod render;

pub use address::{Addresses, OwnAddress, Told};
pub use dead::{DeadLetter, DeadLetters};
pub use inbox::{Inbox, InboxPage, Item};
pub use outbox::Channel;
pub use post::{Post, Sent};
pub use render::sample;
