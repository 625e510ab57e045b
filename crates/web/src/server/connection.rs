//! One connection: its head within a time and a size, its requests to the router.

use std::future::Future;
use std::net::IpAddr;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpStream;
use tower::ServiceExt;

use crate::address::Peer;
use crate::site::Site;

/// The most bytes of a request's head.
const HEAD_BYTES: usize = 64 * 1024;

/// Serves a connection to its end. Until the server stops, the connection may go on with further requests.
pub(super) fn serve(
    site: &Site,
    router: Router,
    stream: TcpStream,
    peer: IpAddr,
    open: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + 'static {
    let limits = site.config().limits;
    // Answers are written at once; waiting for more to send along would only delay them.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        router.clone().oneshot(request.map(Body::new))
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_headers(limits.headers)
        .max_buf_size(HEAD_BYTES);
    let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
    let site = site.clone();
    async move {
        site.metrics().connection_opened();
        if let Err(error) = connection.await {
            // Senders that break off or dawdle are no fault of ours.
            tracing::debug!(%error, "a connection ended early");
        }
        site.metrics().connection_closed();
    }
}
