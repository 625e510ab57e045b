//! Stories told through the site's own router, with a clock that stands and ids that repeat.

mod audit;
mod calendar;
mod registers;
mod security;
mod sign_in;
mod support;
