//! Whether a changing request was sent by a page of ours. Browsers say where a form stood; scripts can't forge it.

use axum::http::{HeaderMap, header};

use crate::address::is_our_origin;
use crate::error::Failure;
use crate::site::Site;

/// Refuses what another site's page sends. Who says nothing is no browser of the last years and still needs the token.
pub(super) fn check(site: &Site, headers: &HeaderMap) -> Result<(), Failure> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if text("sec-fetch-site").is_some_and(|from| from != "same-origin") {
        return Err(Failure::Foreign);
    }
    let host = text(header::HOST.as_str()).unwrap_or_default();
    let is_foreign = |origin: &str| !is_our_origin(site.config(), origin, host);
    if text(header::ORIGIN.as_str()).is_some_and(is_foreign) {
        return Err(Failure::Foreign);
    }
    Ok(())
}
