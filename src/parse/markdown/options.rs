//! The one owner of Markdown's options.

use pulldown_cmark::{Options, Parser};

/// The dialect: CommonMark with tables and `~~strikethrough~~`. No smart punctuation, which would alter Chinese
/// quotes; no footnotes and no heading attributes, whose ids would clash where two stories share a page.
pub(crate) fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}
