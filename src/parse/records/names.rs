//! What names of files say.

use crate::input::SourcePath;

/// Whether a name promises a photo.
pub fn is_photo_name(path: &SourcePath) -> bool {
    path.extension().is_some_and(|extension| {
        [
            "jpg", "jpeg", "jpe", "png", "webp", "heic", "heif", "avif", "gif", "bmp", "tif",
            "tiff",
        ]
        .contains(&extension.as_str())
    })
}

/// Natural order of names: runs of digits compare as numbers, so that `2.jpg`
/// comes before `10.jpg`.
pub(super) fn natural(a: &str, b: &str) -> std::cmp::Ordering {
    let key = |name: &str| -> Vec<(u64, String)> {
        let mut out = Vec::new();
        let mut rest = name;
        while !rest.is_empty() {
            let text: String = rest.chars().take_while(|c| !c.is_ascii_digit()).collect();
            rest = rest.get(text.len()..).unwrap_or_default();
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            rest = rest.get(digits.len()..).unwrap_or_default();
            out.push((0, text.to_lowercase()));
            out.push((digits.parse().unwrap_or(u64::MAX), String::new()));
        }
        out
    };
    key(a).cmp(&key(b)).then_with(|| a.cmp(b))
}
