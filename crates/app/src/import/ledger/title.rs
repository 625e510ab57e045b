//! A ledger has one cell for the problem where a case has a title and the facts.

/// The longest title, in characters.
const LONGEST: usize = 200;
/// Ends a title that was shortened.
const CUT: char = '…';

/// The title and the facts of what a ledger tells as the problem. A first line that is short enough is the title; of a
/// longer text the title is the beginning, and the facts are all of it.
pub(super) fn split(problem: &str) -> (String, String) {
    let (first, rest) = problem.split_once('\n').unwrap_or((problem, ""));
    if first.chars().count() <= LONGEST {
        return (first.to_owned(), rest.to_owned());
    }
    let mut title: String = first.chars().take(LONGEST - 1).collect();
    title.push(CUT);
    (title, problem.to_owned())
}

/// What [`split`] took apart.
pub(crate) fn whole_problem(title: &str, facts: &str) -> String {
    let shortened = title.strip_suffix(CUT);
    if shortened.is_some_and(|beginning| facts.starts_with(beginning)) {
        return facts.to_owned();
    }
    if facts.is_empty() {
        return title.to_owned();
    }
    format!("{title}\n{facts}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_split_comes_together_again() {
        let long = "用电".repeat(150);
        for problem in [
            "用电报装",
            "用电报装\n变压器容量不足",
            long.as_str(),
            "",
            &format!("题\n{long}"),
        ] {
            let (title, facts) = split(problem);
            assert!(title.chars().count() <= LONGEST);
            assert_eq!(whole_problem(&title, &facts), problem);
        }
    }

    #[test]
    fn a_long_problem_keeps_its_beginning_as_title_and_all_of_it_as_facts() {
        let long = "一".repeat(201);
        let (title, facts) = split(&long);
        assert_eq!((title.chars().count(), facts), (200, long));
    }
}
