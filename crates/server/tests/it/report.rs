//! Reports of workshops and canvases, opened again by poppler's programs.
use std::collections::BTreeSet;

use canvas::content::{Circle, Content, Link, Note, Signed};
use canvas::summary::Summary;
use serde_json::json;
use server::args;
use server::features::demo;
use server::features::live;
use server::features::workspaces::CanvasId;

use crate::papers::{bare, poppler, written};
use crate::stage::{Answer, Browser, Stage};
use crate::workshops_stage::{House, house};

/// The text of a report, without spaces and hyphens.
fn read(report: &Answer) -> String {
    assert_eq!(report.status, 200, "{}", report.text);
    assert_eq!(report.headers["content-type"], "application/pdf");
    bare(&poppler("pdftotext", &["-", "-"], &report.bytes))
}

fn note(id: &str, zone: &str, text: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        author: "account-x".to_owned(),
        by: "Wilma Writer".to_owned(),
        ..Note::default()
    }
}

fn written_content() -> Content {
    let signed = Signed {
        by: "account-x".to_owned(),
        name: "Wilma Writer".to_owned(),
        at: 1,
    };
    Content {
        notes: vec![
            note("note-library", "municipality", "Library\nhelps on Tuesdays"),
            note("note-club", "association", "نادي الحاسوب 🌿\nשלום"),
            note("note-long", "association", &"Dataneuvonta".repeat(12)),
        ],
        links: vec![Link {
            id: "link-a".to_owned(),
            from: "note-library".to_owned(),
            to: "note-club".to_owned(),
            kind: "information".to_owned(),
            label: String::new(),
            signed: signed.clone(),
        }],
        circles: vec![Circle {
            id: "circle-a".to_owned(),
            label: "Where we start".to_owned(),
            members: vec!["note-club".to_owned(), "note-library".to_owned()],
            signed,
        }],
        summary: Summary {
            seen: "Nobody helps on Fridays".to_owned(),
            decided: "We open on Fridays".to_owned(),
        },
        ..Content::default()
    }
}

/// A workshop on an actor map with something written on it.
async fn worked() -> House {
    let house = house("first-meeting").await;
    let canvas = CanvasId(house.canvas().await);
    live::edit(&house.stage.app, &canvas, |txn| {
        canvas::fill(txn, &written_content());
    })
    .await
    .unwrap();
    house
}

/// A comment on a note and an action point.
pub async fn talk(house: &House) {
    let canvas = format!("/api/v1/canvases/{}", house.canvas().await);
    let comment = json!({"note": "note-library", "text": "Who has the keys?"});
    let point = json!({"what": "Call the club", "owner": "Olli Owner", "due": "2026-10-01"});
    for (path, body) in [("comments", comment), ("action-points", point)] {
        let made = house
            .lead
            .json("POST", &format!("{canvas}/{path}"), &body)
            .await;
        assert_eq!(made.status, 201, "{}", made.text);
    }
}

async fn vote(house: &House, voter: &Browser) {
    let votes = format!("/en/c/{}/votes", house.canvas().await);
    let round = [
        ("question", "Where do we start?"),
        ("mark", "dots"),
        ("votes_each", "3"),
    ];
    assert_eq!(house.lead.post(&votes, &round).await.status, 303);
    let id = crate::workshops_stage::text(
        &house.stage,
        "
            select id
            from vote_round
            where canvas_id = $1",
        &house.canvas().await,
    )
    .await;
    let ballot = [("note-note-library", "3")];
    let cast = voter.post(&format!("{votes}/{id}"), &ballot).await;
    assert_eq!(cast.status, 303, "{}", cast.text);
    let closed = house.lead.post(&format!("{votes}/{id}/close"), &[]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
}

#[tokio::test]
async fn a_workshop_is_reported_with_its_people_agenda_notes_and_votes() {
    let house = worked().await;
    let guest = house.guest("Gunhild Guest").await;
    vote(&house, &guest).await;
    talk(&house).await;
    let report = house.lead.get(&house.at("/report.pdf")).await;
    let text = read(&report);
    for words in [
        "Workshop report",
        "First meeting",
        "We know each other",
        "8 Dec 2026, 13:00",
        "Library hall",
        "English, Suomi",
        "Facilitators: 1",
        "Guests: 1",
        "Gunhild Guest",
        "helps on Tuesdays",
        "1 · Where we start",
        "Vote: Where do we start?",
        "1 person has voted",
        "Nobody helps on Fridays",
        "We open on Fridays",
        "Call the club",
        "Olli Owner",
        "1 Oct 2026",
        "Who has the keys?",
    ] {
        assert!(text.contains(&bare(words)), "no {words}: {text}");
    }
    assert!(text.contains(&"Dataneuvonta".repeat(12)), "{text}");
    for secret in ["Wilma", "meet.example"] {
        assert!(!text.contains(secret), "{secret} stands there: {text}");
    }
    let info = poppler("pdfinfo", &["-"], &report.bytes);
    for fact in [
        "Title:           First meeting\n",
        "Author:          Lakeside\n",
        "Tagged:          yes\n",
        "Page size:       595.276 x 841.89 pts (A4)\n",
    ] {
        assert!(info.contains(fact), "{info}");
    }
    let fonts = poppler("pdffonts", &["-"], &report.bytes);
    assert!(fonts.lines().count() > 3, "{fonts}");
    for font in fonts.lines().skip(2) {
        assert!(font.contains(" yes yes yes "), "{font}");
    }
    let tags = poppler("pdfinfo", &["-struct", "-"], &report.bytes);
    for tag in ["H1", "H2", "H3", "TOC", "Table", "TH", "Figure", "L", "LI"] {
        let name = |line: &str| line.trim().split([' ', ':']).next() == Some(tag);
        assert!(tags.lines().any(name), "no {tag}: {tags}");
    }
}

#[tokio::test]
async fn who_only_looks_on_stands_apart_and_no_column_is_empty() {
    let house = worked().await;
    house.guest("Gunhild Guest").await;
    house.guest("Vera Viewer").await;
    let looks_on = "
        update guest
        set role = 'viewer'
        where name = $1";
    let no_time = "
        update workshop
        set starts_at = null
        where id = $1";
    let db = &house.stage.app.db;
    db.run(looks_on, args!["Vera Viewer"]).await.unwrap();
    let with_time = read(&house.lead.get(&house.at("/report.pdf")).await);
    for words in ["Guests: 1", "Viewers: 1", "Starts"] {
        assert!(with_time.contains(&bare(words)), "no {words}: {with_time}");
    }
    db.run(no_time, args![house.workshop.as_str()])
        .await
        .unwrap();
    let without = read(&house.lead.get(&house.at("/report.pdf")).await);
    assert!(!without.contains("Starts"), "{without}");
}

#[tokio::test]
async fn a_report_speaks_the_language_of_its_address() {
    let house = worked().await;
    for (lang, words) in [("fi", "Työpajan raportti"), ("sv", "Workshopens rapport")] {
        let path = format!("/{lang}/t/{}/report.pdf", house.workshop);
        let report = house.lead.get(&path).await;
        assert!(read(&report).contains(&bare(words)), "{lang}");
        assert!(report.text.contains(&format!("/Lang({lang})")), "{lang}");
    }
}

#[tokio::test]
async fn who_is_in_the_workshop_takes_its_report_home_and_nobody_else() {
    let house = worked().await;
    let report = house.at("/report.pdf");
    for person in [
        house.guest("Gunhild Guest").await,
        house.member("Vera Viewer", "viewer").await,
    ] {
        assert_eq!(person.get(&report).await.status, 200);
    }
    let other = house.prepare("Another", "first-meeting").await;
    let elsewhere = house.stage.account("Stranger").await;
    assert_eq!(elsewhere.get(&report).await.status, 404);
    assert_eq!(house.stage.browser().get(&report).await.status, 401);
    let guest = house.guest("Guest of one").await;
    let other = guest.get(&format!("/en/t/{other}/report.pdf")).await;
    assert_eq!(other.status, 401);
    let trail = house.trail().await;
    let noted = trail.iter().filter(|action| *action == "workshop.report");
    assert_eq!(noted.count(), 2);
}

#[tokio::test]
async fn a_canvas_is_reported_by_itself() {
    let house = worked().await;
    let path = format!("/en/c/{}/results", house.canvas().await);
    let page = house.lead.get(&path).await.text;
    assert!(page.contains("/results/report.pdf"), "{page}");
    let text = read(&house.lead.get(&format!("{path}/report.pdf")).await);
    for words in ["Canvas report", "Library", "helps on Tuesdays"] {
        assert!(text.contains(&bare(words)), "no {words}: {text}");
    }
    assert!(!text.contains("Wilma"), "{text}");
}

#[tokio::test]
async fn every_kind_is_reported_with_all_that_is_written_but_no_interview() {
    let stage = Stage::new().await;
    let password = demo::fill(&stage.app).await.unwrap().unwrap();
    let lead = stage.browser();
    let form = [("email", demo::EMAIL), ("password", password.as_str())];
    assert_eq!(lead.post("/fi/sign-in", &form).await.status, 303);
    let workspaces = lead.get("/api/v1/workspaces").await.json();
    let workspace = workspaces["items"][0]["id"].as_str().unwrap().to_owned();
    let form = [
        ("title", "Yhdeksän"),
        ("languages", "fi"),
        ("agenda", "empty"),
    ];
    let path = format!("/fi/w/{workspace}/workshops");
    let made = lead.post(&path, &form).await;
    let workshop = made.location().split('/').nth(3).unwrap().to_owned();
    let canvases = lead
        .get(&format!("/api/v1/workspaces/{workspace}/canvases"))
        .await
        .json();
    let mut position = 0;
    for canvas in canvases["items"].as_array().unwrap() {
        let row = "
            insert into workshop_item (id, workshop_id, position, canvas_id, step, title, minutes)
            values ($1, $2, $3, $4, null, '', 10)";
        position += 1;
        let id = canvas["id"].as_str().unwrap();
        let row_args = args![format!("item-{position}"), workshop.as_str(), position, id];
        stage.app.db.run(row, row_args).await.unwrap();
    }
    let report = lead.get(&format!("/fi/t/{workshop}/report.pdf")).await;
    let text = read(&report);
    let (mut told, mut told_in_private) = (BTreeSet::new(), BTreeSet::new());
    for canvas in canvases["items"].as_array().unwrap() {
        let (id, kind) = (canvas["id"].as_str().unwrap(), canvas["kind"].as_str());
        let file = format!("/fi/c/{id}/results/canvas.json");
        let lines = written(&lead.get(&file).await.json());
        let kind = kind.unwrap();
        if canvas::find(kind).unwrap().private {
            told_in_private.extend(lines);
        } else {
            for line in lines {
                assert!(text.contains(&line), "{kind} lacks {line}");
                told.insert(line);
            }
        }
    }
    // Short ones are words that stand anywhere.
    let secret = told_in_private.difference(&told);
    let secret: Vec<_> = secret.filter(|line| line.chars().count() > 20).collect();
    assert!(secret.len() > 3, "{secret:?}");
    for line in secret {
        assert!(!text.contains(line.as_str()), "an interview tells {line}");
    }
}
