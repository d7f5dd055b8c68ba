//! Keys whose values have readers of their own, or words that another room
//! knows: what `parse::read::shape` cannot tell.

use super::{Page, Shared, value};
use crate::parse::map_style::{FOUND_CLASSES, MOST_CLASSES, STYLES};
use crate::parse::read::shape::{Key, Shape};
use crate::parse::site::PROJECTIONS;
use crate::presets::presets;
use serde_json::{Value, json};

/// The schema of a key that has one of its own.
pub(super) fn of(path: &str, key: &Key, defs: &mut Shared) -> Option<Value> {
    let inner: &[Key] = match &key.shape {
        Shape::Own(keys) => keys,
        _ => &[],
    };
    let mut object = || Page::of(path, inner, defs).into_object(json!(["object", "null"]));
    Some(match path {
        "nomination.photos.focus" => {
            let part = json!({"type": ["number", "string"], "minimum": 0, "maximum": 1});
            json!({"type": ["array", "string", "null"], "items": part, "minItems": 2, "maxItems": 2})
        }
        "site.map.style" => style(),
        "site.map.classes" => classes(),
        "site.map.image" => json!({"anyOf": [
            value::text(),
            object(),
            {"type": "array", "items": object()},
        ]}),
        "site.map.projection" => {
            let names = spellings(PROJECTIONS);
            json!({"anyOf": [
                {"enum": with_null(&names)},
                {"type": "string", "pattern": format!("^\\s*({})(\\s+\\S+)*\\s*$", names.join("|"))},
                object(),
            ]})
        }
        "site.map.projection.name" => json!({"enum": spellings(PROJECTIONS)}),
        "site.fonts" => json!({"type": ["object", "null"]}),
        "site.base_url" => json!({"type": ["string", "null"], "pattern": "^\\s*https?://[^?#]+$"}),
        "site.cache.max_bytes" => value::pattern("^\\s*[0-9０-９.,]+\\s*[KMGkmg]?[Bb]?\\s*$"),
        "programme.preset" => {
            let ids: Vec<&str> = presets().programmes.keys().copied().collect();
            json!({"enum": with_null(&ids)})
        }
        "programme.photos" => json!({"anyOf": [
            {"type": ["object", "null"], "additionalProperties": object()},
            {"type": "array", "items": object()},
        ]}),
        "programme.exclusion.scope" => {
            json!({"anyOf": [{"enum": ["all", "全部", null]}, object()]})
        }
        "programme.forms" | "programme.forms.fields" => {
            json!({"type": ["object", "null"], "additionalProperties": object()})
        }
        "programme.categories.form" => {
            let ids: Vec<&str> = presets().forms.iter().map(|(id, _)| *id).collect();
            // A form of the site's own is none of these: they are proposed, no more.
            json!({"type": ["string", "number"], "examples": ids})
        }
        "programme.rules.at_least"
        | "programme.rules.at_most"
        | "programme.rules.count_at_least"
        | "programme.rules.count_at_most"
        | "programme.rules.years_at_least" => value::number("%", false),
        "programme.shares.at_least" | "programme.shares.at_most" => value::percent(),
        "programme.fields.precision" => {
            json!({"type": ["string", "null"], "examples": ["year", "month"]})
        }
        _ => return None,
    })
}

fn spellings<T>(words: &[(T, &'static [&'static str])]) -> Vec<&'static str> {
    words
        .iter()
        .flat_map(|(_, words)| *words)
        .copied()
        .collect()
}

fn with_null(words: &[&str]) -> Vec<Value> {
    let words = words.iter().map(|word| json!(word));
    words.chain([Value::Null]).collect()
}

/// One style, or the two that go together.
fn style() -> Value {
    let all = spellings(STYLES);
    let drawn: Vec<&str> = STYLES
        .iter()
        .filter(|(style, _)| style.colours() || style.circles())
        .filter(|(_, words)| !words.contains(&"tiles"))
        .flat_map(|(_, words)| *words)
        .copied()
        .collect();
    let one = drawn.join("|");
    json!({"anyOf": [
        {"enum": with_null(&all)},
        {"type": "string", "pattern": format!("^\\s*({one})(\\s*[+＋,，]\\s*({one}))*\\s*$")},
        {"type": "array", "items": {"enum": drawn}},
        {"type": "array", "items": {"enum": all}, "maxItems": 1},
    ]})
}

/// A way to find them, or where they begin.
fn classes() -> Value {
    let found = spellings(FOUND_CLASSES);
    let from =
        json!({"type": ["integer", "string"], "minimum": 1, "pattern": "^\\s*[0-9０-９]+\\s*$"});
    json!({"anyOf": [
        {"enum": with_null(&found)},
        {"type": "array", "items": from, "maxItems": MOST_CLASSES, "uniqueItems": true},
        {"type": "string", "pattern": "^\\s*[1-9１-９][0-9０-９]*(\\s*[,，]\\s*[1-9１-９][0-9０-９]*)*\\s*$"},
        {"type": "integer", "minimum": 1},
    ]})
}
