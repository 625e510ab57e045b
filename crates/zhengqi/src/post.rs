//! The post office of a server: a thread that hands messages to their channels until the server stops.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use app::App;
use app::notices::{Post, Sent};
use channels::Channels;

/// How long the office rests when there is nothing to do.
const REST: Duration = Duration::from_secs(2);
/// How long it rests when the database is away.
const LONG_REST: Duration = Duration::from_secs(15);
/// Rounds between two times of forgetting what was sent long ago.
const TIDY_EVERY: u32 = 10_000;

/// A running post office.
pub struct PostOffice {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl PostOffice {
    /// Opens one, if any way out is configured.
    pub fn open(app: &App, channels: Channels) -> std::io::Result<Option<PostOffice>> {
        if !channels.is_open() {
            return Ok(None);
        }
        let post = Post::new(app.clone(), Arc::new(channels));
        let (stop, stopped) = mpsc::channel();
        let work = move || {
            let mut rounds = 0_u32;
            loop {
                let rest = work_once(&post, &mut rounds);
                match stopped.recv_timeout(rest) {
                    Err(RecvTimeoutError::Timeout) => {}
                    Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        let thread = std::thread::Builder::new()
            .name("post".into())
            .spawn(work)?;
        Ok(Some(PostOffice { stop, thread }))
    }

    /// Ends the message under way, and takes no other one.
    pub fn close(self) {
        // The office is closed already when nobody listens any more.
        let _ = self.stop.send(());
        if self.thread.join().is_err() {
            tracing::error!("the post office broke down");
        }
    }
}

/// One round, and how long to rest after it.
fn work_once(post: &Post, rounds: &mut u32) -> Duration {
    *rounds = rounds.wrapping_add(1);
    if rounds.is_multiple_of(TIDY_EVERY)
        && let Err(error) = post.tidy()
    {
        tracing::warn!(%error, "old messages could not be forgotten");
    }
    match post.round() {
        Ok(Sent::Something) => Duration::ZERO,
        Ok(Sent::Nothing) => REST,
        Err(error) => {
            tracing::warn!(%error, "messages could not be looked after");
            LONG_REST
        }
    }
}
