//! A plain Yjs client at a live canvas, over a real socket.
use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use server::features::workspaces::CanvasId;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{
    Doc, Map as _, MapPrelim, MapRef, OffsetKind, Options, ReadTxn as _, StateVector, TextPrelim,
};
use yrs::{Transact as _, TransactionMut, Update, WriteTxn as _};

pub use crate::sockets_people::{GENERATION, Guest, new_canvas};

/// A client's end of a socket.
pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// How long a test waits for what must come.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What came over the socket.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Step1,
    Step2,
    Update,
    Awareness,
    Denied(String),
    Acknowledged(u64),
    Settings(serde_json::Value),
    Closed(u16),
}

impl Heard {
    /// Its name in tables.
    pub fn name(&self) -> String {
        match self {
            Self::Step1 => "step 1".to_owned(),
            Self::Step2 => "step 2".to_owned(),
            Self::Update => "update".to_owned(),
            Self::Awareness => "awareness".to_owned(),
            Self::Denied(reason) => reason.clone(),
            Self::Acknowledged(count) => format!("saved {count}"),
            Self::Settings(_) => "settings".to_owned(),
            Self::Closed(code) => format!("closed {code}"),
        }
    }
}

/// A Yjs client at a canvas.
pub struct Peer {
    pub doc: Doc,
    pub guest: Guest,
    /// Sync messages sent.
    pub sent: u64,
    /// How many of them are known to be durable.
    pub saved: u64,
    socket: Socket,
}

/// Opens a socket and does nothing more.
pub async fn knock(address: SocketAddr, canvas: &CanvasId, query: &str) -> Socket {
    let url = format!("ws://{address}/collab/{}?{query}", canvas.0);
    connect_async(url).await.unwrap().0
}

impl Peer {
    /// A client with an empty document on an open socket; it has said nothing yet.
    pub fn of(socket: Socket, guest: &Guest) -> Self {
        let guest = guest.clone();
        Self {
            doc: new_doc(),
            guest,
            sent: 0,
            saved: 0,
            socket,
        }
    }

    /// Connects with an empty document and waits until it has the whole one.
    pub async fn join(address: SocketAddr, canvas: &CanvasId, guest: &Guest) -> Self {
        let mut peer = Self::connect(address, canvas, guest, new_doc()).await;
        peer.until(|heard| *heard == Heard::Step2).await;
        peer
    }

    /// Connects with a document and asks for what it lacks.
    pub async fn connect(address: SocketAddr, canvas: &CanvasId, guest: &Guest, doc: Doc) -> Self {
        let socket = knock(address, canvas, &format!("token={}", guest.token)).await;
        let mut peer = Self {
            doc,
            guest: guest.clone(),
            sent: 0,
            saved: 0,
            socket,
        };
        let vector = peer.doc.transact().state_vector().encode_v1();
        peer.sync(0, &vector).await;
        peer
    }

    /// Makes a change and sends it.
    pub async fn write<T>(&mut self, change: impl FnOnce(&mut TransactionMut<'_>) -> T) {
        let update = self.write_offline(change);
        self.sync(2, &update).await;
    }

    /// Makes a change and keeps it.
    pub fn write_offline<T>(
        &mut self,
        change: impl FnOnce(&mut TransactionMut<'_>) -> T,
    ) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        change(&mut txn);
        txn.encode_update_v1()
    }

    /// Adds a note of its own and sends it.
    pub async fn add_note(&mut self, id: &str) {
        let by = self.guest.participant();
        self.write(|txn| note(txn, id, &by)).await;
    }

    /// Adds a note as long as the socket takes it.
    pub async fn try_add_note(&mut self, id: &str) -> bool {
        let by = self.guest.participant();
        let update = self.write_offline(|txn| note(txn, id, &by));
        let mut frame = vec![0, 2];
        put_buffer(&mut frame, &update);
        self.sent += 1;
        self.try_send(Message::Binary(frame.into())).await.is_ok()
    }

    /// Ids of the notes it sees.
    pub fn notes(&self) -> Vec<String> {
        let txn = self.doc.transact();
        let mut ids: Vec<String> = txn
            .get_map("notes")
            .map(|notes| notes.keys(&txn).map(str::to_owned).collect())
            .unwrap_or_default();
        ids.sort_unstable();
        ids
    }

    /// Sends a sync message of a kind.
    pub async fn sync(&mut self, kind: u8, body: &[u8]) {
        let mut frame = vec![0, kind];
        put_buffer(&mut frame, body);
        self.sent += 1;
        self.send(frame).await;
    }

    pub async fn send(&mut self, frame: Vec<u8>) {
        self.try_send(Message::Binary(frame.into())).await.unwrap();
    }

    pub async fn try_send(
        &mut self,
        message: Message,
    ) -> Result<(), tokio_tungstenite::tungstenite::Error> {
        self.socket.send(message).await
    }

    /// Sends a frame while reading, as browsers do; gives the code that it closed with.
    pub async fn send_and_close(self, frame: Vec<u8>) -> u16 {
        let (mut sink, mut stream) = self.socket.split();
        let sending = async {
            // The server stops reading within a frame that is too large.
            let _ = sink.send(Message::Binary(frame.into())).await;
            std::future::pending::<u16>().await
        };
        let reading = async {
            loop {
                match stream.next().await {
                    Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
                    Some(Ok(_)) => {}
                    other => panic!("{other:?}"),
                }
            }
        };
        let closed = async {
            tokio::select! { code = sending => code, code = reading => code }
        };
        tokio::time::timeout(PATIENCE, closed).await.unwrap()
    }

    /// Closes like a browser that leaves the page.
    pub async fn leave(mut self) -> Doc {
        self.socket.close(None).await.unwrap();
        self.doc
    }

    /// The next message, after its effect on the document.
    pub async fn hear(&mut self) -> Heard {
        let heard = tokio::time::timeout(PATIENCE, self.next()).await;
        heard.expect("something must come")
    }

    /// Hears on until `wanted`; gives the message that was.
    pub async fn until(&mut self, wanted: impl Fn(&Heard) -> bool) -> Heard {
        loop {
            let heard = self.hear().await;
            if wanted(&heard) {
                return heard;
            }
            assert!(!matches!(heard, Heard::Closed(_)), "{heard:?}");
        }
    }

    /// Hears on until it sees the note.
    pub async fn sees(&mut self, id: &str) {
        while !self.notes().iter().any(|note| note == id) {
            let heard = self.hear().await;
            assert!(!matches!(heard, Heard::Closed(_)), "{heard:?}");
        }
    }

    /// Hears on until all it has sent is durable.
    pub async fn saved(&mut self) {
        while self.saved < self.sent {
            let heard = self.hear().await;
            assert!(!matches!(heard, Heard::Closed(_)), "{heard:?}");
        }
    }

    /// Hears on until the socket closes; gives the code and the last refusal.
    pub async fn closed(&mut self) -> (u16, Option<String>) {
        let mut denied = None;
        loop {
            match self.hear().await {
                Heard::Closed(code) => return (code, denied),
                Heard::Denied(reason) => denied = Some(reason),
                _ => {}
            }
        }
    }

    /// Whether nothing comes although the server answers: a ping overtakes nothing that was sent before it.
    pub async fn is_silent(&mut self) -> bool {
        self.try_send(Message::Ping("still there".into()))
            .await
            .unwrap();
        loop {
            let answer = tokio::time::timeout(PATIENCE, self.socket.next()).await;
            match answer.unwrap().unwrap().unwrap() {
                // The server asks after us whenever its time has come.
                Message::Ping(_) => {}
                other => return matches!(other, Message::Pong(_)),
            }
        }
    }

    async fn next(&mut self) -> Heard {
        self.try_hear().await.expect("the socket broke")
    }

    /// The next message; none when the socket broke. May be dropped while it waits.
    pub async fn try_hear(&mut self) -> Option<Heard> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Binary(frame)) => return Some(self.take(&frame).await),
                Ok(Message::Close(Some(frame))) => return Some(Heard::Closed(frame.code.into())),
                Ok(Message::Close(None)) => return Some(Heard::Closed(1005)),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }

    async fn take(&mut self, frame: &[u8]) -> Heard {
        let mut reader = Reader(frame);
        match reader.number() {
            0 => {
                let kind = reader.number();
                let body = reader.buffer();
                if kind == 0 {
                    let vector = StateVector::decode_v1(body).unwrap();
                    let diff = self.doc.transact().encode_diff_v1(&vector);
                    // A server that closes meanwhile need not be answered.
                    let mut answer = vec![0, 1];
                    put_buffer(&mut answer, &diff);
                    self.sent += 1;
                    let _ = self.try_send(Message::Binary(answer.into())).await;
                    return Heard::Step1;
                }
                let update = Update::decode_v1(body).unwrap();
                self.doc.transact_mut().apply_update(update).unwrap();
                if kind == 1 {
                    Heard::Step2
                } else {
                    Heard::Update
                }
            }
            1 => Heard::Awareness,
            2 => {
                assert_eq!(reader.number(), 0);
                Heard::Denied(reader.string())
            }
            100 => {
                reader.buffer();
                self.saved = reader.number();
                Heard::Acknowledged(self.saved)
            }
            101 => Heard::Settings(serde_json::from_str(&reader.string()).unwrap()),
            other => panic!("an unknown message {other}"),
        }
    }
}

/// A note that anybody may add to an actor map.
pub fn note(txn: &mut TransactionMut<'_>, id: &str, participant: &str) -> MapRef {
    let notes = txn.get_or_insert_map("notes");
    let note = notes.insert(txn, id, MapPrelim::default());
    for (key, value) in [
        ("zone", "state"),
        ("kind", "actor"),
        ("order", "a0"),
        ("author", participant),
        ("by", participant),
    ] {
        note.insert(txn, key, value);
    }
    note.insert(txn, "at", 1_788_242_400_000_f64);
    note.insert(txn, "text", TextPrelim::new(id));
    note
}

/// An empty document that counts characters as browsers do.
pub fn new_doc() -> Doc {
    Doc::with_options(Options {
        offset_kind: OffsetKind::Utf16,
        ..Options::default()
    })
}

pub fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap());
}

pub fn put_buffer(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for place in 0.. {
            let byte = self.0[0];
            self.0 = &self.0[1..];
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn buffer(&mut self) -> &'a [u8] {
        let len = usize::try_from(self.number()).unwrap();
        let (taken, rest) = self.0.split_at(len);
        self.0 = rest;
        taken
    }

    fn string(&mut self) -> String {
        String::from_utf8(self.buffer().to_vec()).unwrap()
    }
}
