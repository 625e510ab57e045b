//! The components of the design system: plain data that print themselves as HTML.
//!
//! Each component is a struct with a template in `templates/components/`. A page's template writes
//! `{{ component }}`: the struct escapes what it holds and counts as safe itself. What wraps other
//! content (buttons that post, panels, title bars) are macros in `templates/components/ui.html`.

pub mod action_table;
pub mod advice;
pub mod alike;
pub mod bars;
pub mod check;
pub mod due;
pub mod errors;
pub mod facets;
pub mod field;
pub mod figure;
pub mod filters;
pub mod letter;
pub mod light;
pub mod marked;
pub mod notice;
pub mod owner;
pub mod pager;
pub mod print;
pub mod promises;
pub mod stages;
pub mod steps;
pub mod suggested;
pub mod summary;
pub mod table;
pub mod tabs;
pub mod tag;
pub mod timeline;

/// Declares that a template struct prints HTML which needs no further escaping.
macro_rules! prints_html {
    ($($component:ty),+ $(,)?) => {
        $(impl askama::filters::HtmlSafe for $component {})+
    };
}
pub(crate) use prints_html;
