//! The folder of a demonstration: the year is in it whole or not at all.
//!
//! ```text
//! DIR/demonstration        the profile that was told
//! DIR/keys, DIR/zhengqi.db as in every data folder
//! DIR/building             a year that is being told; whatever a killed process left in it is thrown away
//! ```

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use app::place::Place;

use crate::failure::Failure;

const PROFILE: &str = "demonstration";
const BUILDING: &str = "building";
const DATABASE: &str = "zhengqi.db";
/// What a finished year consists of. The database comes last: where it is, all is.
const PARTS: [&str; 3] = [PROFILE, "keys", DATABASE];

pub struct Folder(PathBuf);

impl Folder {
    pub fn at(path: &Path) -> Folder {
        Folder(path.to_owned())
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn place(&self) -> Result<Place, Failure> {
        Ok(Place::at(&self.0, None)?)
    }

    /// Whether a year, or a programme of any kind, is here.
    pub fn is_built(&self) -> bool {
        self.0.join(DATABASE).exists()
    }

    /// The profile that was told here, if this folder says so.
    pub fn profile(&self) -> Result<Option<String>, Failure> {
        let file = self.0.join(PROFILE);
        match fs::read_to_string(&file) {
            Ok(text) => Ok(Some(text.trim().to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::file(&file, &error)),
        }
    }

    /// Lets `tell` fill a place of its own and moves the result here.
    pub fn build(
        &self,
        profile: &str,
        tell: impl FnOnce(&Place) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let building = self.0.join(BUILDING);
        self.clear(&building)?;
        let made = fs::create_dir_all(&building)
            .and_then(|()| fs::write(building.join(PROFILE), format!("{profile}\n")));
        made.map_err(|error| Failure::file(&building, &error))?;
        tell(&Place::at(&building, None)?)?;
        for part in PARTS {
            let moved = fs::rename(building.join(part), self.0.join(part));
            moved.map_err(|error| Failure::file(&self.0.join(part), &error))?;
        }
        fs::remove_dir_all(&building).map_err(|error| Failure::file(&building, &error))
    }

    /// Throws away what a killed process left. Files of anybody else stop the building.
    fn clear(&self, building: &Path) -> Result<(), Failure> {
        let entries = match fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Failure::file(&self.0, &error)),
        };
        let names: Vec<_> = entries
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect::<Result<_, _>>()
            .map_err(|error| Failure::file(&self.0, &error))?;
        let unfinished = building.exists();
        let ours = |name: &std::ffi::OsString| {
            name == BUILDING || (unfinished && PARTS.iter().any(|part| name == part))
        };
        if !names.iter().all(ours) {
            return Err(Failure(format!(
                "{} is not empty and holds no demonstration: name an empty folder, or one that doesn't exist yet",
                self.0.display()
            )));
        }
        for name in &names {
            let left = self.0.join(name);
            let gone = match left.is_dir() {
                true => fs::remove_dir_all(&left),
                false => fs::remove_file(&left),
            };
            gone.map_err(|error| Failure::file(&left, &error))?;
        }
        Ok(())
    }
}
