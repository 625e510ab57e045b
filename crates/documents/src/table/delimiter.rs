//! How the fields of a text file are kept apart.

/// Whether quotation marks around fields are taken as marks or as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    /// Every field that begins with a mark also ends with one: they are marks.
    Marks,
    /// Some field begins with a mark that never closes properly. Reading it as a mark would swallow the rows after it.
    Text,
}

const CANDIDATES: [u8; 4] = *b"\t,;|";
const LINES: usize = 50;
const SAMPLE: usize = 256 << 10;

/// Excel's own first line `sep=;` names the delimiter; gives it and the length of that line.
pub(super) fn declared(text: &str) -> Option<(u8, usize)> {
    let rest = text.strip_prefix("sep=")?.as_bytes();
    let (&mark, rest) = rest.split_first()?;
    let breaks = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    let breaks = breaks.take(2).count();
    (mark.is_ascii() && breaks > 0).then_some((mark, "sep=x".len() + breaks))
}

/// The candidate that splits most of the first lines into the same number of fields.
pub(super) fn guess(text: &str) -> u8 {
    let counts = line_counts(text.as_bytes());
    let score = |candidate: usize| {
        let mut seen: Vec<u32> = counts.iter().map(|line| line[candidate]).collect();
        seen.retain(|count| *count > 0);
        seen.sort_unstable();
        let same = seen.chunk_by(|a, b| a == b);
        same.map(|run| run.len() * run[0] as usize).max()
    };
    let best = (0..CANDIDATES.len()).rev().max_by_key(|c| score(*c));
    best.filter(|c| score(*c).is_some())
        .map_or(b',', |c| CANDIDATES[c])
}

/// Per line, how often each candidate stands outside quotation marks.
fn line_counts(text: &[u8]) -> Vec<[u32; 4]> {
    let mut lines = vec![[0; 4]];
    let mut quoted = false;
    for byte in text.iter().take(SAMPLE) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && lines.len() == LINES => break,
            b'\n' if !quoted => lines.push([0; 4]),
            _ if quoted => {}
            _ => {
                let hit = CANDIDATES.iter().position(|c| c == byte);
                let line = lines.last_mut();
                if let (Some(line), Some(hit)) = (line, hit) {
                    line[hit] += 1;
                }
            }
        }
    }
    lines
}

/// Looks through the whole text for a field whose opening mark has no proper closing one.
pub(super) fn quoting(text: &str, delimiter: u8) -> Quoting {
    let bytes = text.as_bytes();
    let mut field_start = 0;
    while let Some(&first) = bytes.get(field_start) {
        let end = if first == b'"' {
            match closing_mark(bytes, field_start + 1) {
                Some(after) if ends_field(bytes.get(after), delimiter) => after,
                _ => return Quoting::Text,
            }
        } else {
            let rest = &bytes[field_start..];
            let length = memchr::memchr3(delimiter, b'\n', b'\r', rest);
            length.map_or(bytes.len(), |length| field_start + length)
        };
        field_start = end + 1;
    }
    Quoting::Marks
}

fn ends_field(next: Option<&u8>, delimiter: u8) -> bool {
    next.is_none_or(|b| *b == delimiter || matches!(b, b'\r' | b'\n'))
}

/// The position after the mark that closes a field; a doubled mark is a mark in the text.
fn closing_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr(b'"', &bytes[at..])? + 1;
        match bytes.get(at) {
            Some(b'"') => at += 1,
            _ => return Some(at),
        }
    }
}
