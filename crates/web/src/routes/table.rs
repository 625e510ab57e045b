//! Every URL of the site, with its rule and its handler.

use super::Access::{Operations, Public, SignedIn};
use super::{Routes, routes};
use crate::pages::{assets, health, home, preferences, set_up, sign_in};

/// The table.
#[rustfmt::skip]
pub fn routes() -> Routes {
    routes! {
        // For machines
        GET  "/healthz"                          Public      => health::healthz;
        GET  "/readyz"                           Public      => health::readyz;
        GET  "/metrics"                          Operations  => health::metrics;
        GET  "/assets/{fingerprint}/{name}"      Public      => assets::show;

        // For everybody
        GET  "/"                                 SignedIn    => home::show;
        GET  "/sign-in"                          Public      => sign_in::show;
        POST "/sign-in"                          Public      => sign_in::enter;
        POST "/sign-out"                         Public      => sign_in::leave;
        GET  "/set-up/{link}"                    Public      => set_up::show;
        POST "/set-up/{link}"                    Public      => set_up::accept;
        POST "/preferences"                      Public      => preferences::keep;

        // One's own account

        // Accounts
    }
}
