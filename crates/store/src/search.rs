//! Full text of cases: folded two-character tokens, newest first, always joined with a scope by the list that uses it.

use text::bigrams::{Match, QueryTerm, Token};
use text::query::Wanted;

use crate::engine::{Engine, Error, Reader, Tx, Value};
use crate::params;

crate::statements! {
    INSERT_FTS for Sqlite = "INSERT INTO case_text (rowid, tokens) VALUES ($1, $2)";
    DELETE_FTS for Sqlite = "DELETE FROM case_text WHERE rowid = $1";
    MATCH_FTS for Sqlite = "SELECT rowid FROM case_text WHERE case_text MATCH $1 ORDER BY rowid DESC LIMIT $2";
    INSERT_TSV for Postgres = "INSERT INTO case_text (ordinal, tokens)
        VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))";
    DELETE_TSV for Postgres = "DELETE FROM case_text WHERE ordinal = $1";
    MATCH_TSV for Postgres = "SELECT ordinal FROM case_text WHERE tokens @@ CAST(CAST($1 AS TEXT) AS tsquery)
        ORDER BY ordinal DESC LIMIT $2";
}

/// Keeps the tokens (separated by spaces, each once) of a new case. They are found once the transaction is committed.
pub fn insert(tx: &mut Tx, ordinal: i64, tokens: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => INSERT_FTS,
        Engine::Postgres => INSERT_TSV,
    };
    let tokens = Value::from(tokens.to_owned());
    tx.execute_last(statement, vec![Value::from(ordinal), tokens])
}

/// Keeps other tokens for a case.
pub fn replace(tx: &mut Tx, ordinal: i64, tokens: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => DELETE_FTS,
        Engine::Postgres => DELETE_TSV,
    };
    tx.execute_last(statement, vec![Value::from(ordinal)])?;
    insert(tx, ordinal, tokens)
}

/// Ordinals of the newest cases in which every term occurs, at most `limit`.
///
/// The tokens of a term overlap, so a case that holds all of them nearly always holds the term; the index keeps no
/// positions that could tell the rest apart ([`Wanted::holds`] does).
pub fn matching(reader: &mut Reader, terms: &[QueryTerm], limit: u32) -> Result<Vec<i64>, Error> {
    match all(terms) {
        Some(wanted) => meeting(reader, &wanted, limit),
        None => Ok(Vec::new()),
    }
}

/// Ordinals of the newest cases whose texts are as wanted, at most `limit`.
pub fn meeting(reader: &mut Reader, wanted: &Wanted, limit: u32) -> Result<Vec<i64>, Error> {
    let statement = match reader.engine() {
        Engine::Sqlite => MATCH_FTS,
        Engine::Postgres => MATCH_TSV,
    };
    let query = query(reader.engine(), wanted);
    reader.query(statement, params![query, limit], |row| row.int(0))
}

/// All of these terms; nothing when there is none.
pub fn all(terms: &[QueryTerm]) -> Option<Wanted> {
    let words = terms.iter().cloned().map(Wanted::Word);
    (!terms.is_empty()).then(|| Wanted::All(words.collect()))
}

/// The row that says by which rules the full text is written: no case has its number, and nobody can ask for its token.
pub(crate) const RULES_AT: i64 = 1 << 53;
const RULES: &str = "rulesoftokens2";

/// Whether all full text is written by the rules of today.
pub fn is_of_today(reader: &mut Reader) -> Result<bool, Error> {
    let token = Token {
        text: RULES.to_owned(),
        meets: Match::Whole,
    };
    let rules = Wanted::Word(QueryTerm {
        tokens: vec![token],
        words: RULES.to_owned(),
    });
    Ok(!meeting(reader, &rules, 1)?.is_empty())
}

/// Says that all full text is written by the rules of today.
pub fn mark_as_of_today(tx: &mut Tx) -> Result<(), Error> {
    replace(tx, RULES_AT, RULES)
}

/// Has all full text written anew, by the next who asks whether it is of today.
pub fn forget_rules(tx: &mut Tx) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => DELETE_FTS,
        Engine::Postgres => DELETE_TSV,
    };
    tx.execute_last(statement, vec![Value::from(RULES_AT)])
}

/// The query in the engine's own words.
pub(crate) fn query(engine: Engine, wanted: &Wanted) -> String {
    match (engine, wanted) {
        (_, Wanted::Word(term)) => written(engine, term),
        (Engine::Sqlite, Wanted::Any(parts)) => joined(engine, parts.iter(), " OR "),
        (Engine::Postgres, Wanted::Any(parts)) => joined(engine, parts.iter(), " | "),
        (Engine::Postgres, Wanted::All(parts)) => joined(engine, parts.iter(), " & "),
        (Engine::Postgres, Wanted::Not(part)) => format!("!{}", query(engine, part)),
        // FTS5 takes away from what was found: NOT stands between two queries.
        (Engine::Sqlite, Wanted::All(parts)) => {
            let found = parts.iter().filter(|part| !matches!(part, Wanted::Not(_)));
            let taken = parts.iter().filter_map(|part| match part {
                Wanted::Not(part) => Some(query(engine, part)),
                _ => None,
            });
            taken.fold(joined(engine, found, " AND "), |found, taken| {
                format!("({found} NOT {taken})")
            })
        }
        (Engine::Sqlite, Wanted::Not(part)) => query(engine, part),
    }
}

fn joined<'a>(engine: Engine, parts: impl Iterator<Item = &'a Wanted>, sign: &str) -> String {
    let parts: Vec<String> = parts.map(|part| query(engine, part)).collect();
    format!("({})", parts.join(sign))
}

/// Quotes and joins tokens, which hold letters, digits and Han characters only.
fn written(engine: Engine, term: &QueryTerm) -> String {
    let (quote, prefix, and) = match engine {
        Engine::Sqlite => ('"', "*", " AND "),
        Engine::Postgres => ('\'', ":*", " & "),
    };
    let token = |token: &Token| {
        let end = match token.meets {
            Match::Whole => "",
            Match::Prefix => prefix,
        };
        format!("{quote}{}{quote}{end}", token.text)
    };
    let tokens: Vec<String> = term.tokens.iter().map(token).collect();
    format!("({})", tokens.join(and))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(engine: Engine, typed: &str) -> String {
        query(engine, &text::query::read(typed).wanted.unwrap())
    }

    #[test]
    fn both_engines_are_asked_the_same() {
        let typed = "用地 (审批难 OR 用电) -续贷";
        assert_eq!(
            asked(Engine::Sqlite, typed),
            r#"((("用地") AND (("审批" AND "批难") OR ("用电"))) NOT ("续贷"))"#
        );
        assert_eq!(
            asked(Engine::Postgres, typed),
            "(('用地') & (('审批' & '批难') | ('用电')) & !('续贷'))"
        );
        assert_eq!(asked(Engine::Sqlite, "税"), r#"("税"*)"#);
        assert_eq!(asked(Engine::Postgres, "税"), "('税':*)");
    }
}
