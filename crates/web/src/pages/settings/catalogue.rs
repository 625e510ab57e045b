//! The dispatch catalogue on the page of the lists: which office leads which problems, one line for each.

use app::choices::Named;
use domain::ids::OfficeId;
use domain::programme::{Dispatch, Programme};
use messages::Texts;

use crate::components::table::{Cell, Column, ColumnKind, Row, Table};

pub fn table(t: &'static Texts, programme: &Programme, offices: &[Named<OfficeId>]) -> Table {
    let columns = vec![
        Column::new(ColumnKind::Head, t.meeting_console.category),
        Column::new(ColumnKind::Text, t.meeting_console.lead),
    ];
    let mut table = Table::new(t, t.settings.dispatch, columns);
    table.rows = programme
        .dispatch
        .iter()
        .map(|line| {
            let place = line.place.as_deref().map(|place| programme.place(place));
            Row::new(vec![
                Cell::text(programme.category(&line.category)).under(place.unwrap_or_default()),
                Cell::text(name(offices, line.office)),
            ])
        })
        .collect();
    table
}

/// The catalogue as it stands in its field: `law 州司法局`, or `law 吉首市司法局 433101` for one place.
pub fn lines(dispatch: &[Dispatch], offices: &[Named<OfficeId>]) -> String {
    let line = |line: &Dispatch| {
        let office = name(offices, line.office);
        match &line.place {
            Some(place) => format!("{} {office} {place}", line.category),
            None => format!("{} {office}", line.category),
        }
    };
    dispatch.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads it back; the error is the number of a line that names no category, office or place, or repeats another.
pub fn entries(
    text: &str,
    programme: &Programme,
    offices: &[Named<OfficeId>],
) -> Result<Vec<Dispatch>, usize> {
    let mut found: Vec<Dispatch> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (category, office, place) = match words.as_slice() {
            [] => continue,
            [category, office] => (*category, *office, None),
            [category, office, place] => (*category, *office, Some((*place).to_owned())),
            _ => return Err(number),
        };
        let knows_category = programme.categories.iter().any(|c| c.code == category);
        let knows_place = |place: &String| programme.places.iter().any(|p| p.code == *place);
        let office = offices
            .iter()
            .find(|each| each.name == office || each.id.to_string() == office);
        let is_said = |other: &Dispatch| other.category == category && other.place == place;
        match office {
            Some(office)
                if knows_category
                    && place.iter().all(knows_place)
                    && !found.iter().any(is_said) =>
            {
                found.push(Dispatch {
                    category: category.to_owned(),
                    place,
                    office: office.id,
                });
            }
            _ => return Err(number),
        }
    }
    Ok(found)
}

/// An office that is gone is named by its id, so that saving doesn't change the line unseen.
fn name(offices: &[Named<OfficeId>], id: OfficeId) -> String {
    let office = offices.iter().find(|office| office.id == id);
    office.map_or_else(|| id.to_string(), |office| office.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::programme::Coded;
    use uuid::Uuid;

    #[test]
    fn a_catalogue_survives_its_form_and_a_bad_line_is_named() {
        let office = |number, name: &str| Named {
            id: OfficeId(Uuid::from_u128(number)),
            name: name.to_owned(),
            found_by: String::new(),
        };
        let offices = [office(1, "州司法局"), office(2, "吉首市司法局")];
        let programme = Programme {
            places: vec![Coded {
                code: "433101".to_owned(),
                label: "吉首市".to_owned(),
                parent: None,
            }],
            ..Programme::default()
        };
        let read = |text: &str| entries(text, &programme, &offices);
        let two = read("law 州司法局\n\nlaw 吉首市司法局 433101\n").unwrap();
        assert_eq!(two[1].place.as_deref(), Some("433101"));
        assert_eq!(read(&lines(&two, &offices)), Ok(two));
        assert_eq!(read("law 州司法局\nlaw 吉首市司法局"), Err(2));
        assert_eq!(read("law 没有的局"), Err(1));
        assert_eq!(read("nothing 州司法局"), Err(1));
        assert_eq!(read("law 州司法局 999999"), Err(1));
    }
}
