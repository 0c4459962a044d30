//! Frames that are meant to hurt, sent by people who may write, while two other rooms and an honest neighbour work on.
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::time::{sleep, timeout};

use crate::beat::Beat;
use crate::figures::{Times, in_ms};
use crate::frames::{Attack, attacks};
use crate::marks;
use crate::peer::Peer;
use crate::pen::Pen;
use crate::report::Row;
use crate::server::{Beside, Seat, Server};

/// Rooms that are watched.
const WATCHED: usize = 2;
/// How long others may wait longest, ms.
const DELAY_MS: f64 = 100.0;
/// How long they are watched with nobody hurting anybody.
const CALM: Duration = Duration::from_secs(2);
/// How long a server may take to send somebody away.
const ANSWER: Duration = Duration::from_secs(2);

/// Beside what it is measured.
#[derive(Args, Clone)]
pub struct Plan {
    #[command(flatten)]
    pub beside: Beside,
}

struct Figures {
    calm: Times,
    waited: Times,
    /// Attacks after which the socket was still open.
    kept: Vec<&'static str>,
    attacks: usize,
}

/// Sends every attack; fails when our program, another room or the neighbour is hurt.
pub async fn run(binary: &Path, plan: &Plan) -> Result<Vec<Row>> {
    let mut server = Server::ours(binary).await?;
    let ours = measure(&mut server).await.context("our program")?;
    drop(server);
    let large = ours.kept.iter().find(|name| name.contains("MB"));
    ensure!(large.is_none(), "{large:?} were taken");
    let theirs = match plan.beside.alone {
        true => None,
        false => Some(beside(&plan.beside).await),
    };
    let longest = |figures: &Figures| in_ms(figures.waited.longest());
    let both = match &theirs {
        Some(Ok(theirs)) => (longest(&ours), Some(longest(theirs))),
        _ => (longest(&ours), None),
    };
    let hurt = match &theirs {
        Some(Err(error)) => format!("nobody; the yardstick: {error:#}"),
        _ => "nobody".to_owned(),
    };
    let attacks = ours.attacks;
    Ok(vec![
        Row::new(format!("hurt by {attacks} kinds of hostile frames"), hurt).budget("nobody", true),
        Row::both("longest wait in other rooms meanwhile", both, 0, "ms")
            .budget(format!("{DELAY_MS} ms"), longest(&ours) <= DELAY_MS),
        Row::new(
            "the same while nobody is hostile",
            format!("{:.0} ms", longest_calm(&ours)),
        ),
    ])
}

fn longest_calm(figures: &Figures) -> f64 {
    in_ms(figures.calm.longest())
}

/// The yardstick may die of it, which is a result as well.
async fn beside(beside: &Beside) -> Result<Figures> {
    let mut server = Server::yardstick(beside).await?;
    measure(&mut server).await
}

async fn measure(server: &mut Server) -> Result<Figures> {
    let watched = server.rooms(WATCHED, 2).await?;
    // Everybody who attacks is somebody new: who was refused thrice is kept out.
    let count = attacks("", &[]).len();
    let rooms = server.rooms(1, count + 2).await?;
    let room = rooms.first().context("no room")?;
    let (neighbours, rogues) = room.split_at(2);
    let calm = Arc::new(Times::default());
    for room in &watched {
        let beat = Beat::start(server, room, "Calm", calm.clone()).await?;
        sleep(CALM).await;
        beat.stop().await?;
    }
    let waited = Arc::new(Times::default());
    let mut beats = Vec::new();
    for room in &watched {
        beats.push(Beat::start(server, room, "Beat", waited.clone()).await?);
    }
    let mut kept = Vec::new();
    let mut victim = Neighbour::come(server, &neighbours[0]).await?;
    for (n, seat) in rogues.iter().enumerate() {
        let stolen = victim.pen.write("stolen");
        let attack = attacks(&seat.by, &stolen).into_iter().nth(n);
        let attack = attack.context("there are as many attacks as before")?;
        let before = waited.longest();
        let name = attack.name;
        if !send(server, seat, attack).await? {
            kept.push(name);
        }
        victim.give(&stolen).await.context(name)?;
        victim.works_on().await.context(name)?;
        let now = waited.longest();
        if now > before {
            println!(
                "{}: {name}: others waited {:.0} ms",
                server.name(),
                in_ms(now)
            );
        }
    }
    for beat in beats {
        beat.stop().await?;
    }
    victim.is_whole(server, &neighbours[1]).await?;
    println!("{}: not sent away after: {kept:?}", server.name());
    Ok(Figures {
        calm: Arc::into_inner(calm).unwrap_or_default(),
        waited: Arc::into_inner(waited).unwrap_or_default(),
        kept,
        attacks: count,
    })
}

/// Sends an attack, reading meanwhile as browsers do; says whether the sender was sent away.
async fn send(server: &Server, seat: &Seat, attack: Attack) -> Result<bool> {
    let (peer, _) = Peer::open(&server.url(seat)).await?;
    let (mut sink, mut stream) = peer.into_socket().split();
    let sending = async {
        for frame in attack.frames {
            if sink.send(frame).await.is_err() {
                return;
            }
        }
        std::future::pending::<()>().await;
    };
    let hearing = async {
        while let Some(Ok(frame)) = stream.next().await {
            if frame.is_close() {
                return;
            }
        }
    };
    let away = async {
        tokio::select! { () = sending => {}, () = hearing => {} }
    };
    Ok(timeout(ANSWER, away).await.is_ok())
}

/// Somebody honest in the room that is attacked.
struct Neighbour {
    peer: Peer,
    pen: Pen,
    written: usize,
}

impl Neighbour {
    async fn come(server: &Server, seat: &Seat) -> Result<Self> {
        let (peer, _) = Peer::open(&server.url(seat)).await?;
        Ok(Self {
            peer,
            pen: Pen::new(&seat.by, "Honest"),
            written: 0,
        })
    }

    /// Sends what a rogue tried to send in their name.
    async fn give(&mut self, update: &[u8]) -> Result<()> {
        self.peer.tell(update).await.map(drop)
    }

    /// Writes, and finds it in the document.
    async fn works_on(&mut self) -> Result<()> {
        let update = self.pen.write(&marks::mark(self.written));
        self.written += 1;
        self.peer.tell(&update).await?;
        let whole = self.peer.all().await?;
        let last = marks::found(&whole).any(|number| number + 1 == self.written);
        ensure!(last, "the neighbour's note is not there");
        Ok(())
    }

    async fn is_whole(&self, server: &Server, seat: &Seat) -> Result<()> {
        let (_, whole) = Peer::open(&server.url(seat)).await?;
        let found = marks::found(&whole).count();
        let written = self.written;
        ensure!(found == written, "{found} of {written} notes are left");
        Ok(())
    }
}
