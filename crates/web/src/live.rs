//! Pages that are told when something changes in their room.
//!
//! What travels is a number and no word: whoever is told fetches the page again, as the person who is signed in, through
//! the same gate as always. One task of the process looks whether anything was recorded, also by other processes on the
//! same database, however many pages listen.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::ids::MeetingId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::site::Site;

/// How often the record is looked at while somebody listens.
const LOOK_EVERY: Duration = Duration::from_millis(400);

/// The rooms that pages listen to, and how far each has come.
pub(crate) struct Live {
    rooms: Mutex<BTreeMap<MeetingId, watch::Sender<i64>>>,
    places: Arc<Semaphore>,
    is_closing: watch::Sender<bool>,
}

/// One page that is told. Its place is free again when it goes.
pub(crate) struct Listener {
    pub pulse: watch::Receiver<i64>,
    pub is_closing: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

impl Live {
    pub fn new(most: usize) -> Live {
        Live {
            rooms: Mutex::new(BTreeMap::new()),
            places: Arc::new(Semaphore::new(most)),
            is_closing: watch::Sender::new(false),
        }
    }

    /// Listens to a room; none when all places are taken. Whoever listens tells how far the room has come by
    /// [`Live::tell`] after this, so that nothing falls between.
    pub fn listen(&self, room: MeetingId) -> Option<Listener> {
        let place = self.places.clone().try_acquire_owned().ok()?;
        let mut rooms = self.rooms();
        let sender = rooms.entry(room).or_insert_with(|| watch::Sender::new(-1));
        Some(Listener {
            pulse: sender.subscribe(),
            is_closing: self.is_closing.subscribe(),
            _place: place,
        })
    }

    /// Tells all who listen to a room how far it has come; what is older than known is no news.
    pub fn tell(&self, room: MeetingId, pulse: i64) {
        if let Some(sender) = self.rooms().get(&room) {
            sender.send_if_modified(|known| {
                let is_news = pulse > *known;
                *known = (*known).max(pulse);
                is_news
            });
        }
    }

    /// Ends all listening, so that a stopping server needn't wait for it.
    pub fn close(&self) {
        self.is_closing.send_replace(true);
    }

    /// The rooms that anybody listens to; the others are forgotten.
    fn listened(&self) -> Vec<MeetingId> {
        let mut rooms = self.rooms();
        rooms.retain(|_, sender| sender.receiver_count() > 0);
        rooms.keys().copied().collect()
    }

    /// A map of numbers is whole whoever panicked over it.
    fn rooms(&self) -> MutexGuard<'_, BTreeMap<MeetingId, watch::Sender<i64>>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks at the record as long as the server runs.
pub(crate) async fn watch(site: Site) {
    let mut seen = None;
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let rooms = site.live().listened();
        if rooms.is_empty() {
            seen = None;
            continue;
        }
        let found = site.run(move |app| {
            let recorded = app.rooms().recorded()?;
            if seen == Some(recorded) {
                return Ok(None);
            }
            Ok(Some((recorded, app.rooms().pulses(&rooms)?)))
        });
        match found.await {
            Ok(None) => {}
            Ok(Some((recorded, pulses))) => {
                seen = Some(recorded);
                for (room, pulse) in pulses {
                    site.live().tell(room, pulse);
                }
            }
            Err(error) => tracing::warn!(%error, "the record could not be looked at"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ROOM: MeetingId = MeetingId(Uuid::nil());

    #[test]
    fn what_is_older_than_known_is_no_news() {
        let live = Live::new(1);
        let mut listener = live.listen(ROOM).unwrap();
        live.tell(ROOM, 7);
        assert_eq!(*listener.pulse.borrow_and_update(), 7);
        live.tell(ROOM, 6);
        assert!(!listener.pulse.has_changed().unwrap());
        live.tell(ROOM, 8);
        assert!(listener.pulse.has_changed().unwrap());
    }

    #[test]
    fn a_place_is_free_again_when_its_page_goes() {
        let live = Live::new(1);
        let listener = live.listen(ROOM);
        assert!(live.listen(ROOM).is_none());
        drop(listener);
        assert!(live.listen(ROOM).is_some());
        assert!(live.listened().is_empty());
    }
}
