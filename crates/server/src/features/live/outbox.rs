//! What waits to be sent to one socket, bounded in bytes. Who cannot keep up loses awareness first, and is
//! closed before anything else is left out.
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::Notify;

/// Bytes that may wait.
pub(super) const OUTBOX_BYTES_MAX: usize = 3 << 20;
/// Bytes that may wait before awareness is left out.
const AWARENESS_BYTES_MAX: usize = 256 << 10;
/// A frame above this is the answer to a first sync of a large document. One may wait besides the others.
const LARGE_FRAME_BYTES: usize = 1 << 20;
/// Bytes that are taken out at once.
const TAKEN_BYTES: usize = 64 << 10;
/// Close code of a client that cannot keep up; it comes back and catches up.
pub(super) const TRY_AGAIN: u16 = 1013;

/// Both ends of the queue.
#[derive(Clone, Default)]
pub(super) struct Outbox(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Notify,
    closing: Notify,
}

#[derive(Default)]
struct State {
    frames: VecDeque<Bytes>,
    bytes: usize,
    large: Option<usize>,
    close: Option<u16>,
}

/// What to do next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Send(Vec<Bytes>),
    Close(u16),
}

impl Outbox {
    /// Queues a frame. A queue that is full ends with a closing.
    pub(super) fn push(&self, frame: Bytes) {
        let mut state = self.state();
        if state.close.is_some() {
            return;
        }
        if collab::is_awareness(&frame) && state.bytes + frame.len() > AWARENESS_BYTES_MAX {
            return;
        }
        if state.bytes + frame.len() > OUTBOX_BYTES_MAX {
            state.frames.retain(|frame| !collab::is_awareness(frame));
            state.bytes =
                state.frames.iter().map(Bytes::len).sum::<usize>() - state.large.unwrap_or(0);
        }
        if frame.len() > LARGE_FRAME_BYTES && state.large.is_none() {
            state.large = Some(frame.len());
        } else if state.bytes + frame.len() > OUTBOX_BYTES_MAX {
            state.frames.clear();
            metrics::counter!("tukiverkko_slow_sockets_total").increment(1);
            drop(state);
            return self.close(TRY_AGAIN);
        } else {
            state.bytes += frame.len();
        }
        state.frames.push_back(frame);
        drop(state);
        self.0.changed.notify_one();
    }

    /// Asks to close with `code` after what waits. The first code counts.
    pub(super) fn close(&self, code: u16) {
        self.state().close.get_or_insert(code);
        self.0.changed.notify_one();
        self.0.closing.notify_one();
    }

    pub(super) fn is_closing(&self) -> bool {
        self.state().close.is_some()
    }

    /// Waits until closing is asked for; one may wait.
    pub(super) async fn closing(&self) {
        while !self.is_closing() {
            self.0.closing.notified().await;
        }
    }

    /// Waits for what to do next; one may wait.
    pub(super) async fn next(&self) -> Next {
        loop {
            if let Some(next) = self.take() {
                return next;
            }
            self.0.changed.notified().await;
        }
    }

    fn take(&self) -> Option<Next> {
        let mut state = self.state();
        if state.frames.is_empty() {
            return state.close.map(Next::Close);
        }
        let mut taken = Vec::new();
        let mut size = 0;
        while size < TAKEN_BYTES
            && let Some(frame) = state.frames.pop_front()
        {
            size += frame.len();
            if frame.len() > LARGE_FRAME_BYTES && state.large == Some(frame.len()) {
                state.large = None;
            } else {
                state.bytes -= frame.len();
            }
            taken.push(frame);
        }
        Some(Next::Send(taken))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(kind: u8, size: usize) -> Bytes {
        let mut bytes = vec![0; size];
        bytes[0] = kind;
        bytes.into()
    }

    #[tokio::test]
    async fn who_does_not_read_loses_awareness_first_and_is_then_closed() {
        let outbox = Outbox::default();
        outbox.push(frame(1, 1_000));
        for _ in 0..3 {
            outbox.push(frame(0, 1 << 20));
            outbox.push(frame(1, 1_000));
        }
        assert!(!outbox.is_closing());
        outbox.push(frame(0, 1));
        assert_eq!(outbox.next().await, Next::Close(TRY_AGAIN));
    }

    #[tokio::test]
    async fn awareness_gives_way_to_the_document() {
        let outbox = Outbox::default();
        outbox.push(frame(1, 1_000));
        for _ in 0..3 {
            outbox.push(frame(0, 1 << 20));
        }
        for _ in 0..3 {
            let Next::Send(frames) = outbox.next().await else {
                panic!("closed")
            };
            assert_eq!(frames, [frame(0, 1 << 20)]);
        }
    }

    #[tokio::test]
    async fn a_large_document_fits_once() {
        let outbox = Outbox::default();
        outbox.push(frame(0, 5 << 20));
        outbox.push(frame(0, 10));
        assert_eq!(outbox.next().await, Next::Send(vec![frame(0, 5 << 20)]));
        assert_eq!(outbox.next().await, Next::Send(vec![frame(0, 10)]));
    }
}
