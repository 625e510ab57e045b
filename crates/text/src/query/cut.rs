//! Cutting what was typed into pieces.

/// A piece of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    Phrase(String),
    /// Name and value.
    Field(String, String),
    And,
    Or,
    Not,
    Open,
    Close,
}

/// The pieces, in order.
pub fn cut(typed: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        rest = match first {
            '(' | '（' => push(&mut pieces, Piece::Open, after),
            ')' | '）' => push(&mut pieces, Piece::Close, after),
            '|' | '｜' => push(&mut pieces, Piece::Or, after),
            '-' | '－' | '!' | '！' if is_before_word(after) => {
                push(&mut pieces, Piece::Not, after)
            }
            _ => match quoted(rest) {
                Some((phrase, after)) => push(&mut pieces, Piece::Phrase(phrase), after),
                None => word(&mut pieces, rest),
            },
        }
        .trim_start();
    }
    pieces
}

fn push<'a>(pieces: &mut Vec<Piece>, piece: Piece, after: &'a str) -> &'a str {
    pieces.push(piece);
    after
}

fn is_before_word(after: &str) -> bool {
    after.starts_with(|c: char| c.is_alphanumeric() || "\"“「（(".contains(c))
}

/// A phrase in quotes and what follows; one that isn't closed goes on to the end.
fn quoted(rest: &str) -> Option<(String, &str)> {
    let first = rest.chars().next()?;
    let close: &[char] = match first {
        '"' | '“' | '”' | '＂' => &['"', '”', '“', '＂'],
        '「' => &['」'],
        '『' => &['』'],
        _ => return None,
    };
    let inside = &rest[first.len_utf8()..];
    Some(match inside.find(close) {
        Some(end) => {
            let after = &inside[end..];
            let closing = after.chars().next().map_or(0, char::len_utf8);
            (inside[..end].to_owned(), &after[closing..])
        }
        None => (inside.to_owned(), ""),
    })
}

/// A word up to a blank or a bracket; a field, an AND, an OR or a NOT.
fn word<'a>(pieces: &mut Vec<Piece>, rest: &'a str) -> &'a str {
    let ends = |c: char| c.is_whitespace() || "()（）\"“”「『|｜".contains(c);
    let end = rest.find(ends).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    if word.is_empty() {
        // A sign that means nothing here.
        return &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    }
    if let Some((name, value)) = word
        .split_once([':', '：'])
        .filter(|(name, _)| !name.is_empty())
    {
        if !value.is_empty() {
            pieces.push(Piece::Field(name.to_lowercase(), value.to_owned()));
            return after;
        }
        if let Some((phrase, after)) = quoted(after) {
            pieces.push(Piece::Field(name.to_lowercase(), phrase));
            return after;
        }
    }
    pieces.push(match word {
        "AND" | "and" | "且" | "并且" | "&&" => Piece::And,
        "OR" | "or" | "或" | "或者" | "||" => Piece::Or,
        "NOT" | "not" | "非" | "不含" => Piece::Not,
        _ => Piece::Words(word.to_owned()),
    });
    after
}
