//! Bytes of a text file to text.

use encoding_rs::{DecoderResult, GB18030, UTF_16BE, UTF_16LE};

use super::{Error, Found};

/// The encoding a text file was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// UTF-8 with a byte order mark, as spreadsheets save it.
    Utf8WithMark,
    Utf16LittleEndian,
    Utf16BigEndian,
    /// Also covers GBK and GB 2312.
    Gb18030,
}

impl Encoding {
    /// A stable name for messages.
    pub fn key(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf8",
            Encoding::Utf8WithMark => "utf8_with_mark",
            Encoding::Utf16LittleEndian => "utf16_le",
            Encoding::Utf16BigEndian => "utf16_be",
            Encoding::Gb18030 => "gb18030",
        }
    }
}

/// A byte order mark decides; without one it is UTF-8 if it can be, else GB18030.
pub(crate) fn decode(mut bytes: Vec<u8>) -> Result<(String, Encoding), Error> {
    let (text, encoding) = if bytes.starts_with(b"\xff\xfe") {
        let text = strictly(UTF_16LE, &bytes[2..])?;
        (text, Encoding::Utf16LittleEndian)
    } else if bytes.starts_with(b"\xfe\xff") {
        let text = strictly(UTF_16BE, &bytes[2..])?;
        (text, Encoding::Utf16BigEndian)
    } else {
        let marked = bytes.starts_with(b"\xef\xbb\xbf");
        if marked {
            bytes.drain(..3);
        }
        match String::from_utf8(bytes) {
            Ok(text) if marked => (text, Encoding::Utf8WithMark),
            Ok(text) => (text, Encoding::Utf8),
            Err(bad) => (strictly(GB18030, bad.as_bytes())?, Encoding::Gb18030),
        }
    };
    if text.contains('\0') {
        return Err(Error::NotATable(Found::Unknown));
    }
    Ok((text, encoding))
}

/// Decodes without ever putting a replacement character where a real one was.
fn strictly(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, Error> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(..) | DecoderResult::OutputFull, _) => {
            let breaks = text.bytes().filter(|b| *b == b'\n').count();
            let line = u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1);
            Err(Error::UnknownEncoding { line })
        }
    }
}
