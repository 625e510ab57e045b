//! Pictures without what cameras write beside them: place, time, device, name, thumbnail.

use exif::{In, Reader, Tag};
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::{Bytes, ImageEXIF};

use super::Unsound;

/// What a JPEG needs to be seen as it is: the JFIF header, the colour profile and Adobe's note on colours.
const KEPT: [u8; 3] = [markers::APP0, markers::APP2, markers::APP14];
/// The parts of a PNG that say how it looks.
const LOOKS: [&[u8; 4]; 8] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYS",
];

/// A JPEG with its picture, its colours and which side is up, and nothing behind its end.
pub fn plain_jpeg(content: &[u8]) -> Result<Vec<u8>, Unsound> {
    let content = content.get(..end_of(content)?).ok_or(Unsound::Broken)?;
    let mut jpeg =
        Jpeg::from_bytes(Bytes::copy_from_slice(content)).map_err(|_| Unsound::Broken)?;
    let up = jpeg.exif().and_then(|exif| orientation(&exif));
    jpeg.segments_mut().retain(|segment| {
        let is_note = matches!(
            segment.marker(),
            markers::APP0..=markers::APP15 | markers::COM
        );
        let is_profile =
            segment.marker() != markers::APP2 || segment.contents().starts_with(b"ICC_PROFILE\0");
        !is_note || (KEPT.contains(&segment.marker()) && is_profile)
    });
    jpeg.set_exif(up.map(only_orientation));
    Ok(jpeg.encoder().bytes().to_vec())
}

/// A PNG with the parts that are needed to show it.
pub fn plain_png(content: &[u8]) -> Result<Vec<u8>, Unsound> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(content)).map_err(|_| Unsound::Broken)?;
    // An upper-case first letter marks what no reader may leave out.
    png.chunks_mut()
        .retain(|chunk| chunk.kind()[0].is_ascii_uppercase() || LOOKS.contains(&&chunk.kind()));
    Ok(png.encoder().bytes().to_vec())
}

/// Where the picture ends: phones put films and other pictures behind it, each with notes of its own.
fn end_of(content: &[u8]) -> Result<usize, Unsound> {
    let mut at = 2;
    let mut in_scan = false;
    while let Some(pair) = content.get(at..at + 2) {
        at += match (pair[0], pair[1]) {
            (0xFF, markers::EOI) => return Ok(at + 2),
            // Within a scan these are part of the picture; before it, fill.
            (0xFF, 0x00 | 0x01 | markers::RST0..=markers::RST7) => 2,
            (0xFF, 0xFF) => 1,
            (0xFF, marker) => {
                let length = content.get(at + 2..at + 4).ok_or(Unsound::Broken)?;
                in_scan = marker == markers::SOS;
                2 + usize::from(u16::from_be_bytes([length[0], length[1]]))
            }
            _ if in_scan => 1,
            _ => return Err(Unsound::Broken),
        };
    }
    Err(Unsound::Broken)
}

/// Which side is up, from 1 (as it lies) to 8; none when it lies as it should.
fn orientation(exif: &Bytes) -> Option<u16> {
    let read = Reader::new().read_raw(exif.to_vec()).ok()?;
    let up = read
        .get_field(Tag::Orientation, In::PRIMARY)?
        .value
        .get_uint(0)?;
    u16::try_from(up).ok().filter(|up| (2..=8).contains(up))
}

/// The shortest note that says which side is up: one TIFF directory with one entry.
fn only_orientation(up: u16) -> Bytes {
    let mut note = b"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01".to_vec();
    note.extend(up.to_be_bytes());
    note.extend([0; 6]);
    Bytes::from(note)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture's parts around the notes that a camera would write; what is in the scan doesn't matter here.
    fn photo(notes: &[(u8, &[u8])], behind: &[u8]) -> Vec<u8> {
        let mut photo = vec![0xFF, 0xD8];
        let scan: &[(u8, &[u8])] = &[
            (markers::SOF0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00"),
            (markers::SOS, b"\x01\x01\x00\x00\x3f\x00"),
        ];
        for (marker, content) in notes.iter().chain(scan) {
            photo.extend([0xFF, *marker]);
            photo.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
            photo.extend(*content);
        }
        photo.extend(b"\x12\xff\x00\x34\xff\xd9");
        photo.extend(behind);
        photo
    }

    fn holds(content: &[u8], words: &[u8]) -> bool {
        content.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn a_photo_loses_place_name_and_film_and_keeps_its_colours() {
        let notes: &[(u8, &[u8])] = &[
            (markers::APP0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            (
                markers::APP1,
                b"http://ns.adobe.com/xap/1.0/\0GPSLatitude 28.3",
            ),
            (markers::APP2, b"ICC_PROFILE\0\x01\x01colours"),
            (markers::APP2, b"MPF\0second picture"),
            (markers::APP13, b"Photoshop 3.0\0byline"),
            (markers::COM, b"made by somebody"),
        ];
        let plain = plain_jpeg(&photo(notes, b"....ftypmp42 a film")).unwrap();
        assert!(plain.ends_with(b"\xff\xd9"));
        for gone in [&b"GPSLatitude"[..], b"MPF", b"byline", b"somebody", b"ftyp"] {
            assert!(!holds(&plain, gone));
        }
        assert!(holds(&plain, b"JFIF") && holds(&plain, b"colours"));
        assert_eq!(plain_jpeg(&plain).unwrap(), plain);
    }

    #[test]
    fn a_photo_stays_the_right_way_up() {
        let mut note = b"Exif\0\0".to_vec();
        note.extend(only_orientation(6));
        let plain = plain_jpeg(&photo(&[(markers::APP1, &note)], b"")).unwrap();
        let again = Jpeg::from_bytes(Bytes::from(plain)).unwrap();
        assert_eq!(orientation(&again.exif().unwrap()), Some(6));
    }

    #[test]
    fn a_picture_that_is_cut_off_is_refused() {
        let whole = photo(&[], b"");
        for end in 3..whole.len() - 1 {
            assert_eq!(plain_jpeg(&whole[..end]), Err(Unsound::Broken), "{end}");
        }
        assert_eq!(plain_png(b"\x89PNG\r\n\x1a\nIHDR"), Err(Unsound::Broken));
    }

    #[test]
    fn a_png_loses_its_texts_and_keeps_its_looks() {
        use img_parts::png::PngChunk;
        let chunk = |kind: &[u8; 4], content: &'static [u8]| {
            PngChunk::new(*kind, Bytes::from_static(content))
        };
        let ends = [
            chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"),
            chunk(b"IEND", b""),
        ];
        let mut content = b"\x89PNG\r\n\x1a\n".to_vec();
        for chunk in [
            ends[0].clone(),
            chunk(b"tEXt", b"Author\0somebody"),
            chunk(b"eXIf", b"MM\0*"),
            chunk(b"tIME", b"\x07\xe8\x01\x01\0\0\0"),
            chunk(b"gAMA", b"\0\0\xb1\x8f"),
            chunk(b"IDAT", b"\x78\x9c\x63\0\0\0\x02\0\x01"),
            ends[1].clone(),
        ] {
            content.extend(chunk.encoder().bytes());
        }
        let plain = plain_png(&content).unwrap();
        let kinds: Vec<_> = Png::from_bytes(Bytes::from(plain))
            .unwrap()
            .chunks()
            .iter()
            .map(|c| c.kind())
            .collect();
        assert_eq!(kinds, [*b"IHDR", *b"gAMA", *b"IDAT", *b"IEND"]);
    }
}
