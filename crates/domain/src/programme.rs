//! What a deployment calls itself and its lists: nothing here is keyed to one prefecture.

use serde::{Deserialize, Serialize};

/// A code with its label, e.g. `433101` 吉首市, and the code above it in a two-level list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coded {
    pub code: String,
    pub label: String,
    #[serde(default)]
    pub parent: Option<String>,
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
}

fn label<'a>(list: &'a [Coded], code: &'a str) -> &'a str {
    list.iter()
        .find(|entry| entry.code == code)
        .map_or(code, |entry| &entry.label)
}
