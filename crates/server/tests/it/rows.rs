//! The notes of a canvas as rows: the page without script, and its file.
use canvas::content::{Note, Tick};
use canvas::settings::Role;
use server::features::votes;
use server::features::workspaces::CanvasId;

use crate::results::Desk;
use crate::results_tables::{of_notes, read_csv};
use crate::sockets::Guest;
use crate::stage::Browser;

/// Somebody at the canvas by a code.
async fn guest(desk: &Desk, canvas: &str, role: Role) -> Browser {
    let id = CanvasId(canvas.to_owned());
    let guest = Guest::new(&desk.stage.app, &id, "Helmi", role).await;
    desk.stage.browser().with_token(&guest.token)
}

/// A canvas with two notes, a link, a circle, a tick.
async fn canvas(desk: &Desk) -> String {
    let template = canvas::find("actor-map").unwrap();
    let mut content = of_notes(template);
    content
        .ticks
        .insert("note-bbbb".to_owned(), Tick::default());
    desk.canvas(template, content).await
}

/// Names in the order of the page's rows.
fn names(page: &str) -> Vec<&str> {
    let heads = page.split("<th scope=\"row\" dir=\"auto\">").skip(1);
    heads.map(|rest| rest.split('<').next().unwrap()).collect()
}

#[tokio::test]
async fn the_rows_are_read_narrowed_and_sorted_without_script() {
    let desk = Desk::new().await;
    let id = canvas(&desk).await;
    let viewer = guest(&desk, &id, Role::Viewer).await;
    let page = viewer.get(&format!("/en/c/{id}/table")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let kela = "=HYPERLINK(&#34;x&#34;)";
    let page = page.text;
    assert_eq!(names(&page).len(), 2, "{page}");
    for said in [
        kela,
        "Kirjasto",
        "Eero",
        "Kärki",
        "kouluttaa: Kirjasto",
        "2 notes. The order",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    assert!(!page.contains("aria-sort"));
    assert!(page.contains("<th scope=\"col\"><a class=\"sort\" href=\""));
    let sorted = |way: &str| format!("/en/c/{id}/table?sort=name&way={way}");
    let up = viewer.get(&sorted("up")).await.text;
    assert!(up.contains("aria-sort=\"ascending\"") && up.contains("Order: Name, ascending"));
    assert_eq!(names(&up), [kela, "Kirjasto"]);
    assert!(up.contains("table?sort=name&#38;way=down"));
    let down = viewer.get(&sorted("down")).await.text;
    assert!(down.contains("aria-sort=\"descending\""));
    assert_eq!(names(&down), ["Kirjasto", kela]);
    for query in [
        "zone=municipality",
        "q=KIRJ&zone=municipality",
        "author=Eero&q=kirjasto&zone=municipality",
    ] {
        let some = viewer.get(&format!("/en/c/{id}/table?{query}")).await.text;
        assert_eq!(names(&some), ["Kirjasto"], "{query}");
        assert!(some.contains("1 of 2 notes"), "{some}");
    }
    let none = viewer
        .get(&format!("/en/c/{id}/table?author=Outo&sort=%3Cb%3E"))
        .await
        .text;
    assert!(none.contains("No note matches") && !none.contains("<table"));
    assert!(!none.contains("<b>"), "{none}");
    let odd = viewer.get(&format!("/en/c/{id}/table?way=around")).await;
    assert!(odd.status.is_client_error(), "{}", odd.status);
    let canvas = viewer.get(&format!("/en/c/{id}?view=list")).await.text;
    assert!(canvas.contains(&format!("href=\"/en/c/{id}/table\"")));
}

#[tokio::test]
async fn the_file_carries_the_rows_of_the_page_and_runs_nothing() {
    let desk = Desk::new().await;
    let id = canvas(&desk).await;
    let viewer = guest(&desk, &id, Role::Viewer).await;
    let page = viewer
        .get(&format!("/en/c/{id}/table?q=turussa"))
        .await
        .text;
    let file = format!("/en/c/{id}/table.csv?q=turussa");
    assert!(page.contains(&format!("href=\"{file}\"")), "{page}");
    let rows = read_csv(&viewer.get(&file).await);
    assert_eq!(rows.len(), 2, "{rows:?}");
    let at = |head: &str| rows[0].iter().position(|one| one == head).unwrap();
    assert_eq!(rows[1][at("Name")], "'=HYPERLINK(\"x\")");
    assert_eq!(rows[1][at("Remark")], "Kelan _x0041_ palvelu\nTurussa");
    assert_eq!(rows[1][at("Area")], "State actors");
    assert_eq!(rows[1][at("Links")], "kouluttaa: Kirjasto");
    assert_eq!(rows[1][at("Writer")], "Eero");
    assert_eq!(rows[1][at("Note id")], "note-aaaa");
    for head in &rows[0] {
        assert!(
            head == "Note id" || page.contains(&format!(">{head}<svg")),
            "{head}"
        );
    }
    assert_eq!(desk.trail("canvas-exported", &id).await, ["table.csv"]);
}

#[tokio::test]
async fn strangers_read_no_rows_and_a_canvas_without_notes_has_none() {
    let desk = Desk::new().await;
    let id = canvas(&desk).await;
    let stranger = desk.stage.account("Outo").await;
    for path in ["table", "table.csv"] {
        let path = format!("/en/c/{id}/{path}");
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
        let nobody = desk.stage.browser().get(&path).await;
        assert!(nobody.status.is_client_error(), "{path} {}", nobody.status);
    }
    let template = canvas::find("offering").unwrap();
    let offering = desk
        .canvas(template, canvas::content::Content::default())
        .await;
    let page = desk.lead.get(&format!("/en/c/{offering}/table")).await;
    assert_eq!(page.status, 404);
    let canvas = desk.lead.get(&format!("/en/c/{offering}")).await.text;
    assert!(!canvas.contains(&format!("/{offering}/table\"")));
}

#[tokio::test]
async fn reading_an_interview_as_rows_is_noted_and_so_is_taking_it() {
    let desk = Desk::new().await;
    let template = canvas::find("needs-map").unwrap();
    let content = canvas::content::Content {
        notes: vec![Note {
            id: "note-cccc".to_owned(),
            zone: template.zones[0].slug.clone(),
            kind: template.zones[0].kinds[0].clone(),
            text: "Asuminen".to_owned(),
            ..Note::default()
        }],
        ..canvas::content::Content::default()
    };
    let id = desk.canvas(template, content).await;
    let path = format!("/en/c/{id}/table");
    assert_eq!(desk.lead.get(&path).await.status, 200);
    assert_eq!(desk.trail("interview.read", &id).await.len(), 1);
    assert_eq!(desk.lead.get(&format!("{path}.csv")).await.status, 200);
    assert_eq!(desk.trail("interview.export", &id).await, ["table.csv"]);
}

#[tokio::test]
async fn votes_stand_in_the_rows_once_they_are_closed() {
    let desk = Desk::new().await;
    let id = canvas(&desk).await;
    let form = [
        ("question", "Mistä aloitamme?"),
        ("mark", "dots"),
        ("votes_each", "3"),
    ];
    desk.lead.post(&format!("/fi/c/{id}/votes"), &form).await;
    let round = votes::open_round(&desk.stage.app, &id).await.unwrap();
    let path = format!("/fi/c/{id}/votes/{}", round.unwrap().id);
    let voted = desk.lead.post(&path, &[("note-note-bbbb", "2")]).await;
    assert_eq!(voted.status, 303, "{}", voted.text);
    let sorted = format!("/en/c/{id}/table?sort=votes&way=down");
    let open = desk.lead.get(&sorted).await.text;
    assert!(!open.contains("class=\"num\""), "{open}");
    desk.lead.post(&format!("{path}/close"), &[]).await;
    let closed = desk.lead.get(&sorted).await.text;
    assert!(closed.contains("<td class=\"num\">2</td>"), "{closed}");
    assert_eq!(names(&closed)[0], "Kirjasto");
}
