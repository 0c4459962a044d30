//! Proposals: how far they are, the private page where a partner answers, and the paper as PDF.
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;
use server::args;
use server::features::live;
use server::features::workspaces::CanvasId;
use yrs::{Map as _, Text as _, WriteTxn as _};

use crate::stage::{Answer, Browser, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const OF_ACTION: &str = "
    select count(*)
    from audit
    where action = $1 and subject = $2";

struct House {
    stage: Stage,
    lead: Browser,
    canvas: String,
}

/// An empty proposal in a workspace of its own.
async fn empty_proposal(lead: &Browser) -> String {
    let made = lead
        .json("POST", "/api/v1/workspaces", &json!({"title": "Lakeside"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let body = json!({"kind": "proposal", "title": "To the bank"});
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let made = lead.json("POST", &path, &body).await.json();
    made["id"].as_str().unwrap().to_owned()
}

async fn house() -> House {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let canvas = empty_proposal(&lead).await;
    let house = House {
        stage,
        lead,
        canvas,
    };
    house
        .write("fields", "working-name", "Help in the hall")
        .await;
    house.write("fields", "partner", "Bank <Birch>").await;
    house.write("fields", "goal", "Nobody is left alone").await;
    house
        .write("fields", "first-step-1", "Half an hour together")
        .await;
    house
        .write("cells", "knowledge:from-us", "Two guides")
        .await;
    house
}

impl House {
    fn path(&self, rest: &str) -> String {
        format!("/en/c/{}{rest}", self.canvas)
    }

    /// Writes at the beginning of a field or cell.
    async fn write(&self, root: &'static str, key: &'static str, text: &'static str) {
        let canvas = CanvasId(self.canvas.clone());
        live::edit(&self.stage.app, &canvas, move |txn| {
            let texts = txn.get_or_insert_map(root);
            let Some(yrs::Out::YText(found)) = texts.get(txn, key) else {
                panic!("the sheet has {key}")
            };
            found.insert(txn, 0, text);
        })
        .await
        .unwrap();
    }

    /// Makes a private page; gives its path.
    async fn private_page(&self, open: &str) -> String {
        let made = self
            .lead
            .post(&self.path("/proposal/links"), &[("open", open)])
            .await;
        assert_eq!(made.status, 200, "{}", made.text);
        let start = made.text.find("http://tuki.test/en/p/").unwrap() + "http://tuki.test".len();
        made.text[start..].split('"').next().unwrap().to_owned()
    }

    async fn state(&self) -> String {
        let page = self.lead.get(&self.path("/proposal")).await.text;
        let chip = page.split("class=\"chip").nth(1).unwrap();
        chip.split(['>', '<']).nth(1).unwrap().to_owned()
    }

    async fn noted(&self, action: &str) -> i64 {
        let row = args![action, self.canvas.as_str()];
        let found = self.stage.app.db.optional(OF_ACTION, row).await;
        found.unwrap().unwrap()
    }
}

fn answer(answer: &'static str) -> [(&'static str, &'static str); 3] {
    [
        ("answer", answer),
        ("name", "Pia Partner"),
        ("message", "How about Tuesday?"),
    ]
}

/// The mail to whoever made the private page.
async fn told_by_mail(house: &House) {
    let mails = house.stage.mails_to("lead@mail.example").await;
    assert_eq!(mails.len(), 1);
    for part in [
        "Pia Partner",
        "How about Tuesday?",
        &house.path("/proposal")[3..],
    ] {
        assert!(mails[0].body.contains(part), "{}", mails[0].body);
    }
}

#[tokio::test]
async fn a_partner_reads_and_answers_without_an_account() {
    let house = house().await;
    let page = house.lead.get(&house.path("")).await.text;
    assert!(page.contains("The proposal is: Draft."), "{page}");
    let private = house.private_page("month").await;
    assert_eq!(house.state().await, "Sent");
    let again = house.lead.get(&house.path("/proposal")).await.text;
    assert!(!again.contains("/en/p/"), "the address is told once");
    let partner = house.stage.browser();
    let read = partner.get(&private).await;
    assert_eq!(read.status, 200);
    for part in [
        "Help in the hall",
        "Bank &#60;Birch&#62;",
        "Nobody is left",
        "Two guides",
        "Half an hour",
    ] {
        assert!(read.text.contains(part), "{part}: {}", read.text);
    }
    let value = |name: &str| read.headers[name].to_str().unwrap().to_owned();
    assert_eq!(value("referrer-policy"), "no-referrer");
    assert!(value("x-robots-tag").contains("noindex"));
    let wrong = partner.post(&private, &[("answer", "message")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Write a message."), "{}", wrong.text);
    // Events of one moment have no order.
    house.stage.pass_ms(1);
    let sent = partner.post(&private, &answer("accept")).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let thanks = partner.get(sent.location()).await.text;
    assert!(thanks.contains("Thank you"), "{thanks}");
    assert_eq!(house.state().await, "Accepted");
    told_by_mail(&house).await;
    let page = house.lead.get(&house.path("/proposal")).await.text;
    assert!(
        page.contains("Pia Partner answered for the partner"),
        "{page}"
    );
    for (action, times) in [
        ("proposal.link.create", 1),
        ("proposal.state", 1),
        ("proposal.answer", 1),
    ] {
        assert_eq!(house.noted(action).await, times, "{action}");
    }
    // A second click is the same answer; another one cannot unsay it, and loses no word.
    assert_eq!(partner.post(&private, &answer("accept")).await.status, 303);
    assert_eq!(house.noted("proposal.answer").await, 1);
    assert_eq!(house.stage.mails_to("lead@mail.example").await.len(), 1);
    let late = partner.post(&private, &answer("decline")).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("How about Tuesday?"), "{}", late.text);
    let workspace = again.split("/en/w/").nth(1).unwrap();
    let workspace = format!("/en/w/{}", workspace.split('"').next().unwrap());
    let overview = house.lead.get(&workspace).await.text;
    assert!(overview.contains(">Accepted<"), "{overview}");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_private_page() {
    let house = house().await;
    let page = house.lead.get(&house.path("/proposal")).await.text;
    let form = page.split("name=\"token\" value=\"").nth(1).unwrap();
    let token = form.split('"').next().unwrap();
    let links = house.path("/proposal/links");
    let fields = [("open", "month"), ("token", token)];
    for _ in 0..2 {
        let made = house.lead.post(&links, &fields).await;
        assert_eq!(made.status, 200, "{}", made.text);
        assert!(made.text.contains(&format!("/en/p/{token}")));
    }
    assert_eq!(house.noted("proposal.link.create").await, 1);
    // A token of one's own making is none.
    let fields = [("open", "month"), ("token", "guessed")];
    let made = house.lead.post(&links, &fields).await.text;
    assert!(made.contains("/en/p/") && !made.contains("/en/p/guessed"));
    let other = empty_proposal(&house.lead).await;
    let fields = [("open", "month"), ("token", token)];
    let path = format!("/en/c/{other}/proposal/links");
    let there = house.lead.post(&path, &fields).await;
    assert_eq!(there.status, 200);
    assert!(!there.text.contains(token), "{}", there.text);
}

#[tokio::test]
async fn a_partner_reads_what_was_sent_until_it_is_updated_or_closed() {
    let house = house().await;
    let private = house.private_page("month").await;
    let partner = house.stage.browser();
    house.write("fields", "goal", "Later words. ").await;
    assert!(!partner.get(&private).await.text.contains("Later words."));
    let page = house.lead.get(&house.path("/proposal")).await.text;
    let links = house.path("/proposal/links/");
    let link = page
        .split(&links)
        .nth(1)
        .unwrap()
        .split('/')
        .next()
        .unwrap();
    let refreshed = house
        .lead
        .post(&format!("{links}{link}/refresh"), &[])
        .await;
    assert_eq!(refreshed.status, 303);
    assert!(partner.get(&private).await.text.contains("Later words."));
    house.lead.post(&format!("{links}{link}/revoke"), &[]).await;
    for path in [private.clone(), format!("{private}/proposal.pdf")] {
        let closed = partner.get(&path).await;
        assert_eq!(closed.status, StatusCode::GONE);
        assert!(!closed.text.contains("Help in the hall"));
    }
    assert_eq!(partner.post(&private, &answer("talk")).await.status, 410);
    assert_eq!(house.state().await, "Sent");
    let second = house.private_page("month").await;
    house.stage.pass_ms(40 * DAY_MS);
    assert_eq!(partner.get(&second).await.status, 410);
    assert_eq!(partner.get("/en/p/guessed").await.status, 404);
}

/// A paper as the browser is told of it: what it is, under which name, for whom.
fn told(paper: &Answer) -> [String; 3] {
    ["content-type", "content-disposition", "cache-control"]
        .map(|name| paper.headers[name].to_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_paper_is_saved_by_its_readers_and_by_the_partner() {
    let house = house().await;
    let path = house.path("/proposal.pdf");
    let paper = house.lead.get(&path).await;
    assert_eq!(paper.status, 200, "{}", paper.text);
    assert_eq!(
        told(&paper),
        [
            "application/pdf",
            "attachment; filename=\"Partnership proposal - Help in the hall.pdf\"; \
             filename*=UTF-8''Partnership%20proposal%20-%20Help%20in%20the%20hall.pdf",
            "private, no-store",
        ]
    );
    assert!(paper.text.starts_with("%PDF-1.7"));
    assert!(paper.text.contains("/Lang(en)"));
    let stranger = house.stage.account("Stranger").await;
    assert_eq!(stranger.get(&path).await.status, 404);
    assert_eq!(house.stage.browser().get(&path).await.status, 401);
    for lang in ["fi", "sv"] {
        let paper = house
            .lead
            .get(&path.replace("/en/", &format!("/{lang}/")))
            .await;
        assert!(paper.text.contains(&format!("/Lang({lang})")));
    }

    let private = house.private_page("month").await;
    let partner = house.stage.browser();
    let page = partner.get(&private).await.text;
    let sent = format!("{private}/proposal.pdf");
    assert!(page.contains(&format!("href=\"{sent}\"")), "{page}");
    let sent = partner.get(&sent).await;
    assert_eq!(told(&sent), told(&paper));
    assert_eq!(sent.headers["referrer-policy"], "no-referrer");
    assert_eq!(sent.headers["x-robots-tag"], "noindex, nofollow, noarchive");
    assert_eq!(partner.get("/en/p/guessed/proposal.pdf").await.status, 404);
}

#[tokio::test]
async fn the_partner_saves_what_was_sent_and_not_what_is_written_after() {
    let house = house().await;
    let sent = format!("{}/proposal.pdf", house.private_page("month").await);
    let partner = house.stage.browser();
    let first = partner.get(&sent).await.text;
    house.write("fields", "goal", "Later words. ").await;
    assert!(partner.get(&sent).await.text == first, "the paper changed");
    let now = house.lead.get(&house.path("/proposal.pdf")).await.text;
    assert!(now != first, "the paper of the canvas did not change");
}

#[tokio::test]
async fn answers_are_few_and_come_from_the_page_itself() {
    let house = house().await;
    let private = house.private_page("year").await;
    let partner = house.stage.browser();
    for (site, origin, status) in [
        ("cross-site", "https://elsewhere.example", 403),
        ("same-origin", "null", 303),
    ] {
        let request = Request::post(&private)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site)
            .header(header::ORIGIN, origin)
            .body(Body::from("answer=message&name=Pia&message=Hello"));
        assert_eq!(partner.send(request.unwrap()).await.status, status);
    }
    let mut last: Option<Answer> = None;
    for _ in 0..10 {
        last = Some(partner.post(&private, &answer("message")).await);
    }
    assert_eq!(last.unwrap().status, 429);
    house.stage.pass_ms(2 * 60 * 60 * 1000);
    assert_eq!(partner.post(&private, &answer("talk")).await.status, 303);
    assert_eq!(house.state().await, "In talks");
}

#[tokio::test]
async fn the_workspace_moves_a_proposal_only_where_it_can_go() {
    let house = house().await;
    let to = house.path("/proposal/state");
    let moved = house.lead.post(&to, &[("to", "accepted")]).await;
    assert_eq!(moved.status, 409, "a draft was not sent yet");
    for (name, shown) in [
        ("sent", "Sent"),
        ("in-talks", "In talks"),
        ("declined", "Declined"),
        ("draft", "Draft"),
    ] {
        assert_eq!(house.lead.post(&to, &[("to", name)]).await.status, 303);
        assert_eq!(house.state().await, shown);
    }
    assert_eq!(house.lead.post(&to, &[("to", "no")]).await.status, 400);
    assert_eq!(house.noted("proposal.state").await, 4);
    house.lead.post(&house.path("/archive"), &[]).await;
    assert_eq!(house.lead.post(&to, &[("to", "sent")]).await.status, 409);
}
