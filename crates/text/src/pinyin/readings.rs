//! Readings that depend on the word: phrases, characters with several readings, surnames.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Syllable, common_reading};

const TABLE: &str = include_str!("../../data/readings.txt");

pub(super) static READINGS: LazyLock<Readings> = LazyLock::new(|| Readings::read(TABLE));

/// The table in memory, some 25 KiB.
pub(super) struct Readings {
    characters: HashMap<char, Syllable>,
    phrases: HashMap<Vec<char>, Vec<Syllable>>,
    surnames: HashMap<Vec<char>, Vec<Syllable>>,
    longest_phrase: usize,
}

impl Readings {
    /// Lines that don't fit are left out; a test reads the table that is part of the programme and finds none.
    fn read(table: &str) -> Readings {
        let mut readings = Readings {
            characters: HashMap::new(),
            phrases: HashMap::new(),
            surnames: HashMap::new(),
            longest_phrase: 0,
        };
        for line in table.lines() {
            readings.read_line(line);
        }
        readings
    }

    fn read_line(&mut self, line: &str) -> Option<()> {
        let mut words = line.split_whitespace();
        let (kind, word) = (words.next()?, words.next()?);
        let word: Vec<char> = word.chars().collect();
        let split = |readings: &str| readings.split('/').map(str::to_owned).collect();
        let mut syllables: Vec<Syllable> = words.map(split).collect();
        if syllables.len() != word.len() {
            return None;
        }
        match (kind, word.as_slice()) {
            ("char", [character]) => {
                self.characters.insert(*character, syllables.remove(0));
            }
            ("phrase", _) => {
                self.longest_phrase = self.longest_phrase.max(word.len());
                self.phrases.insert(word, syllables);
            }
            ("surname", _) => {
                self.surnames.insert(word, syllables);
            }
            _ => return None,
        }
        Some(())
    }

    /// The readings of every character, phrases first, the longest phrase that fits at each place.
    pub(super) fn of_words(&self, characters: &[char]) -> Vec<Syllable> {
        let mut syllables = Vec::with_capacity(characters.len());
        let mut rest = characters;
        while let Some((first, after)) = rest.split_first() {
            match self.phrase_at(rest) {
                Some((length, phrase)) => {
                    syllables.extend(phrase.iter().cloned());
                    rest = &rest[length..];
                }
                None => {
                    syllables.push(self.of_character(*first));
                    rest = after;
                }
            }
        }
        syllables
    }

    /// The readings of a surname of two or one characters, and how many characters it has. A surname of one character
    /// keeps its common readings as well, since not every name begins with a surname.
    pub(super) fn of_surname(&self, characters: &[char]) -> (Vec<Syllable>, usize) {
        if let Some(double) = characters.get(..2)
            && let Some(readings) = self.surnames.get(double)
        {
            return (readings.clone(), 2);
        }
        let Some(first) = characters.first() else {
            return (Vec::new(), 0);
        };
        let mut readings = match self.surnames.get(&characters[..1]) {
            Some(surname) => surname.concat(),
            None => Vec::new(),
        };
        for reading in self.of_character(*first) {
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        (vec![readings], 1)
    }

    fn phrase_at(&self, characters: &[char]) -> Option<(usize, &Vec<Syllable>)> {
        let longest = self.longest_phrase.min(characters.len());
        (2..=longest).rev().find_map(|length| {
            let phrase = self.phrases.get(&characters[..length])?;
            Some((length, phrase))
        })
    }

    fn of_character(&self, c: char) -> Syllable {
        let several = self.characters.get(&c).cloned();
        several.unwrap_or_else(|| vec![common_reading(c)])
    }
}

/// Whether a name begins with a surname of two characters.
pub(crate) fn has_double_surname(name: &[char]) -> bool {
    let surname = name.get(..2);
    surname.is_some_and(|two| READINGS.surnames.contains_key(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let meant = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
        let lines: Vec<&str> = TABLE.lines().filter(meant).collect();
        let read = READINGS.characters.len() + READINGS.phrases.len() + READINGS.surnames.len();
        assert_eq!(read, lines.len());
        let all = READINGS.phrases.values().chain(READINGS.surnames.values());
        let mut syllables = all.flatten().chain(READINGS.characters.values()).flatten();
        assert!(syllables.all(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase())));
    }

    #[test]
    fn every_word_of_the_table_is_written_as_names_are_looked_up() {
        let single = READINGS.characters.keys().map(|c| vec![*c]);
        let words = READINGS.phrases.keys().chain(READINGS.surnames.keys());
        for word in single.chain(words.cloned()) {
            let text: String = word.iter().collect();
            assert_eq!(crate::pinyin::characters(&text), word);
        }
    }
}
