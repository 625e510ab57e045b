//! Files that belong to something recorded: added by its author, read by whoever may read it.

mod contents;
mod rights;

use std::collections::BTreeMap;

use documents::upload::{Sound, Unsound};
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::files::{About, File, MOST_FILES};
use domain::ids::FileId;
use domain::permits::Actor;
use domain::registers::{Entry, stream};
use domain::time::Instant;
use sha2::{Digest, Sha256};
use store::registers::Versioned;

use crate::record::Recording;
use crate::registers::record_entry;
use crate::{App, Error, keys};

pub use contents::{Contents, FolderContents, MemoryContents};
pub use rights::is_own;

/// Everything about files, over one [`App`].
pub struct Files<'a> {
    pub(crate) app: &'a App,
}

/// The files of a case, by the place of the entry in its record that they belong to.
pub type ByEntry = BTreeMap<i64, Vec<File>>;

/// A file as it came with a form, before anybody looked at it.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'a> {
    pub name: &'a str,
    pub content: &'a [u8],
}

impl Files<'_> {
    /// The files of a visit or a briefing, or those of one entry of a case.
    pub fn of(&self, actor: &Actor, about: About) -> Result<Vec<File>, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            rights::must_read(reader, actor, about, now)?;
            let found = store::files::about(reader, &about.key())?;
            let files = found.into_iter().map(|found| found.entry);
            Ok(files.filter(|file| file.about == about).collect())
        })
    }

    /// The files of a case that the actor may read. None of what belongs to an entry that isn't for the actor.
    pub fn of_case(&self, actor: &Actor, number: &str) -> Result<ByEntry, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let case = store::cases::by_number(reader, number)?
                .ok_or(Error::NotFound)?
                .case;
            let found = store::files::about(reader, &About::of_case(case.id))?;
            let mut files = ByEntry::new();
            if found.is_empty() {
                return Ok(files);
            }
            let entries = rights::entries(reader, actor, &case, now)?;
            for Versioned { entry: file, .. } in found {
                match file.about {
                    About::Case { seq, .. } if rights::shows_files(&entries, seq) => {
                        files.entry(seq).or_default().push(file);
                    }
                    _ => {}
                }
            }
            Ok(files)
        })
    }

    /// Adds files to what the actor recorded: all of them, or none. The same key and the same files act once.
    ///
    /// # Errors
    /// The first file that isn't sound, as a problem of the field `files`; [`Problem::TooMany`] beyond [`MOST_FILES`].
    pub fn add(
        &self,
        actor: &Actor,
        about: About,
        sent: &[Sent<'_>],
        key: Option<&str>,
    ) -> Result<(), Error> {
        let now = self.app.now();
        self.app
            .db
            .read(|reader| rights::must_add(reader, actor, about, now))?;
        let files = self.looked_at(about, sent, now)?;
        for (file, sound) in &files {
            self.app
                .contents
                .keep(&file.sha256, &sound.content)
                .map_err(away)?;
        }
        let hashes: Vec<&str> = files.iter().map(|(file, _)| file.sha256.as_str()).collect();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(about, &hashes), |tx| {
                rights::must_add(tx, actor, about, now)?;
                let there = store::files::about(tx, &about.key())?;
                let of_this = there.iter().filter(|found| found.entry.about == about);
                if of_this.count() + files.len() > MOST_FILES {
                    return Ok(Refusal::field("files", Problem::TooMany)?);
                }
                let mut recording = Recording::by(actor, now, &*self.app.ids);
                for (file, _) in &files {
                    record_entry(tx, &mut recording, file, 0, now)?;
                }
                recording.write(tx)?;
                Ok(())
            })
        })
    }

    fn looked_at(
        &self,
        about: About,
        sent: &[Sent<'_>],
        now: Instant,
    ) -> Result<Vec<(File, Sound)>, Error> {
        if sent.is_empty() {
            return Ok(Refusal::field("files", Problem::Missing)?);
        }
        let mut files = Vec::new();
        for Sent { name, content } in sent {
            let sound = match documents::upload::inspect(name, content) {
                Ok(sound) => sound,
                Err(unsound) => return Ok(Refusal::field("files", problem(unsound))?),
            };
            let file = File {
                id: FileId(self.app.ids.uuid(now)),
                about,
                name: sound.name.clone(),
                media: sound.media,
                bytes: sound.content.len() as u64,
                sha256: hex(&sound.content),
            };
            file.check()?;
            files.push((file, sound));
        }
        Ok(files)
    }

    /// A file and its content.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the actor may not read what it belongs to; [`Error::Internal`] when the content is gone
    /// or isn't the one that was recorded.
    pub fn get(&self, actor: &Actor, id: FileId) -> Result<(File, Vec<u8>), Error> {
        let now = self.app.now();
        let file = self.app.db.read(|reader| {
            let found: Option<Versioned<File>> = store::registers::get(reader, id.0)?;
            let file = found.ok_or(Error::NotFound)?.entry;
            rights::must_read(reader, actor, file.about, now)?;
            Ok::<_, Error>(file)
        })?;
        let content = self.app.contents.get(&file.sha256).map_err(away)?;
        match content.filter(|content| hex(content) == file.sha256) {
            Some(content) => Ok((file, content)),
            None => Err(Error::Internal(format!(
                "the content of {} is not the one that was recorded",
                stream(&file)
            ))),
        }
    }
}

/// What a hash of the content is written as.
pub(crate) fn hex(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn away(error: std::io::Error) -> Error {
    Error::Internal(format!("the contents of files: {error}"))
}

fn problem(unsound: Unsound) -> Problem {
    match unsound {
        Unsound::Empty => Problem::Missing,
        Unsound::TooLarge => Problem::FileTooLarge,
        Unsound::Kind => Problem::FileKind,
        Unsound::Macros => Problem::FileMacros,
        Unsound::Broken => Problem::FileBroken,
    }
}
