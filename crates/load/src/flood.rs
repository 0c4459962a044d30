//! Single updates through one room, as fast as the server takes them.
use std::collections::HashSet;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::{Bytes, Message as Frame};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::PATIENCE;
use crate::marks;
use crate::peer::Peer;
use crate::pen::Pen;
use crate::server::{Room, Server};
use crate::wire::{self, Told, UPDATE};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// How a flood went.
pub struct Flooded {
    pub updates: usize,
    pub took: Duration,
    pub processor_s: f64,
    /// Marks of each writer's last update: who has these has everything.
    pub last: HashSet<usize>,
}

/// Everybody in the room but the last, who looks on, writes their share of `notes` notes and then moves them about,
/// each move an update of its own. Over when everybody has everything and everything is on disk.
pub async fn flood(server: &Server, room: &Room, notes: usize, updates: usize) -> Result<Flooded> {
    let writers = room.len() - 1;
    let mut ready = Vec::new();
    for (n, seat) in room.iter().enumerate() {
        let (mut peer, _) = Peer::open(&server.url(seat)).await?;
        let mut frames = Vec::new();
        if n < writers {
            let mut pen = Pen::new(&seat.by, &format!("Writer-{n:02}"));
            peer.tell(&pen.notes(notes.div_ceil(writers))).await?;
            peer.all().await?;
            let moves = updates / writers;
            for at in 1..moves {
                frames.push(wire::sync(UPDATE, &pen.place(at)?));
            }
            frames.push(wire::sync(UPDATE, &pen.write(&marks::mark(n))));
        }
        ready.push((peer, frames));
    }
    let last: HashSet<usize> = (0..writers).collect();
    let mut working = JoinSet::new();
    let process = server.process()?;
    let (start, before) = (Instant::now(), process.processor_s()?);
    for (n, (peer, frames)) in ready.into_iter().enumerate() {
        let mut others = last.clone();
        others.remove(&n);
        let owed = match server.acknowledges() {
            true => peer.sent() + frames.len() as u64,
            false => 0,
        };
        let (sink, stream) = peer.into_socket().split();
        working.spawn(async move {
            let (sent, heard) = tokio::join!(write(sink, frames), hear(stream, others, owed));
            sent.and(heard)
        });
    }
    while let Some(done) = working.join_next().await {
        done??;
    }
    Ok(Flooded {
        updates: updates / writers * writers,
        took: start.elapsed(),
        processor_s: process.processor_s()? - before,
        last,
    })
}

async fn write(mut sink: SplitSink<Socket, Frame>, frames: Vec<Vec<u8>>) -> Result<()> {
    for frame in frames {
        sink.feed(Frame::Binary(Bytes::from(frame))).await?;
    }
    Ok(sink.flush().await?)
}

/// Hears on until the last of the others has come and `owed` of one's own are on disk.
async fn hear(
    mut stream: SplitStream<Socket>,
    mut others: HashSet<usize>,
    owed: u64,
) -> Result<()> {
    let mut saved = 0;
    while !others.is_empty() || saved < owed {
        let next = timeout(PATIENCE, stream.next()).await;
        let next = next.with_context(|| format!("{saved} of {owed} were saved, no more came"))?;
        let frame = match next.context("the socket ended")?? {
            Frame::Binary(frame) => frame,
            Frame::Close(why) => bail!("the room closed: {why:?}"),
            _ => continue,
        };
        match wire::read(&frame)? {
            Told::Change(body) | Told::Whole(body) => {
                marks::found(body).for_each(|number| _ = others.remove(&number));
            }
            Told::Saved(count) => saved = count,
            Told::Refused(reason) => bail!("refused: {reason}"),
            _ => {}
        }
    }
    Ok(())
}
