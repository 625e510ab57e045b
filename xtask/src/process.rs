//! Running other programs.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// The root folder of the workspace.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// A program to run in the root folder.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    for (variable, _) in std::env::vars_os() {
        // `cargo run` describes xtask in these; to another cargo they would look like changed settings and
        // make it compile packages again.
        let name = variable.to_string_lossy();
        if name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || name == "LD_LIBRARY_PATH"
        {
            command.env_remove(&variable);
        }
    }
    command
}

pub fn cargo() -> Command {
    program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
}

/// Whether a program can be started by this name.
pub fn is_installed(name: &str) -> bool {
    let search_path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&search_path).any(|folder| folder.join(name).is_file())
}

/// Runs a command whose output goes to ours.
pub fn succeed(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed", shown(command)))
    }
}

/// Runs a command and returns what it prints to its standard output.
pub fn output(command: &mut Command) -> Result<String, String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if !output.status.success() {
        return Err(format!("{} failed", shown(command)));
    }
    String::from_utf8(output.stdout)
        .map_err(|_| format!("{} printed something that is not UTF-8", shown(command)))
}

/// What a command printed, and whether it ended well.
pub struct Watched {
    pub lines: Vec<String>,
    pub success: bool,
}

/// Runs a command, passes its output on as it comes, and keeps the lines that `keep` wants.
pub fn watch(command: &mut Command, keep: fn(&str) -> bool) -> Result<Watched, String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let errors = child
        .stderr
        .take()
        .map(|stream| thread::spawn(move || pass_on(stream, keep)));
    let mut lines = child
        .stdout
        .take()
        .map(|stream| pass_on(stream, keep))
        .unwrap_or_default();
    lines.extend(
        errors
            .and_then(|thread| thread.join().ok())
            .unwrap_or_default(),
    );
    let status = child.wait().map_err(|error| error.to_string())?;
    Ok(Watched {
        lines,
        success: status.success(),
    })
}

fn pass_on(stream: impl Read, keep: fn(&str) -> bool) -> Vec<String> {
    let mut kept = Vec::new();
    for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        println!("{line}");
        if keep(&line) {
            kept.push(line.trim().to_owned());
        }
    }
    kept
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("{} can't be started: {error}", shown(command))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
