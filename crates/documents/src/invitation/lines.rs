//! Content lines of RFC 5545 §3.1: escaped, folded at 75 octets, ended by CRLF.

use super::Party;

/// A line holds at most so many octets, its end not counted.
const LONGEST: usize = 75;

/// Lines written so far.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line whose value is no free text.
    pub fn plain(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line with a text (§3.3.11): backslash, semicolon, comma and line ends are escaped.
    pub fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' => escaped.push_str("\\\\"),
                ';' => escaped.push_str("\\;"),
                ',' => escaped.push_str("\\,"),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.plain(name, &escaped);
    }

    /// A party with its name as a quoted parameter, which can't hold a double quote (§3.1).
    pub fn party(&mut self, name: &str, parameters: &str, party: &Party) {
        let quoted = party.name.replace('"', "'").replace(char::is_control, "");
        self.plain(
            &format!("{name}{parameters};CN=\"{quoted}\""),
            &party.address,
        );
    }

    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }

    pub fn finish(self) -> String {
        self.0
    }
}
