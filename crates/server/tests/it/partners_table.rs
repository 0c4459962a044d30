//! A canvas of partners with people at it, and what they write there.
use std::net::SocketAddr;

use canvas::hearts::digest_of;
use canvas::settings::Role;
use server::features::live;
use server::features::workspaces::{CanvasId, give_voice, take_voice, voices_changed};
use yrs::{Any, Map as _, Text as _, TextRef, TransactionMut, WriteTxn as _};

use crate::sockets::{Guest, Heard, Peer, new_canvas};
use crate::stage::Stage;

/// A canvas of partners: Anna speaks for the first, Mika for the second, and Lea leads.
pub struct Table {
    pub stage: Stage,
    pub address: SocketAddr,
    pub canvas: CanvasId,
    pub anna: Guest,
    pub mika: Guest,
    pub lea: Guest,
    pub noor: Guest,
}

impl Table {
    pub async fn new() -> Self {
        let stage = Stage::new().await;
        let address = stage.listen().await;
        let canvas = new_canvas(&stage.app, "partnership").await;
        let guest = async |name, role| Guest::new(&stage.app, &canvas, name, role).await;
        let anna = guest("Anna", Role::Participant).await;
        let mika = guest("Mika", Role::Participant).await;
        let lea = guest("Lea", Role::Facilitator).await;
        let noor = guest("Noor", Role::Viewer).await;
        let table = Self {
            anna,
            mika,
            lea,
            noor,
            stage,
            address,
            canvas,
        };
        table.give(&table.anna, "c1").await;
        table.give(&table.mika, "c2").await;
        table
    }

    pub async fn give(&self, guest: &Guest, partner: &str) {
        let (app, who) = (&self.stage.app, guest.participant());
        let mut tx = app.db.begin().await.unwrap();
        give_voice(&mut tx, &self.canvas, partner, &who, "test", 1)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        voices_changed(app, &self.canvas);
    }

    pub async fn take(&self, guest: &Guest, partner: &str) {
        let (app, who) = (&self.stage.app, guest.participant());
        let mut tx = app.db.begin().await.unwrap();
        assert!(
            take_voice(&mut tx, &self.canvas, partner, &who)
                .await
                .unwrap()
        );
        tx.commit().await.unwrap();
        voices_changed(app, &self.canvas);
    }

    pub async fn join(&self, guest: &Guest) -> Peer {
        let mut peer = Peer::join(self.address, &self.canvas, guest).await;
        peer.saved().await;
        peer
    }

    /// What comes of a change: saved, or the reason.
    pub async fn answer(
        &self,
        guest: &Guest,
        change: impl FnOnce(&mut TransactionMut<'_>),
    ) -> String {
        // Three refusals within a minute would keep a participant out.
        self.stage.pass_ms(70_000);
        let mut peer = self.join(guest).await;
        peer.write(change).await;
        loop {
            match peer.hear().await {
                Heard::Denied(reason) => return reason,
                Heard::Acknowledged(count) if count >= peer.sent => return "saved".to_owned(),
                Heard::Closed(code) => return format!("closed {code}"),
                _ => {}
            }
        }
    }

    pub async fn content(&self) -> canvas::content::Content {
        live::content(&self.stage.app, &self.canvas).await.unwrap()
    }
}

pub fn cell(txn: &mut TransactionMut<'_>, key: &str) -> TextRef {
    let cells = txn.get_or_insert_map("cells");
    cells.get(txn, key).unwrap().cast().unwrap()
}

pub fn write(key: &'static str) -> impl FnOnce(&mut TransactionMut<'_>) {
    move |txn| cell(txn, key).insert(txn, 0, "x")
}

pub fn heart(by: &str, over: Option<String>) -> Any {
    let mut words = vec![
        ("by".to_owned(), Any::from(by)),
        ("at".to_owned(), Any::from(5)),
    ];
    words.extend(over.map(|over| ("over".to_owned(), Any::from(over))));
    Any::from(
        words
            .into_iter()
            .collect::<std::collections::HashMap<_, _>>(),
    )
}

pub fn set_heart(
    column: &'static str,
    by: &str,
    over: [&str; 2],
) -> impl FnOnce(&mut TransactionMut<'_>) + use<> {
    let value = heart(by, Some(digest_of(over.map(str::to_owned))));
    move |txn| {
        txn.get_or_insert_map("hearts").insert(txn, column, value);
    }
}
