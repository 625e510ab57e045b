//! The contacts of the year: most pairings had their visit and their talk, some one of them, a few none.

use app::ports::Ids;
use app::{App, Error};
use domain::contacts::{Contact, ContactForm, ContactOutcome, Meal};
use domain::ids::{ContactId, PersonId};
use domain::permits::Permission;
use domain::time::{Date, Instant};

use crate::dice::Dice;
use crate::prefecture::Prefecture;

/// Of eleven pairings the ninth had one contact and the eleventh none.
const ROUND: usize = 11;

/// Records all of them. The firms are paired in the order in which [`crate::year`] pairs them.
pub fn record(app: &App, ids: &dyn Ids, prefecture: &Prefecture, at: Instant) -> Result<(), Error> {
    let mut dice = Dice::new(58_15);
    let mut contacts = Vec::new();
    let mut enterprises = prefecture.enterprises.iter().rev();
    let mut pair = 0;
    for (n, leader) in prefecture.leaders.iter().enumerate() {
        for enterprise in enterprises.by_ref().take(if n < 28 { 2 } else { 1 }) {
            for (form, held_on) in had(pair, &mut dice) {
                contacts.push(Contact {
                    firm: Some(enterprise.firm),
                    ..contact(ids, at, *leader, form, held_on, &mut dice)
                });
            }
            pair += 1;
        }
        if let Some(chamber) = prefecture.chambers.get(n) {
            for (form, held_on) in had(pair, &mut dice) {
                contacts.push(Contact {
                    chamber: Some(*chamber),
                    ..contact(ids, at, *leader, form, held_on, &mut dice)
                });
            }
            pair += 1;
        }
    }
    let manager = prefecture.manager();
    app.registers()
        .put_all(&manager, Permission::KeepContacts, &contacts)
}

/// A visit in spring and a talk in autumn, as far as they took place.
fn had(pair: usize, dice: &mut Dice) -> Vec<(ContactForm, Date)> {
    let visit = (ContactForm::Visit, day(3 + dice.below(4) as i8, dice));
    let talk = (ContactForm::Talk, day(8 + dice.below(4) as i8, dice));
    match pair % ROUND {
        8 => vec![visit],
        10 => Vec::new(),
        _ => vec![visit, talk],
    }
}

fn day(month: i8, dice: &mut Dice) -> Date {
    Date::constant(2024, month, 1 + dice.below(28) as i8)
}

fn contact(
    ids: &dyn Ids,
    at: Instant,
    leader: PersonId,
    form: ContactForm,
    held_on: Date,
    dice: &mut Dice,
) -> Contact {
    let (outcome, points) = match dice.below(3) {
        0 => (ContactOutcome::NothingNeeded, "生产经营正常，无需协调事项"),
        1 => (
            ContactOutcome::Answered,
            "介绍助企政策，当场答复融资和用工咨询",
        ),
        _ => (
            ContactOutcome::Answered,
            "了解订单和项目进度，答复用地、用电流程",
        ),
    };
    Contact {
        form,
        points: points.to_owned(),
        outcome,
        meal: match dice.below(5) {
            0 => Meal::WorkingMeal,
            _ => Meal::None,
        },
        ..Contact::on(ContactId(ids.uuid(at)), leader, held_on)
    }
}
