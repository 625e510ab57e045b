//! The shelf of a demonstration: what would have gone out lies here and goes nowhere.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use domain::ids::PersonId;
use store::addresses::{Address, Manner};
use store::notices::Mark;

use super::address::manner;
use super::outbox::Channel;
use crate::ports::{Carrier, Message, Undelivered, Ways};
use crate::{App, Error};

/// Messages that are kept, the latest.
const ROOM: usize = 500;

/// A carrier that keeps everything in the building, until the process ends.
#[derive(Debug)]
pub struct Shelf {
    ways: Ways,
    messages: Mutex<VecDeque<Message>>,
}

impl Shelf {
    /// A shelf that pretends to have these ways out.
    pub fn new(ways: Ways) -> Shelf {
        Shelf {
            ways,
            messages: Mutex::default(),
        }
    }

    /// What would have gone to these addresses, the latest first.
    pub fn for_addresses(&self, addresses: &[String]) -> Vec<Message> {
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        let theirs = messages.iter().rev().filter(|message| match message {
            Message::Mail { to, .. } | Message::Sms { to, .. } => addresses.contains(to),
            Message::Hook { .. } => false,
        });
        theirs.cloned().collect()
    }
}

impl App {
    /// Gives the people of a demonstration addresses for mail that nobody reads, and lets the post begin so many events
    /// before the end of the record, so that there is something to be seen.
    pub fn begin_shelf(&self, people: &[(PersonId, String)], events: i64) -> Result<(), Error> {
        self.db.write(|tx| {
            let last = i64::try_from(store::events::count(tx)?).unwrap_or(i64::MAX) - 1;
            let from = (last - events).max(-1);
            store::notices::move_mark(tx, Mark::SentTo, None, from)?;
            for (person, address) in people {
                let manner = Manner {
                    digest_to: from,
                    ..manner(tx, *person)?
                };
                store::addresses::set_manner(tx, *person, &manner)?;
                let entered = Address {
                    person: *person,
                    channel: Channel::Mail.key().to_owned(),
                    address: address.clone(),
                    code: None,
                };
                store::addresses::set(tx, &entered)?;
            }
            Ok(())
        })
    }
}

impl Carrier for Shelf {
    fn ways(&self) -> &Ways {
        &self.ways
    }

    fn carry(&self, message: &Message) -> Result<(), Undelivered> {
        let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        if messages.len() == ROOM {
            messages.pop_front();
        }
        messages.push_back(message.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shelf_shows_everybody_the_own_messages_and_nobody_a_group_s() {
        let shelf = Shelf::new(Ways::default());
        for (id, to) in [("1", "one"), ("2", "two"), ("3", "one")] {
            let (id, to, text) = (id.to_owned(), to.to_owned(), String::new());
            shelf.carry(&Message::Sms { id, to, text }).unwrap();
        }
        let ids: Vec<String> = shelf
            .for_addresses(&["one".to_owned()])
            .into_iter()
            .map(|message| match message {
                Message::Mail { id, .. } | Message::Sms { id, .. } | Message::Hook { id, .. } => id,
            })
            .collect();
        assert_eq!(ids, ["3", "1"]);
    }
}
