//! What waits to be sent to a person, in the words in which it would leave now.

use domain::time::Instant;

use super::post::{Post, Prepared};
use crate::accounts::SignedIn;
use crate::ports::{Carrier, Message, Undelivered, Ways};
use crate::{App, Error};

/// A message that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// When it leaves: in the next hours of the office.
    pub leaves_at: Instant,
    pub message: Message,
}

impl App {
    /// The person's own messages that wait, the next one first. They hold what they would hold if they left now.
    pub fn awaited(&self, who: &SignedIn, ways: &Ways) -> Result<Vec<Awaited>, Error> {
        let person = who.actor.person;
        let jobs = self
            .db
            .read(|reader| store::jobs::open_for(reader, &person.to_string()))?;
        let nowhere = Nowhere(ways.clone());
        let post = Post::new(self, &nowhere);
        let mut awaited = Vec::new();
        for job in jobs.iter().filter(|job| Post::takes(&job.kind)) {
            if let Prepared::Message(message, _) = post.prepare(job)? {
                awaited.push(Awaited {
                    leaves_at: job.run_at,
                    message,
                });
            }
        }
        Ok(awaited)
    }
}

/// Knows the ways, and takes nothing.
struct Nowhere(Ways);

impl Carrier for Nowhere {
    fn ways(&self) -> &Ways {
        &self.0
    }

    fn carry(&self, _: &Message) -> Result<(), Undelivered> {
        Err(Undelivered::Never("nothing leaves from here".into()))
    }
}
