//! The API for programmes, below `/api/v1`: JSON in and out, bearer tokens, problems (RFC 9457). It calls the same use
//! cases as the pages, so the same rules and permissions hold.

pub mod cases;
mod list;
mod new_case;
pub mod openapi;
mod request;
mod schema;
mod view;
