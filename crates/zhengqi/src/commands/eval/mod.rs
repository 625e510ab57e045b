//! `zhengqi eval`: how well texts are found, compared and classified, measured on messages with known answers.

mod category;
mod data;
mod messages;
mod quality;
mod same_issue;
mod search;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use clap::Args;

use crate::failure::{Failure, Outcome};
use crate::output;

pub use quality::Quality;

/// Measure search, similar cases and suggestions on messages with known answers
#[derive(Debug, Args)]
pub struct Eval {
    /// Folder with messages-with-replies.xlsx and messages-with-category.tsv.gz
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Eval {
    pub fn run(&self) -> Result<Outcome, Failure> {
        let answered = data::answered(&self.data)?;
        let labelled = data::labelled(&self.data)?;
        let quality = Quality::measure(&answered, &labelled)?;
        match self.json {
            true => output::json(&quality)?,
            false => output::print(&quality.lines())?,
        }
        Ok(Outcome::Done)
    }
}
