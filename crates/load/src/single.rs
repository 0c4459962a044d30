//! How many single updates one room takes, and what comes of very many: whoever joins the board after them.
use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use tokio::time::{Instant, sleep, timeout};

use crate::PATIENCE;
use crate::clerk::Clerk;
use crate::figures::in_ms;
use crate::flood::flood;
use crate::marks;
use crate::peer::Peer;
use crate::process::own_processor_s;
use crate::report::Row;
use crate::server::{Beside, Room, Server};

/// Single updates in a second, and processor time of the program for each, ms.
const PER_S: f64 = 10_000.0;
const PROCESSOR_MS: f64 = 0.06;
/// The program's share of a cold join, ms.
const JOIN_MS: f64 = 150.0;
/// What a server does after its start is over after this.
const SETTLE: Duration = Duration::from_secs(3);

/// How many.
#[derive(Args, Clone)]
pub struct Plan {
    /// Single updates.
    #[arg(long, default_value_t = 100_000)]
    pub updates: usize,
    /// Who sends them.
    #[arg(long, default_value_t = 4)]
    pub writers: usize,
    /// Notes that they move about.
    #[arg(long, default_value_t = 200)]
    pub notes: usize,
    #[command(flatten)]
    pub beside: Beside,
}

struct Figures {
    per_s: f64,
    each_ms: f64,
    join_ms: f64,
    join_processor_ms: f64,
    /// Whether the first answer held everything.
    at_once: bool,
}

/// Floods a room, starts the server again, and joins; fails when something is missing.
pub async fn run(binary: &Path, plan: &Plan) -> Result<Vec<Row>> {
    let (ours, theirs) = Server::each(binary, &plan.beside, async |server| {
        measure(server, plan).await
    })
    .await?;
    ensure!(
        ours.at_once,
        "whoever joined was not given the whole at once"
    );
    let both = |of: fn(&Figures) -> f64| (of(&ours), theirs.as_ref().map(of));
    let updates = plan.updates;
    Ok(vec![
        Row::both(
            "single updates through one room",
            both(|f| f.per_s),
            0,
            "/s",
        )
        .budget(format!("{PER_S} /s"), ours.per_s >= PER_S),
        Row::both("processor time of one", both(|f| f.each_ms), 3, "ms")
            .budget(format!("{PROCESSOR_MS} ms"), ours.each_ms <= PROCESSOR_MS),
        Row::both(
            format!("cold join after {updates} updates, until whole"),
            both(|f| f.join_ms),
            0,
            "ms",
        ),
        Row::both(
            "of which processor time of the server",
            both(|f| f.join_processor_ms),
            0,
            "ms",
        )
        .budget(format!("{JOIN_MS} ms"), ours.join_processor_ms <= JOIN_MS),
        Row::new(
            "whole in the first answer",
            if theirs.is_none_or(|theirs| theirs.at_once) {
                "yes"
            } else {
                "yes; the yardstick's was not"
            },
        ),
    ])
}

async fn measure(server: &mut Server, plan: &Plan) -> Result<Figures> {
    let rooms = server.rooms(1, plan.writers + 1).await?;
    let room: &Room = rooms.first().context("no room")?;
    let clerk = Clerk::start();
    let own = own_processor_s()?;
    let flooded = flood(server, room, plan.notes, plan.updates).await?;
    println!(
        "{}: {} updates in {:.1} s, {:.1} s of processor time",
        server.name(),
        flooded.updates,
        flooded.took.as_secs_f64(),
        flooded.processor_s
    );
    clerk.tell(own_processor_s()? - own, flooded.took);
    server.again().await?;
    sleep(SETTLE).await;
    let (took, processor_s, at_once) = join(server, room, flooded.last).await?;
    println!(
        "{}: cold join {:.0} ms, {:.0} ms of processor time",
        server.name(),
        in_ms(took),
        processor_s * 1_000.0
    );
    let updates = flooded.updates as f64;
    Ok(Figures {
        per_s: updates / flooded.took.as_secs_f64(),
        each_ms: flooded.processor_s * 1_000.0 / updates,
        join_ms: in_ms(took),
        join_processor_ms: processor_s * 1_000.0,
        at_once,
    })
}

/// Joins and waits for all of `last`: how long, the server's processor time, and whether its first answer had it all.
async fn join(
    server: &Server,
    room: &Room,
    mut last: HashSet<usize>,
) -> Result<(Duration, f64, bool)> {
    let seat = room.last().context("a room without seats")?;
    let process = server.process()?;
    let (start, before) = (Instant::now(), process.processor_s()?);
    let (mut peer, whole) = Peer::open(&server.url(seat)).await?;
    marks::found(&whole).for_each(|number| _ = last.remove(&number));
    let at_once = last.is_empty();
    while !last.is_empty() {
        let frame = timeout(PATIENCE, peer.hear()).await;
        let frame = frame.context("the document never became whole")??;
        marks::found(&frame).for_each(|number| _ = last.remove(&number));
    }
    Ok((start.elapsed(), process.processor_s()? - before, at_once))
}
