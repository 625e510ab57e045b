//! What the search fields of forms ask for while somebody types. JSON: `[{"value", "label", "detail"}]`.

use axum::extract::Query;
use axum::response::{IntoResponse, Json};
use serde::{Deserialize, Serialize};

use crate::error::Answer;
use crate::visitor::{SignedIn, Visitor};

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    office: String,
}

#[derive(Debug, Serialize)]
struct Found {
    value: String,
    label: String,
    detail: String,
}

/// Firms by name, pinyin, initials or credit code; a firm finds only itself.
pub async fn firms(visitor: Visitor, person: SignedIn, Query(asked): Query<Asked>) -> Answer {
    let actor = person.actor.clone();
    let (lines, world) = visitor
        .site
        .run(move |app| Ok((app.find_firms(&actor, &asked.q)?, app.world()?)))
        .await?;
    let found = |line: app::choices::FirmLine| {
        let code = line.credit_code.unwrap_or_default();
        Found {
            value: line.id.to_string(),
            detail: format!("{} {code}", world.programme.place(&line.place))
                .trim()
                .to_owned(),
            label: line.name,
        }
    };
    Ok(Json(lines.into_iter().map(found).collect::<Vec<Found>>()).into_response())
}

/// Offices in force.
pub async fn offices(visitor: Visitor, person: SignedIn, Query(asked): Query<Asked>) -> Answer {
    let actor = person.actor.clone();
    let choices = visitor.site.run(move |app| app.choices(&actor)).await?;
    let key = text::pinyin::typed_name(&asked.q);
    let offices = choices
        .offices
        .into_iter()
        .filter(|office| office.found_by.contains(&key));
    let found = offices.map(|office| Found {
        value: office.id.to_string(),
        label: office.name,
        detail: String::new(),
    });
    Ok(Json(found.collect::<Vec<Found>>()).into_response())
}

/// People of an office, or of all offices.
pub async fn people(visitor: Visitor, person: SignedIn, Query(asked): Query<Asked>) -> Answer {
    let actor = person.actor.clone();
    let choices = visitor.site.run(move |app| app.choices(&actor)).await?;
    let key = text::pinyin::typed_name(&asked.q);
    let people = choices.people.into_iter().filter(|one| {
        let of_office = asked.office.is_empty() || one.office.to_string() == asked.office;
        of_office && one.found_by.contains(&key)
    });
    let found = people.map(|one| Found {
        value: one.id.to_string(),
        label: one.label,
        detail: one.office_name,
    });
    Ok(Json(found.collect::<Vec<Found>>()).into_response())
}
