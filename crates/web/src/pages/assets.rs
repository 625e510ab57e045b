//! Style sheets, scripts and the icon, under addresses that change with their content.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;

use crate::assets;
use crate::error::{Answer, Failure};

/// May be kept for ever: another content has another address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

pub async fn show(Path((fingerprint, name)): Path<(String, String)>) -> Answer {
    let asset = assets::find(&fingerprint, &name).ok_or(Failure::NOT_FOUND)?;
    let headers = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, FOR_EVER),
    ];
    Ok((headers, asset.text).into_response())
}
