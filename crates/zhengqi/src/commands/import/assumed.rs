//! What was assumed about a file, in words and as JSON.

use documents::headings::Column;
use documents::reading::{Assumptions, Skipped};
use documents::table::{Format, Packing};
use messages::Texts;
use serde_json::{Value, json};

/// The assumptions, one line each.
pub fn lines<C: Column>(assumed: &Assumptions<C>, texts: &Texts) -> Vec<String> {
    let say = &texts.import.assumed;
    let header = &assumed.header;
    let mut lines = vec![say.file(form(assumed))];
    if let Some(sheet) = &assumed.sheet {
        lines.push(say.sheet(sheet));
    }
    if !assumed.other_sheets.is_empty() {
        lines.push(say.other_sheets(assumed.other_sheets.join("、")));
    }
    lines.push(say.header(header.last_row));
    for mapped in assumed.columns() {
        let (letter, name) = (mapped.place.letter(), &mapped.place.header);
        lines.push(say.column(mapped.column.header(), letter, name));
    }
    for doubled in &header.duplicates {
        let (kept, left) = (&doubled.taken, &doubled.aside);
        lines.push(say.doubled(&left.header, left.letter(), kept.letter()));
    }
    for place in assumed.kept_aside() {
        lines.push(say.aside(&place.header, place.letter()));
    }
    if !assumed.absent.is_empty() {
        let absent: Vec<&str> = assumed
            .absent
            .iter()
            .map(|column| column.header())
            .collect();
        lines.push(say.absent(absent.join("、")));
    }
    if assumed.merged_areas > 0 {
        lines.push(say.merged(assumed.merged_areas));
    }
    lines
}

/// The same as JSON.
pub fn as_json<C: Column>(assumed: &Assumptions<C>) -> Value {
    let columns = assumed.columns().into_iter().map(|mapped| {
        json!({
            "letter": mapped.place.letter(),
            "header": mapped.place.header,
            "column": mapped.column.key(),
            "stands_in_for": mapped.stands_in.map(Column::key),
        })
    });
    let aside = assumed.kept_aside().iter();
    json!({
        "form": form(assumed),
        "sheet": assumed.sheet,
        "other_sheets": assumed.other_sheets,
        "header_row": assumed.header.last_row,
        "columns": columns.collect::<Vec<_>>(),
        "kept_aside": aside.map(|place| place.header.as_str()).collect::<Vec<_>>(),
        "absent": assumed.absent.iter().map(|column| column.key()).collect::<Vec<_>>(),
        "merged_areas": assumed.merged_areas,
    })
}

/// Rows left out because they are no data.
pub fn skipped_lines(skipped: &[Skipped], texts: &Texts) -> Vec<String> {
    let lines = skipped.iter().map(|skipped| {
        let key = format!("import.skipped.{}", skipped.taken_for.key());
        let taken_for = texts.lookup(&key).unwrap_or_default();
        texts.import.row_skipped(skipped.row, taken_for)
    });
    lines.collect()
}

fn form<C>(assumed: &Assumptions<C>) -> String {
    let packed = match assumed.packing {
        Packing::Plain => "",
        Packing::Gzip => ", gzip",
    };
    match &assumed.format {
        Format::Workbook => format!("xlsx{packed}"),
        Format::Text {
            encoding,
            delimiter,
            ..
        } => {
            let delimiter = match delimiter {
                '\t' => "tab".to_owned(),
                other => other.to_string(),
            };
            format!("{encoding:?}, {delimiter}{packed}")
        }
    }
}
