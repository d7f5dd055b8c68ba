//! The schemas of single values, as `parse::value` and the typed readers take
//! them. An empty value is absent, so that each may be empty; a text may look
//! like a number.

use serde_json::{Value, json};

/// `2018`, of the years that a date may have.
const YEAR: &str = "(19|20|21|22)[0-9]{2}";
const MONTH: &str = "(0?[1-9]|1[0-2])";
const DAY: &str = "(0?[1-9]|[12][0-9]|3[01])";

/// Digits of full width are read like others; such values are left to the program.
const WIDE: &str = "[０-９]";

pub(super) fn text() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

pub(super) fn texts() -> Value {
    json!({"type": ["array", "string", "number", "boolean", "null"], "items": text()})
}

/// A text of this form, or a number.
pub(super) fn pattern(pattern: &str) -> Value {
    json!({"type": ["string", "number", "null"], "pattern": pattern})
}

pub(super) fn integer() -> Value {
    let pattern = "^\\s*[+-]?[0-9０-９]+\\s*$";
    said(
        json!({"type": ["integer", "string", "null"], "pattern": pattern}),
        "请只写数字，例如 3。",
    )
}

/// A number with thousands marks, 万 and its unit, if it has them.
pub(super) fn number(written: &str, whole: bool) -> Value {
    let unit = if matches!(written, "%" | "％") {
        "[%％]".to_owned()
    } else {
        escaped(written)
    };
    let pattern = format!("^\\s*[0-9０-９][0-9０-９,，.．\\s]*万?\\s*({unit})?\\s*(/年)?\\s*$");
    let kind = if whole { "integer" } else { "number" };
    let schema = json!({"type": [kind, "string", "null"], "minimum": 0, "pattern": pattern});
    said(schema, &format!("请写数字，例如 126{written}。"))
}

pub(super) fn percent() -> Value {
    let mut schema = number("%", false);
    schema["maximum"] = json!(100);
    schema
}

pub(super) fn date() -> Value {
    let behind = format!("(\\s*[年./-]\\s*{MONTH}(\\s*[月./-]\\s*{DAY})?)?");
    let pattern = format!("^\\s*{YEAR}{behind}\\s*[年月日号]*\\s*$|{WIDE}");
    dated(&pattern, "可写 2018、2018-03、2018-03-05 或 2018年3月5日。")
}

pub(super) fn period() -> Value {
    let pattern = format!("^\\s*{YEAR}|{WIDE}");
    dated(&pattern, "可写 2019-05/2024-12；尚未结束写 2019-05/。")
}

/// A year alone is a number to YAML.
fn dated(pattern: &str, words: &str) -> Value {
    let kinds = ["string", "number", "null"];
    let schema =
        json!({"type": kinds, "minimum": 1900, "exclusiveMaximum": 2201, "pattern": pattern});
    said(schema, words)
}

/// A schema with what an editor says where its pattern does not fit.
fn said(mut schema: Value, words: &str) -> Value {
    schema["patternErrorMessage"] = words.into();
    schema
}

pub(super) fn moment() -> Value {
    let day = format!("{YEAR}\\s*[年./-]\\s*{MONTH}\\s*[月./-]\\s*{DAY}\\s*[日号]?");
    let time = "[Tt ]\\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\\s*([Zz]|[+-][0-9:]{1,5})?";
    let pattern = format!("^\\s*{day}({time})?\\s*$|{WIDE}");
    let schema = json!({"type": ["string", "null"], "pattern": pattern});
    said(schema, "可写 2026-05-30 或 2026-05-30T10:00+08:00。")
}

/// One of these words in any of their spellings.
pub(super) fn choice(words: &[Vec<String>]) -> Value {
    let mut all: Vec<Value> = Vec::new();
    for word in words.iter().flatten() {
        // An editor reads both as what they mean to YAML.
        match word.as_str() {
            "true" => all.push(true.into()),
            "false" => all.push(false.into()),
            _ => {}
        }
        all.push(word.as_str().into());
    }
    all.push(Value::Null);
    json!({"enum": all})
}

/// The same, of a value that must be there.
pub(super) fn not_empty(mut schema: Value) -> Value {
    for list in ["type", "enum"] {
        if let Some(all) = schema.get_mut(list).and_then(Value::as_array_mut) {
            all.retain(|one| !one.is_null() && one.as_str() != Some("null"));
        }
    }
    schema
}

/// A text that stands for itself in a pattern.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if "\\^$.|?*+()[]{}/-".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
