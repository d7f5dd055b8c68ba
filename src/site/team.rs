//! The hierarchy of teams: what level a name claims, and which team stands above.

use super::model::Record;
use crate::form::Value;

/// The levels beside 队 that some document knows: a name that ends so claims one.
pub const LEVELS: &[&str] = &["总队", "支队", "分队"];

/// The level that a name's end claims, of those that a programme has, such as 总队, 队, 支队 and 分队; the longest that fits.
pub fn level<'l>(name: &str, levels: &'l [String]) -> Option<&'l str> {
    let name = name.trim();
    let fitting = levels.iter().filter(|level| name.ends_with(level.as_str()));
    // 支队 is no 队, whether or not the programme has one.
    let other = LEVELS.iter().find(|level| name.ends_with(**level));
    fitting
        .map(String::as_str)
        .filter(|level| other.is_none_or(|other| level == other))
        .max_by_key(|level| level.len())
}

/// The field that names the team above.
pub const PARENT: &str = "parent";

impl Record {
    /// The name of the team above, as written.
    pub fn parent(&self) -> Option<&str> {
        match &self.answers.values.get(PARENT)?.value {
            Value::Text(name) => Some(name.trim()),
            _ => None,
        }
    }
}
