//! What is measured: our program, or the yardstick beside it. Scenarios see rooms with seats and know no difference.
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::peer::Peer;
use crate::pen::Pen;
use crate::people::Person;
use crate::process::Process;
use crate::program::{End, Program};
use crate::yardstick::Yardstick;

/// A kind of canvas whose notes anybody may write.
const KIND: &str = "actor-map";
/// How long a code lets people in.
const OPEN_FOR: SignedDuration = SignedDuration::from_hours(24);
/// Rooms of one workspace, which takes no more than 500 canvases.
const IN_WORKSPACE: usize = 400;
/// Rooms that are made at the same time.
const MAKING: usize = 4;
/// Notes that one update brings when a room is filled.
const FILLED: usize = 100;
/// What filled rooms set off elsewhere, such as the registry's reading of them, is over after this.
const SETTLE: Duration = Duration::from_secs(4);

/// Beside what our program is measured.
#[derive(Args, Clone)]
pub struct Beside {
    /// Measures our program alone, without the yardstick.
    #[arg(long)]
    pub alone: bool,
    /// The Node that runs the yardstick.
    #[arg(long, default_value = "node")]
    pub node: PathBuf,
}

/// A place in a room.
#[derive(Clone)]
pub struct Seat {
    path: String,
    /// Participant id.
    pub by: String,
}

/// A room's seats.
pub type Room = Vec<Seat>;

/// A running server.
pub enum Server {
    Ours(Box<Program>),
    Yardstick(Box<Yardstick>),
}

impl Server {
    /// Our program, and the yardstick unless it is left out, one after the other: `measure` is called with each.
    pub async fn each<T>(
        binary: &Path,
        beside: &Beside,
        mut measure: impl AsyncFnMut(&mut Self) -> Result<T>,
    ) -> Result<(T, Option<T>)> {
        let mut ours = Self::ours(binary).await?;
        let measured = measure(&mut ours).await.context("our program")?;
        drop(ours);
        if beside.alone {
            return Ok((measured, None));
        }
        let mut theirs = Self::yardstick(beside).await?;
        let theirs = measure(&mut theirs).await.context("the yardstick")?;
        Ok((measured, Some(theirs)))
    }

    /// Our program.
    pub async fn ours(binary: &Path) -> Result<Self> {
        Ok(Self::Ours(Box::new(Program::start(binary).await?)))
    }

    /// The yardstick.
    pub async fn yardstick(beside: &Beside) -> Result<Self> {
        Ok(Self::Yardstick(Box::new(
            Yardstick::start(&beside.node).await?,
        )))
    }

    /// Its name in what is printed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ours(_) => "ours",
            Self::Yardstick(_) => "yardstick",
        }
    }

    /// Whether it tells writers what is on disk.
    pub fn acknowledges(&self) -> bool {
        matches!(self, Self::Ours(_))
    }

    /// The running process.
    pub fn process(&self) -> Result<Process> {
        match self {
            Self::Ours(program) => program.process(),
            Self::Yardstick(yardstick) => yardstick.process(),
        }
    }

    /// The socket's address of a seat; another one after the server was started again.
    pub fn url(&self, seat: &Seat) -> String {
        match self {
            Self::Ours(program) => program.url.replacen("http", "ws", 1) + &seat.path,
            Self::Yardstick(yardstick) => yardstick.url.clone() + &seat.path,
        }
    }

    /// Makes rooms with so many seats each.
    pub async fn rooms(&self, rooms: usize, people: usize) -> Result<Vec<Room>> {
        let Self::Ours(program) = self else {
            let seat = |room: usize, n: usize| Seat {
                path: format!("/room-{room}"),
                by: format!("p{n}"),
            };
            let room = |room| (0..people).map(|n| seat(room, n)).collect();
            return Ok((0..rooms).map(room).collect());
        };
        let lead = &sign_in(program).await?;
        let title = json!({"title": "Load"});
        let mut made = Vec::with_capacity(rooms);
        while made.len() < rooms {
            let workspace = &lead.make("/api/v1/workspaces", &title).await?;
            let few = stream::iter(made.len()..rooms).take(IN_WORKSPACE);
            let few = few.map(|_| make_room(lead, workspace, people));
            let few: Vec<Room> = few.buffered(MAKING).try_collect().await?;
            made.extend(few);
        }
        Ok(made)
    }

    /// Writes `notes` notes into each room.
    pub async fn fill(&self, rooms: &[Room], notes: usize) -> Result<()> {
        for room in rooms {
            let seat = room.first().context("a room without seats")?;
            let (mut peer, _) = Peer::open(&self.url(seat)).await?;
            let mut pen = Pen::new(&seat.by, "Filled");
            for first in (0..notes).step_by(FILLED) {
                peer.tell(&pen.notes(FILLED.min(notes - first))).await?;
            }
            peer.all().await?;
        }
        tokio::time::sleep(SETTLE).await;
        Ok(())
    }

    /// Ends the server in good order and starts it again on the same data.
    pub async fn again(&mut self) -> Result<()> {
        match self {
            Self::Ours(program) => {
                program.end(End::Told).await?;
                program.again().await
            }
            Self::Yardstick(yardstick) => yardstick.again().await,
        }
    }

    /// The median of what a commit has taken lately, and how many there were; the yardstick tells neither.
    pub async fn commits(&self) -> Result<Option<(Duration, u64)>> {
        let Self::Ours(program) = self else {
            return Ok(None);
        };
        let told = Person::new(&program.url)?.page("/metrics").await?;
        let value = |name: &str| -> Result<f64> {
            let line = told.lines().find_map(|line| line.strip_prefix(name));
            let line = line.with_context(|| format!("/metrics does not tell {name}"))?;
            Ok(line.trim().parse()?)
        };
        let median = value("tukiverkko_commit_seconds{quantile=\"0.5\"}")?;
        let count = value("tukiverkko_commit_seconds_count")?;
        // A count is whole and far below the limits of both.
        Ok(Some((Duration::from_secs_f64(median), count as u64)))
    }

    /// Our program; fails for the yardstick.
    pub fn program(&mut self) -> Result<&mut Program> {
        match self {
            Self::Ours(program) => Ok(program),
            Self::Yardstick(_) => bail!("this is asked of our program only"),
        }
    }
}

async fn sign_in(program: &Program) -> Result<Person> {
    let lead = Person::new(&program.url)?;
    let login = [
        ("email", program.email.as_str()),
        ("password", &program.password),
    ];
    lead.send("/en/sign-in", &login).await?;
    Ok(lead)
}

/// A canvas whose seats are guests that came in by its code.
async fn make_room(lead: &Person, workspace: &str, people: usize) -> Result<Room> {
    let new = json!({"kind": KIND, "title": "Load", "language": "en"});
    let canvases = format!("/api/v1/workspaces/{workspace}/canvases");
    let canvas = lead.make(&canvases, &new).await?;
    let expires = Timestamp::now().checked_add(OPEN_FOR)?;
    let open = json!({"role": "participant", "expires": expires.to_string()});
    let invitations = format!("/api/v1/canvases/{canvas}/invitations");
    let invitation = lead.ask(&invitations, &open).await?;
    let stranger = lead.stranger()?;
    let mut room = Room::new();
    for n in 1..=people {
        let joining = json!({"code": invitation["code"], "name": format!("Guest {n}")});
        let joined = stranger.ask("/api/v1/join", &joining).await?;
        let said = |key: &str| joined[key].as_str().map(str::to_owned);
        let token = said("token").context("joining gave no token")?;
        room.push(Seat {
            path: format!("/collab/{canvas}?token={token}"),
            by: said("participant").context("joining gave no participant")?,
        });
    }
    Ok(room)
}
