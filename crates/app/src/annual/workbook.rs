//! The report as a workbook: the figures on one sheet, each breakdown on its own.

use std::io::Write;

use documents::workbook::{Heading, Layout, Paper, Value, WorkbookWriter, WriteError, Written};
use domain::statistics::{Measure, Rate, Sums};
use domain::time::Instant;
use messages::Texts;

use super::text::label;
use super::{Annual, Figure};

impl Annual {
    /// Writes the report as a workbook in the language of `texts`.
    pub fn write_workbook(
        &self,
        texts: &Texts,
        made_at: Instant,
        out: impl Write + Send,
    ) -> Result<Written, WriteError> {
        let mut book = WorkbookWriter::new(made_at)?;
        self.figures_sheet(&mut book, texts)?;
        for (name, by) in &self.breakdowns {
            self.breakdown_sheet(&mut book, texts, label(texts, name), by)?;
        }
        book.finish(out)
    }

    fn figures_sheet(&self, book: &mut WorkbookWriter, texts: &Texts) -> Result<(), WriteError> {
        let column = &texts.annual.column;
        let headings = [
            (column.figure, 34.0),
            (column.numerator, 18.0),
            (column.denominator, 12.0),
            (column.excluded, 12.0),
            (column.rate, 12.0),
            (column.words, 48.0),
        ];
        book.begin_sheet(&self.layout(texts, texts.annual.sheet, &headings))?;
        for (name, figure) in &self.figures {
            book.row(&row(label(texts, name), figure, texts))?;
        }
        Ok(())
    }

    fn breakdown_sheet(
        &self,
        book: &mut WorkbookWriter,
        texts: &Texts,
        title: &str,
        by: &[(String, Sums)],
    ) -> Result<(), WriteError> {
        let say = &texts.annual;
        let figure = |name| label(texts, name);
        let headings = [
            (say.column.name, 34.0),
            (figure("cases_assigned"), 12.0),
            (figure("cases_replied"), 12.0),
            (figure("cases_class_a"), 12.0),
            (figure("cases_class_b"), 12.0),
            (figure("cases_class_c"), 12.0),
            (figure("cases_class_d"), 12.0),
            (figure("cases_struck_off"), 12.0),
        ];
        book.begin_sheet(&self.layout(texts, title, &headings))?;
        for (name, sums) in by {
            let mut values = vec![Value::text(name.as_str())];
            values.extend(COUNTED.map(|measure| Value::Count(sums.of(measure))));
            book.row(&values)?;
        }
        Ok(())
    }

    fn layout(&self, texts: &Texts, sheet: &str, headings: &[(&str, f64)]) -> Layout {
        let mut title = texts.annual.title(&self.programme, self.year);
        if self.demonstration {
            title = format!("{title} · {}", texts.common.demo_label);
        }
        Layout {
            sheet_name: sheet.to_owned(),
            headings: headings
                .iter()
                .map(|(text, width)| Heading::new(*text, *width))
                .collect(),
            paper: Paper::A4,
            page_title: Some(title),
        }
    }
}

/// What a breakdown counts.
const COUNTED: [Measure; 7] = [
    Measure::Assigned,
    Measure::Replied,
    Measure::ClassA,
    Measure::ClassB,
    Measure::ClassC,
    Measure::ClassD,
    Measure::StruckOff,
];

/// Label, value or numerator, denominator, excluded, rate, words.
fn row<'v>(label: &'v str, figure: &Figure, texts: &Texts) -> Vec<Value<'v>> {
    let mut row = vec![Value::text(label)];
    row.extend(match figure {
        Figure::Rate(rate) => rate_values(*rate),
        other => [value(other), Value::Blank, Value::Blank, Value::Blank],
    });
    row.push(Value::text(figure.words(texts)));
    row
}

fn rate_values(rate: Rate) -> [Value<'static>; 4] {
    [
        Value::Number(rate.numerator()),
        Value::Count(rate.denominator),
        Value::Count(rate.excluded),
        rate.percent()
            .map_or(Value::Blank, |percent| Value::Share(percent / 100.0)),
    ]
}

fn value(figure: &Figure) -> Value<'static> {
    match figure {
        Figure::Count(count) => Value::Count(*count),
        Figure::Money(fen) => Value::Money(*fen),
        Figure::Score(score) => score.map_or(Value::Blank, Value::Number),
        Figure::Rate(rate) => Value::Number(rate.numerator()),
        Figure::FirmPairs { entrepreneurs, .. } => Value::Count(*entrepreneurs),
        Figure::ChamberPairs { chambers, .. } => Value::Count(*chambers),
        Figure::Finance { count, .. } | Figure::Projects { count, .. } => Value::Count(*count),
    }
}
