//! Reading and writing the bytes of the protocol: lib0 variable-length numbers, strings and frames.

use bytes::Bytes;

use crate::limits::CLIENT_END;

pub(crate) const SYNC: u64 = 0;
pub(crate) const AWARENESS: u64 = 1;
pub(crate) const AUTH: u64 = 2;
pub(crate) const QUERY_AWARENESS: u64 = 3;
pub(crate) const ACKNOWLEDGEMENT: u64 = 100;
pub(crate) const SETTINGS: u64 = 101;
pub(crate) const SEEN: u64 = 102;

pub(crate) const STEP_1: u64 = 0;
pub(crate) const STEP_2: u64 = 1;
pub(crate) const UPDATE: u64 = 2;

/// Is this frame (of [`crate::Effects::send`]) awareness, which may be dropped for a slow reader?
pub fn is_awareness(frame: &[u8]) -> bool {
    frame.first() == Some(&(AWARENESS as u8))
}

/// The bytes end too early or a number is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken;

/// A cursor that never reads past its end.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    /// What was passed over since a place.
    pub(crate) fn since(&self, from: usize) -> &'a [u8] {
        &self.bytes[from..self.at]
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Broken> {
        let byte = *self.bytes.get(self.at).ok_or(Broken)?;
        self.at += 1;
        Ok(byte)
    }

    pub(crate) fn take(&mut self, len: usize) -> Result<&'a [u8], Broken> {
        if len > self.left() {
            return Err(Broken);
        }
        let taken = &self.bytes[self.at..self.at + len];
        self.at += len;
        Ok(taken)
    }

    /// An unsigned number below 2^53.
    pub(crate) fn number(&mut self) -> Result<u64, Broken> {
        let mut number = 0u64;
        for place in 0..8 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                // One number has one form: two places must not look different and be the same.
                let padded = byte == 0 && place > 0;
                return if number < CLIENT_END && !padded {
                    Ok(number)
                } else {
                    Err(Broken)
                };
            }
        }
        Err(Broken)
    }

    /// An unsigned number below `end`.
    pub(crate) fn number_below(&mut self, end: u64) -> Result<u64, Broken> {
        self.number()
            .and_then(|n| if n < end { Ok(n) } else { Err(Broken) })
    }

    /// A count of things that take at least `each_bytes` bytes: never more than are left.
    pub(crate) fn count(&mut self, each_bytes: usize) -> Result<usize, Broken> {
        let count = usize::try_from(self.number()?).map_err(|_| Broken)?;
        if count > self.left() / each_bytes {
            return Err(Broken);
        }
        Ok(count)
    }

    pub(crate) fn buffer(&mut self) -> Result<&'a [u8], Broken> {
        let len = self.count(1)?;
        self.take(len)
    }

    pub(crate) fn string(&mut self) -> Result<&'a str, Broken> {
        std::str::from_utf8(self.buffer()?).map_err(|_| Broken)
    }

    pub(crate) fn end(&self) -> Result<(), Broken> {
        if self.left() == 0 {
            Ok(())
        } else {
            Err(Broken)
        }
    }
}

pub(crate) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(crate) fn put_buffer(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// A sync message: step 1 with a state vector, step 2 or an update with an update.
pub(crate) fn sync_frame(kind: u64, body: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(body.len() + 8);
    put_number(&mut out, SYNC);
    put_number(&mut out, kind);
    put_buffer(&mut out, body);
    out.into()
}

pub(crate) fn awareness_frame(body: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(body.len() + 8);
    put_number(&mut out, AWARENESS);
    put_buffer(&mut out, body);
    out.into()
}

pub(crate) fn acknowledgement_frame(state_vector: &[u8], count: u64) -> Bytes {
    let mut out = Vec::with_capacity(state_vector.len() + 16);
    put_number(&mut out, ACKNOWLEDGEMENT);
    put_buffer(&mut out, state_vector);
    put_number(&mut out, count);
    out.into()
}

pub(crate) fn settings_frame(json: &str) -> Bytes {
    let mut out = Vec::with_capacity(json.len() + 8);
    put_number(&mut out, SETTINGS);
    put_buffer(&mut out, json.as_bytes());
    out.into()
}

/// Permission denied, as y-protocols say it.
pub(crate) fn denied_frame(reason: &str) -> Bytes {
    let mut out = Vec::with_capacity(reason.len() + 8);
    put_number(&mut out, AUTH);
    put_number(&mut out, 0);
    put_buffer(&mut out, reason.as_bytes());
    out.into()
}
