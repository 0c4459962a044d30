//! Results that are shared by a link: made, read without an account, and closed.
use canvas::content::{Content, Note, Signed, Tick};
use serde_json::json;
use server::features::live;
use server::features::workspaces::CanvasId;

use crate::papers::{bare, poppler};
use crate::report::talk;
use crate::stage::{Answer, Browser};
use crate::workshops_stage::{House, house};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// The words of an address that leads nowhere.
const NOTHING: &str = "The page cannot be read";

/// A workshop whose canvas has a note, a tick and something in the bin, signed by somebody.
async fn written() -> House {
    let house = house("first-meeting").await;
    let canvas = CanvasId(house.canvas().await);
    let signed = || Signed {
        by: "account-x".to_owned(),
        name: "Wilma Writer".to_owned(),
        at: 1,
    };
    let note = |id: &str, text: &str| Note {
        id: id.to_owned(),
        zone: "municipality".to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        author: "account-x".to_owned(),
        by: "Wilma Writer".to_owned(),
        ..Note::default()
    };
    let content = Content {
        notes: vec![note("note-library", "Library <b>\nhelps on Tuesdays")],
        bin: vec![Note {
            binned: Some(signed()),
            ..note("note-gone", "Thrown away")
        }],
        ticks: [(
            "note-library".to_owned(),
            Tick {
                signed: signed(),
                ..Tick::default()
            },
        )]
        .into(),
        ..Content::default()
    };
    live::edit(&house.stage.app, &canvas, move |txn| {
        canvas::fill(txn, &content);
    })
    .await
    .unwrap();
    house
}

/// The page where the links of the house's canvas are made.
async fn links_of_canvas(house: &House) -> String {
    format!("/en/c/{}/share", house.canvas().await)
}

/// Makes a link on the page `links`; gives its path.
async fn link(by: &Browser, links: &str, days: &str) -> String {
    let made = by.post(links, &[("days", days)]).await;
    assert_eq!(made.status, 200, "{}", made.text);
    let address = made.text.split("http://tuki.test").nth(1).unwrap();
    address.split('"').next().unwrap().to_owned()
}

/// Closes the only link of the page `links`.
async fn close(by: &Browser, links: &str) {
    let page = by.get(links).await.text;
    let id = page.split(&format!("{links}/")).nth(1).unwrap();
    let id = id.split('/').next().unwrap();
    let closed = by.post(&format!("{links}/{id}/revoke"), &[]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
}

/// What travels to the reader, unpacked where it is packed.
fn unpacked(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text);
    let kind = answer.headers["content-type"].to_str().unwrap();
    if kind == "application/pdf" {
        return poppler("pdftotext", &["-", "-"], &answer.bytes);
    }
    if !kind.contains("spreadsheet") {
        return answer.text.clone();
    }
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(&answer.bytes)).unwrap();
    let mut text = String::new();
    for at in 0..book.len() {
        let mut part = book.by_index(at).unwrap();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    }
    text
}

#[tokio::test]
async fn whoever_has_the_link_reads_the_results_and_nobody_s_name() {
    let house = written().await;
    talk(&house).await;
    let shared = link(&house.lead, &links_of_canvas(&house).await, "30").await;
    let reader = house.stage.browser();
    let page = reader.get(&shared).await;
    let value = |name: &str| page.headers[name].to_str().unwrap().to_owned();
    assert_eq!(value("referrer-policy"), "no-referrer");
    assert!(value("x-robots-tag").contains("noindex"));
    assert!(page.text.contains("Library &#60;b&#62;"), "{}", page.text);
    let mut files = 0;
    for address in page.text.split("href=\"").skip(1) {
        let address = address.split('"').next().unwrap();
        if !address.starts_with(&format!("{shared}/")) {
            continue;
        }
        let file = reader.get(address).await;
        let text = unpacked(&file);
        for secret in ["Wilma", "account-x", "Thrown away", "Lead", "Olli", "keys"] {
            assert!(!text.contains(secret), "{address} tells {secret}: {text}");
        }
        assert_eq!(file.headers["referrer-policy"], "no-referrer", "{address}");
        files += 1;
    }
    // Sheet, workbook, report, and the tables of the kind.
    assert!(files > 6, "{files}: {}", page.text);
    for secret in [
        "Wilma",
        "account-x",
        "Thrown away",
        ">Lead<",
        "Olli",
        "keys",
    ] {
        assert!(!page.text.contains(secret), "{secret}: {}", page.text);
    }
    assert!(page.text.contains("Call the club"), "{}", page.text);
    assert!(page.text.contains(": Action points\""), "{}", page.text);
    let notes = reader.get(&format!("{shared}/1/notes.csv")).await.text;
    assert!(notes.contains("helps on Tuesdays"), "{notes}");
    assert!(!notes.contains("Author"), "{notes}");
    for none in [
        "1/canvas.json",
        "1/comments.csv",
        "2/notes.csv",
        "0/notes.csv",
        "x/notes.csv",
        "1/other.csv",
    ] {
        let answer = reader.get(&format!("{shared}/{none}")).await;
        assert_eq!(answer.status, 404, "{none}");
    }
}

#[tokio::test]
async fn wrong_expired_and_closed_links_say_the_same() {
    let house = written().await;
    let links = links_of_canvas(&house).await;
    let reader = house.stage.browser();
    let wrong = reader.get("/en/s/guessed").await;
    assert_eq!(wrong.status, 404);
    let shared = link(&house.lead, &links, "1").await;
    assert_eq!(reader.get(&shared).await.status, 200);
    house.stage.pass_ms(2 * DAY_MS);
    let expired = reader.get(&shared).await;
    let shared = link(&house.lead, &links, "9").await;
    house.stage.pass_ms(8 * DAY_MS);
    assert_eq!(reader.get(&shared).await.status, 200);
    close(&house.lead, &links).await;
    let closed = reader.get(&shared).await;
    for (answer, status) in [(wrong, 404), (expired, 410), (closed, 410)] {
        assert_eq!(answer.status, status);
        assert!(answer.text.contains(NOTHING), "{}", answer.text);
        assert!(!answer.text.contains("Library"), "{}", answer.text);
        assert!(answer.headers.contains_key("x-robots-tag"));
    }
    for file in ["report.pdf", "1/notes.csv"] {
        let file = reader.get(&format!("{shared}/{file}")).await;
        assert_eq!(file.status, 410);
    }
}

#[tokio::test]
async fn those_who_lead_see_their_links_and_the_trail_both_ends() {
    let house = written().await;
    let links = links_of_canvas(&house).await;
    let form = house.lead.get(&links).await.text;
    let token = form.split("name=\"token\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    let (secret, seal) = token.split_once('.').unwrap();
    let shared = format!("/en/s/{secret}");
    let other = server::clock::token();
    for forged in [other.clone(), format!("{other}.{seal}")] {
        let refused = [("days", "14"), ("token", &*forged)];
        let refused = house.lead.post(&links, &refused).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(refused.text.contains("value=\"14\""), "{}", refused.text);
        assert!(!refused.text.contains("/revoke"), "{}", refused.text);
    }
    for _ in 0..2 {
        let made = house
            .lead
            .post(&links, &[("days", "30"), ("token", token)])
            .await;
        assert!(made.text.contains(&shared), "{}", made.text);
    }
    let page = house.lead.get(&links).await.text;
    assert_eq!(page.matches("/revoke").count(), 1, "{page}");
    assert!(!page.contains("/en/s/"), "the address is told once: {page}");
    for told in ["1 Oct 2026", "Lead", "has not been opened", ">Lakeside</a>"] {
        assert!(page.contains(told), "no {told}: {page}");
    }
    // Beside the link, and in the name of its button.
    assert_eq!(page.matches("1 Sep 2026, 9:00").count(), 2, "{page}");
    house.stage.browser().get(&shared).await;
    let page = house.lead.get(&links).await.text;
    assert!(page.contains("Last opened 1 Sep"), "{page}");
    // Ids of one millisecond have no order.
    house.stage.pass_ms(1);
    close(&house.lead, &links).await;
    let page = house.lead.get(&links).await.text;
    assert!(!page.contains("/revoke"), "{page}");
    let db = &house.stage.app.db;
    let canvas = house.canvas().await;
    let sql = "
        select action
        from audit
        where subject = $1 and action like 'share.%'
        order by at, id";
    let trail: Vec<String> = db.all(sql, server::args![canvas.as_str()]).await.unwrap();
    assert_eq!(trail, ["share.create", "share.revoke"]);
}

#[tokio::test]
async fn a_wrong_number_of_days_is_given_back() {
    let house = written().await;
    let links = links_of_canvas(&house).await;
    for days in ["0", "366", "soon"] {
        let answer = house.lead.post(&links, &[("days", days)]).await;
        assert_eq!(answer.status, 422, "{days}");
        assert!(answer.text.contains("1–365."), "{}", answer.text);
        assert!(answer.text.contains(&format!("value=\"{days}\"")));
    }
}

#[tokio::test]
async fn only_those_who_lead_share_and_never_an_interview() {
    let house = written().await;
    let links = links_of_canvas(&house).await;
    for (person, status) in [
        (house.guest("Gunhild").await, 403),
        (house.member("Vera", "viewer").await, 403),
        (house.member("Paul", "participant").await, 403),
        (house.stage.account("Stranger").await, 404),
        (house.stage.browser(), 401),
    ] {
        assert_eq!(person.get(&links).await.status, status);
        let made = person.post(&links, &[("days", "30")]).await;
        assert_eq!(made.status, status);
    }
    let private = canvas::builtin().iter().filter(|kind| kind.private);
    let kinds: Vec<&str> = private.map(|kind| kind.kind.as_str()).collect();
    assert!(!kinds.is_empty());
    for kind in kinds {
        let canvas = house.other_canvas(kind, "Interview").await;
        let links = format!("/en/c/{canvas}/share");
        assert_eq!(house.lead.get(&links).await.status, 404);
        let made = house.lead.post(&links, &[("days", "30")]).await;
        assert_eq!(made.status, 404);
        let results = house.lead.get(&format!("/en/c/{canvas}/results")).await;
        assert!(!results.text.contains("/share"), "{}", results.text);
    }
}

#[tokio::test]
async fn a_link_opens_what_is_in_the_archive_but_nothing_that_is_deleted() {
    let house = written().await;
    let links = links_of_canvas(&house).await;
    let canvas = house.canvas().await;
    let shared = link(&house.lead, &links, "30").await;
    let reader = house.stage.browser();
    let change = async |path: String| {
        let done = house.lead.post(&path, &[]).await;
        assert_eq!(done.status, 303, "{path}: {}", done.text);
    };
    let of_canvas = |what: &str| format!("/en/c/{canvas}/{what}");
    change(of_canvas("archive")).await;
    assert_eq!(reader.get(&shared).await.status, 200);
    let new = house.lead.post(&links, &[("days", "30")]).await;
    assert_eq!(new.status, 409);
    change(of_canvas("unarchive")).await;
    change(of_canvas("delete")).await;
    assert_eq!(reader.get(&shared).await.status, 410);
    change(format!("/en/w/{}/trash/{canvas}/restore", house.workspace)).await;
    assert_eq!(reader.get(&shared).await.status, 200);
}

#[tokio::test]
async fn a_workshop_is_shared_with_its_canvases_and_counted_people() {
    let house = written().await;
    house.guest("Gunhild Guest").await;
    let shared = link(&house.lead, &house.at("/share"), "30").await;
    let reader = house.stage.browser();
    let page = reader.get(&shared).await.text;
    for told in ["First meeting", "We know each other", "helps on Tuesdays"] {
        assert!(page.contains(told), "no {told}: {page}");
    }
    let report = unpacked(&reader.get(&format!("{shared}/report.pdf")).await);
    assert!(bare(&report).contains("Guests:1"), "{report}");
    for page in [page, report] {
        for secret in ["Gunhild", "Wilma", "Lead"] {
            assert!(!page.contains(secret), "{secret}: {page}");
        }
    }
    close(&house.lead, &house.at("/share")).await;
    assert_eq!(reader.get(&shared).await.status, 410);
}

#[tokio::test]
async fn addresses_cannot_be_guessed_for_long() {
    let house = written().await;
    let shared = link(&house.lead, &links_of_canvas(&house).await, "30").await;
    let guesser = house.stage.browser();
    for _ in 0..60 {
        assert_eq!(guesser.get("/en/s/guessed").await.status, 404);
    }
    assert_eq!(guesser.get("/en/s/guessed").await.status, 429);
    // A whole room behind one address still reads.
    assert_eq!(guesser.get(&shared).await.status, 200);
}

#[tokio::test]
async fn a_link_of_one_workspace_is_not_closed_from_another() {
    let house = written().await;
    let links = links_of_canvas(&house).await;
    link(&house.lead, &links, "30").await;
    let page = house.lead.get(&links).await.text;
    let id = page.split(&format!("{links}/")).nth(1).unwrap();
    let id = id.split('/').next().unwrap().to_owned();
    let other = house.stage.account("Other").await;
    let made = other
        .json("POST", "/api/v1/workspaces", &json!({"title": "Hill"}))
        .await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let body = json!({"kind": "actor-map", "title": "Theirs"});
    let theirs = other.json("POST", &path, &body).await.json();
    let theirs = theirs["id"].as_str().unwrap();
    let path = format!("/en/c/{theirs}/share/{id}/revoke");
    assert_eq!(other.post(&path, &[]).await.status, 404);
}

#[tokio::test]
async fn a_canvas_that_is_called_as_its_kind_says_so_once() {
    let house = written().await;
    let links = links_of_canvas(&house).await;
    let shared = link(&house.lead, &links, "30").await;
    let page = house.stage.browser().get(&shared).await.text;
    let name = "Actor map of digital support";
    assert!(page.contains(&format!(">{name}</h1>")), "{page}");
    assert!(!page.contains(&format!("<strong>{name}")), "{page}");
}
