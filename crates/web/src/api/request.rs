//! What requests of the API carry besides their address: JSON, the key against doing things twice, the version seen.

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;

use crate::error::Failure;

/// The longest key that is kept.
const KEY_CHARACTERS: usize = 200;

/// The body as what it should be.
pub(super) fn body<T: DeserializeOwned>(bytes: &Bytes) -> Result<T, Failure> {
    serde_json::from_slice(bytes).map_err(|error| Failure::BadRequest(format!("body: {error}")))
}

/// The key under which asking again answers the same; every change must have one.
pub(super) fn key(headers: &HeaderMap) -> Result<String, Failure> {
    let key = headers.get("idempotency-key");
    let key = key.and_then(|key| key.to_str().ok()).unwrap_or_default();
    if key.is_empty() || key.len() > KEY_CHARACTERS {
        let what = format!("Idempotency-Key: 1 to {KEY_CHARACTERS} characters are needed");
        return Err(Failure::BadRequest(what));
    }
    Ok(format!("api/{key}"))
}

/// The version of the case that the sender saw, out of `If-Match: "7"`; `None` when any will do.
pub(super) fn version_seen(headers: &HeaderMap) -> Result<Option<i64>, Failure> {
    let Some(given) = headers.get(header::IF_MATCH) else {
        return Ok(None);
    };
    let given = given.to_str().unwrap_or_default().trim();
    if given == "*" {
        return Ok(None);
    }
    let version = given.trim_matches('"').parse().ok();
    let unreadable = || Failure::BadRequest("If-Match: the ETag of the case is needed".into());
    version.map(Some).ok_or_else(unreadable)
}

/// The tag of a version.
pub(super) fn etag(version: i64) -> String {
    format!("\"{version}\"")
}
