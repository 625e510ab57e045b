//! Learning from decided texts which class a new one belongs to: one linear separation for each class.
//!
//! The separations are support vector machines with squared hinge loss, solved by dual coordinate descent (Hsieh et al.,
//! 2008). What is learned depends on the texts alone, not on chance.

use std::collections::{BTreeMap, HashMap};

use crate::grams::{Counts, Gram, character_parts, hash, squeezed};
use crate::weights::{Direction, Weights};

/// What mistakes cost against a simple separation.
const COST: f32 = 1.0;
/// How often all examples are gone through at most.
const ROUNDS: usize = 60;
/// Parts that fewer texts have say nothing about others.
const MIN_TEXTS: u32 = 2;
/// What the title counts beside the whole text.
const TITLE: f32 = 0.5;

/// A text to learn from or to judge: its title says most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example<'a> {
    pub title: &'a str,
    pub text: &'a str,
}

/// What was learned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    whole: Weights,
    titles: Weights,
    classes: Vec<String>,
    /// What each part says for each class, in the order of `classes`.
    says: HashMap<Gram, Vec<f32>>,
    /// What each class has from the start.
    bias: Vec<f32>,
}

/// A class that a text may belong to.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    pub class: String,
    /// The share of belief, 0–1; the shares of all classes sum to 1.
    pub confidence: f32,
    /// Words of the text that speak for the class, the strongest first.
    pub because: Vec<String>,
}

impl Model {
    /// Learns from examples with the class that people gave each. An empty model suggests nothing.
    pub fn learn(examples: &[(Example<'_>, &str)]) -> Model {
        let mut model = Model::default();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for (example, class) in examples {
            model.whole.see(&Counts::of_characters(example.text));
            model.titles.see(&Counts::of_characters(example.title));
            numbers.insert(class, 0);
        }
        numbers
            .values_mut()
            .enumerate()
            .for_each(|(n, number)| *number = n);
        model.classes = numbers.keys().map(|class| (*class).to_owned()).collect();
        let mut columns = Columns::default();
        let rows: Vec<Row> = examples
            .iter()
            .map(|(example, class)| columns.row(&model.parts(*example), numbers[class]))
            .collect();
        let separations: Vec<Vec<f32>> = (0..model.classes.len())
            .map(|class| separate(&rows, columns.grams.len(), class, model.classes.len()))
            .collect();
        model.bias = separations.iter().map(|separation| separation[0]).collect();
        for (gram, column) in &columns.grams {
            let says = separations.iter().map(|separation| separation[*column]);
            model.says.insert(*gram, says.collect());
        }
        model
    }

    /// The classes that are known, in order.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// How many texts were learned from.
    pub fn texts(&self) -> u32 {
        self.whole.texts()
    }

    /// The likeliest classes, at most `most`, the likeliest first.
    pub fn suggest(&self, example: Example<'_>, most: usize) -> Vec<Suggestion> {
        let scores = self.scores(example);
        let shares = shares(&scores);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        let suggestion = |class: usize| Suggestion {
            class: self.classes[class].clone(),
            confidence: shares[class],
            because: self.because(example, class),
        };
        order.into_iter().take(most).map(suggestion).collect()
    }

    /// How far a text lies on the side of each class, in the order of the classes.
    pub fn scores(&self, example: Example<'_>) -> Vec<f32> {
        let mut scores = self.bias.clone();
        for (gram, x) in self.parts(example) {
            if let Some(says) = self.says.get(&gram) {
                scores
                    .iter_mut()
                    .zip(says)
                    .for_each(|(score, w)| *score += w * x);
            }
        }
        scores
    }

    /// Words of the text that speak most for a class, at most three.
    fn because(&self, example: Example<'_>, class: usize) -> Vec<String> {
        let says = |gram: Gram| self.says.get(&gram).map_or(0.0, |says| says[class]);
        let whole = [example.title, example.text].join("\n");
        crate::spans::strongest(&whole, |gram| says(gram) * self.whole.weight(gram), 3)
    }

    /// The whole text and, apart from it, its title.
    fn parts(&self, example: Example<'_>) -> Vec<(Gram, f32)> {
        let mut parts = known_direction(&self.whole, example.text).0;
        let title = known_direction(&self.titles, example.title).0;
        parts.extend(
            title
                .into_iter()
                .map(|(gram, x)| (gram ^ IN_TITLE, x * TITLE)),
        );
        parts
    }
}

/// Tells the parts of a title from the same parts of the whole text.
const IN_TITLE: Gram = 0x9E37_79B9;

/// The direction of a text among the parts that several texts have.
fn known_direction(weights: &Weights, text: &str) -> Direction {
    let folded = squeezed(text);
    let mut often: BTreeMap<Gram, f32> = BTreeMap::new();
    for gram in character_parts(&folded).map(hash) {
        if weights.having(gram) >= MIN_TEXTS {
            *often.entry(gram).or_default() += 1.0;
        }
    }
    let weighted = often
        .into_iter()
        .map(|(gram, n)| (gram, (1.0 + n.ln()) * weights.weight(gram)));
    Direction::of(weighted.collect())
}

/// Beliefs out of scores: they sum to 1, and a clear lead gets most.
fn shares(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let raised: Vec<f32> = scores
        .iter()
        .map(|score| ((score - top) * SHARPNESS).exp())
        .collect();
    let all: f32 = raised.iter().sum();
    raised.into_iter().map(|one| one / all).collect()
}

/// Makes beliefs as high as suggestions turn out to be right, measured on texts that weren't learned from.
const SHARPNESS: f32 = 5.0;

/// An example in the numbering of the columns; column 0 is the bias and always 1.
struct Row {
    parts: Vec<(usize, f32)>,
    square: f32,
    class: usize,
}

#[derive(Default)]
struct Columns {
    grams: HashMap<Gram, usize>,
}

impl Columns {
    fn row(&mut self, parts: &[(Gram, f32)], class: usize) -> Row {
        let mut numbered = vec![(0, 1.0)];
        for (gram, x) in parts {
            let next = self.grams.len() + 1;
            numbered.push((*self.grams.entry(*gram).or_insert(next), *x));
        }
        Row {
            square: numbered.iter().map(|(_, x)| x * x).sum(),
            parts: numbered,
            class,
        }
    }
}

/// The separation of one class from the rest. Mistakes with the texts of a rare class cost more, so that it isn't
/// forgotten for the common ones.
fn separate(rows: &[Row], columns: usize, class: usize, classes: usize) -> Vec<f32> {
    let own = rows.iter().filter(|row| row.class == class).count().max(1);
    let balance = rows.len() as f32 / (classes * own) as f32;
    let mut says = vec![0.0; columns + 1];
    let mut pull = vec![0.0; rows.len()];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut state);
        let mut furthest: f32 = 0.0;
        for &at in &order {
            let row = &rows[at];
            let (side, cost) = match row.class == class {
                true => (1.0, COST * balance),
                false => (-1.0, COST),
            };
            let slack = 0.5 / cost;
            let told: f32 = row.parts.iter().map(|(column, x)| says[*column] * x).sum();
            let slope = side * told - 1.0 + slack * pull[at];
            let wanted: f32 = f32::max(pull[at] - slope / (row.square + slack), 0.0);
            let step = wanted - pull[at];
            furthest = furthest.max(step.abs());
            pull[at] = wanted;
            if step != 0.0 {
                row.parts
                    .iter()
                    .for_each(|(column, x)| says[*column] += step * side * x);
            }
        }
        if furthest < 1e-3 {
            break;
        }
    }
    says
}

/// Mixes an order, always in the same way (xorshift).
fn shuffle(order: &mut [usize], state: &mut u64) {
    for last in (1..order.len()).rev() {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        order.swap(last, (*state % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAND: [&str; 3] = [
        "项目用地指标迟迟没有批复",
        "用地手续办不下来",
        "工业用地价格太高",
    ];
    const LOAN: [&str; 3] = [
        "银行抽贷资金周转困难",
        "贷款利息太高",
        "续贷手续太慢银行不肯",
    ];

    fn model() -> Model {
        let land = LAND.iter().map(|text| (*text, "land"));
        let both = land.chain(LOAN.iter().map(|text| (*text, "loan")));
        let examples: Vec<_> = both
            .map(|(text, class)| (Example { title: text, text }, class))
            .collect();
        Model::learn(&examples)
    }

    fn judged(text: &str) -> Vec<Suggestion> {
        model().suggest(Example { title: text, text }, 3)
    }

    #[test]
    fn a_new_text_goes_where_its_words_went_and_says_which_words() {
        let land = judged("我公司用地审批");
        assert_eq!(land[0].class, "land");
        assert!(
            land[0].because.iter().any(|word| word.contains("用地")),
            "{land:?}"
        );
        assert_eq!(judged("銀行貸款")[0].class, "loan");
    }

    #[test]
    fn shares_of_belief_sum_to_one() {
        let all = judged("用地");
        assert_eq!(all.len(), 2);
        let sum: f32 = all.iter().map(|one| one.confidence).sum();
        assert!((sum - 1.0).abs() < 1e-5 && all[0].confidence > 0.5);
    }

    #[test]
    fn the_same_examples_teach_the_same() {
        assert_eq!(model(), model());
    }

    #[test]
    fn who_learned_nothing_suggests_nothing() {
        let nothing = Model::learn(&[]);
        assert_eq!(
            nothing.suggest(
                Example {
                    title: "用地",
                    text: "用地"
                },
                3
            ),
            []
        );
    }
}
