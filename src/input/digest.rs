//! Content digests. They are ours (BLAKE3 over a walk of the value), never
//! `std::hash::Hash`, whose result may differ between versions of the library.

mod walk;

use serde::Serialize;
use std::fmt;

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

    /// The digest itself.
    pub fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// All 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
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
        if serializer.is_human_readable() {
            serializer.serialize_str(&self.hex())
        } else {
            serializer.serialize_bytes(&self.0)
        }
    }
}

/// Feeds several values into one digest.
pub struct Hasher {
    /// Absent while all that was added is pending: most values are short, and
    /// what is hashed at once is hashed several parts at a time.
    state: Option<Box<blake3::Hasher>>,
    /// What has not been fed yet.
    pending: Vec<u8>,
}

impl Default for Hasher {
    fn default() -> Hasher {
        Hasher {
            state: None,
            pending: Vec::with_capacity(USUAL),
        }
    }
}

/// Room for the walk over a usual page, in bytes.
const USUAL: usize = 4 * 1024;
/// How many bytes are gathered before they are hashed.
const PENDING: usize = 64 * 1024;

impl Hasher {
    fn put(&mut self, bytes: &[u8]) {
        if self.pending.len() + bytes.len() > PENDING {
            let state = self.state.get_or_insert_default();
            state.update(&self.pending);
            self.pending.clear();
            if bytes.len() > PENDING {
                state.update(bytes);
                return;
            }
        }
        self.pending.extend_from_slice(bytes);
    }

    /// Adds a number in as many bytes as it needs: seven bits a byte, the lowest
    /// first, the highest bit saying that another byte follows.
    fn number(&mut self, mut number: u128) {
        while number > 0x7F {
            self.byte(number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8);
    }

    /// Adds one byte. Bytes come so often that nothing is looked at here: what
    /// they belong to is some text, and `put` keeps the bounds.
    fn byte(&mut self, byte: u8) {
        self.pending.push(byte);
    }

    /// Adds raw bytes, prefixed by their length so that two neighbours cannot
    /// be mistaken for one.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u128);
        self.put(bytes);
    }

    /// Adds a value.
    pub fn value<T: Serialize + ?Sized>(&mut self, value: &T) {
        // Our own types never refuse to be walked. Should one ever do, its
        // message becomes part of the digest and the job simply renders again.
        if let Err(refused) = value.serialize(&mut walk::Walker(self)) {
            self.bytes(refused.to_string().as_bytes());
        }
    }

    /// The digest of all that was added.
    pub fn finish(self) -> Digest {
        match self.state {
            None => Digest::of(&self.pending),
            Some(mut state) => Digest(*state.update(&self.pending).finalize().as_bytes()),
        }
    }
}
