//! What a canvas describes is published, changed, looked after and withdrawn.
use canvas::content::{Content, Lane};
use serde_json::{Value, json};
use server::app::App;
use server::features::catalogue::{self, What};
use server::features::live;
use server::features::workspaces::CanvasId;
use server::i18n::Lang;
use server::jobs;

use crate::stage::{Answer, Browser, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const MAIL: &str = "lead@mail.example";
pub const FORM: [(&str, &str); 4] = [
    ("organisation", "Cloudberry Library"),
    ("language", "en"),
    ("life_cycle", "running"),
    ("audience-person", "yes"),
];

pub struct House {
    pub stage: Stage,
    pub lead: Browser,
    pub workspace: String,
    pub canvas: CanvasId,
}

/// A workspace with a sheet on which nothing stands.
pub async fn house() -> House {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let body = json!({"kind": "support-model", "title": "Open hours", "language": "en"});
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let made = lead.json("POST", &path, &body).await.json();
    let canvas = CanvasId(made["id"].as_str().unwrap().to_owned());
    House {
        stage,
        lead,
        workspace,
        canvas,
    }
}

/// Writes a sheet that says enough.
pub async fn fill(app: &App, canvas: &CanvasId, promise: &str) {
    let text = |(key, text): (&str, &str)| (key.to_owned(), text.to_owned());
    let chosen = |(key, one): (&str, &str)| (key.to_owned(), vec![one.to_owned()]);
    let row = Lane {
        id: "row-main".to_owned(),
        order: "b1".to_owned(),
        parts: [text(("title", "Main library"))].into(),
        ..Lane::default()
    };
    let content = Content {
        fields: [
            ("name", "Open hours"),
            ("contact", "Desk\n02 000 0000"),
            ("promise", promise),
        ]
        .map(text)
        .into(),
        choices: [
            ("support-forms", "general-support"),
            ("municipalities", "430"),
        ]
        .map(chosen)
        .into(),
        rows: vec![row],
        ..Content::default()
    };
    live::edit(app, canvas, move |txn| canvas::fill(txn, &content))
        .await
        .unwrap();
}

/// The fingerprint on a page of publication.
pub fn seen_on(page: &str) -> String {
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap();
    seen.split('"').next().unwrap().to_owned()
}

impl House {
    pub fn publish_path(&self) -> String {
        format!("/en/c/{}/publish", self.canvas.0)
    }

    /// Fingerprint of what the page of publication shows.
    pub async fn seen(&self) -> String {
        seen_on(&self.lead.get(&self.publish_path()).await.text)
    }

    /// Sends the form of whoever looked at what this is the fingerprint of.
    pub async fn post_seen(&self, seen: &str) -> Answer {
        let mut form = FORM.to_vec();
        form.push(("seen", seen));
        self.lead.post(&self.publish_path(), &form).await
    }

    /// Publishes; gives the path of the entry's page for its owners.
    pub async fn publish(&self) -> String {
        let published = self.post_seen(&self.seen().await).await;
        assert_eq!(published.status, 303, "{}", published.text);
        let to = published.location();
        to.split('?').next().unwrap().to_owned()
    }

    /// Publishes descriptions as the API takes them; gives their ids.
    pub async fn bring(&self, models: &[Value]) -> Vec<String> {
        let body = json!({"workspace": self.workspace, "models": models});
        let made = self.lead.json("POST", "/api/v1/models", &body).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let made = made.json();
        let items = made["items"].as_array().unwrap().iter();
        items
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The public page of the only entry.
    pub async fn public(&self) -> String {
        let all = catalogue::all_published(&self.stage.app).await.unwrap();
        assert_eq!(all.len(), 1);
        format!("/en/support/{}", all[0].address)
    }

    async fn changes(&self) -> Vec<(i64, What)> {
        let changes = catalogue::changes_since(&self.stage.app, 0).await.unwrap();
        changes
            .into_iter()
            .map(|one| (one.number, one.what))
            .collect()
    }
}

#[tokio::test]
async fn what_is_missing_is_told_and_what_was_typed_is_given_back() {
    let house = house().await;
    let empty = house.lead.get(&house.publish_path()).await;
    assert_eq!(empty.status, 200);
    assert!(
        empty
            .text
            .contains("Municipalities: choose where you serve")
    );
    let refused = house.lead.post(&house.publish_path(), &FORM).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    for part in ["value=\"Cloudberry Library\"", "Name: Write a name."] {
        assert!(refused.text.contains(part), "{part}: {}", refused.text);
    }
    // In the summary and beside the field, and not once more as a fault of the canvas.
    let nowhere = Lang::En.text("catalogue-area-empty");
    assert_eq!(refused.text.matches(&nowhere).count(), 2);
}

#[tokio::test]
async fn a_sheet_becomes_a_public_page() {
    let house = house().await;
    let promise = "You get help <b>in peace</b>.";
    fill(&house.stage.app, &house.canvas, promise).await;
    house.publish().await;
    let public = house.public().await;
    let anybody = house.stage.browser();
    let page = anybody.get(&public).await;
    assert_eq!(page.status, 200);
    for part in [
        "You get help &#60;b&#62;in peace&#60;/b&#62;.",
        "Cloudberry Library",
        "href=\"tel:020000000\"",
        "Main library",
        "General digital support",
        "application/ld+json",
        "help \\u003cb>in peace",
        "Checked 1 Sep 2026",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let index = anybody.get("/fi/support").await.text;
    assert!(index.contains("Open hours"), "{index}");
    let leaflet = anybody.get(&format!("{public}/leaflet")).await;
    assert!(
        leaflet.text.contains("<svg role=\"img\""),
        "{}",
        leaflet.text
    );
}

#[tokio::test]
async fn changes_are_seen_before_and_after_they_are_published() {
    let house = house().await;
    let (app, lead) = (&house.stage.app, &house.lead);
    fill(app, &house.canvas, "You get help in peace.").await;
    house.publish().await;
    let public = house.public().await;
    let anybody = house.stage.browser();
    house.stage.pass_ms(DAY_MS);
    fill(app, &house.canvas, "You get help at once.").await;
    let before = lead.get(&house.publish_path()).await.text;
    for part in ["<del>", "You get help at once."] {
        assert!(before.contains(part), "{part}: {before}");
    }
    assert!(!anybody.get(&public).await.text.contains("at once"));
    house.publish().await;
    assert!(anybody.get(&public).await.text.contains("at once"));
    let compared = anybody.get(&format!("{public}/versions")).await.text;
    for part in ["<del>", "in peace", "<ins>", "at once"] {
        assert!(compared.contains(part), "{part}: {compared}");
    }
    let same = anybody.get(&format!("{public}/versions?from=2&to=2")).await;
    assert!(same.text.contains("The versions say the same."));
    let none = anybody.get(&format!("{public}/versions?from=1&to=9")).await;
    assert_eq!(none.status, 404);
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_everywhere_until_it_comes_back() {
    let house = house().await;
    let (app, lead) = (&house.stage.app, &house.lead);
    fill(app, &house.canvas, "You get help at once.").await;
    let desk = house.publish().await;
    let public = house.public().await;
    let anybody = house.stage.browser();
    let gone = lead.post(&format!("{desk}/withdraw"), &[]).await;
    assert_eq!(gone.status, 303);
    for rest in ["", "/leaflet", "/versions", "/correct"] {
        let answer = anybody.get(&format!("{public}{rest}")).await;
        assert_eq!(answer.status, 410, "{rest}");
        assert!(!answer.text.contains("at once"));
    }
    assert!(!anybody.get("/en/support").await.text.contains("Open hours"));
    assert!(catalogue::all_published(app).await.unwrap().is_empty());
    let check = lead.post(&format!("{desk}/check"), &[]).await;
    assert_eq!(check.status, 409);
    let back = lead.post(&format!("{desk}/republish"), &[]).await;
    assert_eq!(back.status, 303);
    assert_eq!(anybody.get(&public).await.status, 200);
    let expected = [
        (1, What::Published),
        (2, What::Withdrawn),
        (3, What::Published),
    ];
    assert_eq!(house.changes().await, expected);
    let changes = catalogue::changes_since(app, 2).await.unwrap();
    assert_eq!(changes.len(), 1);
}

#[tokio::test]
async fn publishing_twice_makes_one_version_and_an_end_makes_another() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    house.publish().await;
    let page = house.lead.get(&desk).await.text;
    assert_eq!(page.matches("<strong>Version").count(), 1, "{page}");
    let ended = [("life_cycle", "ended"), ("version", "1")];
    let path = format!("{desk}/life-cycle");
    assert_eq!(house.lead.post(&path, &ended).await.status, 303);
    let page = house.lead.get(&desk).await.text;
    assert_eq!(page.matches("<strong>Version").count(), 2, "{page}");
    let public = house.public().await;
    let public = house.stage.browser().get(&public).await.text;
    assert!(public.contains("This service has ended."), "{public}");
    let wrong = house.lead.post(&path, &[("life_cycle", "gone")]).await;
    assert_eq!(wrong.status, 400);
    let list = format!("/en/w/{}/catalogue", house.workspace);
    assert!(house.lead.get(&list).await.text.contains("Open hours"));
}

#[tokio::test]
async fn only_leaders_with_an_account_publish_and_only_their_own() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    let stranger = house.stage.account("Stranger").await;
    for path in [&house.publish_path(), &desk] {
        assert_eq!(stranger.get(path).await.status, 404, "{path}");
    }
    assert_eq!(
        stranger.post(&format!("{desk}/withdraw"), &[]).await.status,
        404
    );
    // Another workspace's leader finds nothing under their own path.
    let made = stranger
        .json("POST", "/api/v1/workspaces", &json!({"title": "Other"}))
        .await;
    let other = made.json()["id"].as_str().unwrap().to_owned();
    let id = desk.rsplit('/').next().unwrap();
    let path = format!("/en/w/{other}/catalogue/{id}/withdraw");
    assert_eq!(stranger.post(&path, &[]).await.status, 404);
    let body = json!({"kind": "actor-map", "title": "Map"});
    let path = format!("/api/v1/workspaces/{}/canvases", house.workspace);
    let map = house.lead.json("POST", &path, &body).await.json();
    let map = map["id"].as_str().unwrap();
    let publish = format!("/en/c/{map}/publish");
    assert_eq!(house.lead.get(&publish).await.status, 404);
    let page = house.lead.get(&format!("/en/c/{map}")).await.text;
    assert!(!page.contains("/publish"));
    let archive = format!("/en/c/{}/archive", house.canvas.0);
    house.lead.post(&archive, &[]).await;
    let refused = house.lead.post(&house.publish_path(), &FORM).await;
    assert_eq!(refused.status, 409);
}

#[tokio::test]
async fn what_nobody_checks_for_long_is_asked_about_and_confirmed_by_one_press() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    house.publish().await;
    let public = house.public().await;
    jobs::start_repeating(&house.stage.app, catalogue::ASK.name)
        .await
        .unwrap();
    house.stage.pass_ms(182 * DAY_MS);
    assert_eq!(house.stage.mails_to(MAIL).await.len(), 0);
    house.stage.pass_ms(2 * DAY_MS);
    let mails = house.stage.mails_to(MAIL).await;
    assert_eq!(mails.len(), 1);
    let anybody = house.stage.browser();
    let stale = Lang::En.text("support-is-stale");
    assert!(anybody.get(&public).await.text.contains(&stale));
    let link = mails[0]
        .body
        .lines()
        .find(|line| line.contains("/confirm/"));
    let link = link.unwrap().trim().replace("http://tuki.test", "");
    let asked = anybody.get(&link).await;
    assert_eq!(asked.status, 200);
    assert!(asked.headers.contains_key("x-robots-tag"));
    assert!(
        anybody.get(&public).await.text.contains(&stale),
        "looking is no answer"
    );
    for _ in 0..2 {
        let confirmed = anybody.post(&link, &[]).await;
        assert_eq!(confirmed.status, 200, "{}", confirmed.text);
        // Whoever was asked reads on in the language of the letter.
        assert!(
            confirmed
                .text
                .contains(&Lang::Fi.text("catalogue-did-check"))
        );
    }
    assert!(!anybody.get(&public).await.text.contains(&stale));
    let checks = house.changes().await;
    assert_eq!(checks, [(1, What::Published), (2, What::Checked)]);
    house.stage.pass_ms(61 * DAY_MS);
    assert_eq!(anybody.post(&link, &[]).await.status, 410);
    let nothing = anybody.get("/en/confirm/nothing").await;
    assert_eq!(nothing.status, 404);
}
