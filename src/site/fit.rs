//! Whether the rules of a programme can be evaluated at all: each names a category, a field of its form, and compares
//! what can be compared.

use super::model::Category;
use crate::diagnostic::catalog::{References, Rules};
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::{Field, Form};
use crate::input::{Place, SourcePath};
use crate::parse::form::Type;
use crate::parse::label::{fold, nearest};
use crate::parse::programme::{Bound, Operator, ProgrammeFile, Rule};

/// Reports the rules that cannot be evaluated. Those of a preset have no place in the user's file; a category that the
/// programme leaves out of its preset takes its rules along.
pub(super) fn fit(
    id: &str,
    whole: &ProgrammeFile,
    own: bool,
    categories: &[Category],
    file: &SourcePath,
    problems: &mut Vec<Diagnostic>,
) {
    for rule in whole.rules.iter().flatten() {
        let named = |category: &&Category| category.id == rule.category.value;
        let Some(category) = categories.iter().find(named) else {
            // One that is declared and could not be resolved has been reported.
            let declared = whole.categories.iter().flatten();
            if own
                && !declared
                    .into_iter()
                    .any(|c| c.id.value == rule.category.value)
            {
                let known: Vec<&str> = categories.iter().map(|c| c.id.as_str()).collect();
                problems.push(Diagnostic::new(
                    References::UnknownCategory {
                        id: rule.category.value.clone(),
                        programme: id.to_owned(),
                        known: known.join("、"),
                    },
                    Place::new(file, rule.category.span),
                ));
            }
            continue;
        };
        let form = &category.form;
        let field = form.by_label(&fold(&rule.field.value));
        if field.is_some_and(|field| compares(rule, field)) {
            continue;
        }
        let problem = Rules::RuleUnfit {
            rule: rule.id.clone(),
            field: rule.field.value.clone(),
            form: form.title.clone(),
            suggestion: field
                .is_none()
                .then(|| near(&rule.field.value, form))
                .flatten(),
        };
        problems.push(if own {
            Diagnostic::new(problem, Place::new(file, rule.field.span))
        } else {
            Diagnostic::new(problem, Place::file(file)).with_severity(Severity::Warning)
        });
    }
}

fn near(written: &str, form: &Form) -> Option<String> {
    let keys = form.fields.iter().map(|field| field.key.as_str());
    nearest(written, keys).map(str::to_owned)
}

/// Whether a field's values are of a kind that the rule compares.
fn compares(rule: &Rule, field: &Field) -> bool {
    let number = matches!(rule.bound, Bound::Number(_));
    match (rule.operator, field.kind) {
        _ if matches!(field.key.as_str(), "name" | "story") => false,
        (Operator::Equals, Type::Integer | Type::Number | Type::Percent) => number,
        (Operator::Equals, Type::List | Type::Period) => false,
        (Operator::Equals, Type::Text | Type::Choice | Type::Date) => true,
        (Operator::AtLeast | Operator::AtMost, kind) => {
            matches!(kind, Type::Integer | Type::Number | Type::Percent)
        }
        (Operator::CountAtLeast | Operator::CountAtMost, kind) => kind == Type::List,
        (Operator::YearsAtLeast, kind) => matches!(kind, Type::Date | Type::Period),
    }
}
