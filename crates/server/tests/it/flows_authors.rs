//! What is carried onto a canvas of partners is written by somebody, and keeps to who may write for whom.
use canvas::settings::Role;
use server::features::live;
use server::features::workspaces::{CanvasId, give_voice};
use yrs::{Map as _, TextPrelim, WriteTxn as _};

use crate::flows::{content, demonstration, follow};
use crate::partners_table::heart;
use crate::sockets::Guest;
use crate::stage::Stage;

async fn write(stage: &Stage, canvas: &str, cells: &'static [(&'static str, &'static str)]) {
    let canvas = CanvasId(canvas.to_owned());
    live::edit(&stage.app, &canvas, move |txn| {
        let map = txn.get_or_insert_map("cells");
        for (key, text) in cells {
            map.insert(txn, *key, TextPrelim::new(*text));
        }
    })
    .await
    .unwrap();
}

async fn speaker(stage: &Stage, canvas: &CanvasId, name: &str, partner: &str) -> String {
    let guest = Guest::new(&stage.app, canvas, name, Role::Participant).await;
    let mut tx = stage.app.db.begin().await.unwrap();
    let who = guest.participant();
    give_voice(&mut tx, canvas, partner, &who, "test", 1)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    who
}

#[tokio::test]
async fn a_facilitator_carries_wishes_to_a_partner_and_no_offer_of_its_own() {
    let stage = Stage::new().await;
    let (browser, _, of_kind) = demonstration(&stage).await;
    let proposal = &of_kind["proposal"];
    let first = &[
        ("knowledge:from-us", "Two guides"),
        ("knowledge:from-you", "A room"),
    ];
    write(&stage, proposal, first).await;
    for to in ["sent", "accepted"] {
        let path = format!("/fi/c/{proposal}/proposal/state");
        assert_eq!(browser.post(&path, &[("to", to)]).await.status, 303);
    }
    let to = follow(&browser, proposal, "accepted-partnership").await;
    let to = to.split("/c/").nth(1).unwrap().split('?').next().unwrap();
    let json = content(&browser, to).await;
    let key_of = |text: &str| {
        let cells = json["cells"].as_object().unwrap();
        let found = cells.iter().find(|(_, cell)| *cell == text);
        found.unwrap().0.clone()
    };
    // While nobody speaks for anybody, a group shares one device.
    let (offer, wish) = (key_of("Two guides"), key_of("A room"));
    let (us, partner) = (
        offer.strip_prefix("offer:").unwrap(),
        wish.strip_prefix("wishes:").unwrap().to_owned(),
    );
    let canvas = CanvasId(to.to_owned());
    speaker(&stage, &canvas, "Mika", us).await;
    let anna = speaker(&stage, &canvas, "Anna", &partner).await;
    let (column, value) = (partner.clone(), heart(&anna, None));
    live::edit(&stage.app, &canvas, move |txn| {
        txn.get_or_insert_map("hearts").insert(txn, column, value);
    })
    .await
    .unwrap();

    let more = &[
        ("resources:from-us", "Money"),
        ("resources:from-you", "Test devices"),
    ];
    write(&stage, proposal, more).await;
    let again = follow(&browser, proposal, "accepted-partnership").await;
    assert!(again.contains("left=1"), "{again}");
    let json = content(&browser, to).await;
    assert_eq!(json["cells"][&offer], "Two guides");
    assert_eq!(json["cells"][&wish], "A room\nTest devices");
    let now = live::content(&stage.app, &canvas).await.unwrap();
    assert!(!now.hearts.contains_key(&partner));
    assert_eq!(now.cleared[&partner].row, "wishes");
}
