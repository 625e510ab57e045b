//! What stands around every page and seldom changes: whose system this is, and the root of the record.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::App;
use domain::time::local_text;

use crate::layout::{DataKind, EvidenceLine};

/// The same for everybody for a moment.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Name of the programme.
    pub deployment: String,
    pub data: DataKind,
    pub evidence: Option<EvidenceLine>,
}

/// The frame, read anew when it is too old.
pub struct FrameCache {
    age: Duration,
    kept: Mutex<Option<(Instant, Arc<Frame>)>>,
}

impl FrameCache {
    pub fn new(age: Duration) -> FrameCache {
        FrameCache {
            age,
            kept: Mutex::new(None),
        }
    }

    /// The frame, from a blocking thread.
    pub fn get(&self, app: &App) -> Result<Arc<Frame>, app::Error> {
        let kept = self
            .kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((read_at, frame)) = kept
            && read_at.elapsed() < self.age
        {
            return Ok(frame);
        }
        let frame = Arc::new(read(app)?);
        let fresh = Some((Instant::now(), frame.clone()));
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(frame)
    }
}

fn read(app: &App) -> Result<Frame, app::Error> {
    let programme = app.world()?.programme;
    let (root, size) = app.evidence_root()?;
    let data = match programme.demonstration {
        true => DataKind::Demonstration,
        false => DataKind::Real,
    };
    let evidence = (size > 0).then(|| EvidenceLine {
        root: in_groups(&root),
        position: size,
        time: local_text(app.now()),
    });
    Ok(Frame {
        deployment: programme.name,
        data,
        evidence,
    })
}

/// The first 16 characters in groups of four, as people read them out.
fn in_groups(hex: &str) -> String {
    let characters: Vec<char> = hex.chars().take(16).collect();
    let groups: Vec<String> = characters.chunks(4).map(String::from_iter).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_printed_in_groups_of_four() {
        assert_eq!(in_groups("9f3c71ab04de5e20ffff"), "9f3c 71ab 04de 5e20");
    }
}
