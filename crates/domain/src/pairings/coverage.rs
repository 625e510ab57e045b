//! What a pairing owes in a year, and what was done.

use crate::contacts::{Contact, ContactForm, ContactState};
use crate::time::Date;
use crate::words;

/// Contacts that every pairing owes in a year (攸县 2020: at least one visit and one talk).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub visits: u32,
    pub talks: u32,
}

/// Contacts of one leader with one partner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    pub visits: u32,
    pub talks: u32,
    /// Condolence visits and calls, which nobody owes.
    pub others: u32,
    pub last: Option<Date>,
}

words! {
    /// How a pairing stands in its year.
    Coverage { Met = "met", Partly = "partly", Never = "never" }
}

impl Done {
    /// Adds a contact, unless it was entered in error.
    pub fn add(&mut self, contact: &Contact) {
        if contact.state == ContactState::Void {
            return;
        }
        match contact.form {
            ContactForm::Visit => self.visits += 1,
            ContactForm::Talk => self.talks += 1,
            ContactForm::Condolence | ContactForm::Call => self.others += 1,
        }
        self.last = self.last.max(Some(contact.held_on));
    }

    /// Whether everything that is due was done, some contact was had, or none at all.
    pub fn coverage(&self, due: Due) -> Coverage {
        if self.last.is_none() {
            return Coverage::Never;
        }
        match self.visits >= due.visits && self.talks >= due.talks {
            true => Coverage::Met,
            false => Coverage::Partly,
        }
    }
}

/// Pairs of consecutive days that lie closer together than `gap_days`, the earlier first.
pub fn too_close(days: &[Date], gap_days: u32) -> Vec<(Date, Date)> {
    let mut sorted = days.to_vec();
    sorted.sort();
    sorted.dedup();
    let gap = jiff::Span::new().days(i64::from(gap_days));
    sorted
        .windows(2)
        .filter(|pair| pair[1] < pair[0].saturating_add(gap))
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{ContactId, PersonId};

    const DUE: Due = Due {
        visits: 1,
        talks: 1,
    };

    fn contact(form: ContactForm, day: i8) -> Contact {
        Contact {
            form,
            ..Contact::on(
                ContactId(Uuid::nil()),
                PersonId(Uuid::nil()),
                Date::constant(2024, 5, day),
            )
        }
    }

    #[test]
    fn a_pairing_is_met_once_every_contact_that_is_due_was_had() {
        let mut done = Done::default();
        assert_eq!(done.coverage(DUE), Coverage::Never);
        done.add(&contact(ContactForm::Call, 6));
        done.add(&contact(ContactForm::Visit, 9));
        assert_eq!(done.coverage(DUE), Coverage::Partly);
        done.add(&contact(ContactForm::Talk, 7));
        assert_eq!(done.coverage(DUE), Coverage::Met);
        assert_eq!(
            (done.others, done.last),
            (1, Some(Date::constant(2024, 5, 9)))
        );
    }

    #[test]
    fn a_contact_entered_in_error_counts_nothing() {
        let mut done = Done::default();
        done.add(&Contact {
            state: ContactState::Void,
            ..contact(ContactForm::Visit, 9)
        });
        assert_eq!(done, Done::default());
    }

    #[test]
    fn days_closer_together_than_the_gap_are_named() {
        let day = |day| Date::constant(2024, 5, day);
        let close = too_close(&[day(20), day(1), day(8), day(14)], 7);
        assert_eq!(close, [(day(8), day(14)), (day(14), day(20))]);
    }
}
