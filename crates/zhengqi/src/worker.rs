//! The worker of a server: a thread that sends what is to be sent, does what every day asks for and climbs the ladder of
//! deadlines, until it stops.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use app::App;
use app::ports::Carrier;
use app::work::{Worked, Worker};
use domain::ladder::Watch;

/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_secs(2);
/// How long it rests when the database is away.
const LONG_REST: Duration = Duration::from_secs(15);
/// How often it looks at the ladder.
const CLIMBS_EVERY: Duration = Duration::from_secs(60);
/// The first look, when the server has begun to answer.
const FIRST_CLIMB: Duration = Duration::from_secs(5);

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
            let mut climber = Climber::new();
            loop {
                climber.look(&worker);
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

/// What is remembered between two looks at the ladder.
struct Climber {
    watch: Watch,
    /// The clock that only goes on: it finds the jumps of the other one.
    begun: Instant,
    next_look: Duration,
}

impl Climber {
    fn new() -> Climber {
        Climber {
            watch: Watch::default(),
            begun: Instant::now(),
            next_look: FIRST_CLIMB,
        }
    }

    /// Looks at the ladder when it is time to.
    fn look(&mut self, worker: &Worker) {
        let steady = self.begun.elapsed();
        if steady < self.next_look {
            return;
        }
        self.next_look = steady + CLIMBS_EVERY;
        if let Err(error) = worker.climb(&mut self.watch, steady) {
            tracing::warn!(%error, "the ladder could not be climbed");
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
