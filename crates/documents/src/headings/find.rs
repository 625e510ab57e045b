//! Looks for the header row among the first rows of a sheet.

use super::assign::assign;
use super::{Column, Header, Vocabulary};
use crate::table::Row;

/// How to look.
pub struct Search<'v, C: 'static> {
    pub vocabulary: &'v Vocabulary<C>,
    /// One of these must be among the columns found.
    pub any_of: &'static [C],
    /// At least so many different columns.
    pub at_least: usize,
}

/// How many rows that aren't blank are looked at.
pub const ROWS_LOOKED_AT: usize = 30;

/// The row, or pair of rows, with most known headers; the upper one of equals.
///
/// # Errors
/// The row with most known headers and these, when no row has enough.
pub fn find<C: Column>(
    rows: &[Row<'_>],
    search: &Search<'_, C>,
) -> Result<Header<C>, Option<(u32, Vec<String>)>> {
    let mut best: Option<Header<C>> = None;
    for (at, row) in rows.iter().take(ROWS_LOOKED_AT).enumerate() {
        let texts = texts(row);
        let single = assign((row.number, row.number), &texts, search.vocabulary);
        let below = rows.get(at + 1);
        let pair = below.and_then(|below| pair(row.number, &texts, below, search.vocabulary));
        let found = pair
            .filter(|pair| pair.mapped.len() >= single.mapped.len() + 2)
            .unwrap_or(single);
        if best
            .as_ref()
            .is_none_or(|best| found.mapped.len() > best.mapped.len())
        {
            best = Some(found);
        }
    }
    match best {
        Some(header) if is_enough(&header, search) => Ok(header),
        Some(header) if !header.mapped.is_empty() => {
            let headers = header.mapped.into_iter().map(|m| m.place.header);
            Err(Some((header.first_row, headers.collect())))
        }
        _ => Err(None),
    }
}

fn is_enough<C: Column>(header: &Header<C>, search: &Search<'_, C>) -> bool {
    let any = search.any_of.iter().any(|c| header.place(*c).is_some());
    any && header.mapped.len() >= search.at_least
}

fn texts(row: &Row<'_>) -> Vec<Option<String>> {
    let shown = row
        .cells
        .iter()
        .map(|cell| cell.to_text().trim().to_owned());
    shown
        .map(|text| (!text.is_empty()).then_some(text))
        .collect()
}

/// A header of two rows: the upper one has headers that stand alone and names of groups, the lower one the columns of
/// the groups. Under a header that stands alone nothing may follow, or the lower row is data. And a lower row that says
/// as much alone is the header, below a title row.
fn pair<C: Column>(
    number: u32,
    upper: &[Option<String>],
    below: &Row<'_>,
    vocabulary: &Vocabulary<C>,
) -> Option<Header<C>> {
    let lower = texts(below);
    let width = upper.len().max(lower.len());
    let mut joined = Vec::with_capacity(width);
    let mut group: Option<&str> = None;
    for index in 0..width {
        let above = upper.get(index).and_then(Option::as_deref);
        let under = lower.get(index).and_then(Option::as_deref);
        group = above.or(group);
        joined.push(match (above, under) {
            (Some(above), Some(under)) if is_alone(above, under, vocabulary) => return None,
            (_, Some(under)) => Some(of_group(group, under, vocabulary)),
            (above, None) => above.map(str::to_owned),
        });
    }
    let both = assign((number, below.number), &joined, vocabulary);
    let alone = assign((below.number, below.number), &lower, vocabulary);
    (both.mapped.len() > alone.mapped.len()).then_some(both)
}

fn is_alone<C: Column>(above: &str, under: &str, vocabulary: &Vocabulary<C>) -> bool {
    let group = format!("{above}{under}");
    let under_known = vocabulary.column(under).or(vocabulary.column(&group));
    vocabulary.column(above).is_some() && under_known.is_none()
}

/// `联系人` over `姓名` is `联系人姓名`; `办理情况` over `办结时间` is just that.
fn of_group<C: Column>(group: Option<&str>, under: &str, vocabulary: &Vocabulary<C>) -> String {
    let joined = group.map(|group| format!("{group}{under}"));
    let known = joined.filter(|joined| vocabulary.column(joined).is_some());
    known.unwrap_or_else(|| under.to_owned())
}
