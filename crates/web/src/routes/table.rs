//! Every URL of the site, with its rule and its handler.

use domain::permits::{CaseAction, Permission as P};

use super::Access::{Case, Has, Operations, Public, SignedIn};
use super::commands::with_commands;
use super::{Routes, routes};
use crate::pages::{assets, cases, health, home, lookup, preferences, set_up, sign_in};

/// The table.
#[rustfmt::skip]
pub fn routes() -> Routes {
    with_commands(routes! {
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

        // Cases; the addresses of the commands come from the table of their forms
        GET  "/cases"                            Has(P::ViewLedger) => cases::ledger::show;
        GET  "/cases/new"                        Has(P::CreateCase) => cases::intake::blank;
        POST "/cases"                            Has(P::CreateCase) => cases::intake::register;
        GET  "/cases/{number}"                   Case(CaseAction::View) => cases::show::page;
        GET  "/cases/{number}/registered"        Case(CaseAction::View) => cases::intake::registered;
        GET  "/cases/{number}/receipt"           Case(CaseAction::View) => cases::show::receipt;
        GET  "/cases/{number}/evidence"          Case(CaseAction::View) => cases::show::records;
        POST "/cases/{number}/contact-details"   Case(CaseAction::SeeContact) => cases::show::contact_details;

        // Search fields
        GET  "/lookup/firms"                     Has(P::CreateCase) => lookup::firms;
        GET  "/lookup/offices"                   Has(P::ViewOffices) => lookup::offices;
        GET  "/lookup/people"                    Has(P::ViewOffices) => lookup::people;
    })
}
