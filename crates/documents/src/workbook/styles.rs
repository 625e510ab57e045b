//! Cell formats, made once per workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::Value;
use super::guard::looks_like_formula;
use crate::moment::Moment;

const FONT: &str = "宋体";
const FONT_SIZE: f64 = 10.0;
const HEADER_FILL: u32 = 0xE8_EE_F4;
const MARK_FILL: u32 = 0xFF_E0_B2;

pub(super) struct Styles {
    pub header: Format,
    pub plain: Set,
    /// The same on a ground that catches the eye.
    pub marked: Set,
}

pub(super) struct Set {
    text: Format,
    /// Text that looks like a formula: it stays text when somebody edits the cell.
    quoted: Format,
    count: Format,
    number: Format,
    share: Format,
    money: Format,
    day: Format,
    minute: Format,
    second: Format,
}

impl Styles {
    pub fn new() -> Styles {
        let base = Format::new()
            .set_font_name(FONT)
            .set_font_size(FONT_SIZE)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xB0_B8_C0));
        let header = base
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(HEADER_FILL));
        let body = base.set_align(FormatAlign::Top);
        let marked = body.clone().set_background_color(Color::RGB(MARK_FILL));
        Styles {
            header,
            plain: Set::new(&body),
            marked: Set::new(&marked),
        }
    }
}

impl Set {
    fn new(body: &Format) -> Set {
        let shown_as = |form: &str| body.clone().set_num_format(form);
        let dated = |form: &str| shown_as(form).set_align(FormatAlign::Left);
        Set {
            text: body.clone().set_text_wrap(),
            quoted: body.clone().set_text_wrap().set_quote_prefix(),
            count: shown_as("#,##0"),
            number: shown_as("0.##########"),
            share: shown_as("0.0%"),
            money: shown_as("#,##0.00"),
            day: dated("yyyy-mm-dd"),
            minute: dated("yyyy-mm-dd hh:mm"),
            second: dated("yyyy-mm-dd hh:mm:ss"),
        }
    }

    pub fn for_value(&self, value: &Value<'_>) -> &Format {
        match value {
            Value::Text(text) if looks_like_formula(text) => &self.quoted,
            Value::Blank | Value::Text(_) => &self.text,
            Value::Count(_) => &self.count,
            Value::Number(_) => &self.number,
            Value::Share(_) => &self.share,
            Value::Money(_) => &self.money,
            Value::Day(_) => &self.day,
            Value::Time(at) if at.0 % 60_000 == 0 => &self.minute,
            Value::Time(_) => &self.second,
        }
    }

    /// For dates before March 1900, which a workbook can only hold as text.
    pub fn for_text(&self) -> &Format {
        &self.text
    }
}

/// The serial number of a date, where a workbook can hold it.
pub(super) fn serial(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Day(day) => Moment::Day(*day).to_serial(),
        Value::Time(at) => Moment::Time(*at).to_serial(),
        _ => None,
    }
}
