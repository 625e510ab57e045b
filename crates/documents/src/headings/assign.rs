//! From the texts of a header row to the columns of a table.

use super::{Column, Duplicate, Header, Mapped, Place, Vocabulary};

/// The headers of one row, or of two read together, by column index; blank ones are `None`.
pub(super) fn assign<C: Column>(
    rows: (u32, u32),
    texts: &[Option<String>],
    vocabulary: &Vocabulary<C>,
) -> Header<C> {
    let mut header = Header {
        first_row: rows.0,
        last_row: rows.1,
        mapped: Vec::new(),
        kept_aside: Vec::new(),
        duplicates: Vec::new(),
    };
    for (index, text) in texts.iter().enumerate() {
        let Some(text) = text else { continue };
        let place = Place {
            index,
            header: text.clone(),
        };
        match vocabulary.column(text) {
            Some(column) => take(&mut header, column, place),
            None => header.kept_aside.push(place),
        }
    }
    for (present, missing) in vocabulary.stand_ins() {
        stand_in(&mut header, *present, *missing);
    }
    header.kept_aside.sort_by_key(|place| place.index);
    header
}

/// The first of several equal columns is taken, unless a later one bears the usual header to the letter.
fn take<C: Column>(header: &mut Header<C>, column: C, place: Place) {
    let earlier = header.mapped.iter_mut().find(|m| m.column == column);
    let Some(earlier) = earlier else {
        header.mapped.push(Mapped {
            column,
            place,
            stands_in: None,
        });
        return;
    };
    let usual = |place: &Place| super::fold(&place.header) == super::fold(column.header());
    let aside = if usual(&place) && !usual(&earlier.place) {
        std::mem::replace(&mut earlier.place, place)
    } else {
        place
    };
    let taken = earlier.place.clone();
    for known in header.duplicates.iter_mut().filter(|d| d.column == column) {
        known.taken = taken.clone();
    }
    header.kept_aside.push(aside.clone());
    header.duplicates.push(Duplicate {
        column,
        taken,
        aside,
    });
}

fn stand_in<C: Column>(header: &mut Header<C>, present: C, missing: C) {
    if header.place(missing).is_some() {
        return;
    }
    let found = header.mapped.iter_mut().find(|m| m.column == present);
    if let Some(mapped) = found {
        mapped.column = missing;
        mapped.stands_in = Some(present);
    }
}
