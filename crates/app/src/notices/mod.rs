//! Notices: the inbox that everybody has, and what leaves the building on its account.

mod inbox;

pub use inbox::{Inbox, InboxPage, Item};
