//! Everybody comes at the same moment.
use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use crate::figures::{Times, in_ms};
use crate::marks;
use crate::peer::Peer;
use crate::pen::Pen;
use crate::report::Row;
use crate::server::{Beside, Server};

/// How many come, and to what.
#[derive(Args, Clone)]
pub struct Plan {
    /// Who comes.
    #[arg(long, default_value_t = 50)]
    pub people: usize,
    /// Notes on the board.
    #[arg(long, default_value_t = 1_000)]
    pub notes: usize,
    #[command(flatten)]
    pub beside: Beside,
}

struct Figures {
    came: Times,
    processor_s: f64,
}

/// Lets everybody in; fails when somebody is not given the whole board.
pub async fn run(binary: &Path, plan: &Plan) -> Result<Vec<Row>> {
    let (ours, theirs) = Server::each(binary, &plan.beside, async |server| {
        measure(server, plan).await
    })
    .await?;
    let both = |of: fn(&Figures) -> f64| (of(&ours), theirs.as_ref().map(of));
    let what = format!("{} come at once to {} notes", plan.people, plan.notes);
    Ok(vec![
        Row::both(
            format!("{what}: median until whole"),
            both(|figures| in_ms(figures.came.percentile(50))),
            0,
            "ms",
        ),
        Row::both(
            format!("{what}: the last"),
            both(|figures| in_ms(figures.came.longest())),
            0,
            "ms",
        ),
        Row::both(
            format!("{what}: processor time"),
            both(|figures| figures.processor_s * 1_000.0),
            0,
            "ms",
        ),
    ])
}

async fn measure(server: &mut Server, plan: &Plan) -> Result<Figures> {
    let rooms = server.rooms(1, plan.people + 1).await?;
    server.fill(&rooms, plan.notes).await?;
    let room = rooms.first().context("no room")?;
    let (first, others) = room.split_first().context("no seats")?;
    // Somebody is there already and has written the mark by which the others know that they have everything.
    let (mut peer, _) = Peer::open(&server.url(first)).await?;
    let mut pen = Pen::new(&first.by, "First");
    peer.tell(&pen.write(&marks::mark(1))).await?;
    peer.all().await?;
    let process = server.process()?;
    let (start, before) = (Instant::now(), process.processor_s()?);
    let mut coming = JoinSet::new();
    for seat in others {
        let url = server.url(seat);
        coming.spawn(async move {
            let (peer, whole) = Peer::open(&url).await?;
            let took = start.elapsed();
            ensure!(
                marks::found(&whole).any(|number| number == 1),
                "somebody was not given the whole board"
            );
            anyhow::Ok((took, peer))
        });
    }
    let came = Times::default();
    let mut peers = Vec::new();
    while let Some(done) = coming.join_next().await {
        let (took, peer) = done??;
        came.add(took);
        peers.push(peer);
    }
    let processor_s = process.processor_s()? - before;
    println!("{}: coming in: {came}", server.name());
    // Who has just come in stays a moment, as people do.
    sleep(std::time::Duration::from_millis(200)).await;
    Ok(Figures { came, processor_s })
}
