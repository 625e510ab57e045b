//! Figures for whoever watches the server, in the text form that Prometheus reads. Nothing of any case.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: String,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// Seconds, from a page out of memory to one that keeps people waiting.
const BOUNDS: [f64; 11] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0,
];

/// What is counted.
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    latency: Family<Route, Histogram, fn() -> Histogram>,
    connections: Gauge,
    backlog: Gauge,
    started: Gauge<u64, AtomicU64>,
}

impl Metrics {
    pub fn new() -> Metrics {
        let mut registry = Registry::with_prefix("zhengqi");
        let requests = Family::default();
        let latency = Family::new_with_constructor(histogram as fn() -> Histogram);
        let connections = Gauge::default();
        let backlog = Gauge::default();
        let started = Gauge::<u64, AtomicU64>::default();
        registry.register("requests", "Answers by route and status", requests.clone());
        registry.register(
            "request_seconds",
            "Time from a request's head to its answer's",
            latency.clone(),
        );
        registry.register(
            "connections_open",
            "Connections at present",
            connections.clone(),
        );
        registry.register(
            "jobs_due",
            "Jobs that are due and not done",
            backlog.clone(),
        );
        registry.register(
            "started_seconds",
            "When the server started, in Unix time",
            started.clone(),
        );
        Metrics {
            registry,
            requests,
            latency,
            connections,
            backlog,
            started,
        }
    }

    /// Counts an answer.
    pub fn served(&self, method: &Method, route: &str, status: StatusCode, taken: Duration) {
        let request = Request {
            method: method_label(method).to_owned(),
            route: route.to_owned(),
            status: status.as_u16(),
        };
        let of_route = Route {
            route: route.to_owned(),
        };
        self.requests.get_or_create(&request).inc();
        self.latency
            .get_or_create(&of_route)
            .observe(taken.as_secs_f64());
    }

    pub fn connection_opened(&self) {
        self.connections.inc();
    }

    pub fn connection_closed(&self) {
        self.connections.dec();
    }

    pub fn set_started(&self, unix_seconds: u64) {
        self.started.set(unix_seconds);
    }

    /// The text, with the number of jobs that wait now.
    pub fn text(&self, backlog: i64) -> Result<String, std::fmt::Error> {
        self.backlog.set(backlog);
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

fn histogram() -> Histogram {
    Histogram::new(BOUNDS)
}

/// Whoever invents methods doesn't make new rows.
fn method_label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}
