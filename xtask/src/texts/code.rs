//! Chinese in the string literals of Rust code, outside documentation and tests.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::{Found, is_han};

pub fn texts(source: &str) -> Vec<Found> {
    let mut found = Vec::new();
    // What is not Rust is the compiler's business, not ours.
    if let Ok(tokens) = source.parse() {
        collect(tokens, &mut found);
    }
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Found>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut is_test_item = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct)
                if punct.as_char() == '#' && punct.spacing() == Spacing::Alone =>
            {
                // An attribute: documentation, or the mark of a test.
                if let Some(TokenTree::Group(attribute)) = tokens.next_if(is_bracketed) {
                    is_test_item |= attribute.stream().to_string().replace(' ', "") == "cfg(test)";
                }
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && is_test_item => {
                is_test_item = false;
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Punct(punct) if punct.as_char() == ';' => is_test_item = false,
            TokenTree::Literal(literal) if literal.to_string().contains(is_han) => {
                let line = literal.span().start().line;
                found.push(Found {
                    line,
                    text: literal.to_string(),
                });
            }
            TokenTree::Literal(_) | TokenTree::Punct(_) | TokenTree::Ident(_) => {}
        }
    }
}

fn is_bracketed(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_and_comments_documentation_and_tests_are_not() {
        let source = r##"
/// 诉求
#[doc = "诉求"]
fn title() -> &'static str { // 诉求
    call(&[r#"诉求"#]);
    "cases"
}
#[cfg(test)]
mod tests { const T: &str = "测试"; }
const LATER: char = '办';
"##;
        let found: Vec<(usize, String)> = texts(source)
            .into_iter()
            .map(|each| (each.line, each.text))
            .collect();
        assert_eq!(
            found,
            [(5, "r#\"诉求\"#".to_owned()), (10, "'办'".to_owned())]
        );
    }
}
