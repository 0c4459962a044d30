//! A plain Yjs client that keeps no document: it sends updates that it is given and hands out what comes, so that
//! a tool of one process can be a thousand people.
use anyhow::{Context, Result, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{Bytes, Message as Frame};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use crate::PATIENCE;
use crate::wire::{self, NOTHING, STEP_1, STEP_2, Told, UPDATE};

/// A socket into a room.
pub struct Peer {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Sync messages sent.
    sent: u64,
}

impl Peer {
    /// Opens a room and waits for the whole of what is in it, which is given too.
    pub async fn open(url: &str) -> Result<(Self, Bytes)> {
        // Small frames leave at once, as those of browsers do.
        let opening = connect_async_with_config(url, None, true);
        let (socket, _) = timeout(PATIENCE, opening)
            .await
            .context("no socket opened")?
            .context("opening a socket")?;
        let mut peer = Self { socket, sent: 0 };
        let whole = peer.all().await?;
        Ok((peer, whole))
    }

    /// Asks for the whole document. What was sent before is in it, since frames are handled in their order.
    pub async fn all(&mut self) -> Result<Bytes> {
        self.send(STEP_1, NOTHING[0]).await?;
        loop {
            let frame = timeout(PATIENCE, self.hear()).await;
            let frame = frame.context("the document did not come")??;
            if matches!(wire::read(&frame)?, Told::Whole(_)) {
                return Ok(frame);
            }
        }
    }

    /// Sends a change; gives its number among one's sync messages.
    pub async fn tell(&mut self, update: &[u8]) -> Result<u64> {
        self.send(UPDATE, update).await?;
        Ok(self.sent)
    }

    /// The next frame, after answering the other side when it asks. May be dropped while it waits.
    pub async fn hear(&mut self) -> Result<Bytes> {
        loop {
            match self.socket.next().await.context("the socket ended")?? {
                Frame::Binary(frame) => {
                    match wire::read(&frame)? {
                        Told::Asked(_) => self.send(STEP_2, NOTHING[1]).await?,
                        Told::Refused(reason) => bail!("refused: {reason}"),
                        _ => {}
                    }
                    return Ok(frame);
                }
                Frame::Close(why) => bail!("the room closed: {why:?}"),
                _ => {}
            }
        }
    }

    /// Its number of sync messages so far.
    pub fn sent(&self) -> u64 {
        self.sent
    }

    /// Both directions by themselves, for those who must read while they write.
    pub fn into_socket(self) -> WebSocketStream<MaybeTlsStream<TcpStream>> {
        self.socket
    }

    async fn send(&mut self, step: u8, body: &[u8]) -> Result<()> {
        self.sent += 1;
        let frame = wire::sync(step, body);
        Ok(self.socket.send(Frame::Binary(frame.into())).await?)
    }
}
