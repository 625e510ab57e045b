//! Suggesting one of the known classes: five folds, equal texts together, each judged by what the others taught.

use std::collections::BTreeMap;

use text::grams::squeezed;
use text::learn::{Example, Model};

use super::data::Labelled;
use super::quality::Rate;

const FOLDS: usize = 5;

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub struct Category {
    /// Mean over the classes of the harmonic mean of precision and recall.
    pub macro_f1: f64,
    /// How often the right class is among three suggestions.
    pub top3: Rate,
    pub calibration_error: f64,
}

/// A text that was judged: its class, the first suggestion and how sure it was, whether three hold the class.
struct Judged<'a> {
    class: &'a str,
    first: String,
    sure: f32,
    among_three: bool,
}

pub fn measure(labelled: &[Labelled]) -> Category {
    let folds = folds(labelled);
    let judged: Vec<Judged<'_>> = (0..FOLDS)
        .flat_map(|fold| judge(labelled, &folds, fold))
        .collect();
    Category {
        macro_f1: macro_f1(&judged),
        top3: Rate::mean(
            judged
                .iter()
                .map(|one| f64::from(u8::from(one.among_three))),
        ),
        calibration_error: calibration_error(&judged),
    }
}

/// The fold of each text: equal texts share one, and each class is spread evenly over all.
fn folds(labelled: &[Labelled]) -> Vec<usize> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut next: BTreeMap<&str, usize> = BTreeMap::new();
    let fold =
        |one: &Labelled, next: usize| *known.entry(squeezed(&one.text)).or_insert(next % FOLDS);
    let mut fold = fold;
    labelled
        .iter()
        .map(|one| {
            let next = next.entry(one.class.as_str()).or_default();
            *next += 1;
            fold(one, *next)
        })
        .collect()
}

fn judge<'a>(labelled: &'a [Labelled], folds: &[usize], fold: usize) -> Vec<Judged<'a>> {
    let inside = |at: &usize| folds[*at] == fold;
    let (tested, taught): (Vec<usize>, Vec<usize>) = (0..labelled.len()).partition(inside);
    let example = |at: usize| Example {
        title: title(&labelled[at].text),
        text: &labelled[at].text,
    };
    let taught: Vec<(Example<'_>, &str)> = taught
        .into_iter()
        .map(|at| (example(at), labelled[at].class.as_str()))
        .collect();
    let model = Model::learn(&taught);
    let judged = |at: usize| {
        let class = labelled[at].class.as_str();
        let three = model.suggest(example(at), 3);
        Judged {
            class,
            among_three: three.iter().any(|one| one.class == class),
            sure: three.first().map_or(0.0, |one| one.confidence),
            first: three
                .into_iter()
                .next()
                .map(|one| one.class)
                .unwrap_or_default(),
        }
    };
    tested.into_iter().map(judged).collect()
}

/// These messages begin with their title, which ends with the first full stop.
fn title(text: &str) -> &str {
    text.split('。').next().unwrap_or_default()
}

fn macro_f1(judged: &[Judged<'_>]) -> f64 {
    let mut classes: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
    for one in judged {
        let right = f64::from(u8::from(one.first == one.class));
        classes.entry(one.class).or_default()[0] += right;
        classes.entry(one.class).or_default()[1] += 1.0;
    }
    for one in judged {
        if let Some(class) = classes.get_mut(one.first.as_str()) {
            class[2] += 1.0;
        }
    }
    // Twice the right ones over those that are and those that were said to be of the class.
    let each = classes
        .values()
        .map(|[right, are, said]| 2.0 * right / (are + said));
    Rate::mean(each).value
}

/// By tenths of sureness: how far the share that was right is from how sure the suggestions were, in the mean.
fn calibration_error(judged: &[Judged<'_>]) -> f64 {
    let mut tenths = [[0.0; 3]; 10];
    for one in judged {
        let sure = f64::from(one.sure);
        let tenth = &mut tenths[((sure * 10.0) as usize).min(9)];
        tenth[0] += 1.0;
        tenth[1] += sure;
        tenth[2] += f64::from(u8::from(one.first == one.class));
    }
    let apart: f64 = tenths
        .iter()
        .map(|[_, sure, right]| (sure - right).abs())
        .sum();
    apart / f64::max(judged.len() as f64, 1.0)
}
