//! The binary as a newcomer, an operator and a script meet it: real processes, real files, real sockets.

mod refusals;
mod serving;
mod support;
