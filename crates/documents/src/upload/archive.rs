//! Office documents are packages of parts: which kind, without macros, and of a bearable size.

use std::io::Cursor;

use domain::files::Media;
use zip::ZipArchive;

use super::Unsound;

/// The part that every document of a kind has.
const KINDS: &[(&str, Media)] = &[
    ("word/document.xml", Media::Docx),
    ("xl/workbook.xml", Media::Xlsx),
    ("ppt/presentation.xml", Media::Pptx),
    ("OFD.xml", Media::Ofd),
];
/// More parts than any document has.
const MOST_PARTS: usize = 10_000;
/// All parts together, unpacked.
const MOST_UNPACKED: u64 = 300 << 20;
/// How many times a part may be larger than its packed form, once it is large.
const MOST_SWELLING: u64 = 200;
const LARGE: u64 = 1 << 20;

/// The kind of a package.
pub fn of(content: &[u8]) -> Result<Media, Unsound> {
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|_| Unsound::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(Unsound::Broken);
    }
    let mut unpacked = 0u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Unsound::Broken)?;
        let name = part.name().map_err(|_| Unsound::Broken)?;
        if name.to_lowercase().ends_with("vbaproject.bin") {
            return Err(Unsound::Macros);
        }
        unpacked = unpacked.saturating_add(part.size());
        let swells =
            part.size() > LARGE && part.size() / part.compressed_size().max(1) > MOST_SWELLING;
        if swells || unpacked > MOST_UNPACKED {
            return Err(Unsound::Broken);
        }
    }
    let found = KINDS
        .iter()
        .find(|(part, _)| archive.index_for_name(part).is_some());
    found.map(|(_, media)| *media).ok_or(Unsound::Kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_document_is_known_by_its_main_part() {
        for (part, media) in KINDS {
            assert_eq!(
                of(&package(&[("[Content_Types].xml", b""), (part, b"<x/>")])),
                Ok(*media)
            );
        }
        assert_eq!(of(&package(&[("run.exe", b"MZ")])), Err(Unsound::Kind));
    }

    #[test]
    fn macros_are_refused_in_any_kind_of_document() {
        let with = package(&[
            ("word/document.xml", b"<x/>"),
            ("word/vbaProject.bin", b"\xD0\xCF"),
        ]);
        assert_eq!(of(&with), Err(Unsound::Macros));
    }

    #[test]
    fn what_swells_or_is_cut_off_is_refused() {
        let zeros = vec![0; 8 << 20];
        let swelling = package(&[("word/document.xml", &zeros)]);
        assert_eq!(of(&swelling), Err(Unsound::Broken));
        let whole = package(&[("word/document.xml", b"<x/>")]);
        assert_eq!(of(&whole[..whole.len() / 2]), Err(Unsound::Broken));
    }
}
