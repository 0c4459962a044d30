//! Offers and wishes become commitments, which are followed up.
use canvas::settings::Role;
use serde_json::json;
use server::args;
use server::features::workspaces::CanvasId;
use server::features::{live, partnerships};
use server::jobs;
use yrs::{Any, Map as _, MapPrelim, TextPrelim, WriteTxn as _};

use crate::sockets::Guest;
use crate::stage::{Browser, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

struct House {
    stage: Stage,
    lead: Browser,
    workspace: String,
    canvas: CanvasId,
}

/// A partnership of two; the library has set its heart.
async fn house() -> House {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let body = json!({"kind": "partnership", "title": "Together"});
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let made = lead.json("POST", &path, &body).await.json();
    let canvas = CanvasId(made["id"].as_str().unwrap().to_owned());
    live::edit(&stage.app, &canvas, |txn| {
        let columns = txn.get_or_insert_map("columns");
        let cells = txn.get_or_insert_map("cells");
        for (id, title, offer) in [
            ("column-library", "Library", "- A room\n- Two guides"),
            ("column-bank", "Bank", "Money"),
        ] {
            let column = columns.insert(txn, id, MapPrelim::default());
            column.insert(txn, "order", "z0");
            column.insert(txn, "title", TextPrelim::new(title));
            cells.insert(txn, format!("offer:{id}"), TextPrelim::new(offer));
        }
        cells.insert(
            txn,
            "wishes:column-library",
            TextPrelim::new("Longer hours"),
        );
        let hearts = txn.get_or_insert_map("hearts");
        let heart = json!({"by": "x", "name": "Aino", "at": 1.0});
        hearts.insert(
            txn,
            "column-library",
            Any::from_json(&heart.to_string()).unwrap(),
        );
    })
    .await
    .unwrap();
    House {
        stage,
        lead,
        workspace,
        canvas,
    }
}

impl House {
    fn path(&self, rest: &str) -> String {
        format!("/en/c/{}/commitments{rest}", self.canvas.0)
    }

    async fn page(&self) -> String {
        self.lead.get(&self.path("")).await.text
    }

    /// Makes a commitment of a line; gives its id.
    async fn make(&self, side: &str, said: &str) -> String {
        let form = [("column", "column-library"), ("side", side), ("said", said)];
        let made = self.lead.post(&self.path(""), &form).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let of_words = "
            select id
            from commitment
            where words = $1";
        let found = self.stage.app.db.optional(of_words, args![said]).await;
        found.unwrap().unwrap()
    }

    async fn mails(&self, to: &str) -> usize {
        self.stage.mails_to(to).await.len()
    }
}

#[tokio::test]
async fn an_offer_becomes_a_commitment_by_one_press() {
    let house = house().await;
    let page = house.page().await;
    assert_eq!(page.matches("Make it a commitment").count(), 3, "{page}");
    assert!(page.contains("Has not committed yet"), "{page}");
    let id = house.make("offer", "Two guides").await;
    house.make("offer", "Two guides").await;
    let page = house.page().await;
    assert_eq!(page.matches("Make it a commitment").count(), 2, "{page}");
    assert_eq!(page.matches("id=\"c-").count(), 1, "{page}");
    for (column, side, said) in [
        ("column-bank", "offer", "Money"),
        ("column-library", "offer", "A castle"),
        ("column-library", "wish", "A room"),
    ] {
        let form = [("column", column), ("side", side), ("said", said)];
        let refused = house.lead.post(&house.path(""), &form).await;
        assert_eq!(refused.status, 409, "{column} {said}");
    }
    let changed = [
        ("words", "Two guides on Tuesdays"),
        ("owner", house.lead.account.as_str()),
        ("owner_name", ""),
        ("due", "2026-10-01"),
    ];
    let edited = house
        .lead
        .post(&house.path(&format!("/{id}")), &changed)
        .await;
    assert_eq!(edited.status, 303, "{}", edited.text);
    let wrong = [("words", ""), ("due", "soon"), ("owner_name", "Pia")];
    let wrong = house
        .lead
        .post(&house.path(&format!("/{id}")), &wrong)
        .await;
    assert_eq!(wrong.status, 422);
    for part in ["Write what was agreed.", "year-month-day", "value=\"soon\""] {
        assert!(wrong.text.contains(part), "{part}: {}", wrong.text);
    }
    let done = house.path(&format!("/{id}/done"));
    assert_eq!(house.lead.post(&done, &[("done", "yes")]).await.status, 303);
    let overview = format!("/en/w/{}/partnerships", house.workspace);
    let overview = house.lead.get(&overview).await.text;
    for part in ["Two guides on Tuesdays", "1 Oct 2026", "Done 1 / 1", "Lead"] {
        assert!(overview.contains(part), "{part}: {overview}");
    }
    let canvas = house.lead.get(&format!("/en/c/{}", house.canvas.0)).await;
    assert!(canvas.text.contains("The partnership has 1 commitment."));
    let removed = house.path(&format!("/{id}/remove"));
    assert_eq!(house.lead.post(&removed, &[]).await.status, 303);
    assert_eq!(house.lead.post(&removed, &[]).await.status, 404);
}

#[tokio::test]
async fn who_sees_to_it_is_reminded_before_the_date_and_once_after_it() {
    let house = house().await;
    let helper = house.stage.account("Helper").await;
    let member = "
        insert into member (workspace_id, account_id, role, joined_at)
        values ($1, $2, 'participant', 0)";
    let row = args![house.workspace.as_str(), helper.account.as_str()];
    house.stage.app.db.run(member, row).await.unwrap();
    let owned = house.make("offer", "A room").await;
    let open = house.make("wish", "Longer hours").await;
    for (id, owner) in [(&owned, helper.account.as_str()), (&open, "")] {
        let form = [
            ("words", "Words"),
            ("owner", owner),
            ("owner_name", "Pia"),
            ("due", "2026-09-20"),
        ];
        house.lead.post(&house.path(&format!("/{id}")), &form).await;
    }
    let (to_helper, to_lead) = ("helper@mail.example", "lead@mail.example");
    jobs::start_repeating(&house.stage.app, partnerships::REMIND.name)
        .await
        .unwrap();
    assert_eq!(house.mails(to_helper).await, 0, "nineteen days are long");
    house.stage.pass_ms(14 * DAY_MS);
    assert_eq!(house.mails(to_helper).await, 1);
    assert_eq!(house.mails(to_lead).await, 1, "nobody of ours sees to it");
    house.stage.pass_ms(DAY_MS);
    assert_eq!(house.mails(to_helper).await, 1);
    let done = house.path(&format!("/{open}/done"));
    house.lead.post(&done, &[("done", "yes")]).await;
    house.stage.pass_ms(6 * DAY_MS);
    assert_eq!(house.mails(to_helper).await, 2);
    assert!(house.page().await.contains(">Late<"));
    house.stage.pass_ms(30 * DAY_MS);
    assert_eq!(house.mails(to_helper).await, 2);
    assert_eq!(house.mails(to_lead).await, 1, "what is done needs no mail");
    let mails = house.stage.mails_to(to_helper).await;
    assert!(
        mails[1].body.contains("Words (Library)"),
        "{}",
        mails[1].body
    );
    assert!(mails[1].body.contains("/commitments"), "{}", mails[1].body);
}

#[tokio::test]
async fn viewers_read_participants_write_and_facilitators_remove() {
    let house = house().await;
    let id = house.make("offer", "A room").await;
    let app = &house.stage.app;
    let viewer = Guest::new(app, &house.canvas, "Vera", Role::Viewer).await;
    let viewer = house.stage.browser().with_token(&viewer.token);
    let writer = Guest::new(app, &house.canvas, "Noor", Role::Participant).await;
    let writer = house.stage.browser().with_token(&writer.token);
    let page = viewer.get(&house.path("")).await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains("Make it a commitment"));
    let (done, remove) = (
        house.path(&format!("/{id}/done")),
        house.path(&format!("/{id}/remove")),
    );
    let yes = [("done", "yes")];
    assert_eq!(viewer.post(&done, &yes).await.status, 403);
    assert_eq!(writer.post(&done, &yes).await.status, 303);
    assert_eq!(writer.post(&remove, &[]).await.status, 403);
    let archive = format!("/en/c/{}/archive", house.canvas.0);
    house.lead.post(&archive, &[]).await;
    assert_eq!(writer.post(&done, &yes).await.status, 409);
    assert_eq!(viewer.get(&house.path("")).await.status, 200);
}
