//! The filters above the ledger, and what is chosen now.

use app::choices::Named;
use domain::cases::StageName;
use domain::ids::OfficeId;
use domain::programme::Programme;
use domain::time::Date;
use messages::Texts;

use super::conditions::{Conditions, View};
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::filters::{ChosenFilter, FilterBar, MoreState};
use crate::pages::figures::measure_label;

/// The bar.
pub fn bar(
    t: &'static Texts,
    now: &Conditions,
    programme: &Programme,
    offices: &[Named<OfficeId>],
    today: Date,
) -> FilterBar {
    let f = &t.ledger.filter;
    let select = |name: &'static str, label: &str, value: &str, choices: Vec<Choice>| {
        let choices = choices
            .into_iter()
            .map(|choice| choice.picked_if(value))
            .collect();
        Field::new(t, name, label)
            .need(Need::Unmarked)
            .control(Control::Select(choices))
    };
    let stage = now.stage.map(|stage| stage.key()).unwrap_or_default();
    let fields = vec![
        Field::new(t, "q", f.words)
            .need(Need::Unmarked)
            .control(Control::Search)
            .value(&now.words),
        select("stage", f.stage, stage, stages(t)),
        select(
            "category",
            f.category,
            &now.category,
            coded(&programme.categories),
        ),
        select("place", f.place, &now.place, coded(&programme.places)),
    ];
    let mut bar = FilterBar::new(t, "/cases", fields);
    let lead = now.lead.map(|id| id.to_string()).unwrap_or_default();
    let year = now.year.map(|year| year.to_string()).unwrap_or_default();
    if !offices.is_empty() {
        let offices = offices.iter().map(|office| {
            Choice::new(office.id.to_string(), &office.name).found_by(&office.found_by)
        });
        let offices = offices.map(|choice| choice.picked_if(&lead)).collect();
        bar.more.push(
            Field::new(t, "lead", f.lead)
                .need(Need::Unmarked)
                .control(Control::LongSelect(offices)),
        );
    }
    bar.more.push(select("year", f.year, &year, years(today)));
    if now.lead.is_some() || now.year.is_some() {
        bar.more_state = MoreState::Open;
    }
    bar.chosen = chosen(t, now, programme, offices);
    bar.keep = kept(now);
    bar
}

/// What the form doesn't show but must not lose.
fn kept(now: &Conditions) -> Vec<(String, String)> {
    let shown = ["q", "stage", "category", "place", "lead", "year", "after"];
    let pairs = now
        .pairs()
        .into_iter()
        .filter(|(name, _)| !shown.contains(name));
    pairs
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn stages(t: &Texts) -> Vec<Choice> {
    let label = |stage: &StageName| t.lookup(&format!("stages.{stage}")).unwrap_or_default();
    StageName::ALL
        .iter()
        .map(|stage| Choice::new(stage.key(), label(stage)))
        .collect()
}

fn coded(list: &[domain::programme::Coded]) -> Vec<Choice> {
    list.iter()
        .map(|entry| Choice::new(&entry.code, &entry.label))
        .collect()
}

/// This year and the five before.
fn years(today: Date) -> Vec<Choice> {
    let years = (0..6).map(|back| (today.year() - back).to_string());
    years.map(|year| Choice::new(year.clone(), year)).collect()
}

/// Every condition in force with the list without it.
fn chosen(
    t: &Texts,
    now: &Conditions,
    programme: &Programme,
    offices: &[Named<OfficeId>],
) -> Vec<ChosenFilter> {
    let mut chosen = Vec::new();
    let mut add = |label: String, drop: fn(&mut Conditions)| {
        let mut without = now.whole();
        drop(&mut without);
        chosen.push(ChosenFilter {
            label,
            without: without.path("/cases"),
        });
    };
    if !now.words.is_empty() {
        add(now.words.clone(), |c| c.words.clear());
    }
    if let Some(stage) = now.stage {
        add(
            t.lookup(&format!("stages.{stage}"))
                .unwrap_or_default()
                .to_owned(),
            |c| c.stage = None,
        );
    }
    if !now.category.is_empty() {
        add(programme.category(&now.category).to_owned(), |c| {
            c.category.clear()
        });
    }
    if !now.place.is_empty() {
        add(programme.place(&now.place).to_owned(), |c| c.place.clear());
    }
    if let Some(lead) = now.lead {
        let office = offices.iter().find(|office| office.id == lead);
        add(
            office.map_or_else(
                || t.ledger.filter.lead.to_owned(),
                |office| office.name.clone(),
            ),
            |c| c.lead = None,
        );
    }
    if let Some(measure) = now.measure {
        add(measure_label(t, measure).to_owned(), |c| c.measure = None);
    }
    if let Some(month) = now.month {
        add(t.figures.month(month), |c| c.month = None);
    }
    if let Some(difficulty) = now.difficulty {
        let label = t.lookup(&format!("figures.difficulty.{difficulty}"));
        add(label.unwrap_or_default().to_owned(), |c| {
            c.difficulty = None;
        });
    }
    if let Some(year) = now.year {
        add(year.to_string(), |c| c.year = None);
    }
    if let Some(wait) = now.waiting {
        add(
            t.lookup(&format!("ledger.waiting.{wait}"))
                .unwrap_or_default()
                .to_owned(),
            |c| c.waiting = None,
        );
    }
    if now.firm.is_some() {
        add(t.ledger.filter.one_firm.to_owned(), |c| c.firm = None);
    }
    if now.leader.is_some() {
        add(t.ledger.filter.one_leader.to_owned(), |c| c.leader = None);
    }
    if now.meeting.is_some() {
        add(t.ledger.filter.one_meeting.to_owned(), |c| c.meeting = None);
    }
    if now.view != View::All && !chosen_is_only_view(now) {
        add(
            t.lookup(&format!("ledger.view.{}", now.view))
                .unwrap_or_default()
                .to_owned(),
            |c| c.view = View::All,
        );
    }
    chosen
}

/// The tab says it already when there is no other condition.
fn chosen_is_only_view(now: &Conditions) -> bool {
    let others = now.pairs();
    others
        .iter()
        .all(|(name, _)| ["view", "after", "order", "columns", "facets"].contains(name))
}
