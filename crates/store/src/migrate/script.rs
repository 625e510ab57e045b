//! Splitting a migration into statements for one engine.

use crate::engine::Engine;

const ONLY: &str = "-- only: ";

/// The statements that an engine runs, comments left out.
pub(super) fn statements(sql: &str, engine: Engine) -> Vec<String> {
    let mut found = Vec::new();
    let mut statement = String::new();
    let mut only = None;
    for line in sql.lines() {
        if let Some(named) = line.strip_prefix(ONLY) {
            only = Some(named.trim());
        }
        let code = line.trim_end();
        if code.trim_start().starts_with("--") || code.is_empty() {
            continue;
        }
        statement.push_str(code);
        statement.push('\n');
        if code.ends_with(';') {
            let finished = std::mem::take(&mut statement);
            if only.take().is_none_or(|named| named == name_of(engine)) {
                found.push(in_dialect(
                    finished.trim_end().trim_end_matches(';'),
                    engine,
                ));
            }
        }
    }
    found
}

fn name_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    }
}

/// Only the exact words `INTEGER PRIMARY KEY` make a column the key of SQLite's own row tree; with any other type a
/// second tree would be kept beside it. The column holds 64 bits either way.
fn in_dialect(statement: &str, engine: Engine) -> String {
    match engine {
        Engine::Sqlite => statement.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY"),
        Engine::Postgres => statement.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\
-- A comment; with a semicolon;
CREATE TABLE a (
  id BIGINT PRIMARY KEY, -- ends; here too
  b TEXT
);

-- only: postgres
CREATE INDEX a_b ON a USING gin (b);
-- only: sqlite
CREATE VIRTUAL TABLE f USING fts5(b);
CREATE INDEX b ON a (b);
";

    #[test]
    fn each_engine_gets_its_own_statements_in_order() {
        assert_eq!(
            statements(SCRIPT, Engine::Postgres),
            [
                "CREATE TABLE a (\n  id BIGINT PRIMARY KEY, -- ends; here too\n  b TEXT\n)",
                "CREATE INDEX a_b ON a USING gin (b)",
                "CREATE INDEX b ON a (b)",
            ]
        );
        assert_eq!(
            statements(SCRIPT, Engine::Sqlite),
            [
                "CREATE TABLE a (\n  id INTEGER PRIMARY KEY, -- ends; here too\n  b TEXT\n)",
                "CREATE VIRTUAL TABLE f USING fts5(b)",
                "CREATE INDEX b ON a (b)",
            ]
        );
    }
}
