//! A progress bar on the error output, where that is a terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar, or nothing at all when nobody could see it.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar over so many steps; `what` stands before it.
    pub fn over(steps: u64, what: &'static str) -> Progress {
        if !std::io::stderr().is_terminal() {
            return Progress(None);
        }
        let bar = ProgressBar::new(steps).with_message(what);
        if let Ok(style) = ProgressStyle::with_template(
            "{msg} [{bar:30}] {human_pos}/{human_len} ({per_sec}, {eta} left)",
        ) {
            bar.set_style(style);
        }
        Progress(Some(bar))
    }

    /// So many steps are done, of so many.
    pub fn at(&self, done: u64, of: u64) {
        if let Some(bar) = &self.0 {
            bar.set_length(of.max(done));
            bar.set_position(done);
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
