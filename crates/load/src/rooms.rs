//! Rooms in which everybody types at a steady rate: how long until the others have it, until it is on disk, and what
//! it costs. Every edit must reach every other person of its room, and whoever comes after must find it.
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout};

use crate::PATIENCE;
use crate::clerk::Clerk;
use crate::figures::{Times, in_ms};
use crate::marks;
use crate::peer::Peer;
use crate::pen::Pen;
use crate::process::own_processor_s;
use crate::report::Row;
use crate::server::{Beside, Room, Seat, Server};
use crate::wire::{self, Told};

/// Before this nothing is counted: buffers grow and just-in-time compilers compile.
const WARM: Duration = Duration::from_secs(3);
/// Processor time of the program for 1,000 edits, seconds, by rooms and people in each.
const PROCESSOR_S: [(usize, usize, f64); 2] = [(10, 10, 0.35), (1, 60, 0.8)];
/// By how much the slowest hundredth may be above the yardstick's: by this share, or by so many commits.
const ABOVE: f64 = 1.5;
const COMMITS_ABOVE: f64 = 3.0;

/// How many, and how fast.
#[derive(Args, Clone)]
pub struct Plan {
    /// Open rooms.
    #[arg(long, default_value_t = 10)]
    pub rooms: usize,
    /// People in each.
    #[arg(long, default_value_t = 10)]
    pub people: usize,
    /// Edits of each in a second.
    #[arg(long, default_value_t = 4)]
    pub rate: usize,
    /// Seconds that are measured, after three that are not.
    #[arg(long, default_value_t = 30)]
    pub seconds: usize,
    /// Notes in each room before anybody types.
    #[arg(long, default_value_t = 200)]
    pub notes: usize,
    #[command(flatten)]
    pub beside: Beside,
}

impl Plan {
    /// Edits of each person, the warming up included.
    fn each(&self) -> usize {
        self.rate * (self.seconds + usize::try_from(WARM.as_secs()).unwrap_or_default())
    }
}

/// What was measured of one server.
struct Figures {
    seen: Times,
    saved: Times,
    edits: usize,
    processor_s: f64,
    memory_mb: f64,
    commits: Option<(Duration, u64)>,
}

/// When each edit was sent, by its number.
struct Book {
    began: Instant,
    /// Microseconds since then.
    sent: Vec<AtomicU64>,
    next: AtomicUsize,
    seen: Times,
    saved: Times,
}

impl Book {
    fn begin(&self) -> usize {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let now = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.sent[number].store(now, Ordering::Release);
        number
    }

    /// How long ago it was sent; none if that was before anything counts.
    fn age(&self, number: usize) -> Option<Duration> {
        let sent = Duration::from_micros(self.sent[number].load(Ordering::Acquire));
        (sent >= WARM).then(|| self.began.elapsed().saturating_sub(sent))
    }
}

/// Measures ours and the yardstick; fails when anything was lost.
pub async fn run(binary: &Path, plan: &Plan) -> Result<Vec<Row>> {
    let (ours, theirs) = Server::each(binary, &plan.beside, async |server| {
        measure(server, plan).await
    })
    .await?;
    Ok(rows(plan, &ours, theirs.as_ref()))
}

async fn measure(server: &mut Server, plan: &Plan) -> Result<Figures> {
    let rooms = server.rooms(plan.rooms, plan.people).await?;
    server.fill(&rooms, plan.notes).await?;
    let mut all = Vec::new();
    for room in &rooms {
        for seat in room {
            all.push((Peer::open(&server.url(seat)).await?.0, seat.clone()));
        }
    }
    let edits = all.len() * plan.each();
    let book = Arc::new(Book {
        began: Instant::now(),
        sent: (0..edits).map(|_| AtomicU64::new(0)).collect(),
        next: AtomicUsize::new(0),
        seen: Times::default(),
        saved: Times::default(),
    });
    let clerk = Clerk::start();
    let mut working = JoinSet::new();
    let gap = Duration::from_secs(1) / u32::try_from(plan.rate.max(1))?;
    let apart = gap / u32::try_from(all.len().max(1))?;
    for (n, (peer, seat)) in (0_u32..).zip(all) {
        let person = Person {
            peer,
            pen: Pen::new(&seat.by, &format!("Guest-{n:05}")),
            acknowledged: server.acknowledges(),
            written: Vec::new(),
            saved: 0,
            waiting: Vec::new(),
            heard: HashSet::new(),
        };
        let room = usize::try_from(n)? / plan.people;
        working.spawn(person.work(book.clone(), plan.clone(), gap, apart * n, room));
    }
    sleep_until(book.began + WARM).await;
    let (before, own) = (server.process()?.processor_s()?, own_processor_s()?);
    let mut written = vec![Vec::new(); rooms.len()];
    let mut peers = Vec::new();
    while let Some(done) = working.join_next().await {
        let (room, person) = done??;
        written[room].extend(person.written);
        peers.push(person.peer);
    }
    let processor_s = server.process()?.processor_s()? - before;
    let memory_mb = server.process()?.memory_mb()?;
    whole(server, &rooms, &written).await?;
    let book = Arc::into_inner(book).context("somebody still works")?;
    println!("{}: edit to peer: {}", server.name(), book.seen);
    println!("{}: saved: {}", server.name(), book.saved);
    let slowest = book.seen.percentile(95);
    clerk.tell(own_processor_s()? - own, slowest);
    Ok(Figures {
        seen: book.seen,
        saved: book.saved,
        edits: plan.rooms * plan.people * plan.rate * plan.seconds,
        processor_s,
        memory_mb,
        commits: server.commits().await?,
    })
}

/// Somebody in a room.
struct Person {
    peer: Peer,
    pen: Pen,
    acknowledged: bool,
    /// Numbers of their edits.
    written: Vec<usize>,
    /// How many of their messages are on disk.
    saved: u64,
    /// Messages that are not, with their edits.
    waiting: Vec<(u64, usize)>,
    /// Edits of others.
    heard: HashSet<usize>,
}

impl Person {
    /// Types at the rate, and hears on until all of everybody's has come and all of their own is saved.
    async fn work(
        mut self,
        book: Arc<Book>,
        plan: Plan,
        gap: Duration,
        wait: Duration,
        room: usize,
    ) -> Result<(usize, Self)> {
        let each = plan.each();
        let others = (plan.people - 1) * each;
        let mut pace = interval_at(book.began + wait, gap);
        pace.set_missed_tick_behavior(MissedTickBehavior::Burst);
        while self.written.len() < each || self.heard.len() < others || !self.waiting.is_empty() {
            tokio::select! {
                _ = pace.tick(), if self.written.len() < each => self.edit(&book).await?,
                frame = timeout(PATIENCE, self.peer.hear()) => {
                    let missing = others - self.heard.len();
                    let frame = frame.with_context(|| format!(
                        "{missing} edits of others did not come, {} of one's own were not saved",
                        self.waiting.len(),
                    ))??;
                    self.take(&frame, &book)?;
                }
            }
        }
        Ok((room, self))
    }

    async fn edit(&mut self, book: &Book) -> Result<()> {
        let number = book.begin();
        let update = self.pen.write(&marks::mark(number));
        let message = self.peer.tell(&update).await?;
        self.written.push(number);
        if self.acknowledged {
            self.waiting.push((message, number));
        }
        Ok(())
    }

    fn take(&mut self, frame: &[u8], book: &Book) -> Result<()> {
        match wire::read(frame)? {
            Told::Change(body) | Told::Whole(body) => {
                for number in marks::found(body) {
                    // The yardstick tells everybody their own edits as well.
                    let is_own = self.written.binary_search(&number).is_ok();
                    if !is_own && self.heard.insert(number) {
                        book.seen.extend(book.age(number));
                    }
                }
            }
            Told::Saved(count) => {
                self.saved = self.saved.max(count);
                let done = self.waiting.partition_point(|(sent, _)| *sent <= count);
                let done = self.waiting.drain(..done);
                book.saved
                    .extend(done.filter_map(|(_, number)| book.age(number)));
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whoever comes now finds every edit.
async fn whole(server: &Server, rooms: &[Room], written: &[Vec<usize>]) -> Result<()> {
    for (room, numbers) in rooms.iter().zip(written) {
        let seat: &Seat = room.first().context("a room without seats")?;
        let (_, whole) = Peer::open(&server.url(seat)).await?;
        let found: HashSet<usize> = marks::found(&whole).collect();
        let lost = numbers.iter().filter(|number| !found.contains(number));
        let lost = lost.count();
        ensure!(lost == 0, "{lost} of {} edits were lost", numbers.len());
    }
    Ok(())
}

fn rows(plan: &Plan, ours: &Figures, theirs: Option<&Figures>) -> Vec<Row> {
    let Plan {
        rooms,
        people,
        rate,
        notes,
        ..
    } = plan;
    let what = format!("{rooms} x {people} people x {rate}/s, {notes} notes");
    let seen = |percent| {
        let at = |figures: &Figures| in_ms(figures.seen.percentile(percent));
        (at(ours), theirs.map(at))
    };
    let row = |name: &str, percent| {
        Row::both(
            format!("{what}: edit to peer, {name}"),
            seen(percent),
            1,
            "ms",
        )
    };
    let (slow, their_slow) = seen(99);
    let (commit, commits) = ours.commits.unwrap_or_default();
    let mut last = row("p99", 99);
    if let Some(their_slow) = their_slow {
        let most = (their_slow * ABOVE).max(their_slow + COMMITS_ABOVE * in_ms(commit));
        last = last.budget(format!("{most:.1} ms"), slow <= most);
    }
    let share = |figures: &Figures| figures.processor_s * 1_000.0 / figures.edits.max(1) as f64;
    let name = format!("{what}: processor time for 1,000 edits");
    let mut cost = Row::both(name, (share(ours), theirs.map(share)), 2, "s");
    if let Some((.., most)) = PROCESSOR_S
        .iter()
        .find(|(r, p, _)| (r, p) == (rooms, people))
    {
        cost = cost.budget(format!("{most} s"), share(ours) <= *most);
    }
    let saved = |percent| in_ms(ours.saved.percentile(percent));
    let memory = |figures: &Figures| figures.memory_mb;
    vec![
        row("median", 50),
        row("p95", 95),
        last,
        Row::new(
            format!("{what}: on disk and told so, median, p95, p99"),
            format!("{:.1}, {:.1}, {:.1} ms", saved(50), saved(95), saved(99)),
        ),
        cost,
        Row::new(
            format!("{what}: commits, median of one"),
            format!("{commits}, {:.1} ms", in_ms(commit)),
        ),
        Row::both(
            format!("{what}: memory"),
            (memory(ours), theirs.map(memory)),
            0,
            "MB",
        ),
    ]
}
