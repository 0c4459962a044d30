//! Every limit of a room, once, with its unit.

/// Longest frame that is looked at, bytes.
pub const FRAME_BYTES_MAX: usize = 1 << 20;
/// Largest document, bytes of encoded state.
pub const DOCUMENT_BYTES_MAX: usize = 5 << 20;
/// How long after a change of settings a message may still be judged by the ones before, ms.
pub const SETTINGS_GRACE_MS: i64 = 5_000;
/// Shortest time between two awareness frames of a room, ms.
pub const AWARENESS_EVERY_MS: i64 = 50;

/// Largest awareness state of one client, bytes of JSON.
pub(crate) const AWARENESS_STATE_BYTES_MAX: usize = 2_048;
/// Most entries in one awareness message; plain clients echo their neighbours'.
pub(crate) const AWARENESS_ENTRIES_MAX: u64 = 512;
/// Deepest nesting of arrays and objects in one value.
pub(crate) const VALUE_NESTING_MAX: usize = 32;
/// Deepest nesting of shared types within one update, and of keys in a path.
pub(crate) const TYPE_NESTING_MAX: u32 = 8;
/// Most structs in one update.
pub(crate) const STRUCTS_MAX: usize = 20_000;
/// Most structs in one update that neither follow their own predecessor nor are alone at their place.
/// yrs compares each with all its rivals there: 19,000 upon 19,000 took half a minute.
pub(crate) const OPEN_STRUCTS_MAX: usize = 2_000;
/// Most ranges in one update's delete set.
pub(crate) const DELETES_MAX: usize = 50_000;
/// Most clients in one update or state vector.
pub(crate) const CLIENTS_MAX: u64 = 50_000;
/// Most client ids that one update may bind to its sender: sessions of a device while offline.
pub(crate) const NEW_CLIENTS_MAX: usize = 64;
/// Most roots that one client's part of an update may name.
pub(crate) const ROOTS_MAX: usize = 64;
/// Longest key or root name, bytes.
pub(crate) const KEY_BYTES_MAX: usize = 256;
/// Clocks stay below this; beyond it Yjs and yrs no longer count alike.
pub(crate) const CLOCK_END: u64 = 1 << 31;
/// Client ids stay below this: what a JavaScript number holds exactly.
pub(crate) const CLIENT_END: u64 = 1 << 53;
/// Size of the accepted tail at which it is folded into the base, bytes.
pub(crate) const TAIL_BYTES_MAX: usize = 256 << 10;
/// Length of the accepted tail at which it is folded into the base, updates.
pub(crate) const TAIL_UPDATES_MAX: usize = 500;
/// By how much the estimate of a nearly full document may be off, bytes.
pub(crate) const FULL_SLACK_BYTES: usize = 32 << 10;
/// Updates with gaps in a row after which a connection is refused.
pub(crate) const GAPS_MAX: u32 = 5;
/// Refusals of one participant within a minute after which it is paused.
pub(crate) const REFUSALS_MAX: usize = 3;
/// The minute in which refusals are counted, and which a pause lasts, ms.
pub(crate) const PAUSE_MS: i64 = 60_000;

/// How fast one connection may send: what it may send at once, and what it regains each second.
///
/// People type a few messages a second; an import or a load test sends thousands. What lies beyond
/// these is only meant to hurt.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Messages each second.
    pub messages_per_s: u32,
    /// Messages at once.
    pub messages_burst: u32,
    /// Bytes each second.
    pub bytes_per_s: u32,
    /// Bytes at once.
    pub bytes_burst: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            messages_per_s: 5_000,
            messages_burst: 50_000,
            bytes_per_s: 2 << 20,
            bytes_burst: 32 << 20,
        }
    }
}

/// What is left of a connection's limits, in thousandths.
#[derive(Clone, Debug)]
pub(crate) struct Bucket {
    messages: i64,
    bytes: i64,
    at_ms: i64,
}

impl Bucket {
    pub(crate) fn full(limits: &Limits, now_ms: i64) -> Self {
        Self {
            messages: i64::from(limits.messages_burst) * 1_000,
            bytes: i64::from(limits.bytes_burst) * 1_000,
            at_ms: now_ms,
        }
    }

    /// Takes one message of so many bytes; false when it came too fast.
    pub(crate) fn take(&mut self, limits: &Limits, size_bytes: usize, now_ms: i64) -> bool {
        let passed = now_ms.saturating_sub(self.at_ms).clamp(0, 3_600_000);
        self.at_ms = self.at_ms.max(now_ms);
        let refill = |left: i64, per_s: u32, burst: u32| {
            (left + passed * i64::from(per_s)).min(i64::from(burst) * 1_000)
        };
        self.messages = refill(self.messages, limits.messages_per_s, limits.messages_burst);
        self.bytes = refill(self.bytes, limits.bytes_per_s, limits.bytes_burst);
        self.messages -= 1_000;
        self.bytes -= i64::try_from(size_bytes).unwrap_or(i64::MAX / 2_000) * 1_000;
        self.messages >= 0 && self.bytes >= 0
    }
}
