//! SQL texts as named constants, listed so that a test can prepare every one of them on both engines.

use super::Engine;

/// One SQL text and the name of its constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// The constant's name.
    pub name: &'static str,
    /// The text.
    pub sql: &'static str,
    /// Where it runs.
    pub written_for: WrittenFor,
}

/// Which engines a text is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenFor {
    /// Portable, as nearly all are.
    Both,
    /// Full text and the like.
    Sqlite,
    /// Full text and the like.
    Postgres,
}

impl WrittenFor {
    /// Whether the text runs on an engine.
    pub fn includes(self, engine: Engine) -> bool {
        match self {
            WrittenFor::Both => true,
            WrittenFor::Sqlite => engine == Engine::Sqlite,
            WrittenFor::Postgres => engine == Engine::Postgres,
        }
    }
}

/// Makes each `NAME = "SQL";` a `pub const NAME: &str` and lists all of them as `ALL: &[Statement]`.
///
/// `NAME for Sqlite = "…";` or `NAME for Postgres = "…";` marks a text that only one engine understands.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident $(for $engine:ident)? = $sql:expr;)*) => {
        $($(#[$meta])* pub const $name: &str = $sql;)*
        /// Every statement of this module.
        pub const ALL: &[$crate::engine::Statement] = &[$(
            $crate::engine::Statement {
                name: stringify!($name),
                sql: $name,
                written_for: $crate::statements!(@for $($engine)?),
            },
        )*];
    };
    (@for) => { $crate::engine::WrittenFor::Both };
    (@for $engine:ident) => { $crate::engine::WrittenFor::$engine };
}
