//! Turns the TOML files of the interface's texts into typed Rust, and stops the build with sentences when
//! a language lacks a message or a placeholder.

mod catalogue;
mod generate;
mod template;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::{Catalogue, differences};
use ferrous_opencc::{OpenCC, config::BuiltinConfig};

fn main() -> ExitCode {
    for folder in ["build", "zh-Hans", "zh-Hant", "en"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={}", problem.replace('\n', " "));
            }
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), Vec<String>> {
    let crate_folder = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let folder = |language: &str| crate_folder.join(language);
    let simplified = read_folder(&folder("zh-Hans"))?;
    let english = read_folder(&folder("en"))?;
    let overrides = read_folder(&folder("zh-Hant"))?;
    let traditional = traditional(&simplified, overrides.clone())?;

    let mut problems = differences(&simplified, &english, &folder("en").display().to_string());
    problems.extend(differences(
        &simplified,
        &traditional,
        &folder("zh-Hant").display().to_string(),
    ));
    if !problems.is_empty() {
        return Err(problems);
    }
    let source = generate::rust_source(&[
        ("ZH_HANS", &simplified),
        ("ZH_HANT", &traditional),
        ("EN", &english),
    ]);
    let target = PathBuf::from(variable("OUT_DIR")?).join("texts.rs");
    std::fs::write(&target, source)
        .map_err(|error| vec![format!("{} can't be written: {error}.", target.display())])
}

/// Reads every `*.toml` in a language's folder. All that is wrong comes back as sentences.
fn read_folder(folder: &Path) -> Result<Catalogue, Vec<String>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| vec![format!("{} can't be read: {error}.", folder.display())])?;
    let mut catalogue = Catalogue::new();
    let mut problems = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let Some(page) = path
            .file_name()
            .and_then(|name| name.to_str()?.strip_suffix(".toml"))
        else {
            continue;
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => match catalogue::parse(page, &text) {
                Ok(messages) => catalogue.extend(messages),
                Err(found) => problems.extend(
                    found
                        .iter()
                        .map(|what| format!("{}: {what}", path.display())),
                ),
            },
            Err(error) => problems.push(format!("{} can't be read: {error}.", path.display())),
        }
    }
    if problems.is_empty() {
        Ok(catalogue)
    } else {
        Err(problems)
    }
}

/// Traditional characters for every message, except where `zh-Hant/` says it in its own words.
fn traditional(simplified: &Catalogue, overrides: Catalogue) -> Result<Catalogue, Vec<String>> {
    // The Taiwan character forms (裡, 群眾, 啟用, 賬戶) are the ones most printed; the words stay those of
    // the mainland, because offices and papers are called by them.
    let converter = OpenCC::from_config(BuiltinConfig::S2tw).map_err(|error| {
        vec![format!(
            "The conversion to traditional characters can't start: {error}."
        )]
    })?;
    let mut traditional: Catalogue = simplified
        .iter()
        .map(|(key, template)| {
            (
                key.clone(),
                template.map_text(|text| converter.convert(text)),
            )
        })
        .collect();
    traditional.extend(overrides);
    Ok(traditional)
}

fn variable(name: &str) -> Result<String, Vec<String>> {
    std::env::var(name).map_err(|_| vec![format!("{name} is not set: run this through cargo.")])
}
