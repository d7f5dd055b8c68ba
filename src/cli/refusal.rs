//! Why a call cannot be understood, in Chinese, to stand above the parser's own
//! English.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// One line, or nothing where the parser's own words will do.
pub fn refusal(error: &clap::Error) -> Option<String> {
    let told = |kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let argument = || told(ContextKind::InvalidArg).unwrap_or_default();
    let value = || told(ContextKind::InvalidValue).unwrap_or_default();
    let instead = |kind| told(kind).map_or_else(String::new, |near| format!("，是否想写 {near}？"));
    let words = match error.kind() {
        ErrorKind::UnknownArgument => format!(
            "没有“{}”这个选项或参数{}",
            argument(),
            instead(ContextKind::SuggestedArg)
        ),
        ErrorKind::InvalidSubcommand => format!(
            "没有“{}”这个命令{}",
            told(ContextKind::InvalidSubcommand)?,
            instead(ContextKind::SuggestedSubcommand)
        ),
        ErrorKind::InvalidValue if value().is_empty() => {
            format!(
                "{} 后面缺少值{}",
                argument(),
                choices(told(ContextKind::ValidValue))
            )
        }
        ErrorKind::InvalidValue => format!(
            "{} 不能是“{}”{}",
            argument(),
            value(),
            choices(told(ContextKind::ValidValue))
        ),
        ErrorKind::ValueValidation if !argument().is_empty() => {
            format!("{} 不能是“{}”", argument(), value())
        }
        ErrorKind::TooManyValues => {
            format!("{} 后面多了“{}”", argument(), value())
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{} 后面值的个数不对", argument())
        }
        ErrorKind::ArgumentConflict => format!("{} 写了两次，或不能与别的选项合用", argument()),
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", argument()),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidUtf8 => "参数的编码不是 UTF-8".to_owned(),
        _ => return None,
    };
    Some(words)
}

fn choices(words: Option<String>) -> String {
    words
        .filter(|words| !words.is_empty())
        .map_or_else(String::new, |words| format!("，可选：{words}"))
}
