//! Reading and writing side by side.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use documents::workbook::{RefusedRow, WriteError};

use super::ImportError;

/// Rows that are written in one transaction.
const BATCH: usize = 512;
/// Batches that may wait.
const WAITING: usize = 4;

/// Who watches an import.
pub struct Watch<'w> {
    /// Told how many rows are done.
    pub progress: &'w mut dyn FnMut(u64),
    /// Told of each refused row, in order.
    pub refused: &'w mut dyn FnMut(&RefusedRow<'_>) -> Result<(), WriteError>,
}

/// What became of a row before it is written.
pub(super) enum Item<'a, U> {
    Understood(U),
    Refused(RefusedRow<'a>),
}

/// Where the reading side puts its rows.
pub(super) struct Sender<'a, U> {
    channel: SyncSender<Vec<Item<'a, U>>>,
    waiting: Vec<Item<'a, U>>,
}

/// The other side has stopped; its reason counts.
pub(super) struct Stopped;

impl<'a, U> Sender<'a, U> {
    pub fn put(&mut self, item: Item<'a, U>) -> Result<(), Stopped> {
        self.waiting.push(item);
        if self.waiting.len() >= BATCH {
            self.send()?;
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), Stopped> {
        let batch = std::mem::replace(&mut self.waiting, Vec::with_capacity(BATCH));
        self.channel.send(batch).map_err(|_| Stopped)
    }
}

/// Runs `read` on a thread of its own and hands its rows, batch by batch, to `write` on this one.
///
/// `write` gets what was understood; refused rows go to the watch.
pub(super) fn run<'a, U, R>(
    read: impl FnOnce(&mut Sender<'a, U>) -> Result<R, ImportError> + Send,
    mut write: impl FnMut(Vec<U>) -> Result<(), ImportError>,
    watch: &mut Watch<'_>,
) -> Result<R, ImportError>
where
    U: Send,
    R: Send,
{
    let (channel, batches) = sync_channel(WAITING);
    thread::scope(|scope| {
        let reading = scope.spawn(move || {
            let mut sender = Sender {
                channel,
                waiting: Vec::with_capacity(BATCH),
            };
            let read = read(&mut sender)?;
            // A writer that has stopped has its own reason, which counts.
            let _ = sender.send();
            Ok(read)
        });
        let written = drain(batches, &mut write, watch);
        let read = match reading.join() {
            Ok(read) => read,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        written?;
        read
    })
}

fn drain<U>(
    batches: Receiver<Vec<Item<'_, U>>>,
    write: &mut impl FnMut(Vec<U>) -> Result<(), ImportError>,
    watch: &mut Watch<'_>,
) -> Result<(), ImportError> {
    let mut done = 0;
    for batch in batches {
        done += batch.len() as u64;
        let mut understood = Vec::with_capacity(batch.len());
        for item in batch {
            match item {
                Item::Understood(row) => understood.push(row),
                Item::Refused(row) => (watch.refused)(&row)?,
            }
        }
        if !understood.is_empty() {
            write(understood)?;
        }
        (watch.progress)(done);
    }
    Ok(())
}
