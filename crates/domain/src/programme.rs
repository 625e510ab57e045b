//! What a deployment calls itself and its lists: nothing here is keyed to one prefecture.

use serde::{Deserialize, Serialize};

use crate::ids::OfficeId;

/// A code with its label, e.g. `433101` 吉首市, and the code above it in a two-level list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coded {
    pub code: String,
    pub label: String,
    #[serde(default)]
    pub parent: Option<String>,
}

/// One line of the dispatch catalogue (派单目录): the office that leads the problems of a category, everywhere or at one
/// place. A suggestion for whoever assigns, never a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    /// Category code of either level.
    pub category: String,
    /// Place code; everywhere if none.
    pub place: Option<String>,
    pub office: OfficeId,
}

/// Name and lists of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Programme {
    /// e.g. 湘西自治州政企面对面暨企业家接待日.
    pub name: String,
    /// The body that runs it, e.g. 州优化办.
    pub office: String,
    /// 诉求类别, two levels.
    pub categories: Vec<Coded>,
    /// 县市区.
    pub places: Vec<Coded>,
    /// Which office leads which problems; left out while empty, as it was stored before there was one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dispatch: Vec<Dispatch>,
    /// The data is invented for demonstration; every screen says so.
    pub demonstration: bool,
}

impl Default for Programme {
    /// The nine first-level categories of the public record; the places are the deployment's own.
    fn default() -> Self {
        let category = |(code, label): &(&str, &str)| Coded {
            code: (*code).to_owned(),
            label: (*label).to_owned(),
            parent: None,
        };
        Programme {
            name: "政企面对面暨企业家接待日".to_owned(),
            office: "优化营商环境办公室".to_owned(),
            categories: CATEGORIES.iter().map(category).collect(),
            places: Vec::new(),
            dispatch: Vec::new(),
            demonstration: false,
        }
    }
}

/// First-level categories of the model programme.
pub const CATEGORIES: &[(&str, &str)] = &[
    ("finance", "融资投资"),
    ("factors", "要素保障"),
    ("construction", "项目建设"),
    ("policy", "政策扶持"),
    ("service", "政务服务"),
    ("talent", "人才引进"),
    ("market", "市场开拓"),
    ("law", "法律服务"),
    ("research", "产品研发"),
];

impl Programme {
    /// The label of a category code; the code itself when the list doesn't know it.
    pub fn category<'a>(&'a self, code: &'a str) -> &'a str {
        label(&self.categories, code)
    }

    /// The label of a place code; the code itself when the list doesn't know it.
    pub fn place<'a>(&'a self, code: &'a str) -> &'a str {
        label(&self.places, code)
    }

    /// The office that the catalogue names for a category at a place (empty: nowhere in particular). The own line of a
    /// category comes before that of the category above it, and a line for the place before one for everywhere.
    pub fn office_for(&self, category: &str, place: &str) -> Option<OfficeId> {
        let own = self.categories.iter().find(|entry| entry.code == category);
        let above = own.and_then(|entry| entry.parent.as_deref());
        [Some(category), above]
            .into_iter()
            .flatten()
            .find_map(|code| {
                let lines = || self.dispatch.iter().filter(|line| line.category == code);
                let here = lines().find(|line| line.place.as_deref() == Some(place));
                let line = here.or_else(|| lines().find(|line| line.place.is_none()));
                line.map(|line| line.office)
            })
    }
}

fn label<'a>(list: &'a [Coded], code: &'a str) -> &'a str {
    list.iter()
        .find(|entry| entry.code == code)
        .map_or(code, |entry| &entry.label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn line(category: &str, place: Option<&str>, office: u128) -> Dispatch {
        Dispatch {
            category: category.to_owned(),
            place: place.map(str::to_owned),
            office: OfficeId(Uuid::from_u128(office)),
        }
    }

    #[test]
    fn the_catalogue_names_the_office_of_the_place_then_of_the_category_then_of_the_one_above() {
        let mut programme = Programme::default();
        programme.categories.push(Coded {
            code: "law.patent".to_owned(),
            label: "专利".to_owned(),
            parent: Some("law".to_owned()),
        });
        programme.dispatch = vec![
            line("law", None, 1),
            line("law", Some("433101"), 2),
            line("finance", None, 3),
        ];
        let office = |category, place| programme.office_for(category, place);
        assert_eq!(office("law", "433101"), Some(OfficeId(Uuid::from_u128(2))));
        assert_eq!(office("law", "433123"), Some(OfficeId(Uuid::from_u128(1))));
        assert_eq!(
            office("law.patent", "433101"),
            Some(OfficeId(Uuid::from_u128(2)))
        );
        assert_eq!(office("finance", ""), Some(OfficeId(Uuid::from_u128(3))));
        assert_eq!(office("talent", "433101"), None);
    }

    #[test]
    fn a_programme_that_was_stored_without_a_catalogue_is_read_and_written_as_it_was() {
        let stored = r#"{"name":"企业家接待日","office":"优化办","categories":[],"places":[],"demonstration":false}"#;
        let read: Programme = serde_json::from_str(stored).unwrap();
        assert_eq!(read.dispatch, Vec::new());
        assert_eq!(serde_json::to_string(&read).unwrap(), stored);
    }
}
