//! The style sheets, scripts and the icon, compiled into the program.
//!
//! They are served under `/assets/{fingerprint}/…`: the fingerprint covers them all, so that a browser may
//! keep them for ever and the script modules can import each other by relative names.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// A file as it is served.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// The name after the fingerprint, such as `app.css`.
    pub name: &'static str,
    pub content_type: &'static str,
    pub text: &'static str,
}

/// Where the files are that every page links.
#[derive(Debug)]
pub struct AssetPaths {
    pub style: String,
    pub dark_style: String,
    pub script: String,
    pub icon: String,
}

const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

macro_rules! style_sheets {
    ($($name:literal),+ $(,)?) => {
        concat!($(include_str!(concat!("../assets/css/", $name, ".css")), "\n"),+)
    };
}

const STYLE: &str = style_sheets![
    "tokens",
    "base",
    "layout",
    "page",
    "controls",
    "feedback",
    "data",
    "filters",
    "case",
    "timeline",
    "meeting",
    "reception",
    "room",
    "wall",
    "slip",
    "calendar",
    "record",
    "inbox",
    "phone",
    "print",
];

static ASSETS: &[Asset] = &[
    Asset {
        name: "app.css",
        content_type: CSS,
        text: STYLE,
    },
    Asset {
        name: "dark.css",
        content_type: CSS,
        text: include_str!("../assets/css/tokens-dark.css"),
    },
    Asset {
        name: "app.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/app.js"),
    },
    Asset {
        name: "advice.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/advice.js"),
    },
    Asset {
        name: "drafts.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/drafts.js"),
    },
    Asset {
        name: "forms.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/forms.js"),
    },
    Asset {
        name: "lookup.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/lookup.js"),
    },
    Asset {
        name: "matching.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/matching.js"),
    },
    Asset {
        name: "moving.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/moving.js"),
    },
    Asset {
        name: "clocks.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/clocks.js"),
    },
    Asset {
        name: "console.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/console.js"),
    },
    Asset {
        name: "live.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/live.js"),
    },
    Asset {
        name: "outbox.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/outbox.js"),
    },
    Asset {
        name: "visit.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/visit.js"),
    },
    Asset {
        name: "worker.js",
        content_type: JAVASCRIPT,
        text: include_str!("../assets/js/worker.js"),
    },
    Asset {
        name: "seal.svg",
        content_type: SVG,
        text: include_str!("../assets/seal.svg"),
    },
];

static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for asset in ASSETS {
        hash.update((asset.text.len() as u64).to_be_bytes());
        hash.update(asset.text);
    }
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
});

static PATHS: LazyLock<AssetPaths> = LazyLock::new(|| {
    let path = |name: &str| format!("/assets/{}/{name}", *FINGERPRINT);
    AssetPaths {
        style: path("app.css"),
        dark_style: path("dark.css"),
        script: path("app.js"),
        icon: path("seal.svg"),
    }
});

/// The paths that pages link; they change when any of the files does.
pub fn paths() -> &'static AssetPaths {
    &PATHS
}

/// The paths of everything that a page loads, for whoever keeps pages where there is no network.
pub fn loaded() -> Vec<String> {
    let path = |asset: &Asset| format!("/assets/{}/{}", *FINGERPRINT, asset.name);
    ASSETS.iter().map(path).collect()
}

/// All files, for whoever writes them to a folder.
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The file at `/assets/{fingerprint}/{name}`; none under an old fingerprint, so that a browser with an
/// old page never mixes two versions.
pub fn find(fingerprint: &str, name: &str) -> Option<&'static Asset> {
    if fingerprint != *FINGERPRINT {
        return None;
    }
    ASSETS.iter().find(|asset| asset.name == name)
}

/// A file as it is now, for what has an address without a fingerprint.
pub fn current(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_linked_path_leads_to_its_file() {
        for path in [
            &paths().style,
            &paths().dark_style,
            &paths().script,
            &paths().icon,
        ] {
            let rest = path.strip_prefix("/assets/").unwrap();
            let (fingerprint, name) = rest.split_once('/').unwrap();
            assert_eq!(find(fingerprint, name).unwrap().name, name);
        }
        assert!(find("0000", "app.css").is_none());
    }

    #[test]
    fn every_module_that_a_script_imports_is_served() {
        for asset in all()
            .iter()
            .filter(|asset| asset.content_type == JAVASCRIPT)
        {
            for import in asset
                .text
                .lines()
                .filter_map(|line| line.split_once("from \"./"))
            {
                let name = import.1.trim_end_matches("\";");
                assert!(
                    find(&FINGERPRINT, name).is_some(),
                    "{} imports {name}",
                    asset.name
                );
            }
        }
    }
}
