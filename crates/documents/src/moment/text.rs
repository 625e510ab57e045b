//! Dates and times written as text.

use domain::time::{Date, Instant, local_instant};

use super::{Epoch, Moment};

/// Serial numbers that stand as text are believed only in this range (1954-10-03 to 2119-01-11), so that a stray small
/// number doesn't become a date.
const BELIEVED_SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;

pub(super) fn parse(text: &str) -> Option<Moment> {
    let folded: String = text.trim().chars().map(fold).collect();
    if let Some(moment) = parse_bare_number(&folded) {
        return Some(moment);
    }
    let mut rest = Scanner(&folded);
    let day = rest.date()?;
    rest.weekday();
    if rest.is_done() {
        return Some(Moment::Day(day));
    }
    let at = rest.time_on(day)?;
    rest.is_done().then(|| Moment::from_instant(at))
}

/// `20240506`, `202405061020`, `20240506102030`, `45418` and `45418.43`.
fn parse_bare_number(text: &str) -> Option<Moment> {
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) && matches!(text.len(), 8 | 12 | 14) {
        let day = believable(&text[..4], &text[4..6], &text[6..8])?;
        let part = |from: usize| text.get(from..from + 2).map_or(Some(0), |t| t.parse().ok());
        return clock(day, part(8)?, part(10)?, part(12)?, 0).map(Moment::from_instant);
    }
    let serial = text.split('.').next().filter(|whole| whole.len() == 5);
    let value = serial.and_then(|_| text.parse().ok())?;
    let believed = BELIEVED_SERIALS.contains(&value);
    believed.then(|| Moment::from_serial(value, Epoch::Year1900))?
}

fn believable(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok()?;
    if !(1800..=2200).contains(&year) {
        return None;
    }
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

fn clock(day: Date, hour: i64, minute: i64, second: i64, ms: i64) -> Option<Instant> {
    let sane = hour < 24 && minute < 60 && second < 60;
    sane.then(|| Instant(local_instant(day, hour, minute).0 + second * 1000 + ms))
}

/// Full-width forms become ASCII, and the many dashes and blanks become one of each.
fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '。' | '·' => '.',
        '號' | '号' => '日',
        '時' | '点' => '时',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

struct Scanner<'t>(&'t str);

impl<'t> Scanner<'t> {
    fn is_done(&self) -> bool {
        self.0.trim_matches(' ').is_empty()
    }

    fn blanks(&mut self) {
        self.0 = self.0.trim_start_matches(' ');
    }

    fn digits(&mut self, most: usize) -> Option<&'t str> {
        self.blanks();
        let end = self
            .0
            .bytes()
            .take(most)
            .take_while(u8::is_ascii_digit)
            .count();
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        (end > 0).then_some(digits)
    }

    fn number(&mut self) -> Option<i64> {
        self.digits(2)?.parse().ok()
    }

    fn eat(&mut self, any: &[&str]) -> Option<()> {
        self.blanks();
        let hit = any.iter().find(|mark| self.0.starts_with(**mark))?;
        self.0 = &self.0[hit.len()..];
        Some(())
    }

    fn date(&mut self) -> Option<Date> {
        let year = self.digits(4)?;
        self.eat(&["-", "/", ".", "年"])?;
        let month = self.digits(2)?;
        self.eat(&["-", "/", ".", "月"])?;
        let day = self.digits(2)?;
        self.eat(&["日"]);
        believable(year, month, day)
    }

    /// `星期一`, `(周一)` between date and time say nothing new.
    fn weekday(&mut self) {
        self.eat(&["("]);
        if self.eat(&["星期", "周", "礼拜"]).is_some() {
            self.eat(&["一", "二", "三", "四", "五", "六", "日", "天"]);
        }
        self.eat(&[")"]);
    }

    fn time_on(&mut self, day: Date) -> Option<Instant> {
        self.eat(&["T", "t", ","]);
        let half = self.half_of_day();
        let hour = self.number()?;
        self.eat(&[":", "时"])?;
        let (minute, second, ms) = self.minutes_seconds()?;
        let half = half.or_else(|| self.half_of_day());
        let at = clock(
            day,
            half.map_or(hour, |half| half.hour(hour)),
            minute,
            second,
            ms,
        )?;
        Some(Instant(at.0 + self.zone_correction()?))
    }

    fn minutes_seconds(&mut self) -> Option<(i64, i64, i64)> {
        let Some(minute) = self.number() else {
            return Some((0, 0, 0));
        };
        self.eat(&["分"]);
        let second = match self.eat(&[":"]) {
            Some(()) => self.number()?,
            None => self.number().unwrap_or(0),
        };
        self.eat(&["秒"]);
        let ms = match self.eat(&["."]) {
            Some(()) => format!("{:0<3.3}", self.digits(9)?).parse().ok()?,
            None => 0,
        };
        Some((minute, second, ms))
    }

    fn half_of_day(&mut self) -> Option<Half> {
        if self.eat(&["上午", "早上", "AM", "am"]).is_some() {
            return Some(Half::Morning);
        }
        self.eat(&["下午", "晚上", "PM", "pm"])
            .map(|()| Half::Afternoon)
    }

    /// Milliseconds to add so that a time of another zone becomes one of UTC+8; none written means UTC+8.
    fn zone_correction(&mut self) -> Option<i64> {
        if self.eat(&["Z", "z"]).is_some() {
            return Some(domain::time::LOCAL_OFFSET_HOURS * 3_600_000);
        }
        let sign = match (self.eat(&["+"]), self.eat(&["-"])) {
            (Some(()), None) => 1,
            (None, Some(())) => -1,
            _ => return Some(0),
        };
        let hours = self.number()?;
        self.eat(&[":"]);
        let minutes = self.number().unwrap_or(0);
        let offset = sign * (hours * 60 + minutes);
        Some((domain::time::LOCAL_OFFSET_HOURS * 60 - offset) * 60_000)
    }
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

impl Half {
    fn hour(self, hour: i64) -> i64 {
        match self {
            Half::Morning if hour == 12 => 0,
            Half::Afternoon if hour < 12 => hour + 12,
            Half::Morning | Half::Afternoon => hour,
        }
    }
}
