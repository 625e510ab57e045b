//! The rows of the desk, and what is printed of a draw.

use app::signups::{Desk, DeskLine};
use domain::draws::Draw;
use domain::signups::{SignUp, Standing, Way};
use domain::time::local_text;
use messages::Texts;

use crate::components::tag::{Tag, Tone};
use crate::forms::Submitted;
use crate::pages::signups::{misfit_word, standing};
use crate::views::preparation::{DeskRow, DrawSheet};
use crate::wording::long_date;

/// A row for each sign-up; what was ticked stays ticked.
pub fn rows(t: &'static Texts, desk: &Desk, typed: &Submitted) -> Vec<DeskRow> {
    let ticked = typed.all("pick");
    let row = |line: &DeskLine| DeskRow {
        id: line.sign_up.id.to_string(),
        is_picked: ticked.contains(&line.sign_up.id.to_string().as_str()),
        number: line.sign_up.number,
        href: format!("/sign-ups/{}", line.sign_up.id),
        firm: desk.name(line.sign_up.firm.0).to_owned(),
        under: line.sign_up.chamber.map_or(String::new(), |chamber| {
            t.signups.by_chamber(desk.name(chamber.0))
        }),
        problems: line
            .sign_up
            .problems
            .iter()
            .map(|raised| raised.text.clone())
            .collect(),
        burden: burden(t, line),
        hints: hints(t, desk, line),
        standing: standing(t, &line.sign_up),
        why: why(t, &line.sign_up),
    };
    desk.lines.iter().map(row).collect()
}

fn burden(t: &Texts, line: &DeskLine) -> String {
    match line.burden.last_on {
        Some(last) => (t.meetings.burden).times(line.burden.invitations, long_date(t, last)),
        None => t.meetings.burden.none.to_owned(),
    }
}

fn hints(t: &Texts, desk: &Desk, line: &DeskLine) -> Vec<Tag> {
    let (words, settings) = (&t.meetings.burden, &desk.settings);
    let mut hints = Vec::new();
    if line.sign_up.handed_from.is_some() {
        hints.push(Tag::new(Tone::Active, t.preparation.first_here));
    }
    if line.burden.is_too_often(settings) {
        let sentence = words.too_often(settings.invitations_per_year);
        hints.push(Tag::new(Tone::Warn, sentence));
    } else if line.burden.is_too_soon(desk.meeting.held_on, settings) {
        hints.push(Tag::new(
            Tone::Warn,
            words.too_soon(settings.invitation_gap_days),
        ));
    }
    let misfits = line.misfits.iter();
    hints.extend(misfits.map(|misfit| Tag::new(Tone::Neutral, misfit_word(t, *misfit))));
    hints
}

fn why(t: &Texts, sign_up: &SignUp) -> String {
    let words = &t.preparation.way;
    match &sign_up.standing {
        Standing::Chosen { way, reason, .. } => {
            let way = match way {
                Way::Problem => words.problem,
                Way::Draw => words.draw,
                Way::Name => words.name,
                Way::HandedOver => words.handed_over,
            };
            format!("{way} {reason}").trim_end().to_owned()
        }
        Standing::Declined { reason } | Standing::Withdrawn { reason } => reason.clone(),
        Standing::Registered | Standing::Waiting { .. } | Standing::HandedOver { .. } => {
            String::new()
        }
    }
}

/// A draw with everything that is needed to repeat it.
pub fn draw(t: &Texts, draw: &Draw) -> DrawSheet {
    let numbers = |list: &[u32]| {
        let each: Vec<String> = list.iter().map(u32::to_string).collect();
        each.join(t.announcements.separator)
    };
    DrawSheet {
        title: t
            .preparation
            .draw_when(draw.places, local_text(draw.drawn_at)),
        witness: draw.witness.clone(),
        seed: draw.seed.clone(),
        lots: numbers(&draw.lots),
        order: numbers(&draw.order),
        command: format!("printf '%s' '{}:N' | sha256sum", draw.seed),
    }
}
