//! What people send with a form: found out by its content, cleaned, or refused.

mod archive;
mod image;
mod media;
mod name;

use domain::files::{MOST_BYTES, Media};

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    pub name: String,
    pub media: Media,
    /// As it was sent; a picture without what it said beside the picture.
    pub content: Vec<u8>,
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    #[error("there is nothing in it")]
    Empty,
    #[error("it is larger than {} MiB", MOST_BYTES >> 20)]
    TooLarge,
    #[error("it is none of the kinds that are taken")]
    Kind,
    #[error("it carries macros")]
    Macros,
    #[error("it can't be read, or would swell when it is")]
    Broken,
}

/// Looks at a file by its content; its name says only what to call it.
///
/// # Errors
/// What isn't of a kind in [`Media`], is empty, too large or broken, or carries macros.
pub fn inspect(name: &str, content: &[u8]) -> Result<Sound, Unsound> {
    if content.is_empty() {
        return Err(Unsound::Empty);
    }
    if content.len() > MOST_BYTES {
        return Err(Unsound::TooLarge);
    }
    let media = media::of(content)?;
    Ok(Sound {
        name: name::cleaned(name, media),
        media,
        content: match media {
            Media::Jpeg => image::plain_jpeg(content)?,
            Media::Png => image::plain_png(content)?,
            _ => content.to_vec(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert_eq!(inspect("a.txt", b""), Err(Unsound::Empty));
        let much = vec![b'a'; MOST_BYTES + 1];
        assert_eq!(inspect("a.txt", &much), Err(Unsound::TooLarge));
    }

    #[test]
    fn a_programme_is_refused_whatever_it_is_called() {
        let programme = b"\x7fELF\x02\x01\x01\x00 and more";
        for name in ["a.pdf", "a.jpg", "a", "a.txt"] {
            assert_eq!(inspect(name, programme), Err(Unsound::Kind), "{name}");
        }
        assert_eq!(inspect("a.pdf", b"MZ\x90\x00\x03"), Err(Unsound::Kind));
        assert_eq!(
            inspect("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            Err(Unsound::Kind)
        );
    }

    #[test]
    fn a_name_gets_the_ending_of_the_content() {
        let sent = |name| inspect(name, b"%PDF-1.7\n...\n%%EOF\n").unwrap().name;
        assert_eq!(sent("合同.pdf"), "合同.pdf");
        assert_eq!(sent("合同.PDF"), "合同.PDF");
        assert_eq!(sent("run.exe"), "run.exe.pdf");
    }
}
