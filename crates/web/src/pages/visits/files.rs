//! What makes the pages installable: the worker and the manifest, both limited to `/visits/`.

use axum::http::header;
use axum::response::{IntoResponse, Json, Response};
use serde_json::json;

use crate::assets;
use crate::error::{Answer, Failure};
use crate::visitor::Visitor;

/// The worker, under an address of its own: its place in the tree is what it may see.
pub async fn worker() -> Answer {
    let script = assets::current("worker.js").ok_or(Failure::NOT_FOUND)?;
    let headers = [
        (header::CONTENT_TYPE, script.content_type),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, script.text).into_response())
}

pub async fn manifest(visitor: Visitor) -> Response {
    let manifest = json!({
        "name": visitor.t.visits.app_name,
        "short_name": visitor.t.visits.app_name,
        "lang": visitor.t.language().to_string(),
        "start_url": "/visits/",
        "scope": "/visits/",
        "display": "standalone",
        "background_color": "#f3f2ee",
        "theme_color": "#b4281c",
        "icons": [{ "src": assets::paths().icon, "sizes": "any", "type": "image/svg+xml" }],
    });
    let kind = [(header::CONTENT_TYPE, "application/manifest+json")];
    (kind, Json(manifest).into_response().into_body()).into_response()
}
