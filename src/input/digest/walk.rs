//! The walk over a value that its digest is: every scalar with a tag for its
//! type, every text with its length, every collection with its end, so that no two
//! different values walk alike. A struct gives its own name and not those of its
//! fields, which always come in one order; one that is left out leaves a tag. The
//! walk says that it is not human readable, so that digests give their bytes.

use super::Hasher;
use serde::ser::{self, Serialize};
use std::fmt;

/// A value refused to be walked, which our own types never do.
#[derive(Debug)]
pub(super) struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Refused {
        Refused(message.to_string())
    }
}

type Walked = Result<(), Refused>;

/// Walks a value into a hasher.
pub(super) struct Walker<'h>(pub(super) &'h mut Hasher);

impl Walker<'_> {
    fn put(&mut self, bytes: &[u8]) {
        self.0.put(bytes);
    }

    fn tag(&mut self, tag: u8) {
        self.0.byte(tag);
    }

    fn plain(&mut self, tag: u8, bytes: &[u8]) -> Walked {
        self.tag(tag);
        self.put(bytes);
        Ok(())
    }

    fn text(&mut self, tag: u8, text: &str) -> Walked {
        self.tag(tag);
        self.0.bytes(text.as_bytes());
        Ok(())
    }
}

macro_rules! numbers {
    ($($method:ident $type:ty),*) => {
        $(fn $method(self, value: $type) -> Walked {
            // Equal numbers walk alike whatever their type, and small ones are
            // short: the sign goes to the lowest bit.
            let value = i128::from(value);
            self.tag(b'n');
            self.0.number(((value << 1) ^ (value >> 127)) as u128);
            Ok(())
        })*
    };
}

impl ser::Serializer for &mut Walker<'_> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    fn is_human_readable(&self) -> bool {
        false
    }

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
             serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);

    fn serialize_bool(self, value: bool) -> Walked {
        self.plain(b'b', &[u8::from(value)])
    }

    fn serialize_f32(self, value: f32) -> Walked {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Walked {
        self.plain(b'f', &value.to_bits().to_le_bytes())
    }

    fn serialize_char(self, value: char) -> Walked {
        self.plain(b'c', &u32::from(value).to_le_bytes())
    }

    fn serialize_str(self, value: &str) -> Walked {
        self.text(b's', value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Walked {
        self.tag(b'y');
        self.0.bytes(value);
        Ok(())
    }

    fn serialize_none(self) -> Walked {
        self.tag(b'0');
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Walked {
        self.tag(b'1');
        value.serialize(self)
    }

    fn serialize_unit(self) -> Walked {
        self.tag(b'u');
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Walked {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Walked {
        self.text(b'v', variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Walked {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Walked {
        self.text(b'v', variant)?;
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refused> {
        self.tag(b'[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.text(b'v', variant)?;
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Refused> {
        self.tag(b'{');
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self, Refused> {
        self.text(b'<', name)?;
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.text(b'v', variant)?;
        self.serialize_map(None)
    }
}

macro_rules! sequence {
    ($($kind:ident $method:ident),*) => {
        $(impl ser::$kind for &mut Walker<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Walked {
                value.serialize(&mut **self)
            }

            fn end(self) -> Walked {
                self.tag(b']');
                Ok(())
            }
        })*
    };
}

sequence!(SerializeSeq serialize_element, SerializeTuple serialize_element,
          SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

macro_rules! fields {
    ($($kind:ident),*) => {
        $(impl ser::$kind for &mut Walker<'_> {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Walked {
                value.serialize(&mut **self)
            }

            fn skip_field(&mut self, _: &'static str) -> Walked {
                self.tag(b'-');
                Ok(())
            }

            fn end(self) -> Walked {
                self.tag(b'}');
                Ok(())
            }
        })*
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for &mut Walker<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Walked {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Walked {
        value.serialize(&mut **self)
    }

    fn end(self) -> Walked {
        self.tag(b'}');
        Ok(())
    }
}
