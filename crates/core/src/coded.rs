//! Enums whose variants have a word of their own.

/// An enum whose variants stand in rows, forms, files and Fluent keys by a word: with `ALL`, `code` and `parse`.
///
/// Whoever uses it needs serde; the word is what serde writes, too.
#[macro_export]
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant,)* }
        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// The word in rows, forms, files and Fluent keys.
            pub fn code(self) -> &'static str { match self { $($name::$variant => $code,)* } }
            /// Reads the word.
            pub fn parse(code: &str) -> Option<$name> { $name::ALL.iter().copied().find(|x| x.code() == code) }
        }
    };
}
