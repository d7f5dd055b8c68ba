//! The presets against the five documents, of which `tests/seeds` keeps copies: what a preset quotes is there.

use accolade::presets::presets;

const SEEDS: &[(&str, &str)] = &[
    ("cast-2021", include_str!("../seeds/cast-2021-call.txt")),
    (
        "chongqing-2025",
        include_str!("../seeds/chongqing-2025-call.txt"),
    ),
    ("gansu-2023", include_str!("../seeds/gansu-2023-notice.txt")),
    (
        "guangxi-2024",
        include_str!("../seeds/guangxi-2024-call.txt"),
    ),
    (
        "yushanyumei-2025",
        include_str!("../seeds/chongqing-yushanyumei-plan-2025.txt"),
    ),
];

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_quote_of_a_preset_is_in_its_document() {
    assert_eq!(presets().programmes.len(), SEEDS.len());
    let mut wrong = Vec::new();
    let mut count = 0;
    for (preset, seed) in SEEDS {
        let seed = bare(seed);
        let programme = &presets().programmes[preset];
        let rules = programme.rules.iter().flatten();
        // A rule without its clause and its wording proves nothing.
        let rules = rules.map(|rule| (rule.clause.clone(), rule.quote.clone()));
        let standards = programme.standards.iter().flatten();
        let standards = standards.map(|one| (one.clause.clone(), Some(one.quote.clone())));
        let targets = programme.targets.iter().flatten();
        let targets = targets.map(|one| (one.clause.clone(), one.quote.clone()));
        for (clause, quote) in rules.chain(standards).chain(targets) {
            count += 1;
            let quote = quote.filter(|quote| !quote.is_empty());
            if clause.is_none()
                || !quote
                    .as_ref()
                    .is_some_and(|quote| seed.contains(&bare(quote)))
            {
                wrong.push(format!("{preset}: {clause:?} {quote:?}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 100, "{count}");
}
