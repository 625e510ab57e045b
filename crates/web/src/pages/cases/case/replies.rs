//! Issued replies as letters, the latest first.

use domain::cases::reply::ReplyText;

use super::Telling;
use crate::components::letter::Letter;
use crate::components::tag::{Tag, Tone};
use crate::wording::long_date;

pub fn letters(telling: &Telling<'_>) -> Vec<Letter> {
    let case = telling.case();
    let earlier = case.earlier.iter().filter_map(|round| round.reply.as_ref());
    let issued = earlier.chain(case.reply.as_ref()).filter_map(|reply| {
        let issued = reply.issued.as_ref()?;
        Some(letter(telling, &reply.content, &issued.number, issued.on))
    });
    let mut letters: Vec<Letter> = imported(telling).into_iter().chain(issued).collect();
    letters.reverse();
    letters
}

fn letter(
    telling: &Telling<'_>,
    content: &ReplyText,
    number: &str,
    on: domain::time::Date,
) -> Letter {
    let t = telling.t;
    let mut paragraphs: Vec<String> = content.text.lines().map(str::to_owned).collect();
    let added = [
        (t.case_view.letter_evidence, &content.evidence),
        (t.case_view.letter_basis, &content.basis),
    ];
    for (name, text) in added.into_iter().filter(|(_, text)| !text.is_empty()) {
        paragraphs.push(t.events.line(name, text));
    }
    if let Some(day) = content.promised_on {
        paragraphs.push(
            t.events
                .line(t.case_view.letter_promised, long_date(t, day)),
        );
    }
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    let paragraphs = paragraphs.iter().map(|text| telling.marked(text)).collect();
    let class = t
        .lookup(&format!("words.reply_class.{}", content.class))
        .unwrap_or_default();
    let tone = if content.class.key() == "a" {
        Tone::Good
    } else {
        Tone::Neutral
    };
    Letter {
        title: t.case_view.letter_title(&telling.case().intake.title),
        number: number.to_owned(),
        to: telling.firm_name(),
        paragraphs,
        signed: telling
            .around
            .lead
            .as_ref()
            .map(|office| office.full_name.clone())
            .unwrap_or_default(),
        dated: long_date(t, on),
        tags: vec![Tag::new(tone, class)],
    }
}

/// What an imported ledger row says of its reply.
fn imported(telling: &Telling<'_>) -> Option<Letter> {
    let t = telling.t;
    let ledger = telling
        .case()
        .ledger
        .as_ref()
        .filter(|ledger| !ledger.result.trim().is_empty())?;
    let day = ledger
        .replied_at
        .map(domain::time::local_date)
        .or(ledger.closed_on);
    Some(Letter {
        title: t.case_view.letter_title(&telling.case().intake.title),
        number: String::new(),
        to: telling.firm_name(),
        paragraphs: ledger
            .result
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| telling.marked(line))
            .collect(),
        signed: ledger.lead_office.clone(),
        dated: day.map(|day| long_date(t, day)).unwrap_or_default(),
        tags: vec![Tag::new(Tone::Neutral, t.case_view.imported)],
    })
}
