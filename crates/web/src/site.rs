//! What every request is answered with: the use cases, the configuration, and the one way to blocking work.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use app::App;
use app::notices::Shelf;
use app::ports::Ways;
use store::engine::Engine;
use tokio::sync::Semaphore;

use crate::address::BaseUrl;
use crate::frame::FrameCache;
use crate::live::Live;
use crate::metrics::Metrics;
use crate::views::sign_in::DemoAccount;

/// How the server is reached and what it bears.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address that people type, when it is not just this machine: `https://…`.
    pub base_url: Option<BaseUrl>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whom to ask, printed at the foot of every page; may be empty.
    pub help: String,
    /// Accounts that anyone may use, because all data are invented; offered on the sign-in page.
    pub demo_accounts: Vec<DemoAccount>,
    /// The ways by which people can be told outside the inbox.
    pub ways: Ways,
    /// Where a demonstration lays what would have been sent.
    pub shelf: Option<Arc<Shelf>>,
    pub limits: Limits,
}

/// Bounds that keep one sender from taking what all need.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections at the same time; further ones wait in the queue of the system.
    pub connections: usize,
    /// From the first moment of a connection or the end of an answer until the next request's head is complete.
    pub head: Duration,
    /// Header fields of one request.
    pub headers: usize,
    /// A form's size in bytes; routes that take files have their own.
    pub form_bytes: usize,
    /// How long a stopping server waits for answers that are on their way.
    pub drain: Duration,
    /// How long the frame of pages (name of the programme, root of the record) may be old.
    pub frame_age: Duration,
    /// Use cases that run at the same time; others wait in the order of their coming. More than the processors can
    /// bear take memory and are done no sooner, but commands that wait for one commit together need company.
    pub working: usize,
    /// Passwords judged at the same time, since each takes 19 MiB.
    pub hashing: usize,
    /// Pages that are told of changes while they are open; each keeps a connection.
    pub listeners: usize,
    /// How long one is told before its browser must ask again.
    pub listening: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 16_384,
            head: Duration::from_secs(10),
            headers: 64,
            form_bytes: 1024 * 1024,
            drain: Duration::from_secs(15),
            frame_age: Duration::from_secs(2),
            working: 16,
            hashing: 2,
            listeners: 4_096,
            listening: Duration::from_secs(600),
        }
    }
}

impl Default for Config {
    /// Reached from this machine alone.
    fn default() -> Config {
        Config {
            base_url: None,
            trusted_proxies: Vec::new(),
            help: String::new(),
            demo_accounts: Vec::new(),
            ways: Ways::default(),
            shelf: None,
            limits: Limits::default(),
        }
    }
}

/// Shared by all requests; cloning is cheap.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    app: App,
    config: Config,
    frames: FrameCache,
    metrics: Metrics,
    working: Semaphore,
    hashing: Semaphore,
    requests: AtomicU64,
    live: Live,
}

impl Site {
    /// A site over a programme.
    pub fn new(app: App, config: Config) -> Site {
        Site(Arc::new(Inner {
            frames: FrameCache::new(config.limits.frame_age),
            metrics: Metrics::new(),
            working: Semaphore::new(config.limits.working),
            hashing: Semaphore::new(config.limits.hashing),
            requests: AtomicU64::new(0),
            live: Live::new(config.limits.listeners),
            app,
            config,
        }))
    }

    /// The programme; what blocks goes through [`Site::run`].
    pub fn app(&self) -> &App {
        &self.0.app
    }

    pub fn config(&self) -> &Config {
        &self.0.config
    }

    pub(crate) fn frames(&self) -> &FrameCache {
        &self.0.frames
    }

    pub(crate) fn live(&self) -> &Live {
        &self.0.live
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// Runs a use case on a blocking thread, in the order of their coming. The only way from a handler to the programme.
    pub async fn run<T, F>(&self, work: F) -> Result<T, app::Error>
    where
        F: FnOnce(&App) -> Result<T, app::Error> + Send + 'static,
        T: Send + 'static,
    {
        let place = self.0.working.acquire().await;
        let place = place.map_err(|error| app::Error::Internal(error.to_string()))?;
        let site = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&site.0.app)).await;
        drop(place);
        done.unwrap_or_else(|error| Err(app::Error::Internal(error.to_string())))
    }

    /// Runs a use case that reads a few rows by their keys: on this very thread where the rows are in a file of this
    /// machine, since handing the work over costs more than doing it; otherwise as [`Site::run`].
    pub async fn run_brief<T, F>(&self, work: F) -> Result<T, app::Error>
    where
        F: FnOnce(&App) -> Result<T, app::Error> + Send + 'static,
        T: Send + 'static,
    {
        match self.0.app.db().engine() {
            Engine::Sqlite => work(&self.0.app),
            Engine::Postgres => self.run(work).await,
        }
    }

    /// Runs a use case that only reads, as [`Site::run`] does; all that it reads is of one moment.
    pub async fn read<T, F>(&self, work: F) -> Result<T, app::Error>
    where
        F: FnOnce(&App) -> Result<T, app::Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run(|app| app.db().in_one_picture(|| work(app))).await
    }

    /// The same for a few rows by their keys, as [`Site::run_brief`].
    pub async fn read_brief<T, F>(&self, work: F) -> Result<T, app::Error>
    where
        F: FnOnce(&App) -> Result<T, app::Error> + Send + 'static,
        T: Send + 'static,
    {
        self.run_brief(|app| app.db().in_one_picture(|| work(app)))
            .await
    }

    /// The same for work that judges or makes a password: only a few at a time, in the order of their coming.
    pub async fn run_hashing<T, F>(&self, work: F) -> Result<T, app::Error>
    where
        F: FnOnce(&App) -> Result<T, app::Error> + Send + 'static,
        T: Send + 'static,
    {
        let place = self.0.hashing.acquire().await;
        let place = place.map_err(|error| app::Error::Internal(error.to_string()))?;
        let done = self.run(work).await;
        drop(place);
        done
    }

    /// A number for a request, to find it in the log.
    pub(crate) fn request_id(&self) -> String {
        let n = self.0.requests.fetch_add(1, Ordering::Relaxed);
        format!("{}-{n}", std::process::id())
    }

    /// Whether cookies are for HTTPS only.
    pub fn is_secure(&self) -> bool {
        self.0
            .config
            .base_url
            .as_ref()
            .is_some_and(BaseUrl::is_https)
    }
}
