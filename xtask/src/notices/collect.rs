//! What one package asks of those who pass it on: its licences, their texts, its copyright lines, its notice.

use std::path::Path;

use crate::licences::Allowed;
use crate::metadata::Package;

/// A package inside the binary.
#[derive(Debug)]
pub struct Component {
    pub name: String,
    pub version: String,
    pub repository: String,
    pub licences: Vec<Grant>,
    /// The NOTICE file that Apache-2.0 §4(d) wants to be passed on.
    pub notice: Option<String>,
}

/// One licence under which a package is taken.
#[derive(Debug)]
pub struct Grant {
    /// SPDX identifier.
    pub id: String,
    /// Lines like `Copyright (c) 2015 …` from the licence's file.
    pub copyright: Vec<String>,
    /// The licence's text without its title and copyright lines.
    pub text: String,
}

pub fn component(package: &Package, allowed: &Allowed) -> Result<Component, String> {
    let ids = allowed
        .chosen(package.license.as_deref())
        .map_err(|reason| format!("{} {}: {reason}", package.name, package.version))?;
    let folder = package.manifest_path.parent().unwrap_or(Path::new("."));
    let files = legal_files(folder);
    let notice = files
        .iter()
        .find(|(name, _)| name.starts_with("NOTICE"))
        .map(|(_, text)| text.clone());
    Ok(Component {
        name: package.name.clone(),
        version: package.version.clone(),
        repository: package.repository.clone().unwrap_or_default(),
        licences: ids.into_iter().map(|id| grant(id, &files)).collect(),
        notice,
    })
}

fn grant(id: String, files: &[(String, String)]) -> Grant {
    let canonical = || spdx::license_id(&id).map(|licence| licence.text().to_owned());
    let full = licence_file(&id, files)
        .or_else(canonical)
        .unwrap_or_default();
    let (copyright, text) = split_copyright(&full);
    Grant {
        id,
        copyright,
        text,
    }
}

/// Upper-case names and texts of the files that speak of licences, sorted by name.
fn legal_files(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_str()?.to_ascii_uppercase();
            let is_legal = ["LICEN", "COPYING", "UNLICENSE", "NOTICE"]
                .iter()
                .any(|start| name.starts_with(start));
            let text = is_legal.then(|| std::fs::read_to_string(entry.path()).ok())??;
            Some((name, text.replace("\r\n", "\n")))
        })
        .collect();
    files.sort();
    files
}

/// The file with the text of one licence: `LICENSE-MIT` for MIT, else the one called `LICENSE`, if that can
/// only mean this licence.
fn licence_file(id: &str, files: &[(String, String)]) -> Option<String> {
    let family = id.split('-').next().unwrap_or(id).to_ascii_uppercase();
    let named = files
        .iter()
        .find(|(name, _)| name.contains(&family) && !name.starts_with("NOTICE"));
    let plain = || {
        files.iter().find(|(name, text)| {
            let bare = name.trim_end_matches(".MD").trim_end_matches(".TXT");
            ["LICENSE", "LICENCE", "COPYING"].contains(&bare) && speaks_of(text, &family)
        })
    };
    named.or_else(plain).map(|(_, text)| text.clone())
}

/// Whether a text is a licence of this family, by words that stand in all of its versions.
fn speaks_of(text: &str, family: &str) -> bool {
    let words = match family {
        "MIT" => "Permission is hereby granted, free of charge",
        "BSD" => "Redistribution and use in source and binary forms",
        "ISC" => "Permission to use, copy, modify, and",
        "ZLIB" => "This software is provided 'as-is'",
        "APACHE" => "Apache License",
        "UNICODE" => "UNICODE LICENSE",
        _ => return false,
    };
    let plain: Vec<&str> = text.split_whitespace().collect();
    plain.join(" ").contains(words)
}

/// Copyright lines, and the text without them and without the title line above.
fn split_copyright(full: &str) -> (Vec<String>, String) {
    let is_copyright = |line: &&str| {
        let line = line.trim().to_ascii_lowercase();
        (line.starts_with("copyright") || line.starts_with("(c) "))
            && line
                .chars()
                .any(|c| c.is_ascii_digit() || c == '(' || c == '©')
    };
    let is_title = |line: &&str| {
        let line = line.trim().trim_start_matches('#').trim();
        line.len() < 40
            && (line.ends_with("License")
                || line.ends_with("(MIT)")
                || line == "All rights reserved.")
    };
    let copyright = full
        .lines()
        .filter(is_copyright)
        .map(|line| line.trim().to_owned())
        .collect();
    let kept: Vec<&str> = full
        .lines()
        .filter(|line| !is_copyright(line) && !is_title(line))
        .map(str::trim_end)
        .collect();
    (copyright, kept.join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIT: &str = "The MIT License (MIT)\n\nCopyright (c) 2015 A. Smith\n\nPermission is hereby\ngranted, free of charge, …";

    #[test]
    fn copyright_lines_and_titles_are_taken_out_of_the_text() {
        let (copyright, text) = split_copyright(MIT);
        assert_eq!(copyright, ["Copyright (c) 2015 A. Smith"]);
        assert_eq!(text, "Permission is hereby\ngranted, free of charge, …");
    }

    #[test]
    fn the_file_named_after_the_licence_comes_before_the_plain_one() {
        let plain = ("LICENSE".to_owned(), MIT.to_owned());
        let named = ("LICENSE-MIT".to_owned(), "named".to_owned());
        let apache = ("LICENSE-APACHE".to_owned(), "Apache License".to_owned());
        let both = [plain.clone(), apache.clone(), named];
        assert_eq!(licence_file("MIT", &both).as_deref(), Some("named"));
        assert_eq!(
            licence_file("MIT", &[plain.clone(), apache.clone()]).as_deref(),
            Some(MIT)
        );
        assert_eq!(licence_file("BSD-3-Clause", &[plain, apache]), None);
    }
}
