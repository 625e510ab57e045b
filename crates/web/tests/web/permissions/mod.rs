//! Every route of the table, tried by everybody who could try it, held against expectations that were written by hand
//! from the programme's rules. A route without an expectation fails.

mod ask;
mod before;
mod canaries;
mod cases;
mod confidential;
mod expected;
mod files;
mod forgery;
mod lives;
mod readers;
mod routes;
mod walk;
mod world;
