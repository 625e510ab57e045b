//! One pass over all events, stream by stream, a page at a time; after each page the rows of its streams are compared.

use std::collections::{HashMap, HashSet};

use store::Reader;
use store::events::{Faults, Finding, Replayed};
use store::images::{Between, Image, Rows, compare as compare_rows};
use store::notices::Mark;

use super::cases::CaseRows;
use super::registers;
use super::settings::SettingRows;
use crate::Error;

/// Events of a page. Every page holds the rows of at most so many streams in memory.
const PAGE: u32 = 512;

/// Builds the rows of one kind of stream from its events.
pub(super) trait Rebuild {
    /// The word before the slash in the stream's name.
    fn noun(&self) -> &'static str;

    /// The tables that hold the rows.
    fn images(&self) -> Vec<Image>;

    /// Takes the next event of the stream with this id. `None`: it can't be understood.
    fn take(&mut self, id: &str, event: &Replayed) -> Option<()>;

    /// The stream has ended: its rows, table by table as in [`Rebuild::images`].
    fn finish(&mut self, id: &str) -> Result<Vec<Vec<store::images::Line>>, Error>;

    /// Everything has been read: what is kept over all streams is compared. `complete`: no stream was damaged. Answers how
    /// many rows that were.
    fn conclude(
        &mut self,
        _reader: &mut Reader,
        _complete: bool,
        _faults: &mut Faults,
    ) -> Result<u64, Error> {
        Ok(0)
    }
}

/// What is waiting to be compared for one kind of stream.
struct Kind {
    rebuild: Box<dyn Rebuild>,
    images: Vec<Image>,
    expected: Vec<Rows>,
    /// Streams whose rows can't be known, because their events are damaged.
    unknown: HashSet<String>,
    /// No stream of the kind was damaged up to now.
    complete: bool,
    /// The last id of the page before, and of this one.
    before: Option<String>,
    last: Option<String>,
}

/// Compares all rows and answers how many there are.
pub(super) fn compare(
    reader: &mut Reader,
    record: &store::events::Report,
    faults: &mut Faults,
    told: &mut dyn FnMut(u64),
) -> Result<u64, Error> {
    let told_from = store::notices::mark(reader, Mark::ToldFrom)?.unwrap_or_default();
    let mut pass = Pass::new(record, told_from);
    let mut after = (String::new(), 0);
    let mut done = 0;
    loop {
        let page = store::events::replay(reader, (&after.0, after.1), PAGE)?;
        let Some(last) = page.last() else { break };
        after = (last.stream.clone(), last.seq);
        done += page.len() as u64;
        for event in page {
            pass.take(event, faults)?;
        }
        pass.compare(reader, faults)?;
        told(done);
    }
    pass.finish(reader, faults)
}

struct Pass {
    kinds: HashMap<&'static str, Kind>,
    /// The stream being read, and whether all of it could be understood up to now.
    open: Option<(String, bool)>,
    /// Positions of events that the record's own verification found altered.
    damaged: HashSet<i64>,
    rows: u64,
}

impl Pass {
    fn new(record: &store::events::Report, told_from: i64) -> Pass {
        let mut rebuilds = registers::all();
        rebuilds.push(Box::new(SettingRows::default()));
        rebuilds.push(Box::new(CaseRows::new(told_from)));
        let kinds = rebuilds.into_iter().map(|rebuild| {
            let images = rebuild.images();
            let kind = Kind {
                expected: images.iter().map(|_| Rows::new()).collect(),
                images,
                unknown: HashSet::new(),
                complete: true,
                before: None,
                last: None,
                rebuild,
            };
            (kind.rebuild.noun(), kind)
        });
        let damaged = record.faults.iter().filter_map(store::events::Fault::event);
        Pass {
            kinds: kinds.collect(),
            open: None,
            damaged: damaged.collect(),
            rows: 0,
        }
    }

    fn take(&mut self, event: Replayed, faults: &mut Faults) -> Result<(), Error> {
        let begins = self
            .open
            .as_ref()
            .is_none_or(|(open, _)| *open != event.stream);
        if begins {
            self.close()?;
            self.open = Some((event.stream.clone(), true));
        }
        // What follows a damaged event can't be understood and is not to blame.
        let sound = self.open.as_ref().is_some_and(|(_, sound)| *sound);
        if !sound || self.understand(&event) {
            return Ok(());
        }
        if let Some((_, sound)) = &mut self.open {
            *sound = false;
        }
        if !self.damaged.contains(&event.position) {
            let key = format!("position {}", event.position);
            faults.note("event", key, Some("open"), Finding::Altered);
        }
        Ok(())
    }

    /// Hands an event to what builds the rows of its stream. Streams without rows need nothing.
    fn understand(&mut self, event: &Replayed) -> bool {
        if self.damaged.contains(&event.position) {
            return false;
        }
        let Some((noun, id)) = event.stream.split_once('/') else {
            return true;
        };
        match self.kinds.get_mut(noun) {
            Some(kind) => kind.rebuild.take(id, event).is_some(),
            None => true,
        }
    }

    /// Keeps the rows of the stream that has ended until its page is compared.
    fn close(&mut self) -> Result<(), Error> {
        let Some((stream, sound)) = self.open.take() else {
            return Ok(());
        };
        let Some((noun, id)) = stream.split_once('/') else {
            return Ok(());
        };
        let Some(kind) = self.kinds.get_mut(noun) else {
            return Ok(());
        };
        let tables = kind.rebuild.finish(id)?;
        kind.last = Some(id.to_owned());
        if !sound {
            kind.unknown.insert(id.to_owned());
            kind.complete = false;
            return Ok(());
        }
        for (rows, lines) in kind.expected.iter_mut().zip(tables) {
            rows.insert(id.to_owned(), lines);
        }
        Ok(())
    }

    /// Compares the rows of all streams that have ended in this page.
    fn compare(&mut self, reader: &mut Reader, faults: &mut Faults) -> Result<(), Error> {
        for kind in self.kinds.values_mut() {
            if let Some(last) = kind.last.take() {
                self.rows += kind.compare(reader, Some(&last), faults)?;
                kind.before = Some(last);
            }
        }
        Ok(())
    }

    fn finish(mut self, reader: &mut Reader, faults: &mut Faults) -> Result<u64, Error> {
        self.close()?;
        for kind in self.kinds.values_mut() {
            self.rows += kind.compare(reader, None, faults)?;
            self.rows += kind.rebuild.conclude(reader, kind.complete, faults)?;
        }
        Ok(self.rows)
    }
}

impl Kind {
    fn compare(
        &mut self,
        reader: &mut Reader,
        to: Option<&str>,
        faults: &mut Faults,
    ) -> Result<u64, Error> {
        let between = Between {
            after: self.before.as_deref(),
            to,
        };
        let mut rows = 0;
        for (image, expected) in self.images.iter().zip(&mut self.expected) {
            rows += compare_rows(reader, image, between, expected, &self.unknown, faults)?;
        }
        self.unknown.clear();
        Ok(rows)
    }
}
