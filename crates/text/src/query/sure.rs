//! What an index without positions can answer of a question, and what only the text can.

use super::Wanted;

impl Wanted {
    /// Whether the index answers it alone. Otherwise it finds more than is wanted, and the texts must be looked at.
    pub fn is_exact(&self) -> bool {
        match self {
            Wanted::Word(term) => term.is_exact(),
            Wanted::All(parts) | Wanted::Any(parts) => parts.iter().all(Wanted::is_exact),
            Wanted::Not(part) => part.is_exact(),
        }
    }

    /// The question for the index: it finds everything that is wanted, and more where the question isn't exact.
    pub fn for_index(&self) -> Wanted {
        let each = |parts: &[Wanted]| parts.iter().map(Wanted::for_index).collect();
        match self {
            Wanted::Word(_) | Wanted::Not(_) => self.clone(),
            Wanted::Any(parts) => Wanted::Any(each(parts)),
            Wanted::All(parts) => {
                // What the index finds too much of can't be taken away.
                let sure = |part: &&Wanted| !matches!(part, Wanted::Not(not) if !not.is_exact());
                Wanted::All(parts.iter().filter(sure).map(Wanted::for_index).collect())
            }
        }
    }

    /// Whether a folded text is as wanted.
    pub fn holds(&self, folded: &str) -> bool {
        match self {
            Wanted::Word(term) => folded.contains(&term.words),
            Wanted::All(parts) => parts.iter().all(|part| part.holds(folded)),
            Wanted::Any(parts) => parts.iter().any(|part| part.holds(folded)),
            Wanted::Not(part) => !part.holds(folded),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fold::fold;
    use crate::query::read;

    fn holds(typed: &str, text: &str) -> bool {
        read(typed).wanted.unwrap().holds(&fold(text))
    }

    #[test]
    fn parts_of_a_word_must_stand_together() {
        assert!(holds("审批难", "用地審批難"));
        assert!(!holds("审批难", "用地审批, 批难"));
        assert!(holds("2024-0136", "编号2024-0136"));
        assert!(holds("审批 难", "很难审批"));
        assert!(!holds("“审批 难”", "很难审批"));
        assert!(holds("用地 -审批难", "用地审批, 批难"));
        assert!(holds("用电 OR 审批难", "审批难"));
    }

    #[test]
    fn the_index_is_never_asked_to_take_away_what_it_can_not_tell() {
        let question = read("用地 -审批难 -用电").wanted.unwrap();
        assert!(!question.is_exact());
        assert_eq!(question.for_index(), read("用地 -用电").wanted.unwrap());
        assert!(read("用地 -用电 税 A1").wanted.unwrap().is_exact());
    }
}
