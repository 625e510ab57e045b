//! The one table of all URLs ([`table`]), and what makes an address impossible without its rule of access.

mod access;
mod build;
mod commands;
pub mod table;

pub use access::{Access, Door};
pub use build::{Route, Routes};

/// Declares routes, one a line: `GET "/cases/{number}" Case(View) => cases::show;`. A route that takes files names the
/// most bytes: `POST "/import" Has(ImportLedger) => import::take, at most 20_000_000;`.
macro_rules! routes {
    ($($method:ident $pattern:literal $access:expr => $handler:path $(, at most $bytes:literal)?;)*) => {
        $crate::routes::Routes::new()$(.add(
            $crate::routes::Route {
                method: ::axum::http::Method::$method,
                pattern: $pattern,
                access: $access,
                handler: stringify!($handler),
                takes_files: $crate::routes::routes!(@bytes $($bytes)?),
            },
            $handler,
        ))*
    };
    (@bytes) => { None };
    (@bytes $bytes:literal) => { Some($bytes) };
}
pub(crate) use routes;
