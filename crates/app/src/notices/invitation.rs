//! The invitation to a meeting as a mail, with the entry for the guest's calendar.

use messages::texts;
use store::jobs::Job;

use super::outbox::Channel;
use super::post::{Post, Prepared};
use crate::Error;
use crate::meetings::ToGuest;
use crate::ports::Message;

impl Post<'_> {
    /// What is sent is the meeting as it is now: a change that has its own mail already makes this one needless.
    pub(super) fn invitation(&self, job: &Job, to: &ToGuest) -> Result<Prepared, Error> {
        let Some((guest, _)) = self.reader(to.person, Channel::Mail)? else {
            return Ok(Prepared::Obsolete);
        };
        let sender = &self.carrier.ways().sender;
        let t = texts(guest.language);
        let letter = (self.app.meetings()).letter(to, [sender, &guest.address], t);
        let letter = match letter {
            Ok(Some(letter)) => letter,
            Ok(None) | Err(Error::NotFound) => return Ok(Prepared::Obsolete),
            Err(error) => return Err(error),
        };
        let message = Message::Mail {
            id: job.id.clone(),
            thread: None,
            to: guest.address,
            subject: letter.subject,
            text: letter.text,
            entry: Some(letter.entry),
            at: self.app.now(),
        };
        Ok(Prepared::Message(message, None))
    }
}
