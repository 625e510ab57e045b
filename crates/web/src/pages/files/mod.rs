//! Files: the page of those that belong to something, the form that adds to it, and each file by itself.

mod cases;
mod download;
mod meetings;

use app::files::Sent;
use domain::files::{File, MOST_BYTES, MOST_FILES, Media};
use messages::Texts;

use crate::components::field::{Control, Field, Many, Need};
use crate::components::timeline::FileLink;
use crate::forms::{FieldError, Submitted, Upload};
use crate::pages::error_of;
use crate::views::files::FileLine;

pub use cases::{add_to_case, of_case};
pub use download::download;
pub use meetings::{add_slides, add_to_visit, of_visit, slides};

/// A file as a link that says how large it is.
pub fn link(t: &Texts, file: &File) -> FileLink {
    FileLink {
        href: format!("/files/{}", file.id),
        name: file.name.clone(),
        size: match file.bytes >> 10 {
            0 => t.files.bytes(file.bytes),
            kib if kib < 1024 => t.files.kib(kib),
            kib => t.files.mib(format!("{:.1}", kib as f64 / 1024.0)),
        },
    }
}

fn line(t: &Texts, file: &File, belongs_to: impl Into<String>) -> FileLine {
    FileLine {
        link: link(t, file),
        is_picture: matches!(file.media, Media::Jpeg | Media::Png),
        belongs_to: belongs_to.into(),
    }
}

/// The field that takes files, with what it takes.
fn field(t: &'static Texts, error: Option<&FieldError>) -> Field {
    let endings = Media::ALL.iter().flat_map(|media| media.endings());
    let accept: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    Field::new(t, "files", t.files.choose)
        .hint(t.files.hint(MOST_FILES, MOST_BYTES >> 20))
        .need(Need::Unmarked)
        .control(Control::File {
            accept: accept.join(","),
            many: Many::Several,
        })
        .error(error_of(t, error, "files"))
}

/// The files of a form. A browser sends one without name and content when none was chosen.
fn sent(typed: &Submitted) -> Vec<Sent<'_>> {
    let is_chosen = |upload: &&Upload| !upload.name.is_empty() || !upload.content.is_empty();
    let uploads = typed.files.iter().filter(|upload| upload.field == "files");
    uploads
        .filter(is_chosen)
        .map(|upload| Sent {
            name: &upload.name,
            content: &upload.content,
        })
        .collect()
}
