//! The description of the API (OpenAPI 3.1), made of the types that it speaks.

use axum::http::header;
use axum::response::IntoResponse;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::cases;
use crate::error::{Answer, Failure};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Zhengqi",
        description = "Cases of the programme: raise, list, read, act. Errors are problems (RFC 9457).",
        license(name = "Apache-2.0")
    ),
    paths(cases::create, cases::list, cases::show, cases::act, cases::receipt),
    modifiers(&Bearer),
    security(("bearer" = []))
)]
struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// The document as it lies in `openapi.json`.
///
/// # Errors
/// When it can't be written as JSON.
pub fn document() -> Result<String, serde_json::Error> {
    Document::openapi().to_pretty_json().map(|text| text + "\n")
}

/// The document.
pub async fn show() -> Answer {
    let text = document().map_err(|error| Failure::internal(&error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}
