//! The pages, the API and the server: everything that speaks HTTP or makes HTML.
//!
//! A page is four things, named alike:
//! 1. a line in [`routes::table`]: `GET "/firms/{id}" Has(P::ViewFirms) => firms::show;`. The rule is checked before the
//!    handler runs. `Case(…)` routes name the case `{number}`: whoever may not see it gets a 404, whoever may see it but
//!    not do that a 403;
//! 2. a handler in [`pages`], of a few lines. It takes what it needs: `State(site): State<Site>`, [`visitor::Visitor`]
//!    (language, texts, frame), [`visitor::SignedIn`] (the person and their `actor`), axum's `Path` and `Query`, and for a
//!    posted form [`forms::Form<T>`] or [`forms::Typed`]. It calls one use case with
//!    `site.run(move |app| app.cases().get(&person.actor, &number)).await?` and answers [`pages::html`] of a view, or a
//!    [`redirect::Redirect`]`::to(path).saying("cases.done.assigned")` after a change. `?` on a use case's error is enough:
//!    [`error`] makes it a page or a problem;
//! 3. a view in [`views`]: a struct with `page: Page` (from `visitor.page(title)`) and components;
//! 4. a template in `templates/pages/`, whose forms begin with `{{ ui::csrf() }}` (token and idempotency key).
//!
//! A form that can't be accepted is shown again with everything typed: `form.read` says which field can't be read,
//! [`forms::FieldError::of`] which field a use case refused; [`pages::errors`], [`pages::error_of`] and
//! `form.typed.text(name)` fill the view, [`pages::mend`] answers it with status 422.

pub mod address;
pub mod api;
pub mod assets;
pub mod commands;
pub mod components;
mod cookies;
mod csrf;
mod envelope;
pub mod error;
pub mod forms;
mod frame;
mod gate;
pub mod layout;
mod live;
mod metrics;
mod navigation;
pub mod pages;
pub mod redirect;
pub mod routes;
mod server;
mod site;
pub mod views;
pub mod visitor;
pub mod wording;

pub use server::{may_serve, router, serve, serve_until, told_to_stop};
pub use site::{Config, Limits, Site};
