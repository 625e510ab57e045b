//! The addresses of the commands of a case, made from the table of their forms: what a form is for is what its address asks
//! permission for, so the two can't disagree.

use axum::extract::Path;
use axum::http::Method;
use domain::permits::CaseAction;

use super::{Access, Route, Routes};
use crate::commands::{COMMANDS, CommandForm};
use crate::forms::Typed;
use crate::pages::cases::action;
use crate::visitor::{SignedIn, Visitor};

/// Adds a page with the form and an address that acts for every command.
pub fn with_commands(routes: Routes) -> Routes {
    COMMANDS.iter().fold(routes, |routes, form| {
        let kind = form.kind;
        routes
            .add(
                route(form, Method::GET, "cases::action::show"),
                move |visitor: Visitor, person: SignedIn, Path(number): Path<String>| {
                    action::show(kind, visitor, person, number)
                },
            )
            .add(
                route(form, Method::POST, "cases::action::act"),
                move |visitor: Visitor,
                      person: SignedIn,
                      Path(number): Path<String>,
                      Typed(typed): Typed| {
                    action::act(kind, visitor, person, typed, number)
                },
            )
    })
}

fn route(form: &CommandForm, method: Method, handler: &'static str) -> Route {
    Route {
        method,
        pattern: form.pattern,
        access: Access::Case(CaseAction::Command(form.kind)),
        handler,
        takes_files: None,
    }
}
