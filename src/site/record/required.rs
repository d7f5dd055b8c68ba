//! What a form asks for and a record lacks.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::{Forms, Problem};
use crate::form::{Answers, Form};
use crate::input::Place;
use crate::parse::nomination::Status;
use crate::parse::records::RecordFile;

/// What the form asks for and is not there: an error while the record is a
/// candidate, a warning once the decision is made.
pub(super) fn requirements(
    file: &RecordFile,
    form: &Form,
    answers: &Answers,
    story: bool,
    status: Status,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(severity) = status.weight() else {
        return;
    };
    let mut say = |problem: Problem| {
        let place = Place::file(&file.nomination.file);
        problems.push(Diagnostic::new(problem, place).with_severity(severity));
    };
    let missing = |key: &str, label: &str| {
        Problem::from(Forms::RequiredField {
            label: label.to_owned(),
            key: key.to_owned(),
            form: form.title.clone(),
        })
    };
    for field in form.fields.iter().filter(|field| field.required) {
        let there = answers.values.contains_key(&field.key)
            || answers.unreadable.contains(&field.key)
            || field.key == "name";
        if field.key == "story" {
            if !story && !file.story_unread && !answers.unreadable.contains(&field.key) {
                say(Forms::NoStory {
                    label: field.label.clone(),
                }
                .into());
            }
        } else if !there {
            say(missing(&field.key, &field.label));
        }
    }
    if file.nomination.unit.is_none() && !file.nomination.present.unit {
        say(missing("unit", "推荐单位"));
    }
}
