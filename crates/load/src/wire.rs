//! Frames of y-protocols and of the live document (docs/reference/live-document.md), read without copying.
use anyhow::{Context, Result, bail};

/// Asks for what one lacks, by state vector.
pub const STEP_1: u8 = 0;
/// Answers that.
pub const STEP_2: u8 = 1;
/// Tells of a change.
pub const UPDATE: u8 = 2;
/// A state vector of nothing, and an update that changes nothing.
pub const NOTHING: [&[u8]; 2] = [&[0], &[0, 0]];

const SYNC: u8 = 0;
const AWARENESS: u8 = 1;
const AUTH: u8 = 2;
/// Those of one's messages that are on disk.
const ACKNOWLEDGED: u8 = 100;
/// The room's settings, with who one is.
const SETTINGS: u8 = 101;

/// What a frame says.
#[derive(Debug, PartialEq, Eq)]
pub enum Told<'a> {
    /// The other side asks for what it lacks, by its state vector.
    Asked(&'a [u8]),
    /// All that one lacks.
    Whole(&'a [u8]),
    /// A change by somebody.
    Change(&'a [u8]),
    /// So many of one's messages are on disk.
    Saved(u64),
    /// The room's settings, JSON.
    Settings(&'a [u8]),
    /// A refusal and its reason.
    Refused(String),
    /// Anything else.
    Other,
}

/// Reads a frame; fails when it ends too early.
pub fn read(frame: &[u8]) -> Result<Told<'_>> {
    let (kind, rest) = frame.split_first().context("an empty frame")?;
    Ok(match *kind {
        SYNC => {
            let (step, rest) = rest.split_first().context("a short frame")?;
            let (body, _) = buffer(rest)?;
            match *step {
                STEP_1 => Told::Asked(body),
                STEP_2 => Told::Whole(body),
                _ => Told::Change(body),
            }
        }
        AUTH => {
            let reason = rest.get(1..).map(buffer);
            let (reason, _) = reason.context("a short refusal")??;
            Told::Refused(String::from_utf8_lossy(reason).into_owned())
        }
        ACKNOWLEDGED => {
            let (_, rest) = buffer(rest)?;
            Told::Saved(number(rest)?.0)
        }
        SETTINGS => Told::Settings(buffer(rest)?.0),
        _ => Told::Other,
    })
}

/// A frame with a sync message.
pub fn sync(step: u8, body: &[u8]) -> Vec<u8> {
    let mut frame = vec![SYNC, step];
    put_buffer(&mut frame, body);
    frame
}

/// A frame with the awareness states of `body`.
pub fn awareness(body: &[u8]) -> Vec<u8> {
    let mut frame = vec![AWARENESS];
    put_buffer(&mut frame, body);
    frame
}

/// Adds a varUint.
pub fn put_number(out: &mut Vec<u8>, mut value: u64) {
    loop {
        // Seven bits always fit.
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

/// Adds bytes with their count.
pub fn put_buffer(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Bytes with their count before them, and what stands behind them.
fn buffer(bytes: &[u8]) -> Result<(&[u8], &[u8])> {
    let (len, rest) = number(bytes)?;
    let parts = rest.split_at_checked(usize::try_from(len)?);
    parts.context("a frame ends too early")
}

/// A varUint, and what stands behind it.
fn number(bytes: &[u8]) -> Result<(u64, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(9).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[at + 1..]));
        }
    }
    bail!("a number without end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_read_as_they_were_written() {
        let long = vec![7; 300];
        assert_eq!(read(&sync(UPDATE, &long)).unwrap(), Told::Change(&long));
        assert_eq!(read(&sync(STEP_2, &[0, 0])).unwrap(), Told::Whole(&[0, 0]));
        assert_eq!(read(&[100, 1, 0, 0xac, 2]).unwrap(), Told::Saved(300));
        assert_eq!(read(&[2, 0, 1, b'x']).unwrap(), Told::Refused("x".into()));
        assert_eq!(read(&[99]).unwrap(), Told::Other);
        for short in [vec![], vec![0], vec![0, 2, 5, 1], vec![100, 9]] {
            assert!(read(&short).is_err(), "{short:?}");
        }
    }
}
