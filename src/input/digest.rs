//! Content digests. They are ours (BLAKE3 over a walk of the value), never
//! `std::hash::Hash`, whose result may differ between versions of the library.

use serde::Serialize;
use std::fmt;
use std::io;

/// The BLAKE3 digest of some content, 32 bytes, shown as hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of a value, by the walk that `serde` makes over it. Maps must
    /// be ordered for the result to be stable.
    pub fn of_value<T: Serialize + ?Sized>(value: &T) -> Digest {
        let mut hasher = Hasher::default();
        hasher.value(value);
        hasher.finish()
    }

    /// All 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        let mut out = String::with_capacity(64);
        for byte in self.0 {
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
            }
        }
        out
    }

    /// The first twelve hexadecimal digits: enough to tell the files of one
    /// site apart, short enough for an address.
    pub fn short(&self) -> String {
        self.hex().chars().take(12).collect()
    }

    /// Reads the form that [`Digest::hex`] writes.
    pub fn parse(hex: &str) -> Option<Digest> {
        let digits: Option<Vec<u8>> = hex
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
            .collect();
        let digits = digits?;
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair.iter().fold(0, |sum, digit| sum << 4 | digit);
        }
        Some(Digest(bytes))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.hex())
    }
}

/// Feeds several values into one digest.
#[derive(Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// Adds raw bytes, prefixed by their length so that two neighbours cannot
    /// be mistaken for one.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds a value.
    pub fn value<T: Serialize + ?Sized>(&mut self, value: &T) {
        // Writing JSON into a hasher cannot fail for our own types: their maps
        // have text keys and the sink never refuses. Should one ever fail, its
        // message becomes part of the digest and the job simply renders again.
        let buffered = io::BufWriter::with_capacity(4096, &mut self.0);
        if let Err(error) = serde_json::to_writer(buffered, value) {
            self.0.update(error.to_string().as_bytes());
        }
        self.0.update(&[0]);
    }

    /// The digest of all that was added.
    pub fn finish(&self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}
