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

/// What a preset's comments quote above a key, each with its key: comments are no data, and so the file is read as text.
fn quoted(text: &str) -> Vec<(String, String, Vec<String>)> {
    let mut out: Vec<(String, String, Vec<String>)> = Vec::new();
    let mut comment = String::new();
    for line in text.lines() {
        if let Some(words) = line.trim_start().strip_prefix('#') {
            comment.push_str(words.trim());
        } else if let Some((key, rest)) = line.split_once(':').filter(|_| !line.starts_with(' ')) {
            let quotes = comment.split('「').skip(1);
            let quotes = quotes.filter_map(|part| Some(part.split_once('」')?.0.to_owned()));
            out.push((key.to_owned(), rest.to_owned(), quotes.collect()));
            comment.clear();
        } else if let Some((_, block, quotes)) = out.last_mut() {
            block.push_str(line);
            let more = comment.split('「').skip(1);
            quotes.extend(more.filter_map(|part| Some(part.split_once('」')?.0.to_owned())));
            comment.clear();
        }
    }
    out
}

#[test]
fn every_other_number_of_a_preset_is_quoted_above_it_or_said_to_be_inferred() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/presets/programmes");
    let (mut wrong, mut quotes_seen, mut numbers) = (Vec::new(), 0, 0);
    for (preset, seed) in SEEDS {
        let seed = bare(seed);
        let text = std::fs::read_to_string(format!("{folder}/{preset}.yaml")).unwrap();
        let programme = &presets().programmes[preset];
        let inferred = |key: &str| {
            let mut notes = programme.sources.iter().flatten();
            notes.any(|note| note.key == key && note.inferred && note.because.is_some())
        };
        for (key, block, quotes) in quoted(&text) {
            for quote in &quotes {
                quotes_seen += 1;
                if !seed.contains(&bare(quote)) {
                    wrong.push(format!(
                        "{preset} {key}: 「{quote}」 is not in the document"
                    ));
                }
            }
            let counts = [
                "deadline",
                "photos",
                "story",
                "quota",
                "exclusion",
                "registration",
            ];
            if counts.contains(&key.as_str()) && block.contains(|c: char| c.is_ascii_digit()) {
                numbers += 1;
                if quotes.is_empty() && !inferred(&key) {
                    wrong.push(format!("{preset}: {key} has neither a quote nor a note"));
                }
            }
        }
        let document = programme.document.as_ref().unwrap();
        for said in [&document.title, &document.number].into_iter().flatten() {
            if !seed.contains(&bare(said)) {
                wrong.push(format!("{preset}: {said}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(quotes_seen > 40 && numbers > 10, "{quotes_seen} {numbers}");
}
