//! Somebody who stops reading while megabytes are told: they must be cut off or brought up to date, never left with
//! a hole that nobody speaks of, and what waits for them must stay small.
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::PATIENCE;
use crate::marks;
use crate::peer::Peer;
use crate::pen::Pen;
use crate::report::Row;
use crate::server::{Beside, Seat, Server};
use crate::wire::{self, NOTHING, STEP_1};

/// Notes, and the length that each is written anew with.
const NOTES: usize = 20;
const CHARS: usize = 3_900;
/// What may wait for one reader, MB.
const QUEUED_MB: f64 = 4.0;
/// The window of who does not read, bytes.
const WINDOW_BYTES: u32 = 4_096;
/// After so long nothing more comes.
const NOTHING_MORE: Duration = Duration::from_secs(5);

/// How much is told.
#[derive(Args, Clone)]
pub struct Plan {
    /// Megabytes that the room tells everybody.
    #[arg(long, default_value_t = 20)]
    pub megabytes: usize,
    #[command(flatten)]
    pub beside: Beside,
}

/// What became of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Told to come back, or cut off.
    CutOff,
    /// All of it came in the end.
    Whole,
    /// It is still open, and something is missing.
    Incomplete,
}

impl Fate {
    fn name(self) -> &'static str {
        match self {
            Self::CutOff => "cut off",
            Self::Whole => "brought up to date",
            Self::Incomplete => "silently incomplete",
        }
    }
}

struct Figures {
    fate: Fate,
    /// By how much more the server grew than when everybody read.
    grew_mb: f64,
}

/// Tells much to somebody who does not read; fails when they are left with a hole.
pub async fn run(binary: &Path, plan: &Plan) -> Result<Vec<Row>> {
    let (ours, theirs) = Server::each(binary, &plan.beside, async |server| {
        measure(server, plan).await
    })
    .await?;
    ensure!(
        ours.fate != Fate::Incomplete,
        "who did not read was left with a hole"
    );
    let what = format!("who does not read {} MB", plan.megabytes);
    let grew = (ours.grew_mb, theirs.as_ref().map(|theirs| theirs.grew_mb));
    let fates = match &theirs {
        Some(theirs) => format!("{}; yardstick: {}", ours.fate.name(), theirs.fate.name()),
        None => ours.fate.name().to_owned(),
    };
    Ok(vec![
        Row::new(format!("{what} is"), fates),
        Row::both(format!("{what}: memory that waits"), grew, 1, "MB")
            .budget(format!("{QUEUED_MB} MB"), ours.grew_mb <= QUEUED_MB),
    ])
}

async fn measure(server: &mut Server, plan: &Plan) -> Result<Figures> {
    let rooms = server.rooms(1, 3).await?;
    let room = rooms.first().context("no room")?;
    let [writer, reader, sleeper] = room.as_slice() else {
        bail!("a room of three has other seats")
    };
    let (mut peer, _) = Peer::open(&server.url(writer)).await?;
    let (mut reading, _) = Peer::open(&server.url(reader)).await?;
    let mut pen = Pen::new(&writer.by, "Long");
    peer.tell(&pen.notes(NOTES)).await?;
    let rounds = (plan.megabytes << 20).div_ceil(NOTES * CHARS);
    // Once while everybody reads: what this takes is no queue.
    tell_all(server, &mut peer, &mut reading, &mut pen, 0..rounds).await?;
    let before = server.process()?.memory_mb()?;
    let socket = doze(server, sleeper).await?;
    let most = tell_all(
        server,
        &mut peer,
        &mut reading,
        &mut pen,
        rounds..rounds * 2,
    )
    .await?;
    let fate = wake(socket, rounds * 2 - 1).await;
    println!(
        "{}: who did not read is {}; most memory {most:.1} MB, {before:.1} MB before",
        server.name(),
        fate.name()
    );
    Ok(Figures {
        fate,
        grew_mb: (most - before).max(0.0),
    })
}

/// Writes all notes anew in each round, until the reader has it; gives the most memory of the server.
async fn tell_all(
    server: &Server,
    writer: &mut Peer,
    reader: &mut Peer,
    pen: &mut Pen,
    rounds: std::ops::Range<usize>,
) -> Result<f64> {
    let mut most = server.process()?.memory_mb()?;
    for round in rounds {
        let text = format!("{}{}", "x".repeat(CHARS - 8), marks::mark(round));
        writer.tell(&pen.rewrite(&text)).await?;
        loop {
            let frame = timeout(PATIENCE, reader.hear()).await;
            let frame = frame.context("who reads was told nothing")??;
            if marks::found(&frame).any(|number| number == round) {
                break;
            }
        }
        most = most.max(server.process()?.memory_mb()?);
    }
    // The writer reads as well, so that its own queue is none.
    writer.all().await?;
    Ok(most)
}

/// Opens the room with a small window, and reads nothing.
async fn doze(server: &Server, seat: &Seat) -> Result<WebSocketStream<TcpStream>> {
    let url = server.url(seat);
    let (_, rest) = url.split_once("//").context("an address")?;
    let (address, _) = rest.split_once('/').context("an address")?;
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(WINDOW_BYTES)?;
    let stream = socket.connect(address.parse()?).await?;
    let (mut socket, _) = client_async(url.as_str(), stream).await?;
    let ask = wire::sync(STEP_1, NOTHING[0]);
    socket.send(Frame::Binary(ask.into())).await?;
    Ok(socket)
}

/// Reads at last.
async fn wake(mut socket: WebSocketStream<TcpStream>, last: usize) -> Fate {
    loop {
        match timeout(NOTHING_MORE, socket.next()).await {
            Ok(Some(Ok(Frame::Binary(frame)))) => {
                if marks::found(&frame).any(|number| number == last) {
                    return Fate::Whole;
                }
            }
            Ok(Some(Ok(Frame::Close(_)) | Err(_)) | None) => return Fate::CutOff,
            Ok(Some(Ok(_))) => {}
            Err(_) => return Fate::Incomplete,
        }
    }
}
