//! The binary as a newcomer, an operator and a script meet it: real processes, real files, real sockets.

mod configuration;
mod demonstration;
mod guides;
mod help;
mod refusals;
mod serving;
mod small_commands;
mod support;
