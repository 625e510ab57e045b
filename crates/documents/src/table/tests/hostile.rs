//! Files that are no tables, damaged, or made to do harm.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::super::*;
use super::{gzip, open, read, workbook};

fn failure(bytes: impl Into<Vec<u8>>, limits: &Limits) -> Error {
    match Table::from_bytes(bytes.into(), limits).map(|mut table| read(&mut table)) {
        Ok(Ok(rows)) => panic!("was read: {rows:?}"),
        Ok(Err(error)) | Err(error) => error,
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_is_not_a_table_is_called_by_its_name() {
    let limits = Limits::default();
    let compound = |stream: &str| {
        let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(),
            &[0; 64],
            &wide,
        ]
        .concat()
    };
    let key = |bytes: Vec<u8>| failure(bytes, &limits).key();
    assert_eq!(key(Vec::new()), "file_empty");
    assert_eq!(key(b"\xef\xbb\xbf \r\n".to_vec()), "file_empty");
    assert_eq!(key(b"\xff\xfe".to_vec()), "file_empty");
    assert_eq!(key(compound("EncryptedPackage")), "file_encrypted");
    assert_eq!(key(compound("Workbook")), "file_old_xls");
    assert_eq!(key(b"PK\x03\x04 nonsense".to_vec()), "file_damaged");
    assert_eq!(key(b"\x1f\x8b nonsense".to_vec()), "file_damaged");
    let found = |bytes: Vec<u8>| match failure(bytes, &limits) {
        Error::NotATable(found) => found.key(),
        other => panic!("{other}"),
    };
    assert_eq!(found(b"%PDF-1.7".to_vec()), "pdf");
    assert_eq!(found(b"\n<html><table>".to_vec()), "html");
    assert_eq!(found(b"a\0b,c".to_vec()), "unknown");
    assert_eq!(found(gzip(&gzip(b"a,b"))), "archive");
    assert_eq!(
        found(archive(&[("word/document.xml", b"")])),
        "word_document"
    );
    assert_eq!(found(archive(&[("a.csv", b"")])), "archive");
    assert_eq!(found(compound("WordDocument")), "word_document");
    let xml =
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
    assert_eq!(found(xml.to_vec()), "xml_spreadsheet");
}

#[test]
fn text_in_no_known_encoding_names_the_line() {
    let bytes = [b"a,b\n1,2\n".as_slice(), b"\xff\xff,\xff\n"].concat();
    let error = failure(bytes, &Limits::default());
    assert!(
        matches!(error, Error::UnknownEncoding { line: 3 }),
        "{error}"
    );
}

#[test]
fn a_damaged_workbook_is_an_error_and_never_a_panic() {
    let whole = workbook();
    for cut in (0..whole.len()).step_by(97) {
        let _ = Table::from_bytes(whole[..cut].to_vec(), &Limits::default());
        let mut bent = whole.clone();
        bent[cut] ^= 0x55;
        if let Ok(mut table) = open(bent) {
            let _ = read(&mut table);
        }
    }
}

#[test]
fn limits_hold_for_size_cells_and_unpacked_size() {
    let small = Limits {
        file_bytes: 10,
        ..Limits::default()
    };
    assert!(matches!(
        failure("a,b,c,d,e,f", &small),
        Error::TooLarge {
            bytes: 11,
            limit: 10
        }
    ));
    let few = Limits {
        cells: 3,
        ..Limits::default()
    };
    assert!(matches!(
        failure("a,b\nc,d\n", &few),
        Error::TooManyCells { limit: 3 }
    ));
    assert!(matches!(
        failure(workbook(), &few),
        Error::TooManyCells { limit: 3 }
    ));
    let tight = Limits {
        unpacked_bytes: 1000,
        ..Limits::default()
    };
    let packed = gzip("a,b\n".repeat(1000).as_bytes());
    assert!(matches!(
        failure(packed, &tight),
        Error::TooLargeUnpacked { limit: 1000 }
    ));
    assert!(matches!(
        failure(workbook(), &tight),
        Error::TooLargeUnpacked { limit: 1000 }
    ));
    let bomb = gzip(&vec![b' '; 80 << 20]);
    assert!(matches!(
        failure(bomb, &Limits::default()),
        Error::SuspiciousRatio { .. }
    ));
}

#[test]
fn a_claim_of_endless_shared_strings_reserves_no_memory() {
    let strings = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="99999999999999"></sst>"#;
    let bytes = archive(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", strings),
    ]);
    assert!(matches!(
        failure(bytes, &Limits::default()),
        Error::TooManyCells { .. }
    ));
}

/// The archive with one part replaced.
fn with_part(workbook: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut source = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut parts = Vec::new();
    for index in 0..source.len() {
        let mut entry = source.by_index(index).unwrap();
        let entry_name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let bytes = if entry_name == name {
            content.to_vec()
        } else {
            bytes
        };
        parts.push((entry_name, bytes));
    }
    let borrowed: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(n, b)| (n.as_str(), b.as_slice()))
        .collect();
    archive(&borrowed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_bent_part_in_a_sound_archive_is_never_a_panic(
        part in prop::sample::select(vec![
            "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml",
            "xl/_rels/workbook.xml.rels",
        ]),
        bends in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"<>\"/=&9A:-\0 \xff".to_vec())), 1..4),
    ) {
        let whole = workbook();
        let mut source = ZipArchive::new(Cursor::new(whole.as_slice())).unwrap();
        let mut content = Vec::new();
        source.by_name(part).unwrap().read_to_end(&mut content).unwrap();
        for (at, byte) in bends {
            let at = at.index(content.len());
            content[at] = byte;
        }
        if let Ok(mut table) = open(with_part(&whole, part, &content)) {
            let _ = read(&mut table);
            let _ = table.merged_areas(0);
        }
    }

    #[test]
    fn no_bytes_at_all_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(mut table) = open(bytes) {
            let _ = read(&mut table);
        }
    }
}
