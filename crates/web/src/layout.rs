//! What every page carries besides its own content: the frame of `templates/base.html`.

use messages::{Language, Texts};

use crate::assets::{self, AssetPaths};
use crate::components::notice::Notice;

/// The frame of a page. Every page template has it as its field `page` and extends `base.html`.
#[derive(Debug, Clone)]
pub struct Page {
    pub t: &'static Texts,
    pub assets: &'static AssetPaths,
    pub theme: Theme,
    pub width: Width,
    /// What the page is about, without the product's name.
    pub title: String,
    /// Whose system this is, such as a prefecture's name; printed under the product's name.
    pub deployment: String,
    /// Whom to ask, the same words at the same place on every page.
    pub help: String,
    pub data: DataKind,
    pub nav: Vec<NavItem>,
    /// The way down to this page, the nearest last; empty on a page of the main navigation.
    pub crumbs: Vec<Link>,
    pub signed_in: Option<SignedIn>,
    /// Unread notices; `None` when there are none, or on a page that nobody asked for by an address of its own.
    pub unread: Option<u32>,
    /// The token that every form posts back as `csrf`.
    pub csrf: String,
    /// A fresh key that every form posts back as `key`, so that a form sent twice acts once.
    pub form_key: String,
    /// What the previous request has to say, shown once.
    pub flash: Option<Flash>,
    /// Path and query of this page, where the switches of language and theme return to.
    pub here: String,
    pub evidence: Option<EvidenceLine>,
    pub version: &'static str,
}

/// Light, dark, or as the reader's system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// How wide a page may grow: a ledger takes the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    #[default]
    Reading,
    Whole,
}

/// Whether the data are invented; if so, every page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataKind {
    Real,
    Demonstration,
}

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub text: String,
}

/// One entry of the main navigation, which depends on the reader's roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub link: Link,
    pub place: Place,
    /// How many things wait there; nothing is shown for 0.
    pub waiting: u64,
}

/// Whether a navigation entry or a tab leads to the page that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Here,
    Elsewhere,
}

/// The person a page is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    pub name: String,
    /// Post and office, such as `州优化办 交办员`.
    pub post: String,
    pub acting: Option<Acting>,
}

/// Someone is working in another's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// The post or name in whose stead the person works.
    pub principal: String,
    /// The last day of the authorisation, as the page prints it.
    pub until: String,
}

/// A message of the previous request, shown once after the redirect.
#[derive(Debug, Clone)]
pub struct Flash {
    pub notice: Notice,
    /// The draft key of the form that has just been accepted; its draft is thrown away.
    pub settled_draft: Option<String>,
}

/// The root of the evidence tree, printed at the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceLine {
    /// The first characters of the root, in hexadecimal.
    pub root: String,
    /// How many records the root covers.
    pub position: u64,
    /// When it was computed, as the page prints it.
    pub time: String,
}

impl Page {
    /// A page with nothing but its language, title and deployment; the caller fills in the rest.
    pub fn new(t: &'static Texts, title: impl Into<String>, deployment: impl Into<String>) -> Page {
        Page {
            t,
            assets: assets::paths(),
            theme: Theme::Auto,
            width: Width::Reading,
            title: title.into(),
            deployment: deployment.into(),
            help: String::new(),
            data: DataKind::Real,
            nav: Vec::new(),
            crumbs: Vec::new(),
            signed_in: None,
            unread: None,
            csrf: String::new(),
            form_key: String::new(),
            flash: None,
            here: String::from("/"),
            evidence: None,
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    pub fn language(&self) -> Language {
        self.t.language()
    }

    pub fn languages(&self) -> [Language; 3] {
        Language::all()
    }

    pub fn themes(&self) -> [Theme; 3] {
        Theme::all()
    }

    /// A count that stays small: more than 99 is "99+".
    pub fn unread_shown(&self, unread: &u32) -> String {
        match *unread {
            0..=99 => unread.to_string(),
            100.. => self.t.notices.many.to_owned(),
        }
    }

    pub fn is_demonstration(&self) -> bool {
        self.data == DataKind::Demonstration
    }

    pub fn is_whole_width(&self) -> bool {
        self.width == Width::Whole
    }
}

impl Theme {
    /// All themes, in the order in which the switch offers them.
    pub fn all() -> [Theme; 3] {
        [Theme::Auto, Theme::Light, Theme::Dark]
    }

    /// What a form field, a cookie and a stored preference hold.
    pub fn code(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_code(code: &str) -> Option<Theme> {
        Theme::all().into_iter().find(|theme| theme.code() == code)
    }

    pub fn label(self, t: &Texts) -> &'static str {
        match self {
            Theme::Auto => t.layout.switch.auto,
            Theme::Light => t.layout.switch.light,
            Theme::Dark => t.layout.switch.dark,
        }
    }

    /// The media in which the dark colours hold; paper is always light. None when they never do.
    pub fn dark_media(self) -> Option<&'static str> {
        match self {
            Theme::Auto => Some("screen and (prefers-color-scheme: dark)"),
            Theme::Light => None,
            Theme::Dark => Some("screen"),
        }
    }
}

impl NavItem {
    pub fn new(href: impl Into<String>, text: impl Into<String>, place: Place) -> NavItem {
        NavItem {
            link: Link::new(href, text),
            place,
            waiting: 0,
        }
    }
}

impl Link {
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Link {
        Link {
            href: href.into(),
            text: text.into(),
        }
    }
}

impl Place {
    pub fn is_here(self) -> bool {
        self == Place::Here
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_read_back_from_its_code() {
        for theme in Theme::all() {
            assert_eq!(Theme::from_code(theme.code()), Some(theme));
        }
        assert_eq!(Theme::from_code("sepia"), None);
    }
}
