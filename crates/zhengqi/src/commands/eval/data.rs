//! Reading the messages with known answers. Columns are found by their headings.

use std::path::Path;

use documents::table::{Limits, Table};

use crate::failure::Failure;

/// A message with the reply that it got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub title: String,
    pub text: String,
    pub reply: String,
}

/// A message whose class is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    pub text: String,
    pub class: String,
}

/// `messages-with-replies.xlsx`.
pub fn answered(folder: &Path) -> Result<Vec<Answered>, Failure> {
    let path = folder.join("messages-with-replies.xlsx");
    let rows = columns(&path, ["留言主题", "留言详情", "答复意见"])?;
    let answered = rows
        .into_iter()
        .map(|[title, text, reply]| Answered { title, text, reply });
    Ok(answered.collect())
}

/// `messages-with-category.tsv.gz`.
pub fn labelled(folder: &Path) -> Result<Vec<Labelled>, Failure> {
    let path = folder.join("messages-with-category.tsv.gz");
    let rows = columns(&path, ["text", "label"])?;
    let labelled = rows
        .into_iter()
        .map(|[text, class]| Labelled { text, class });
    Ok(labelled.collect())
}

/// The rows below the first one, with the cells of the named columns.
fn columns<const N: usize>(path: &Path, names: [&str; N]) -> Result<Vec<[String; N]>, Failure> {
    let unreadable =
        |error: documents::table::Error| Failure(format!("{}: {error}", path.display()));
    let mut table = Table::open(path, &Limits::default()).map_err(unreadable)?;
    let mut places: Option<[usize; N]> = None;
    let mut read = Vec::new();
    for row in table.rows(0).map_err(unreadable)? {
        let row = row.map_err(unreadable)?;
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| cell.to_text().into_owned())
            .collect();
        match places {
            None => places = Some(found(&cells, names).ok_or_else(|| missing(path, &names))?),
            Some(places) => read.push(places.map(|at| cells.get(at).cloned().unwrap_or_default())),
        }
    }
    Ok(read)
}

fn found<const N: usize>(headings: &[String], names: [&str; N]) -> Option<[usize; N]> {
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        *place = headings.iter().position(|heading| heading.trim() == name)?;
    }
    Some(places)
}

fn missing(path: &Path, names: &[&str]) -> Failure {
    Failure(format!(
        "{}: the first row must name the columns {}",
        path.display(),
        names.join(", ")
    ))
}
