//! The register of mediations, and the form of its records. Each is confidential to its participants.

use app::records::MediationsPage;
use axum::extract::State;
use domain::ids::MediationId;
use domain::permits::Actor;
use domain::records::amount::wan_text;
use domain::records::{Mediation, MediationState};
use domain::time::Date;
use messages::Texts;
use uuid::Uuid;

use super::entry::{Kind, Opened};
use super::typed::Reading;
use super::{correct, correct_column, enter, firm, loss, mediation_state, others};
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::figure::Count;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::pages::html;
use crate::pages::mending::Fields;
use crate::pages::money::wan;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{grouped, long_date};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.records().mediations(&actor))
        .await?;
    let t = visitor.t;
    let words = &t.records;
    let mut list = List::new(visitor.page(words.mediations), words.mediations_under);
    list.links = others(t, &person.actor, "/mediations");
    list.act = enter(t, &person.actor, "/mediations");
    list.counts = mediation_counts(t, &found);
    html(&list.table(
        table(t, &found, &person.actor),
        (words.nothing_open, words.confidential),
    ))
}

fn mediation_counts(t: &Texts, found: &MediationsPage) -> Vec<Count> {
    let words = &t.records;
    let mut counts = Vec::new();
    for totals in found.totals.iter().flatten() {
        let n = grouped(totals.count);
        if totals.state == MediationState::Settled {
            counts.push(
                Count::new(words.settled_recovered, wan(totals.recovered_fen))
                    .unit(words.wan)
                    .under(words.lower_bound(&n)),
            );
            counts.push(
                Count::new(words.settled_avoided, wan(totals.avoided_fen))
                    .unit(words.wan)
                    .under(words.lower_bound(&n)),
            );
        } else {
            counts.push(Count::new(mediation_state(t, totals.state), n));
        }
    }
    counts
}

fn table(t: &'static Texts, found: &MediationsPage, actor: &Actor) -> Table {
    let words = &t.records;
    let mut columns = vec![
        Column::new(ColumnKind::LongHead, words.column_dispute),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Text, words.column_body),
        Column::new(ColumnKind::Fixed, words.column_state),
        Column::new(ColumnKind::Fixed, words.column_settled),
        Column::new(ColumnKind::Text, words.column_recovered),
        Column::new(ColumnKind::Text, words.column_avoided),
    ];
    columns.extend(correct_column(t, actor));
    let mut table = Table::new(t, words.mediations, columns);
    table.rows = found
        .mediations
        .iter()
        .map(|each| {
            let settled = each
                .settled_on
                .map_or(String::new(), |day| long_date(t, day));
            let mut cells = vec![
                Cell::text(&each.dispute),
                firm(&found.firms, each.firm, actor),
                Cell::text(&each.body),
                Cell::text(mediation_state(t, each.state)),
                Cell::text(settled),
                Cell::text(loss(t, each.recovered_fen, &each.recovered_words)),
                Cell::text(loss(t, each.avoided_fen, &each.avoided_words)),
            ];
            cells.extend(correct(t, actor, "/mediations", each.id.0));
            Row::new(cells)
        })
        .collect();
    table
}

impl Kind for Mediation {
    const REGISTER: &'static str = "/mediations";

    fn title(t: &Texts) -> &'static str {
        t.records.mediations
    }

    fn blank(id: Uuid, _: Date, _: &Actor) -> Mediation {
        Mediation::begun(MediationId(id), "")
    }

    fn read(form: &Reading<'_>, stored: &Mediation) -> Result<Mediation, app::Error> {
        let (recovered_fen, recovered_words) = form.qualified("recovered")?;
        let (avoided_fen, avoided_words) = form.qualified("avoided")?;
        Ok(Mediation {
            case: form.case()?,
            firm: form.firm()?,
            office: form.office()?,
            dispute: form.text("dispute"),
            body: form.text("body"),
            state: form.word("state")?,
            settled_on: form.optional_date("settled_on")?,
            recovered_fen,
            recovered_words,
            avoided_fen,
            avoided_words,
            change_reason: form.text("reason"),
            ..stored.clone()
        })
    }

    fn fields(form: &Fields<'_>, opened: &Opened<Mediation>) -> Vec<Field> {
        let (t, words, mediation) = (form.t, &form.t.records, &opened.record);
        let chosen = form.value("state", mediation.state.key());
        let states = MediationState::ALL
            .iter()
            .map(|each| Choice::new(each.key(), mediation_state(t, *each)).picked_if(&chosen));
        let settled = mediation
            .settled_on
            .map_or(String::new(), |day| day.to_string());
        let amount = |name, label: &str, (fen, words): (i64, &str)| {
            form.field(name, label, &typed_loss(fen, words))
                .control(Control::Short)
                .need(Need::Optional)
        };
        let recovered = (mediation.recovered_fen, &*mediation.recovered_words);
        let avoided = (mediation.avoided_fen, &*mediation.avoided_words);
        vec![
            form.field("dispute", words.column_dispute, &mediation.dispute)
                .hint(words.form.dispute_hint),
            opened.firm_field(form),
            form.field("body", words.column_body, &mediation.body)
                .need(Need::Optional),
            opened
                .office_field(form, words.form.office)
                .hint(words.form.office_hint),
            form.field("state", words.column_state, "")
                .control(Control::Radios(states.collect())),
            form.field("settled_on", words.column_settled, &settled)
                .control(Control::Date)
                .need(Need::Optional),
            amount("recovered", words.form.recovered, recovered).hint(words.form.loss_hint),
            amount("avoided", words.form.avoided, avoided).hint(words.form.loss_hint),
            opened.case_field(form),
        ]
    }
}

/// A loss as it is typed: in its own words, else in 万元.
fn typed_loss(fen: i64, words: &str) -> String {
    match (fen, words) {
        (0, "") => String::new(),
        (fen, "") => wan_text(fen),
        (_, words) => words.to_owned(),
    }
}
