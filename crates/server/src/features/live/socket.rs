//! `GET /collab/{canvas}`: one socket. Who is behind it is settled at the handshake and checked again when
//! rights change; a refusal is a close code, since browsers do not see the status of a handshake.
use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use bytes::Bytes;
use collab::Close;
use futures_util::{SinkExt as _, StreamExt as _};
use serde::Deserialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{interval, sleep, timeout};
use tokio_tungstenite::tungstenite::protocol::frame::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};

use super::admission::{Admitted, Credentials, admit};
use super::outbox::{Next, Outbox};
use super::rooms::{Command, Seat};
use super::sitter::Sitter;
use super::wire::{Sink, Socket, Stream, Upgrade, frames};
use crate::app::App;
use crate::clock::steady;
use crate::features::workspaces::{self, CanvasId, Who, WorkspaceId};

/// Time between pings.
const PING_EVERY: Duration = Duration::from_secs(20);
/// A client that has been silent for this long is gone.
const SILENT_MAX: Duration = Duration::from_secs(50);
/// How long a client may take to be told why, and to close on its side.
const CLOSE_WAIT: Duration = Duration::from_secs(5);
/// How long an unreadable connection is kept so that the close code arrives.
const LINGER: Duration = Duration::from_millis(500);
/// Time between checks of rights that nobody announced, such as an invitation that ran out.
const RIGHTS_EVERY: Duration = Duration::from_secs(300);

/// The query of a handshake; never logged.
#[derive(Deserialize)]
pub(super) struct Handshake {
    generation: Option<String>,
    token: Option<String>,
}

/// Answers a handshake.
pub(super) async fn open(
    State(app): State<App>,
    Path(canvas): Path<String>,
    Query(handshake): Query<Handshake>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Response {
    let canvas = CanvasId(canvas);
    let credentials = Credentials::new(&headers, handshake.token);
    let admitted = admit(&app, &credentials, &canvas, handshake.generation.as_deref()).await;
    upgrade.serve(async move |socket| match admitted {
        Ok(admitted) => {
            metrics::gauge!("tukiverkko_sockets_open").increment(1);
            serve(&app, socket, &canvas, admitted, &credentials).await;
            metrics::gauge!("tukiverkko_sockets_open").decrement(1);
        }
        Err(why) => {
            let outbox = Outbox::default();
            outbox.close(why.code());
            say_goodbye(socket, &outbox).await;
        }
    })
}

async fn serve(
    app: &App,
    socket: Socket,
    canvas: &CanvasId,
    admitted: Admitted,
    credentials: &Credentials,
) {
    let Admitted { sitter, workspace } = admitted;
    // Listening starts before joining, so that no revocation falls between.
    let revocations = app.revocations.subscribe();
    let outbox = Outbox::default();
    let seat = match app.rooms.join(canvas, sitter.clone(), &outbox).await {
        Ok(seat) => seat,
        Err(why) => {
            outbox.close(why.code());
            return say_goodbye(socket, &outbox).await;
        }
    };
    let sitting = Sitting {
        app,
        canvas,
        workspace,
        credentials,
        seat,
        outbox,
    };
    let (sink, mut stream) = socket.split();
    let left = tokio::select! {
        left = read(&mut stream, &sitting.seat, &sitting.outbox) => left,
        () = write(sink, &sitting.outbox) => Left::Closed,
        () = sitting.watch_rights(sitter, revocations) => Left::Closed,
        () = overdue(&sitting.outbox) => Left::Gone,
    };
    drop(sitting);
    if matches!(left, Left::Closed) {
        // A client that does not answer is left behind.
        let _ = timeout(CLOSE_WAIT, drain(stream)).await;
    }
}

/// Sends what the outbox holds, which ends with a closing, and lets the client answer.
async fn say_goodbye(socket: Socket, outbox: &Outbox) {
    let (sink, stream) = socket.split();
    // A client that does not listen has itself to blame.
    let _ = timeout(CLOSE_WAIT, write(sink, outbox)).await;
    let _ = timeout(CLOSE_WAIT, drain(stream)).await;
}

/// Somebody with a seat in a room.
struct Sitting<'a> {
    app: &'a App,
    canvas: &'a CanvasId,
    workspace: WorkspaceId,
    credentials: &'a Credentials,
    seat: Seat,
    outbox: Outbox,
}

impl Sitting<'_> {
    /// Whether changed rights of `whose` may be those of this sitting.
    fn is_about(&self, whose: &str, who: &Who) -> bool {
        whose == who.id
            || whose.strip_prefix("canvas-") == Some(self.canvas.0.as_str())
            || whose.strip_prefix("workspace-") == Some(self.workspace.0.as_str())
    }

    /// Checks rights again whenever they may have changed: tells the room of another role, and closes the
    /// socket of somebody who has none any more.
    async fn watch_rights(&self, mut sitter: Sitter, mut revocations: Receiver<String>) {
        loop {
            let due = tokio::select! {
                heard = revocations.recv() => match heard {
                    Ok(whose) => self.is_about(&whose, &sitter.who),
                    Err(RecvError::Lagged(_)) => true,
                    Err(RecvError::Closed) => return std::future::pending().await,
                },
                () = sleep(RIGHTS_EVERY) => true,
            };
            if !due {
                continue;
            }
            let now = admit(self.app, self.credentials, self.canvas, None).await;
            match now.map(|admitted| admitted.sitter) {
                Ok(now) if now == sitter => {}
                Ok(now) if now.who.id == sitter.who.id => {
                    sitter = now.clone();
                    let conn = self.seat.conn;
                    self.seat.tell(Command::Who { conn, who: now });
                }
                // The database could not say; the next check will.
                Err(Close::NotSaved) => {}
                _ => {
                    let there = workspaces::canvas_head(self.app, &self.canvas.0).await;
                    let why = match there {
                        Ok(None) => Close::NoSuchCanvas,
                        _ => Close::SignedOut,
                    };
                    self.seat.tell(Command::Leave(self.seat.conn));
                    self.outbox.close(why.code());
                }
            }
        }
    }
}

/// How a socket came to its end.
enum Left {
    /// We closed it; the client has yet to answer.
    Closed,
    /// The client closed it or is not there any more.
    Gone,
}

/// Hands frames to the room until the client goes. A room whose inbox is full is waited for, and so the
/// socket is not read.
async fn read(stream: &mut Stream, seat: &Seat, outbox: &Outbox) -> Left {
    loop {
        let message = match timeout(SILENT_MAX, stream.next()).await {
            Ok(Some(message)) => message,
            Ok(None) | Err(_) => return Left::Gone,
        };
        let bytes = match message {
            Ok(Message::Binary(bytes)) => bytes,
            // Text is no message of the protocol, and neither is this.
            Ok(Message::Text(_)) => Bytes::new(),
            Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => continue,
            Ok(Message::Close(_)) => return Left::Gone,
            Err(Error::Capacity(_)) => {
                seat.tell(Command::Leave(seat.conn));
                outbox.close(Close::TooLarge.code());
                // The writer says why and ends this.
                return std::future::pending().await;
            }
            Err(_) => return Left::Gone,
        };
        if !outbox.is_closing() {
            seat.send(bytes).await;
        }
    }
}

/// Sends what waits until the close frame is out or the client does not take it.
async fn write(mut sink: Sink, outbox: &Outbox) {
    let mut ping = interval(PING_EVERY);
    ping.reset();
    loop {
        let next = tokio::select! {
            next = outbox.next() => next,
            _ = ping.tick() => {
                if sink.send(Message::Ping(Bytes::new())).await.is_err() {
                    return;
                }
                continue;
            }
        };
        match next {
            Next::Send(messages) => {
                for frame in messages.into_iter().flat_map(frames) {
                    if sink.feed(frame).await.is_err() {
                        return;
                    }
                }
                if sink.flush().await.is_err() {
                    return;
                }
            }
            Next::Close(code) => {
                let frame = CloseFrame {
                    code: code.into(),
                    reason: "".into(),
                };
                // Whether it arrives or not, this is the end.
                let _ = sink.send(Message::Close(Some(frame))).await;
                return;
            }
        }
    }
}

/// Ends when a client has been told to close and has not taken it in time.
async fn overdue(outbox: &Outbox) {
    outbox.closing().await;
    sleep(CLOSE_WAIT).await;
}

/// Reads on after our close frame until the client closes, so that the code is not lost on its way.
async fn drain(mut stream: Stream) {
    let started = steady();
    while let Some(Ok(_)) = stream.next().await {}
    if started.elapsed() < LINGER {
        sleep(LINGER).await;
    }
}
