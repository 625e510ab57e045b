//! Chinese text: comparing, searching, learning, pinyin, masking and cleaning. Nothing here reads a file or a network.

pub mod alike;
pub mod bigrams;
pub mod clean;
pub mod dates;
pub mod detect;
pub mod fold;
pub mod grams;
pub mod learn;
pub mod mask;
pub mod pinyin;
pub mod query;
pub mod rank;
pub mod reply_check;
mod script;
pub mod spans;
pub mod weights;

pub use clean::{clean_line, clean_text};
pub use fold::fold;
