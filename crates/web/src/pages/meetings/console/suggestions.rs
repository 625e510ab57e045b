//! Who handles a problem most likely: by the dispatch catalogue, else by what the last meetings decided.

use std::collections::BTreeSet;

use domain::ids::OfficeId;

use super::desk::Desk;
use crate::views::meeting::Usual;

/// For each category the office and its officer; where the catalogue knows the places of the firms in the room apart, one
/// more for each of these.
pub fn by_category(desk: &Desk) -> Vec<Usual> {
    let programme = &desk.world.programme;
    let places: BTreeSet<&str> = desk.files.iter().map(|file| &*file.firm.place).collect();
    let mut found = Vec::new();
    for category in &programme.categories {
        let anywhere = programme.office_for(&category.code, "");
        for place in &places {
            let here = programme.office_for(&category.code, place);
            let special = here.filter(|office| Some(*office) != anywhere);
            found.extend(special.map(|office| suggested(desk, &category.code, place, office)));
        }
        let decided = desk.usual.iter().find(|one| one.category == category.code);
        let office = anywhere.or(decided.map(|one| one.office));
        found.extend(office.map(|office| suggested(desk, &category.code, "", office)));
    }
    found
}

/// The officer who was given such problems before, if still of that office; else the script takes the office's first.
fn suggested(desk: &Desk, category: &str, place: &str, office: OfficeId) -> Usual {
    let mut before = desk.usual.iter();
    let before = before.find(|one| one.category == category && one.office == office);
    let officer = before.map(|one| one.officer).or_else(|| {
        let mut people = desk.choices.people.iter();
        people.find(|one| one.office == office).map(|one| one.id)
    });
    Usual {
        of: category.to_owned(),
        place: place.to_owned(),
        office: office.to_string(),
        officer: officer.map_or(String::new(), |officer| officer.to_string()),
    }
}

/// The first person of each office, for whoever names the office alone.
pub fn by_office(desk: &Desk) -> Vec<Usual> {
    let mut seen = BTreeSet::new();
    let people = desk.choices.people.iter();
    let first = people.filter(|officer| seen.insert(officer.office));
    first
        .map(|officer| Usual {
            of: officer.office.to_string(),
            place: String::new(),
            office: officer.office.to_string(),
            officer: officer.id.to_string(),
        })
        .collect()
}
