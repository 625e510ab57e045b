//! The server: our own accept loop over hyper, with bounds on heads, connections and stopping.

mod connection;
mod signals;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::address::BaseUrl;
use crate::error::Failure;
use crate::routes::table;
use crate::site::{Config, Site};
use crate::{envelope, gate, live};

pub use signals::told_to_stop;

/// How long the loop rests when the system has no more file handles.
const REST: Duration = Duration::from_millis(50);
/// How often ended sessions are swept away.
const TIDY_EVERY: Duration = Duration::from_secs(600);
/// How long after the start suggestions are learned first, and how often again.
const LEARN_AFTER: Duration = Duration::from_secs(3);
const LEARN_EVERY: Duration = Duration::from_secs(6 * 3600);

/// Serves until the process is told to stop (SIGTERM or ctrl-c), then until the answers under way are sent.
pub async fn serve(site: Site, listener: TcpListener) -> io::Result<()> {
    serve_until(site, listener, told_to_stop()?).await
}

/// Whether this address may be served.
///
/// # Errors
/// When it is open to other machines and the configuration names no `https://` address: passwords would travel
/// readable.
pub fn may_serve(config: &Config, address: SocketAddr) -> io::Result<()> {
    let is_https = config.base_url.as_ref().is_some_and(BaseUrl::is_https);
    if address.ip().is_loopback() || is_https {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidInput,
        format!(
            "{address} is open to other machines: set server.public_url to the site's https address, or listen on 127.0.0.1"
        ),
    ))
}

/// Serves until `stop` is ready.
///
/// # Errors
/// See [`may_serve`].
pub async fn serve_until(
    site: Site,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    may_serve(site.config(), address)?;
    let started = site.app().now().0 / 1000;
    site.metrics().set_started(started.max(0).cast_unsigned());
    let tidying = tokio::spawn(keep_tidy(site.clone()));
    let watching = tokio::spawn(live::watch(site.clone()));
    let learning = tokio::spawn(keep_learning(site.clone()));
    let open = accept(&site, &listener, stop).await;
    drop(listener);
    tidying.abort();
    learning.abort();
    watching.abort();
    site.live().close();
    drain(open, site.config().limits.drain).await;
    Ok(())
}

/// The whole site as one service: routes, what is around them, and the answer where no route is.
pub fn router(site: &Site) -> Router {
    table::routes()
        .router(site)
        .fallback(nothing_here)
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(site.clone(), envelope::around))
        .with_state(site.clone())
}

async fn nothing_here(State(site): State<Site>, request: Request) -> Response {
    gate::answer(site, request, Failure::NOT_FOUND).await
}

async fn no_such_method(State(site): State<Site>, request: Request) -> Response {
    gate::answer(site, request, Failure::MethodNotAllowed).await
}

async fn accept(
    site: &Site,
    listener: &TcpListener,
    stop: impl Future<Output = ()>,
) -> GracefulShutdown {
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(site.config().limits.connections));
    let router = router(site);
    tokio::pin!(stop);
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        tokio::select! {
            () = &mut stop => return open,
            (place, accepted) = next => match (place, accepted) {
                (Ok(place), Ok((stream, peer))) => {
                    let connection = connection::serve(site, router.clone(), stream, peer.ip(), &open);
                    tokio::spawn(async move {
                        connection.await;
                        drop(place);
                    });
                }
                (_, Err(error)) => {
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(REST).await;
                }
                (Err(_), Ok(_)) => return open,
            },
        }
    }
}

/// Waits for the answers under way, but not for ever.
async fn drain(open: GracefulShutdown, patience: Duration) {
    if tokio::time::timeout(patience, open.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("connections were cut when the time to stop was over");
    }
}

async fn keep_tidy(site: Site) {
    loop {
        tokio::time::sleep(TIDY_EVERY).await;
        if let Err(error) = site.run(|app| app.accounts().tidy()).await {
            tracing::warn!(%error, "ended sessions could not be swept away");
        }
    }
}

/// Writes full text anew that was written by older rules, and learns from what people decided, soon after the start and
/// again every few hours. On a thread of its own, so that a stopping server needn't wait for it.
async fn keep_learning(site: Site) {
    tokio::time::sleep(LEARN_AFTER).await;
    loop {
        let app = site.app().clone();
        std::thread::spawn(move || {
            if let Err(error) = app.cases().renew_full_text() {
                tracing::warn!(%error, "the full text could not be written anew");
            }
            if let Err(error) = app.learn() {
                tracing::warn!(%error, "suggestions could not be learned");
            }
        });
        tokio::time::sleep(LEARN_EVERY).await;
    }
}
