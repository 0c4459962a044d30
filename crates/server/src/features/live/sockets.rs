//! The sockets of one room, as their outboxes.
use std::collections::HashMap;

use collab::{Close, ConnId, Effects, Send};

use super::outbox::Outbox;

/// Outboxes by connection. Dropped with somebody in it (the room's task died), it closes them.
#[derive(Default)]
pub(super) struct Sockets {
    outboxes: HashMap<ConnId, Outbox>,
    last: u64,
}

impl Sockets {
    /// Gives a socket its number in the room.
    pub(super) fn seat(&mut self, outbox: Outbox) -> ConnId {
        self.last += 1;
        let conn = ConnId(self.last);
        self.outboxes.insert(conn, outbox);
        conn
    }

    pub(super) fn leave(&mut self, conn: ConnId) {
        self.outboxes.remove(&conn);
    }

    /// Sends and closes; the append is durable by now.
    pub(super) fn carry_out(&mut self, effects: Effects) {
        for send in effects.send {
            match send {
                Send::To(conn, frame) => {
                    if let Some(outbox) = self.outboxes.get(&conn) {
                        outbox.push(frame);
                    }
                }
                Send::AllBut(sender, frame) => {
                    let others = self.outboxes.iter().filter(|(conn, _)| **conn != sender);
                    others.for_each(|(_, outbox)| outbox.push(frame.clone()));
                }
                Send::All(frame) => {
                    let all = self.outboxes.values();
                    all.for_each(|outbox| outbox.push(frame.clone()));
                }
            }
        }
        for (conn, why) in effects.close {
            if let Some(outbox) = self.outboxes.remove(&conn) {
                outbox.close(why.code());
            }
        }
    }
}

impl Drop for Sockets {
    fn drop(&mut self) {
        for outbox in self.outboxes.values() {
            outbox.close(Close::NotSaved.code());
        }
    }
}
