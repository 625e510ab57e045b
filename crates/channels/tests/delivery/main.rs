//! What is told in the programme arrives at servers that this test runs itself: once, in time, and with no more than its
//! reader may know.

mod invitations;
mod mail;
mod sink;
mod standard;
mod town;
mod webhooks;
mod worker;
