//! Comparing two printed schemas.

use std::collections::BTreeSet;

/// What `expected` has and `present` lacks, in words such as `event.seq BIGINT`, `index job_open`.
///
/// Indexes are compared by name and defaults not at all, since servers word them differently.
pub(super) fn missing(expected: &str, present: &str) -> Vec<String> {
    let present = parts(present);
    parts(expected)
        .into_iter()
        .filter(|part| !present.contains(part))
        .collect()
}

fn parts(schema: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut table = None;
    for line in schema.lines() {
        if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
            table = rest.strip_suffix(" (");
        } else if let Some(name) = name_after(line, &["CREATE INDEX ", "CREATE UNIQUE INDEX "]) {
            found.insert(format!("index {name}"));
        } else if let Some(name) = name_after(line, &["CREATE VIRTUAL TABLE "]) {
            found.insert(format!("table {name}"));
        } else if let (Some(table), Some(column)) = (table, line.strip_prefix("  ")) {
            let column = column.trim_end_matches(',');
            let column = column
                .split_once(" DEFAULT ")
                .map_or(column, |(described, _)| described);
            found.insert(format!("{table}.{column}"));
        } else {
            table = None;
        }
    }
    found
}

fn name_after<'t>(line: &'t str, beginnings: &[&str]) -> Option<&'t str> {
    let rest = beginnings
        .iter()
        .find_map(|beginning| line.strip_prefix(beginning))?;
    rest.split([' ', '(']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPECTED: &str = "\
CREATE TABLE a (
  id BIGINT NOT NULL,
  b TEXT NOT NULL DEFAULT 'x',
  PRIMARY KEY (id)
);

CREATE INDEX a_b ON a (b);
";

    #[test]
    fn what_was_added_is_not_a_difference() {
        let present = EXPECTED
            .replace("  PRIMARY", "  extra TEXT,\n  PRIMARY")
            .replace(" DEFAULT 'x'", "");
        assert_eq!(missing(EXPECTED, &present), Vec::<String>::new());
    }

    #[test]
    fn what_was_dropped_or_retyped_is_named() {
        let present = EXPECTED
            .replace("b TEXT", "b BYTEA")
            .replace("INDEX a_b", "INDEX c");
        assert_eq!(
            missing(EXPECTED, &present),
            ["a.b TEXT NOT NULL", "index a_b"]
        );
        assert_eq!(missing(EXPECTED, "").len(), 4);
    }
}
