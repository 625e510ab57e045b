//! Chinese text: comparing, searching, pinyin, masking and cleaning. Nothing here reads a file or a network.

pub mod bigrams;
pub mod clean;
pub mod fold;
pub mod mask;
pub mod pinyin;
mod script;

pub use clean::{clean_line, clean_text};
pub use fold::fold;
