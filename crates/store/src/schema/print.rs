//! Definitions as text, one column to a line.

use super::{Column, Schema, Table};

pub(super) fn as_sql(schema: &Schema) -> String {
    let tables = schema.tables.iter().map(table);
    let others = schema
        .others
        .iter()
        .map(|(_, text)| format!("{};\n", text.trim_end()));
    tables.chain(others).collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let columns = table.columns.iter().map(column);
    let lines: Vec<String> = columns
        .chain(table.keys.iter().cloned())
        .map(|line| format!("  {line}"))
        .collect();
    format!("CREATE TABLE {} (\n{}\n);\n", table.name, lines.join(",\n"))
}

fn column(column: &Column) -> String {
    let mut line = format!("{} {}", column.name, column.kind);
    if column.required {
        line.push_str(" NOT NULL");
    }
    if let Some(default) = &column.default {
        line.push_str(" DEFAULT ");
        line.push_str(default);
    }
    line
}
