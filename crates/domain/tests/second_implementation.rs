//! Receipts, whole, damaged and lying, are judged alike by this programme and by `docs/evidence/verify_receipt.py`.
//!
//! 500 of them by default; `ZHENGQI_VECTORS=10000` asks for more.

mod receipts;

use std::io::Write;
use std::process::{Command, Stdio};

use domain::evidence::receipt::verify_receipt;
use receipts::{Dice, Treatment};

const VERIFIER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../docs/evidence/verify_receipt.py"
);

/// `ok` and the event hash, or `bad`.
fn verdict_here(text: &str) -> String {
    verify_receipt(text).map_or("bad".into(), |facts| format!("ok {}", facts.event_hash))
}

fn verdicts_there(texts: &[String]) -> Vec<String> {
    let mut python = Command::new("python3")
        .args([VERIFIER, "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut input = python.stdin.take().expect("standard input is piped");
    let lines: String = texts
        .iter()
        .map(|text| serde_json::to_string(text).unwrap() + "\n")
        .collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = python.wait_with_output().expect("python3 ends");
    writer.join().unwrap().expect("python3 reads everything");
    let output = String::from_utf8(output.stdout).expect("python3 writes UTF-8");
    output
        .lines()
        .map(|line| {
            if line.starts_with("bad ") {
                "bad".into()
            } else {
                line.into()
            }
        })
        .collect()
}

#[test]
fn both_implementations_judge_every_receipt_alike() {
    let wanted = std::env::var("ZHENGQI_VECTORS").ok();
    let wanted = wanted.map_or(500, |count| {
        count.parse().expect("ZHENGQI_VECTORS is a number")
    });
    let mut dice = Dice::new(2024);
    let mut texts = Vec::new();
    let mut treatments = Vec::new();
    while texts.len() < wanted {
        let treatment = Treatment::pick(&mut dice);
        if let Some(text) = receipts::treated(&mut dice, treatment) {
            texts.push(text);
            treatments.push(treatment);
        }
    }
    let there = verdicts_there(&texts);
    assert_eq!(there.len(), texts.len());
    for ((text, treatment), there) in texts.iter().zip(&treatments).zip(&there) {
        let here = verdict_here(text);
        assert_eq!(&here, there, "{treatment:?}\n{text}");
        let harmless = matches!(treatment, Treatment::None | Treatment::OtherCaseNumber);
        assert_eq!(here.starts_with("ok "), harmless, "{treatment:?}\n{text}");
    }
}
