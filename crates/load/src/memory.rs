//! What open rooms take of memory: while people type, when they are quiet, and after all have left.
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{interval, sleep};

use crate::peer::Peer;
use crate::pen::Pen;
use crate::report::Row;
use crate::server::{Beside, Server};

/// Budgets: at the start, for each room while it is edited and when it is quiet, MB; and the share that is given back.
const START_MB: f64 = 40.0;
const EDITED_MB: f64 = 1.3;
const QUIET_MB: f64 = 0.15;
const GIVEN_BACK: f64 = 80.0;
/// Time between two edits in a room.
const PACE: Duration = Duration::from_secs(1);
/// A room is quiet after ten seconds; then it takes a moment.
const QUIET: Duration = Duration::from_secs(14);
/// How long after all have left memory is looked at.
const LEFT: Duration = Duration::from_secs(30);

/// How many rooms, and how full.
#[derive(Args, Clone)]
pub struct Plan {
    /// Open rooms.
    #[arg(long, default_value_t = 100)]
    pub rooms: usize,
    /// People in each; the first of them types.
    #[arg(long, default_value_t = 2)]
    pub people: usize,
    /// Notes in each.
    #[arg(long, default_value_t = 200)]
    pub notes: usize,
    /// Seconds of typing.
    #[arg(long, default_value_t = 10)]
    pub seconds: u64,
    /// Looks at once instead of waiting until rooms are quiet or gone; for rehearsals.
    #[arg(long)]
    pub hurried: bool,
    #[command(flatten)]
    pub beside: Beside,
}

#[derive(Debug)]
struct Figures {
    start_mb: f64,
    /// With the rooms made and nobody in them.
    made_mb: f64,
    edited_mb: f64,
    quiet_mb: f64,
    left_mb: f64,
}

/// Measures memory of both.
pub async fn run(binary: &Path, plan: &Plan) -> Result<Vec<Row>> {
    let (ours, theirs) = Server::each(binary, &plan.beside, async |server| {
        let figures = measure(server, plan).await?;
        println!("{}: {figures:.1?}", server.name());
        anyhow::Ok(figures)
    })
    .await?;
    let both = |of: &dyn Fn(&Figures) -> f64| (of(&ours), theirs.as_ref().map(of));
    let rooms = plan.rooms as f64;
    let start = both(&|f| f.start_mb);
    let edited = both(&|f| (f.edited_mb - f.made_mb) / rooms);
    let quiet = both(&|f| (f.quiet_mb - f.made_mb) / rooms);
    let back = both(&|f| {
        let grown = (f.edited_mb - f.made_mb).max(f64::EPSILON);
        (f.edited_mb - f.left_mb) / grown * 100.0
    });
    let room = format!("each of {} rooms of {} notes", plan.rooms, plan.notes);
    Ok(vec![
        Row::both("memory at start", start, 0, "MB")
            .budget(format!("{START_MB} MB"), start.0 <= START_MB),
        Row::both(format!("{room}, while edited"), edited, 2, "MB")
            .budget(format!("{EDITED_MB} MB"), edited.0 <= EDITED_MB),
        Row::both(format!("{room}, quiet for ten seconds"), quiet, 2, "MB")
            .budget(format!("{QUIET_MB} MB"), quiet.0 <= QUIET_MB),
        Row::both("given back 30 s after all have left", back, 0, "%")
            .budget(format!("{GIVEN_BACK} %"), back.0 >= GIVEN_BACK),
    ])
}

async fn measure(server: &mut Server, plan: &Plan) -> Result<Figures> {
    let process = server.process()?;
    let start_mb = process.memory_mb()?;
    let rooms = server.rooms(plan.rooms, plan.people).await?;
    let made_mb = process.memory_mb()?;
    server.fill(&rooms, plan.notes).await?;
    let (type_on, typing) = watch::channel(true);
    let mut people = JoinSet::new();
    for room in &rooms {
        for (n, seat) in room.iter().enumerate() {
            let (peer, _) = Peer::open(&server.url(seat)).await?;
            let pen = (n == 0).then(|| Pen::new(&seat.by, "Typed"));
            people.spawn(stay(peer, pen, typing.clone()));
        }
    }
    let wait = |long: Duration| sleep(if plan.hurried { Duration::ZERO } else { long });
    sleep(Duration::from_secs(plan.seconds)).await;
    let edited_mb = process.memory_mb()?;
    type_on.send(false)?;
    wait(QUIET).await;
    let quiet_mb = process.memory_mb()?;
    people.shutdown().await;
    wait(LEFT).await;
    Ok(Figures {
        start_mb,
        made_mb,
        edited_mb,
        quiet_mb,
        left_mb: process.memory_mb()?,
    })
}

/// Is in a room, and types as long as that is wanted.
async fn stay(mut peer: Peer, mut pen: Option<Pen>, typing: watch::Receiver<bool>) -> Result<()> {
    let mut pace = interval(PACE);
    loop {
        tokio::select! {
            _ = pace.tick() => {
                if let Some(pen) = &mut pen && *typing.borrow() {
                    peer.tell(&pen.write("word ")).await?;
                }
            }
            frame = peer.hear() => drop(frame?),
        }
    }
}
