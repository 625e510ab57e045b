//! What is around every request: whose host it names, a number to find it by, the headers that keep browsers from
//! doing more than we mean, one line in the log, one count in the metrics.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::address::is_ours;
use crate::error::Failure;
use crate::gate;
use crate::site::Site;

/// To find a request in the log.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Nothing is loaded but our own files, nothing inline runs, nobody frames a page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];
const ONE_YEAR: &str = "max-age=31536000";

/// The outermost step.
pub(crate) async fn around(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = site.request_id();
    let method = request.method().clone();
    let route = pattern(&request);
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = if is_ours(site.config(), request.headers()) {
        next.run(request).await
    } else {
        gate::answer(site.clone(), request, Failure::Misdirected).await
    };
    protect(&site, response.headers_mut());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    note(
        &site,
        &Served {
            id,
            method,
            route,
            begun,
        },
        response.status(),
    );
    response
}

struct Served {
    id: String,
    method: Method,
    route: String,
    begun: Instant,
}

/// The pattern of the route, never the path itself: paths name cases.
fn pattern(request: &Request) -> String {
    let matched = request.extensions().get::<MatchedPath>();
    matched.map_or("none", MatchedPath::as_str).to_owned()
}

fn protect(site: &Site, headers: &mut HeaderMap) {
    for (name, value) in &HEADERS {
        if !headers.contains_key(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if site.is_secure() {
        let year = HeaderValue::from_static(ONE_YEAR);
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
}

fn note(site: &Site, served: &Served, status: StatusCode) {
    let taken = served.begun.elapsed();
    site.metrics()
        .served(&served.method, &served.route, status, taken);
    tracing::info!(
        target: "request",
        id = served.id,
        method = served.method.as_str(),
        route = served.route,
        status = status.as_u16(),
        ms = taken.as_micros() as f64 / 1000.0,
    );
}
