//! The code of a division: six digits of GB/T 2260, or what a user's own table says.

use std::fmt;

/// A division's code: 1 to 23 ASCII letters, digits, `-`, `_` or `.`, the first a letter or digit, because it becomes
/// a part of an address (`/regions/<adcode>/`, product.md). Ordered as its text, which is the order of regions
/// (按行政区划排序). Copied freely: it holds its bytes inline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Adcode {
    // Unused bytes are zero, which no code contains; so the derived order is that of the text.
    bytes: [u8; Adcode::MAX],
    len: u8,
}

impl Adcode {
    /// The longest code, in bytes.
    pub const MAX: usize = 23;

    /// Reads a code; `None` if the text is not one.
    pub fn new(text: &str) -> Option<Adcode> {
        let source = text.as_bytes();
        let fits = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if !source.first()?.is_ascii_alphanumeric() || !source.iter().all(fits) {
            return None;
        }
        let mut bytes = [0; Adcode::MAX];
        bytes.get_mut(..source.len())?.copy_from_slice(source);
        let len = u8::try_from(source.len()).ok()?;
        Some(Adcode { bytes, len })
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// The code of the unit that encloses this one by the scheme of GB/T 2260, which keeps `digits` digits and fills
    /// up with zeros (4: prefecture, 2: province). `None` for codes that are not six digits.
    pub(crate) fn enclosing(&self, digits: usize) -> Option<Adcode> {
        if !self.is_six_digits() || digits > 6 {
            return None;
        }
        let mut code = *self;
        code.bytes.get_mut(digits..6)?.fill(b'0');
        Some(code)
    }

    /// Whether the code has the shape of GB/T 2260.
    pub(crate) fn is_six_digits(&self) -> bool {
        self.len == 6 && self.as_str().bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl fmt::Display for Adcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl fmt::Debug for Adcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Adcode({})", self.as_str())
    }
}

impl serde::Serialize for Adcode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
