//! The programme's lists by the words that people write.

use std::collections::HashMap;

use domain::programme::{Coded, Programme};

/// Codes of categories and places by folded label.
#[derive(Debug, Default)]
pub(super) struct Lists {
    categories: HashMap<String, String>,
    places: HashMap<String, String>,
}

/// What people leave off the end of a place's name.
const LEFT_OFF: &[char] = &['市', '县', '区', '州'];

impl Lists {
    pub fn of(programme: &Programme) -> Lists {
        let mut lists = Lists::default();
        for entry in &programme.categories {
            add(&mut lists.categories, entry);
        }
        for entry in &programme.places {
            add(&mut lists.places, entry);
            let short = entry.label.trim_end_matches(LEFT_OFF);
            if short.chars().count() >= 2 {
                let short = lists.places.entry(key(short));
                short.or_insert_with(|| entry.code.clone());
            }
        }
        lists
    }

    /// The code of a category by its label or code.
    pub fn category(&self, text: &str) -> Option<&str> {
        self.categories.get(&key(text)).map(String::as_str)
    }

    /// The code of a place by its label, with or without 市, 县 or 区, or by its code.
    pub fn place(&self, text: &str) -> Option<&str> {
        self.places.get(&key(text)).map(String::as_str)
    }
}

fn add(map: &mut HashMap<String, String>, entry: &Coded) {
    map.insert(key(&entry.label), entry.code.clone());
    map.insert(key(&entry.code), entry.code.clone());
}

/// Names that differ only in writing have the same key.
pub(super) fn key(name: &str) -> String {
    let folded = text::fold(name);
    folded.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_codes_and_short_names_lead_to_the_code() {
        let place = |code: &str, label: &str| Coded {
            code: code.into(),
            label: label.into(),
            parent: None,
        };
        let lists = Lists::of(&Programme {
            places: vec![place("433101", "吉首市"), place("433122", "泸溪县")],
            ..Programme::default()
        });
        assert_eq!(lists.place("吉首"), Some("433101"));
        assert_eq!(lists.place(" 瀘溪縣"), Some("433122"));
        assert_eq!(lists.place("433122"), Some("433122"));
        assert_eq!(lists.place("长沙"), None);
        assert_eq!(lists.category("融资投资"), Some("finance"));
    }
}
