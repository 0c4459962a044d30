//! What stands on a workspace's canvases is found by whoever may see it, and nothing else is.
use canvas::content::{Content, Lane};
use canvas::settings::Role;
use server::args;
use server::features::registry;

use crate::registry_place::{Place, workspace};
use crate::sockets::Guest;
use crate::stage::Browser;

impl Place {
    fn search(&self, question: &str) -> String {
        format!("/en/w/{}/search?{question}", self.workspace.0)
    }

    /// Kind and address of each hit, by the API.
    async fn hits(&self, question: &str) -> Vec<(String, String)> {
        self.settle().await;
        let path = format!(
            "/api/v1/workspaces/{}/search?q={question}",
            self.workspace.0
        );
        let answer = self.host.get(&path).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let hits = answer.json()["hits"].clone();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let hits = hits.as_array().unwrap().iter();
        hits.map(|hit| (text(&hit["kind"]), text(&hit["address"])))
            .collect()
    }

    async fn comment(&self, canvas: &str, note: &str, text: &str) {
        let path = format!("/en/c/{canvas}/comments");
        let form = [("note", note), ("text", text)];
        assert_eq!(self.host.post(&path, &form).await.status, 303);
    }
}

fn lane(id: &str, title: &str) -> Lane {
    Lane {
        id: id.to_owned(),
        order: "a1".to_owned(),
        parts: [("title".to_owned(), title.to_owned())].into(),
        ..Lane::default()
    }
}

#[tokio::test]
async fn everything_that_stands_in_a_workspace_is_found_in_any_form() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    place
        .add(&map, &[("note-kela", "state", "Kela\nauttaa kirjastoissa")])
        .await;
    place
        .comment(&map.0, "note-kela", "Kysytään toukokuussa")
        .await;
    let model = place.canvas("support-model").await;
    let content = Content {
        fields: [("promise".to_owned(), "Saat opastusta rauhassa".to_owned())].into(),
        rows: vec![lane("row-main", "Pääkirjasto")],
        ..Content::default()
    };
    place
        .write(&model, move |txn| canvas::fill(txn, &content))
        .await;
    let note = format!("c/{}?view=list#n-note-kela", map.0);
    let found = |kind: &str, address: String| (kind.to_owned(), address);
    assert_eq!(place.hits("kirjasto").await[0], found("notes", note));
    let opastus = place.hits("opastukset").await;
    assert_eq!(
        opastus,
        [found(
            "fields",
            format!("c/{}?view=list#f-promise", model.0)
        )]
    );
    let row = place.hits("p%C3%A4%C3%A4kirjasto").await;
    assert_eq!(
        row,
        [found(
            "fields",
            format!("c/{}?view=list#rows-row-main-title", model.0)
        )]
    );
    let comment = place.hits("toukokuu").await;
    assert_eq!(comment[0].0, "comments");
    assert!(
        comment[0]
            .1
            .starts_with(&format!("c/{}/notes/note-kela#k-", map.0))
    );
    let kela = place.hits("kelan").await;
    let kinds: Vec<&str> = kela.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["records", "notes"]);
    assert!(kela[0].1.contains("/registry/"));
    assert_eq!(
        place.hits("actor").await[0],
        found("canvases", format!("c/{}", map.0))
    );
}

#[tokio::test]
async fn the_page_marks_what_answers_and_says_when_nothing_does() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    place
        .add(&map, &[("note-kela", "state", "Kela\nauttaa kirjastoissa")])
        .await;
    place.settle().await;
    let note = format!("c/{}?view=list#n-note-kela", map.0);
    let page = place.host.get(&place.search("q=kirjastossa")).await.text;
    assert!(page.contains("<mark>kirjastoissa</mark>"), "{page}");
    assert!(page.contains(&format!("/en/{note}")), "{page}");
    let none = place.host.get(&place.search("q=kirjasto+museo")).await.text;
    assert!(none.contains("Nothing was found"), "{none}");
    let short = place.host.get(&place.search("q=k")).await.text;
    assert!(short.contains("two letters"), "{short}");
    let only = place
        .host
        .get(&place.search("q=kela&kind=records"))
        .await
        .text;
    assert!(
        only.contains("1 hit") && !only.contains("#n-note-kela"),
        "{only}"
    );
}

#[tokio::test]
async fn what_is_changed_removed_or_thrown_away_is_not_found_any_more() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    place.add(&map, &[("note-one", "state", "Kvartsi")]).await;
    place.comment(&map.0, "note-one", "Pouta").await;
    assert_eq!(place.hits("kvartsi").await.len(), 2);
    place.retype(&map, "note-one", "Graniitti").await;
    assert!(place.hits("kvartsi").await.is_empty());
    assert_eq!(place.hits("graniitti").await.len(), 2);
    let page = place
        .host
        .get(&format!("/en/c/{}/actions", map.0))
        .await
        .text;
    let comment = page
        .split("id=\"k-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert_eq!(place.hits("pouta").await.len(), 1);
    let remove = format!("/en/c/{}/comments/{comment}/remove", map.0);
    assert_eq!(place.host.post(&remove, &[]).await.status, 303);
    let left = "
        select count(*)
        from passage
        where place like 'comment:%'";
    let left: Option<i64> = place.stage.app.db.optional(left, args![]).await.unwrap();
    assert_eq!(left, Some(0));
    let rename = format!("/en/c/{}/rename", map.0);
    place.host.post(&rename, &[("title", "Basaltti")]).await;
    assert_eq!(place.hits("basaltti").await.len(), 1);

    place
        .host
        .post(&format!("/en/c/{}/delete", map.0), &[])
        .await;
    assert!(place.hits("graniitti").await.is_empty());
    assert!(place.hits("basaltti").await.is_empty());
    let left = "
        select count(*)
        from passage";
    let left: Option<i64> = place.stage.app.db.optional(left, args![]).await.unwrap();
    assert_eq!(left, Some(0));
    let restore = format!("/en/w/{}/trash/{}/restore", place.workspace.0, map.0);
    place.host.post(&restore, &[]).await;
    assert_eq!(place.hits("graniitti").await.len(), 2);
}

#[tokio::test]
async fn of_an_interview_only_the_title_is_found() {
    let place = Place::new().await;
    let map = place.canvas("needs-map").await;
    let content = Content {
        fields: [("situation".to_owned(), "Kvartsipouta".to_owned())].into(),
        ..Content::default()
    };
    place
        .write(&map, move |txn| canvas::fill(txn, &content))
        .await;
    assert!(place.hits("kvartsipouta").await.is_empty());
    let title = place.hits("needs").await;
    assert_eq!(title, [("canvases".to_owned(), format!("c/{}", map.0))]);
}

#[tokio::test]
async fn only_those_who_may_read_the_workspace_search_it() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    place.add(&map, &[("note-one", "state", "Kvartsi")]).await;
    place.settle().await;
    let stage = &place.stage;
    let stranger = stage.account("Stranger").await;
    let theirs = workspace(stage, &stranger).await;
    let guest = Guest::new(&stage.app, &map, "Noor", Role::Viewer).await;
    let only_canvas = "
        update guest
        set canvas_id = $2
        where id = $1";
    let asks = async |who: &Browser| {
        let api = format!("/api/v1/workspaces/{}/search?q=kvartsi", place.workspace.0);
        let page = who.get(&place.search("q=kvartsi")).await.status.as_u16();
        (page, who.get(&api).await.status.as_u16())
    };
    let noor = stage.browser().with_token(&guest.token);
    assert_eq!(asks(&noor).await, (200, 200));
    let row = args![guest.id.as_str(), map.0.as_str()];
    stage.app.db.run(only_canvas, row).await.unwrap();
    assert_eq!(asks(&noor).await, (404, 404));
    assert_eq!(asks(&stranger).await, (404, 404));
    assert_eq!(asks(&stage.browser()).await, (401, 401));
    let path = format!("/api/v1/workspaces/{}/search?q=kvartsi", theirs.0);
    assert_eq!(stranger.get(&path).await.json()["total"], 0);
}

#[tokio::test]
async fn many_hits_come_page_by_page() {
    let place = Place::new().await;
    let map = place.canvas("actor-map").await;
    let notes: Vec<(String, String)> = (0..70)
        .map(|n| (format!("note-{n:03}"), format!("Kvartsi {n}")))
        .collect();
    let notes: Vec<(&str, &str, &str)> = notes
        .iter()
        .map(|(id, text)| (id.as_str(), "state", text.as_str()))
        .collect();
    place.add(&map, &notes).await;
    registry::settle_all(&place.stage.app).await.unwrap();
    let first = place
        .host
        .get(&place.search("q=kvartsi&kind=notes"))
        .await
        .text;
    assert!(first.contains("rel=\"next\"") && !first.contains("rel=\"prev\""));
    assert_eq!(first.matches("<mark>Kvartsi</mark>").count(), 30);
    let last = place
        .host
        .get(&place.search("q=kvartsi&kind=notes&page=3"))
        .await
        .text;
    assert!(!last.contains("rel=\"next\"") && last.contains("start=\"61\""));
    for odd in ["page=99", "page=-1", "page=x", "kind=odd"] {
        let page = place
            .host
            .get(&place.search(&format!("q=kvartsi&{odd}")))
            .await;
        assert_eq!(page.status, 200);
    }
}
