//! The worker of a server: a thread that sends what is to be sent and does what every day asks for, until it stops.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use app::App;
use app::ports::Carrier;
use app::work::{Worked, Worker};

/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_secs(2);
/// How long it rests when the database is away.
const LONG_REST: Duration = Duration::from_secs(15);

/// A worker in a thread of its own.
pub struct WorkerThread {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl WorkerThread {
    /// Begins to work.
    pub fn start(app: &App, carrier: Arc<dyn Carrier>) -> std::io::Result<WorkerThread> {
        let worker = Worker::new(app.clone(), carrier);
        let (stop, stopped) = mpsc::channel();
        let work = move || {
            loop {
                match stopped.recv_timeout(one_round(&worker)) {
                    Err(RecvTimeoutError::Timeout) => {}
                    Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        let thread = std::thread::Builder::new()
            .name("worker".into())
            .spawn(work)?;
        Ok(WorkerThread { stop, thread })
    }

    /// Ends the job under way, and takes no other one.
    pub fn stop(self) {
        // Nobody listens any more when the worker has ended by itself.
        let _ = self.stop.send(());
        if self.thread.join().is_err() {
            tracing::error!("the worker broke down");
        }
    }
}

/// One round, and how long to rest after it.
fn one_round(worker: &Worker) -> Duration {
    match worker.round() {
        Ok(Worked::Something) => Duration::ZERO,
        Ok(Worked::Nothing) => REST,
        Err(error) => {
            tracing::warn!(%error, "what is to be done could not be looked after");
            LONG_REST
        }
    }
}
