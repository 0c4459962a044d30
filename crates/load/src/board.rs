//! A canvas as a plain Yjs client has it open (docs/reference/live-document.md).
use anyhow::{Context, Result, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::header::COOKIE;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    Doc, GetString as _, Map as _, MapPrelim, Out, ReadTxn as _, StateVector, TextPrelim,
    Transact as _, Update, WriteTxn as _,
};

use crate::people::Person;
use crate::wire::{self, STEP_1, STEP_2, Told, UPDATE};

/// What came.
pub enum Heard {
    /// The document as it was when one came.
    Whole,
    /// A change by somebody, applied to the document if one reads along.
    Change,
    /// So many of one's messages are on disk.
    Saved(u64),
    /// Anything else.
    Other,
}

/// An open canvas.
pub struct Board {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    doc: Doc,
    /// Who one is to the room; known with the settings.
    id: String,
    /// Sync messages sent.
    sent: u64,
    /// Whether changes of others are applied: a phone must, a tool for many need not.
    reads: bool,
}

impl Board {
    /// Opens a canvas and waits for the whole of it. With `reads` it follows what others write.
    pub async fn open(person: &Person, canvas: &str, reads: bool) -> Result<Self> {
        let mut request = person
            .socket(&format!("/collab/{canvas}"))?
            .into_client_request()?;
        let cookie = person.cookie().context("a guest has a cookie")?;
        request.headers_mut().insert(COOKIE, cookie);
        let (socket, _) = connect_async(request).await.context("opening a socket")?;
        let doc = Doc::new();
        let mut board = Self {
            socket,
            doc,
            id: String::new(),
            sent: 0,
            reads,
        };
        let vector = board.doc.transact().state_vector().encode_v1();
        board.sync(STEP_1, &vector).await?;
        let mut is_whole = false;
        while !is_whole || board.id.is_empty() {
            is_whole |= matches!(board.hear().await?, Heard::Whole);
        }
        Ok(board)
    }

    /// Adds a note; gives the number of the message that brings it.
    pub async fn add(&mut self, id: &str, zone: &str, kind: &str, text: &str) -> Result<u64> {
        let update = {
            let mut txn = self.doc.transact_mut();
            let notes = txn.get_or_insert_map("notes");
            let note = notes.insert(&mut txn, id, MapPrelim::default());
            for (key, value) in [
                ("zone", zone),
                ("kind", kind),
                ("order", "a0"),
                ("author", &self.id),
                ("by", &self.id),
            ] {
                note.insert(&mut txn, key, value);
            }
            note.insert(&mut txn, "at", 0_f64);
            note.insert(&mut txn, "text", TextPrelim::new(text));
            txn.encode_update_v1()
        };
        self.sync(UPDATE, &update).await?;
        Ok(self.sent)
    }

    /// First lines of the notes.
    pub fn names(&self) -> Vec<String> {
        let txn = self.doc.transact();
        let Some(notes) = txn.get_map("notes") else {
            return Vec::new();
        };
        let texts = notes.iter(&txn).filter_map(|(_, note)| match note {
            Out::YMap(note) => match note.get(&txn, "text") {
                Some(Out::YText(text)) => Some(text.get_string(&txn)),
                _ => None,
            },
            _ => None,
        });
        texts
            .map(|text| text.lines().next().unwrap_or_default().to_owned())
            .collect()
    }

    /// The next message. May be dropped while it waits.
    pub async fn hear(&mut self) -> Result<Heard> {
        loop {
            match self.socket.next().await.context("the socket ended")?? {
                Frame::Binary(frame) => return self.take(&frame).await,
                Frame::Close(why) => bail!("the room closed: {why:?}"),
                _ => {}
            }
        }
    }

    async fn take(&mut self, frame: &[u8]) -> Result<Heard> {
        Ok(match wire::read(frame)? {
            Told::Asked(vector) => {
                let vector = StateVector::decode_v1(vector)?;
                let diff = self.doc.transact().encode_diff_v1(&vector);
                self.sync(STEP_2, &diff).await?;
                Heard::Other
            }
            Told::Whole(update) => {
                self.apply(update)?;
                Heard::Whole
            }
            Told::Change(update) => {
                if self.reads {
                    self.apply(update)?;
                }
                Heard::Change
            }
            Told::Saved(count) => Heard::Saved(count),
            Told::Settings(json) => self.settings(json)?,
            Told::Refused(reason) => bail!("refused: {reason}"),
            Told::Other => Heard::Other,
        })
    }

    fn apply(&mut self, update: &[u8]) -> Result<()> {
        let update = Update::decode_v1(update)?;
        Ok(self.doc.transact_mut().apply_update(update)?)
    }

    fn settings(&mut self, json: &[u8]) -> Result<Heard> {
        let settings: serde_json::Value = serde_json::from_slice(json)?;
        let id = settings["you"]["id"].as_str();
        id.context("settings name nobody")?.clone_into(&mut self.id);
        Ok(Heard::Other)
    }

    async fn sync(&mut self, step: u8, body: &[u8]) -> Result<()> {
        self.sent += 1;
        let frame = wire::sync(step, body);
        Ok(self.socket.send(Frame::Binary(frame.into())).await?)
    }
}
