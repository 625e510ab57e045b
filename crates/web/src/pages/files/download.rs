//! One file, whole or in part. Always as something to save, never as a page of ours.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::IntoResponse;
use domain::files::File;
use domain::ids::FileId;
use http_range_header::parse_range_header;

use crate::error::Answer;
use crate::pages::attachment;
use crate::site::Site;
use crate::visitor::SignedIn;

/// Nothing in a file may run, even if a browser should show it.
const POLICY: &str = "default-src 'none'; sandbox";

pub async fn download(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<FileId>,
    asked: HeaderMap,
) -> Answer {
    let actor = person.actor.clone();
    let (file, content) = site.run(move |app| app.files().get(&actor, id)).await?;
    let tag = format!("\"{}\"", file.sha256);
    if asked
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let range = asked
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok());
    let (status, part, extent) = match range.map(|range| part_of(range, content.len())) {
        None => (StatusCode::OK, content, None),
        Some(Some((from, to))) => {
            let extent = format!("bytes {from}-{to}/{}", content.len());
            (
                StatusCode::PARTIAL_CONTENT,
                content[from..=to].to_vec(),
                Some(extent),
            )
        }
        Some(None) => {
            let extent = format!("bytes */{}", content.len());
            (StatusCode::RANGE_NOT_SATISFIABLE, Vec::new(), Some(extent))
        }
    };
    let extent = extent.map(|extent| [(header::CONTENT_RANGE, extent)]);
    Ok((status, headers(&file, tag), extent, part).into_response())
}

/// The first and the last byte that are asked for; none when the file doesn't have them, or several parts are asked.
fn part_of(range: &str, length: usize) -> Option<(usize, usize)> {
    let ranges = parse_range_header(range)
        .ok()?
        .validate(length as u64)
        .ok()?;
    let [range] = ranges.as_slice() else {
        return None;
    };
    let from = usize::try_from(*range.start()).ok()?;
    let to = usize::try_from(*range.end()).ok()?;
    Some((from, to))
}

fn headers(file: &File, tag: String) -> [(HeaderName, String); 6] {
    [
        (header::CONTENT_TYPE, file.media.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&file.name)),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::ETAG, tag),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_one_that_the_file_has() {
        assert_eq!(part_of("bytes=0-3", 10), Some((0, 3)));
        assert_eq!(part_of("bytes=4-", 10), Some((4, 9)));
        assert_eq!(part_of("bytes=-2", 10), Some((8, 9)));
        for bad in [
            "bytes=10-",
            "bytes=5-4",
            "bytes=0-1,3-4",
            "pages=1",
            "bytes=",
            "",
        ] {
            assert_eq!(part_of(bad, 10), None, "{bad}");
        }
    }
}
