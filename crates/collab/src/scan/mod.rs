//! A bounded look at every frame before anything else touches it.
//!
//! yrs trusts the counts and the nesting of what it decodes; a hostile frame can end the whole
//! process there. So each byte is walked here first, without recursion and without allocating by
//! what a number claims.

mod nesting;
mod update;
mod value;

use crate::limits::{
    AWARENESS_ENTRIES_MAX, AWARENESS_STATE_BYTES_MAX, CLIENTS_MAX, CLOCK_END, FRAME_BYTES_MAX,
};
use crate::wire::{self, Broken, Reader};

pub(crate) use update::scan_own;
pub use update::{Scan, Section};

/// What is wrong with a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It is longer than [`crate::FRAME_BYTES_MAX`], or holds more than a document may need.
    #[error("too large")]
    TooLarge,
    /// It ends too early, lies about a length, or has bytes to spare.
    #[error("malformed")]
    Malformed,
    /// Its type is not one that clients send.
    #[error("unknown message type")]
    UnknownType,
    /// It holds content that our documents never hold.
    #[error("content of a kind that is not taken: {0}")]
    Content(&'static str),
    /// Values or shared types are nested too deeply.
    #[error("nested too deeply")]
    TooDeep,
}

impl From<Broken> for Flaw {
    fn from(_: Broken) -> Self {
        Self::Malformed
    }
}

/// A frame that passed the scan.
#[derive(Clone, Debug, PartialEq)]
pub enum Message<'a> {
    /// Sync step 1: client ids and clocks of what the client has.
    Step1(Vec<(u64, u32)>),
    /// Sync step 2: what the server lacked.
    Step2(&'a [u8], Scan),
    /// A live update.
    Update(&'a [u8], Scan),
    /// Awareness states.
    Awareness(Vec<Presence<'a>>),
    /// Asks for everybody's awareness.
    QueryAwareness,
    /// Confirms settings by their revision.
    Seen(u64),
}

/// One entry of an awareness message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence<'a> {
    /// The client id.
    pub client: u64,
    /// Grows with each state of this client.
    pub clock: u32,
    /// JSON: an object, or `null` when gone.
    pub state: &'a str,
}

/// Checks a client's frame and takes it apart.
pub fn scan(frame: &[u8]) -> Result<Message<'_>, Flaw> {
    if frame.len() > FRAME_BYTES_MAX {
        return Err(Flaw::TooLarge);
    }
    let mut reader = Reader::new(frame);
    let message = match reader.number()? {
        wire::SYNC => sync(&mut reader)?,
        wire::AWARENESS => Message::Awareness(awareness(reader.buffer()?)?),
        wire::QUERY_AWARENESS => Message::QueryAwareness,
        wire::SEEN => Message::Seen(reader.number()?),
        _ => return Err(Flaw::UnknownType),
    };
    reader.end()?;
    Ok(message)
}

fn sync<'a>(reader: &mut Reader<'a>) -> Result<Message<'a>, Flaw> {
    let kind = reader.number()?;
    let body = reader.buffer()?;
    match kind {
        wire::STEP_1 => Ok(Message::Step1(state_vector(body)?)),
        wire::STEP_2 => Ok(Message::Step2(body, update::scan(body)?)),
        wire::UPDATE => Ok(Message::Update(body, update::scan(body)?)),
        _ => Err(Flaw::UnknownType),
    }
}

fn state_vector(body: &[u8]) -> Result<Vec<(u64, u32)>, Flaw> {
    let mut reader = Reader::new(body);
    let count = reader.count(2)?;
    if count as u64 > CLIENTS_MAX {
        return Err(Flaw::TooLarge);
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        let client = reader.number()?;
        entries.push((client, reader.number_below(CLOCK_END)? as u32));
    }
    reader.end()?;
    Ok(entries)
}

fn awareness(body: &[u8]) -> Result<Vec<Presence<'_>>, Flaw> {
    let mut reader = Reader::new(body);
    let count = reader.count(3)?;
    if count as u64 > AWARENESS_ENTRIES_MAX {
        return Err(Flaw::TooLarge);
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        let client = reader.number()?;
        let clock = reader.number_below(CLOCK_END)? as u32;
        let state = reader.string()?;
        if state.len() > AWARENESS_STATE_BYTES_MAX {
            return Err(Flaw::TooLarge);
        }
        entries.push(Presence {
            client,
            clock,
            state,
        });
    }
    reader.end()?;
    Ok(entries)
}
