//! The language of search: words, exact phrases, AND, OR, NOT, brackets and fields.
//!
//! `单位:州工信局 状态:逾期 交办:2024-05..2024-06 税`, `用地 OR 用电`, `"变压器增容" -续贷`. Whatever is typed means something: what
//! can't be read as the language is read as words.

mod cut;
mod sure;
#[cfg(test)]
mod tests;

use crate::bigrams::{QueryTerm, phrase_tokens, query_tokens};
use cut::{Piece, cut};

/// Nobody types more; what follows is left out.
pub const LONGEST: usize = 300;
/// More words, phrases and fields than these are left out.
pub const MOST_TERMS: usize = 24;
/// Brackets within brackets; deeper ones are left out.
const DEEPEST: u32 = 8;

/// What is asked of the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// What stands together.
    Word(QueryTerm),
    All(Vec<Wanted>),
    Any(Vec<Wanted>),
    /// Not this. Stands only beside something that is wanted.
    Not(Box<Wanted>),
}

/// A condition on a field of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub field: Field,
    /// As it was typed, without quotes.
    pub value: String,
}

/// What a field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Office,
    Status,
    Category,
    Place,
    Firm,
    /// The days on which the case was received, assigned, and is due.
    Received,
    Assigned,
    Due,
}

/// A question, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Conditions that must all hold.
    pub conditions: Vec<Condition>,
    /// `None` when nothing is asked of the texts.
    pub wanted: Option<Wanted>,
    /// What is to be marked in what is found: words and phrases, folded.
    pub marks: Vec<String>,
}

impl Field {
    /// By its Chinese or English name.
    fn named(name: &str) -> Option<Field> {
        let field = match name {
            "单位" | "牵头" | "牵头单位" | "承办" | "承办单位" | "office" | "lead" => {
                Field::Office
            }
            "状态" | "环节" | "status" | "stage" => Field::Status,
            "类别" | "类型" | "category" => Field::Category,
            "县市" | "县市区" | "地区" | "place" => Field::Place,
            "企业" | "公司" | "firm" => Field::Firm,
            "收到" | "受理" | "提交" | "received" => Field::Received,
            "交办" | "assigned" => Field::Assigned,
            "期限" | "到期" | "due" => Field::Due,
            _ => return None,
        };
        Some(field)
    }
}

/// Reads what somebody typed.
pub fn read(typed: &str) -> Question {
    let typed: String = typed.chars().take(LONGEST).collect();
    let mut pieces = cut(&typed);
    let mut terms = 0;
    pieces.retain(|piece| {
        terms += usize::from(matches!(
            piece,
            Piece::Words(_) | Piece::Phrase(_) | Piece::Field(..)
        ));
        terms <= MOST_TERMS
    });
    let mut reader = Reader {
        pieces: pieces.into_iter().peekable(),
        question: Question::default(),
    };
    let mut parts = Vec::new();
    // A bracket that closes nothing separates.
    while reader.pieces.peek().is_some() {
        parts.extend(reader.any(0));
        reader.pieces.next_if_eq(&Piece::Close);
    }
    reader.question.wanted = findable(all(parts));
    reader.question
}

struct Reader {
    pieces: std::iter::Peekable<std::vec::IntoIter<Piece>>,
    question: Question,
}

impl Reader {
    /// Alternatives.
    fn any(&mut self, depth: u32) -> Option<Wanted> {
        let mut alternatives: Vec<Wanted> = self.all(depth).into_iter().collect();
        while self.pieces.next_if_eq(&Piece::Or).is_some() {
            alternatives.extend(self.all(depth));
        }
        if alternatives.len() > 1 {
            // An alternative of absence alone would find nearly everything.
            alternatives.retain(finds);
        }
        match alternatives.len() {
            0 | 1 => alternatives.pop(),
            _ => Some(Wanted::Any(alternatives)),
        }
    }

    /// What must be found together, up to an OR or a closing bracket.
    fn all(&mut self, depth: u32) -> Option<Wanted> {
        let mut parts = Vec::new();
        while let Some(piece) = self
            .pieces
            .next_if(|piece| !matches!(piece, Piece::Or | Piece::Close))
        {
            parts.extend(self.part(piece, depth));
        }
        all(parts)
    }

    /// What must be found with all these terms, which are marked in what is found.
    fn found_with(&mut self, terms: Vec<QueryTerm>) -> Option<Wanted> {
        let marks = terms.iter().map(|term| term.words.clone());
        self.question.marks.extend(marks);
        all(terms.into_iter().map(Wanted::Word).collect())
    }

    fn part(&mut self, piece: Piece, depth: u32) -> Option<Wanted> {
        match piece {
            Piece::Words(words) => self.found_with(query_tokens(&words)),
            Piece::Phrase(phrase) => self.found_with(phrase_tokens(&phrase).into_iter().collect()),
            Piece::Field(name, value) => match Field::named(&name) {
                Some(field) => {
                    self.question.conditions.push(Condition { field, value });
                    None
                }
                None => self.found_with(query_tokens(&format!("{name} {value}"))),
            },
            Piece::Open if depth < DEEPEST => {
                let inside = self.any(depth + 1);
                self.pieces.next_if_eq(&Piece::Close);
                inside
            }
            Piece::Not => {
                let next = self
                    .pieces
                    .next_if(|piece| !matches!(piece, Piece::Or | Piece::Close))?;
                let marks = self.question.marks.len();
                let not = self.part(next, depth);
                self.question.marks.truncate(marks);
                match not? {
                    Wanted::Not(twice) => Some(*twice),
                    other => finds(&other).then(|| Wanted::Not(Box::new(other))),
                }
            }
            Piece::Open | Piece::And | Piece::Or | Piece::Close => None,
        }
    }
}

fn all(mut parts: Vec<Wanted>) -> Option<Wanted> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => {
            // Everything that is wanted stands in one row, whatever brackets it came in.
            let flat = parts.into_iter().flat_map(|part| match part {
                Wanted::All(inner) => inner,
                other => vec![other],
            });
            Some(Wanted::All(flat.collect()))
        }
    }
}

/// Nothing, where only absence is asked for: an index can't find what isn't there.
fn findable(wanted: Option<Wanted>) -> Option<Wanted> {
    wanted.filter(finds)
}

fn finds(wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Word(_) => true,
        Wanted::All(parts) => parts.iter().any(finds),
        Wanted::Any(parts) => !parts.is_empty() && parts.iter().all(finds),
        Wanted::Not(_) => false,
    }
}
