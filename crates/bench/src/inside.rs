//! The use cases without HTTP: what the pages and the API can't be faster than.

use std::time::Duration;

use app::App;
use app::cases::Query;
use domain::cases::StageName;
use domain::permits::{Actor, Role};
use domain::statistics::Dimension;
use store::cases::{Filter, Order};

use crate::figure::{Figure, repeat};
use crate::fill::{self, Filled};

/// Measures list, case, figures, cut and create.
pub fn measure(app: &App, filled: &Filled, patience: Duration) -> Result<Vec<Figure>, app::Error> {
    let dispatcher = demo::Prefecture::whole(filled.prefecture.dispatcher, Role::Dispatcher);
    let query = in_progress();
    let numbers: Vec<String> = app
        .cases()
        .list(
            &dispatcher,
            &Query {
                limit: 500,
                ..query.clone()
            },
        )?
        .rows
        .into_iter()
        .map(|row| row.number)
        .collect();
    let mut figures = Vec::new();
    for clients in [1, 8] {
        figures.push(repeat("inside: list of 50", clients, patience, |_, _| {
            app.cases().list(&dispatcher, &query).map(drop)
        }));
        figures.push(repeat(
            "inside: case with history",
            clients,
            patience,
            |_, n| {
                let number = &numbers[n as usize % numbers.len()];
                app.cases().get(&dispatcher, number).map(drop)
            },
        ));
    }
    figures.push(repeat("inside: year's figures", 1, patience, |_, _| {
        app.figures()
            .year(&filled.prefecture.manager(), fill::YEAR)
            .map(drop)
    }));
    figures.push(repeat(
        "inside: cut of 3 dimensions",
        1,
        patience,
        |_, _| {
            let three = [Dimension::Category, Dimension::Office, Dimension::Month];
            app.figures()
                .cut(&filled.prefecture.manager(), fill::YEAR, &three)
                .map(drop)
        },
    ));
    figures.extend(create(app, filled, patience));
    Ok(figures)
}

fn in_progress() -> Query {
    Query {
        filter: Filter {
            stages: vec![StageName::InProgress],
            ..Filter::default()
        },
        words: String::new(),
        order: Order::NewestFirst,
        after: None,
        limit: 50,
    }
}

/// Durable creates with event, figures, full text and the record of the answer in the same commit.
fn create(app: &App, filled: &Filled, patience: Duration) -> Vec<Figure> {
    let clerk: Actor = demo::Prefecture::whole(filled.prefecture.federation, Role::FederationClerk);
    let mut teller = fill::Teller::new(&filled.prefecture, &filled.firms);
    let intakes: Vec<_> = (0..256).map(|n| teller.story(n).intake).collect();
    [1, 8]
        .map(|clients| {
            repeat("inside: durable create", clients, patience, |client, n| {
                let key = format!("{clients}-{client}-{n}-{}", app.now().0);
                let intake = &intakes[(client * 31 + n as usize) % intakes.len()];
                app.cases()
                    .submit(&clerk, intake, None, Some(&key))
                    .map(drop)
            })
        })
        .to_vec()
}
