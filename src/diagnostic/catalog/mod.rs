//! The catalog: one table a stage. An entry gives a code, a weight, and the
//! message and its remedy in Chinese and in English, side by side, so that
//! neither can be forgotten; a misspelt fact is a compile error. An entry that can be said of a record and whose words name
//! keys or files of ours has them a second time, in the words of the printed form (`plain_zh`, `plain_en`), for lists that are
//! read to the recommending units on the telephone.

macro_rules! catalog {
    (
        $(#[$doc:meta])* $name:ident {
            $(
                $(#[$entry_doc:meta])*
                $entry:ident $({ $($fact:ident: $type:ty),* $(,)? })? = $code:literal $severity:ident {
                    zh: $zh:expr, $zh_help:expr;
                    en: $en:expr, $en_help:expr;
                    $(
                        plain_zh: $plain_zh:expr, $plain_zh_help:expr;
                        plain_en: $plain_en:expr, $plain_en_help:expr;
                    )?
                }
            )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub enum $name {
            $(
                $(#[$entry_doc])*
                $entry $({ $(
                    #[doc = "A fact that the message states."]
                    $fact: $type
                ),* })?,
            )*
        }

        impl $name {
            /// Every code of this stage, in the table's order.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The same with the weight of each.
            pub const WEIGHTS: &'static [(&'static str, $crate::diagnostic::Severity)] =
                &[$(($code, $crate::diagnostic::Severity::$severity)),*];

            /// The entry's code.
            pub fn code(&self) -> &'static str {
                match self { $( $name::$entry $({ $($fact: _),* })? => $code, )* }
            }

            /// The entry's own weight.
            pub fn severity(&self) -> $crate::diagnostic::Severity {
                match self { $( $name::$entry $({ $($fact: _),* })? => $crate::diagnostic::Severity::$severity, )* }
            }

            /// What is wrong.
            pub fn message(&self, lang: $crate::diagnostic::Lang) -> String {
                match self { $( $name::$entry $({ $($fact),* })? => {
                    $( $( let _ = $fact; )* )?
                    match lang {
                        $crate::diagnostic::Lang::Zh => String::from($zh),
                        $crate::diagnostic::Lang::En => String::from($en),
                    }
                } )* }
            }

            /// What to do about it.
            pub fn help(&self, lang: $crate::diagnostic::Lang) -> String {
                match self { $( $name::$entry $({ $($fact),* })? => {
                    $( $( let _ = $fact; )* )?
                    match lang {
                        $crate::diagnostic::Lang::Zh => String::from($zh_help),
                        $crate::diagnostic::Lang::En => String::from($en_help),
                    }
                } )* }
            }

            /// What is wrong and what to do, in the words of the printed form.
            pub fn plain(&self, lang: $crate::diagnostic::Lang) -> (String, String) {
                let own: Option<(String, String)> = match self { $( $name::$entry $({ $($fact),* })? => {
                    $( $( let _ = $fact; )* )?
                    None $( .or(Some(match lang {
                        $crate::diagnostic::Lang::Zh => (String::from($plain_zh), String::from($plain_zh_help)),
                        $crate::diagnostic::Lang::En => (String::from($plain_en), String::from($plain_en_help)),
                    })) )?
                } )* };
                own.unwrap_or_else(|| (self.message(lang), self.help(lang)))
            }
        }
    };
}

mod boundaries;
mod fields;
mod forms;
mod maps;
mod notices;
mod photos;
mod printed;
mod procedure;
mod reading;
mod references;
mod rules;
mod secrets;
mod sites;
mod stories;
mod teams;
mod themes;
mod words;
mod yaml;

pub use boundaries::Boundaries;
pub use fields::Fields;
pub use forms::Forms;
pub use maps::Maps;
pub use notices::Notices;
pub use photos::Photos;
pub use procedure::Procedure;
pub use reading::Reading;
pub use references::References;
pub use rules::Rules;
pub use secrets::{Remedy, Secrets};
pub use sites::Sites;
pub use stories::Stories;
pub use teams::Teams;
pub use themes::Themes;
pub use words::Words;
pub use yaml::Yaml;

use super::{Lang, Severity, masked};

macro_rules! problem {
    ($($(#[$doc:meta])* $stage:ident),* $(,)?) => {
        /// One entry of one stage's table.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Problem { $( $(#[$doc])* $stage($stage) ),* }

        impl Problem {
            /// Every code of every stage.
            pub fn codes() -> Vec<&'static str> {
                [$($stage::CODES),*].concat()
            }

            /// The stages by name, each with its codes and their weights.
            pub fn stages() -> Vec<(&'static str, &'static [(&'static str, Severity)])> {
                vec![$((stringify!($stage), $stage::WEIGHTS)),*]
            }

            /// The entry's code, as `accolade explain` takes it.
            pub fn code(&self) -> &'static str {
                match self { $( Problem::$stage(entry) => entry.code() ),* }
            }

            /// The entry's own weight.
            pub fn severity(&self) -> Severity {
                match self { $( Problem::$stage(entry) => entry.severity() ),* }
            }

            /// What is wrong.
            pub fn message(&self, lang: Lang) -> String {
                masked(&match self { $( Problem::$stage(entry) => entry.message(lang) ),* })
            }

            /// What to do about it.
            pub fn help(&self, lang: Lang) -> String {
                masked(&match self { $( Problem::$stage(entry) => entry.help(lang) ),* })
            }

            /// What is wrong and what to do, in the words of the printed form: without keys and codes.
            pub fn plain(&self, lang: Lang) -> (String, String) {
                let (said, help) = match self { $( Problem::$stage(entry) => entry.plain(lang) ),* };
                (masked(&said), masked(&help))
            }
        }

        impl Problem {
            /// Whether the line that it stands in holds what no report may show.
            pub fn hides_line(&self) -> bool {
                matches!(self, Problem::Secrets(_) | Problem::Fields(Fields::PrivateKey { .. }))
            }
        }

        $( impl From<$stage> for Problem {
            fn from(entry: $stage) -> Problem { Problem::$stage(entry) }
        } )*
    };
}

problem! {
    /// Bytes, encodings, sizes.
    Reading,
    /// The grammar of YAML, and what a Chinese keyboard makes of it.
    Yaml,
    /// Keys and values.
    Fields,
    /// What a form asks for.
    Forms,
    /// What a programme's rules demand, and what agrees with itself.
    Rules,
    /// The course of a selection.
    Procedure,
    /// Notices.
    Notices,
    /// Teams.
    Teams,
    /// What belongs to a person and must not get out.
    Secrets,
    /// Words and slips.
    Words,
    /// Maps and the law of maps.
    Maps,
    /// The site and its programmes.
    Sites,
    /// A site's own boundaries and codes.
    Boundaries,
    /// What refers to something else.
    References,
    /// Stories and pages.
    Stories,
    /// Photos.
    Photos,
    /// Themes and templates.
    Themes,
}
