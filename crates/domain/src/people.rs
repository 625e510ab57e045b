//! People by their posts: leaders, clerks, officers, entrepreneurs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::Refusal;
use crate::ids::{FirmId, OfficeId, PersonId};
use crate::registers::{Entry, check_name};
use crate::time::Date;

/// A person in a post. `name` is personal data; `post` is what pages show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: PersonId,
    #[serde(default)]
    pub name: String,
    /// The post, e.g. 副州长（工业） or 企业服务科科长.
    pub post: String,
    pub office: Option<OfficeId>,
    pub firm: Option<FirmId>,
    /// A leader of the prefecture (州级领导).
    pub is_leader: bool,
    /// Office phone: shown to the firms of the person's cases.
    pub phone: String,
    pub valid_to: Option<Date>,
}

impl Person {
    /// What pages print: the post, and the name where one is kept.
    pub fn label(&self) -> String {
        if self.name.is_empty() {
            self.post.clone()
        } else {
            format!("{} {}", self.post, self.name)
        }
    }
}

impl Entry for Person {
    const NOUN: &'static str = "person";
    const PRIVATE_FIELDS: &'static [&'static str] = &["name"];

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("post", &self.post)
    }
}
