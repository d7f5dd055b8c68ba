//! Forms: which fields a record has, under which labels, of which type, and who
//! may see them. A nomination's other fields are typed here, by its form;
//! nothing else in the program matches on a field's name.

mod field;
mod private;
mod typed;

pub use field::{Field, Form, FormSet};
pub use private::private;
pub use typed::{Answers, Typed, Value, answers};

#[cfg(test)]
mod tests;
