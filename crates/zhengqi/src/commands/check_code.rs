//! `zhengqi check-code`.

use app::import::code_reason;
use clap::Args;
use domain::codes::CreditCode;

use crate::cli::Cli;
use crate::failure::{Failure, Outcome};
use crate::output;

/// Check unified social credit codes (统一社会信用代码, GB 32100); one line a code: `ok` or the reason
#[derive(Debug, Args)]
pub struct CheckCode {
    /// Codes of 18 characters
    #[arg(required = true, value_name = "CODE")]
    codes: Vec<String>,
}

impl CheckCode {
    pub fn run(&self, cli: &Cli) -> Result<Outcome, Failure> {
        let mut outcome = Outcome::Done;
        for code in &self.codes {
            match CreditCode::parse(code) {
                Ok(_) => output::line("ok")?,
                Err(reason) => {
                    outcome = Outcome::No;
                    output::line(&code_reason(&reason, cli.texts()))?;
                }
            }
        }
        Ok(outcome)
    }
}
