//! Files (附件) that belong to something recorded: what an author adds to an entry of a case, photos of a visit, slides
//! of a briefing. Who may read that may read the file.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{BriefingId, CaseId, FileId, FirmId, MeetingId};
use crate::registers::{Entry, check_name};
use crate::words;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 20 << 20;
/// The most files that belong to one thing.
pub const MOST_FILES: usize = 20;

words! {
    /// What a file holds, found in its content and never taken from its name.
    Media {
        Pdf = "pdf", Docx = "docx", Xlsx = "xlsx", Pptx = "pptx", Ofd = "ofd", Jpeg = "jpeg", Png = "png",
        Text = "text",
    }
}

impl Media {
    /// The media type that it is served as.
    pub fn media_type(self) -> &'static str {
        match self {
            Media::Pdf => "application/pdf",
            Media::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Media::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Media::Ofd => "application/ofd",
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
            Media::Text => "text/plain; charset=utf-8",
        }
    }

    /// The endings that its name may have; the first is put to a name that has none of them.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Media::Pdf => &["pdf"],
            Media::Docx => &["docx"],
            Media::Xlsx => &["xlsx"],
            Media::Pptx => &["pptx"],
            Media::Ofd => &["ofd"],
            Media::Jpeg => &["jpg", "jpeg"],
            Media::Png => &["png"],
            Media::Text => &["txt", "csv"],
        }
    }
}

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum About {
    /// An entry of a case's record, by its place in it.
    Case {
        case: CaseId,
        seq: i64,
    },
    /// The visit to a firm.
    Visit {
        meeting: MeetingId,
        firm: FirmId,
    },
    Briefing {
        briefing: BriefingId,
    },
}

impl About {
    /// What its files are found by: `case/<id>`, `visit/<meeting>/<firm>`, `briefing/<id>`. The files of a case are
    /// found together, whatever entry they belong to.
    pub fn key(self) -> String {
        match self {
            About::Case { case, .. } => About::of_case(case),
            About::Visit { meeting, firm } => format!("visit/{meeting}/{firm}"),
            About::Briefing { briefing } => format!("briefing/{briefing}"),
        }
    }

    /// What the files of a case are found by.
    pub fn of_case(case: CaseId) -> String {
        format!("case/{case}")
    }
}

/// One file. Its content lies apart, under its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub id: FileId,
    pub about: About,
    /// As its sender called it, cleaned: one line, no path, an ending that fits the content.
    pub name: String,
    pub media: Media,
    pub bytes: u64,
    /// SHA-256 of the content, in lower-case hexadecimal.
    pub sha256: String,
}

impl Entry for File {
    const NOUN: &'static str = "file";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("files", &self.name)?;
        let is_hash = self.sha256.len() == 64
            && self
                .sha256
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        match (is_hash, self.bytes) {
            (true, 1..) if self.bytes <= MOST_BYTES as u64 => Ok(()),
            (true, 0) => Refusal::field("files", Problem::Missing),
            (true, _) => Refusal::field("files", Problem::FileTooLarge),
            (false, _) => Refusal::field("files", Problem::FileBroken),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: u64, sha256: &str) -> File {
        File {
            id: FileId(Uuid::nil()),
            about: About::Briefing {
                briefing: BriefingId(Uuid::nil()),
            },
            name: "课件.pdf".to_owned(),
            media: Media::Pdf,
            bytes,
            sha256: sha256.to_owned(),
        }
    }

    #[test]
    fn a_file_has_content_within_the_limit_and_its_hash() {
        let hash = "0f".repeat(32);
        assert_eq!(file(1, &hash).check(), Ok(()));
        assert_eq!(file(MOST_BYTES as u64, &hash).check(), Ok(()));
        let refused = |problem| Refusal::field("files", problem);
        assert_eq!(file(0, &hash).check(), refused(Problem::Missing));
        assert_eq!(
            file(MOST_BYTES as u64 + 1, &hash).check(),
            refused(Problem::FileTooLarge)
        );
        for bad in ["", "../../etc/passwd", &"0F".repeat(32), &"0f".repeat(33)] {
            assert_eq!(file(1, bad).check(), refused(Problem::FileBroken), "{bad}");
        }
    }

    #[test]
    fn files_of_a_case_are_found_together() {
        let case = CaseId(Uuid::nil());
        let at = |seq| About::Case { case, seq }.key();
        assert_eq!(at(1), at(7));
        assert_eq!(at(1), About::of_case(case));
    }
}
