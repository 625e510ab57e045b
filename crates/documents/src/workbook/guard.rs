//! Text that a spreadsheet would take for a formula.
//!
//! In a workbook such text is a string cell with a quote prefix. A text file has no types, so there an apostrophe is put
//! before it, which spreadsheets hide; reading takes it away again.

use std::borrow::Cow;

/// Whether a spreadsheet might calculate text that begins like this (CWE-1236): `= + - @`, their full-width forms, tab
/// and line breaks, which some programmes skip.
pub fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

/// The text with an apostrophe before it, where it would be taken for a formula. Text that already looks guarded gets
/// one more, so that [`unguarded`] is the exact inverse.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as it was before [`guarded`].
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}
