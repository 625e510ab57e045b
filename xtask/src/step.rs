//! Steps, their outcomes and the closing lines.

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// One step of the test command.
#[derive(Clone, Copy)]
pub struct Step {
    pub name: &'static str,
    pub says: &'static str,
    run: fn() -> Outcome,
}

/// How a step ended; the text is for the closing lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Passed(String),
    Failed(String),
    Skipped(String),
}

impl Step {
    pub const fn new(name: &'static str, says: &'static str, run: fn() -> Outcome) -> Step {
        Step { name, says, run }
    }
}

impl Outcome {
    /// Passed if nothing is wrong; otherwise prints every problem and fails with their number.
    pub fn from_problems(problems: &[String], passed: impl Into<String>) -> Outcome {
        for problem in problems {
            eprintln!("  {problem}");
        }
        match problems {
            [] => Outcome::Passed(passed.into()),
            [only] => Outcome::Failed(only.clone()),
            [first, rest @ ..] => {
                Outcome::Failed(format!("{first} (and {} more, see above)", rest.len()))
            }
        }
    }
}

/// A result whose `Ok` is a remark becomes the outcome of a step.
impl From<Result<String, String>> for Outcome {
    fn from(result: Result<String, String>) -> Outcome {
        match result {
            Ok(remark) => Outcome::Passed(remark),
            Err(reason) => Outcome::Failed(reason),
        }
    }
}

/// Runs the steps, all of them even if one fails, and sums up.
pub fn run_all(steps: &[Step]) -> ExitCode {
    let results: Vec<(Step, Outcome, Duration)> = steps
        .iter()
        .map(|step| {
            println!("\n── {}: {}", step.name, step.says);
            let began = Instant::now();
            let outcome = (step.run)();
            (*step, outcome, began.elapsed())
        })
        .collect();
    println!();
    for (step, outcome, took) in &results {
        println!("{}", closing_line(step.name, outcome, *took));
    }
    let outcomes: Vec<&Outcome> = results.iter().map(|(_, outcome, _)| outcome).collect();
    println!("{}", sum(&outcomes));
    let failed = outcomes
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Failed(_)));
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn closing_line(name: &str, outcome: &Outcome, took: Duration) -> String {
    let (word, remark) = match outcome {
        Outcome::Passed(remark) => ("passed", remark),
        Outcome::Failed(reason) => ("FAILED", reason),
        Outcome::Skipped(reason) => ("skipped", reason),
    };
    let line = format!("{word:8} {name:14} {:6.1} s  {remark}", took.as_secs_f64());
    line.trim_end().to_owned()
}

fn sum(outcomes: &[&Outcome]) -> String {
    let count =
        |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| wanted(outcome)).count();
    format!(
        "steps: {} passed, {} failed, {} skipped",
        count(|outcome| matches!(outcome, Outcome::Passed(_))),
        count(|outcome| matches!(outcome, Outcome::Failed(_))),
        count(|outcome| matches!(outcome, Outcome::Skipped(_))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_every_kind_of_outcome() {
        let passed = Outcome::Passed(String::new());
        let failed = Outcome::Failed("x".to_owned());
        let skipped = Outcome::Skipped("y".to_owned());
        assert_eq!(
            sum(&[&passed, &skipped, &passed, &failed]),
            "steps: 2 passed, 1 failed, 1 skipped"
        );
    }

    #[test]
    fn the_reason_of_a_skipped_step_stands_in_its_closing_line() {
        let skipped = Outcome::Skipped("no Chromium".to_owned());
        let line = closing_line("browser", &skipped, Duration::from_millis(1_250));
        assert_eq!(line, "skipped  browser           1.2 s  no Chromium");
    }

    #[test]
    fn problems_fail_a_step_and_the_first_is_named() {
        let problems = [
            "a is wrong".to_owned(),
            "b is wrong".to_owned(),
            "c is wrong".to_owned(),
        ];
        assert_eq!(
            Outcome::from_problems(&[], "fine"),
            Outcome::Passed("fine".to_owned())
        );
        assert_eq!(
            Outcome::from_problems(&problems, "fine"),
            Outcome::Failed("a is wrong (and 2 more, see above)".to_owned())
        );
    }
}
