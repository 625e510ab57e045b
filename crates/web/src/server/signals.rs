//! When to stop.

use std::future::Future;
use std::io;

/// Ready when the process gets SIGTERM or the terminal's interrupt. From the call on, a signal no longer ends the process
/// by itself: whoever has been told that the server is ready can count on a graceful stop.
///
/// # Errors
/// When the system doesn't let the signals be waited for.
#[cfg(unix)]
pub fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ready when the terminal interrupts the process.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
