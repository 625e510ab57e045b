//! Routes as data and as the router made of them, so that neither has what the other lacks.

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, on};

use super::{Access, Door};
use crate::gate;
use crate::site::Site;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    /// Such as `/cases/{number}`.
    pub pattern: &'static str,
    pub access: Access,
    /// Path of the handler, for the documentation.
    pub handler: &'static str,
    /// The most bytes that a route takes which takes files.
    pub takes_files: Option<usize>,
}

impl Route {
    pub fn door(&self) -> Door {
        Door::of(self.pattern)
    }
}

/// Routes with their handlers.
pub struct Routes {
    list: Vec<Route>,
    handlers: Vec<Attach>,
}

/// Puts one route with its gate into a router.
type Attach = Box<dyn FnOnce(Router<Site>, &Site) -> Router<Site> + Send>;

impl Routes {
    pub(crate) fn new() -> Routes {
        Routes {
            list: Vec::new(),
            handlers: Vec::new(),
        }
    }

    /// Adds a route. The only way to one, and it takes the rule.
    pub(crate) fn add<H, T>(mut self, route: Route, handler: H) -> Routes
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        let here = route.clone();
        self.handlers.push(Box::new(move |router, site| {
            let pattern = here.pattern;
            let filter = filter(&here.method);
            let gate = from_fn_with_state((site.clone(), here), gate::pass);
            router.route(pattern, on(filter, handler).route_layer(gate))
        }));
        self.list.push(route);
        self
    }

    /// The table as data: for the test of all routes, and for the documentation.
    pub fn list(&self) -> &[Route] {
        &self.list
    }

    /// The router, without what is around all routes.
    pub(crate) fn router(self, site: &Site) -> Router<Site> {
        self.handlers
            .into_iter()
            .fold(Router::new(), |router, attach| attach(router, site))
    }
}

/// # Panics
/// For a method that the table doesn't use: a mistake that shows at the first start.
fn filter(method: &Method) -> MethodFilter {
    MethodFilter::try_from(method.clone()).expect("the table uses methods that routes can have")
}
