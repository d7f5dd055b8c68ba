use super::presets;
use crate::diagnostic::Lang;
use crate::form::FormSet;
use crate::parse::programme::Operator;

#[test]
fn nothing_is_wrong_with_what_is_embedded() {
    let said: Vec<String> = presets()
        .problems
        .iter()
        .map(|d| format!("{:?} {}", d.place, d.problem.message(Lang::En)))
        .collect();
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(presets().forms.len(), 6);
    assert_eq!(presets().programmes.len(), 5);
}

#[test]
fn the_presets_hold_the_documents_numbers() {
    let rule = |preset: &str, id: &str| {
        let rules = presets().programmes[preset].rules.clone().unwrap();
        let rule = rules.into_iter().find(|rule| rule.id == id).unwrap();
        (
            format!("{:?}", rule.bound),
            rule.severity.is_some(),
            rule.clause.unwrap(),
        )
    };
    assert_eq!(
        rule("chongqing-2025", "community-resident_ratio-at_least").0,
        "Number(40.0)"
    );
    assert_eq!(
        rule("guangxi-2024", "community-resident_ratio-at_least").0,
        "Number(60.0)"
    );
    assert_eq!(
        rule("chongqing-2025", "organization-volunteers-at_least"),
        ("Number(20.0)".into(), true, "一（二）4".into())
    );
    let operators: Vec<Operator> = presets().programmes["cast-2021"]
        .rules
        .iter()
        .flatten()
        .map(|rule| rule.operator)
        .collect();
    assert!(operators.contains(&Operator::CountAtLeast));
    assert_eq!(presets().programmes["guangxi-2024"].quota, Some(3));
}

#[test]
fn every_rule_names_a_field_of_its_categorys_form() {
    let forms = FormSet::built_in();
    for (id, programme) in &presets().programmes {
        for rule in programme.rules.iter().flatten() {
            let category = programme
                .categories
                .iter()
                .flatten()
                .find(|category| category.id.value == rule.category.value)
                .unwrap_or_else(|| panic!("{id}: {}", rule.id));
            let form = forms.get(&category.form.value).unwrap();
            assert!(form.field(&rule.field.value).is_some(), "{id}: {}", rule.id);
        }
    }
}
