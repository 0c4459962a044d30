//! "Jatka tästä": from a canvas to the next one, by pages.
use std::collections::BTreeMap;

use server::features::demo;

use crate::stage::{Browser, Stage};

/// The demonstration as its facilitator sees it: id of the workspace and of a canvas of each kind.
pub async fn demonstration(stage: &Stage) -> (Browser, String, BTreeMap<String, String>) {
    let password = demo::fill(&stage.app).await.unwrap().unwrap();
    let browser = stage.browser();
    let form = [("email", demo::EMAIL), ("password", password.as_str())];
    browser.post("/fi/sign-in", &form).await;
    let list = browser.get("/api/v1/workspaces").await.json();
    let workspace = list["items"][0]["id"].as_str().unwrap().to_owned();
    let canvases = canvases(&browser, &workspace).await;
    let of_kind = canvases
        .into_iter()
        .map(|(id, kind, _)| (kind, id))
        .collect();
    (browser, workspace, of_kind)
}

/// Id, kind and title of every canvas.
async fn canvases(browser: &Browser, workspace: &str) -> Vec<(String, String, String)> {
    let path = format!("/api/v1/workspaces/{workspace}/canvases");
    let list = browser.get(&path).await.json();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|one| (text(&one["id"]), text(&one["kind"]), text(&one["title"])))
        .collect()
}

/// What a browser sends when the page's form is sent as it stands.
pub fn form_of(page: &str) -> Vec<(String, String)> {
    let post = page
        .split("method=\"post\"")
        .nth(1)
        .expect("the page has a form");
    let form = post.split("</form>").next().unwrap();
    let value = |tag: &str, name: &str| {
        let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(
            rest.split('"')
                .next()
                .unwrap()
                .replace("&#38;", "&")
                .replace("&amp;", "&"),
        )
    };
    let inputs = form.split("<input").skip(1).filter_map(|rest| {
        let tag = rest.split('>').next().unwrap();
        let sent = !tag.contains("checkbox") || tag.ends_with("checked");
        sent.then(|| {
            (
                value(tag, "name").unwrap(),
                value(tag, "value").unwrap_or_default(),
            )
        })
    });
    let selects = form.split("<select").skip(1).filter_map(|rest| {
        let chosen = rest
            .split("</select>")
            .next()
            .unwrap()
            .split("<option")
            .find(|one| one.contains(" selected"))?;
        Some((
            value(rest, "name").unwrap(),
            value(chosen, "value").unwrap(),
        ))
    });
    inputs.chain(selects).collect()
}

pub async fn send(
    browser: &Browser,
    path: &str,
    form: &[(String, String)],
) -> crate::stage::Answer {
    let form: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(path, &form).await
}

/// Follows an arrow as its page proposes; gives where it led.
pub async fn follow(browser: &Browser, canvas: &str, flow: &str) -> String {
    let path = format!("/fi/c/{canvas}/continue/{flow}");
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let answer = send(browser, &path, &form_of(&page.text)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location().to_owned()
}

pub async fn content(browser: &Browser, canvas: &str) -> serde_json::Value {
    browser
        .get(&format!("/api/v1/canvases/{canvas}"))
        .await
        .json()
}

#[tokio::test]
async fn circled_models_open_their_sheets_once() {
    let stage = Stage::new().await;
    let (browser, workspace, of_kind) = demonstration(&stage).await;
    let map = &of_kind["actor-map"];
    let overview = browser.get(&format!("/fi/c/{map}/continue")).await;
    assert!(
        overview
            .text
            .contains("Avaa mallikortti jokaisesta mallista"),
        "{}",
        overview.text
    );
    let path = format!("/fi/c/{map}/continue/model-sheets");
    let form = form_of(&browser.get(&path).await.text);
    let titles = |all: Vec<(String, String, String)>| {
        let of_kind = all
            .into_iter()
            .filter(|(_, kind, _)| kind == "support-model");
        let mut titles: Vec<_> = of_kind.map(|(.., title)| title).collect();
        titles.sort();
        titles
    };
    let came = send(&browser, &path, &form).await;
    assert!(
        came.location().ends_with("?came=3&left=0"),
        "{}",
        came.location()
    );
    let once = titles(canvases(&browser, &workspace).await);
    assert_eq!(
        once,
        [
            "Avoin opastusaika",
            "Ohjaaja kotiin",
            "Opastusta ilman ajanvarausta",
            "Vertaiset kylillä"
        ]
    );
    // The same form again, as when the answer was lost.
    let again = send(&browser, &path, &form).await;
    assert!(
        again.location().ends_with("?came=0&left=0"),
        "{}",
        again.location()
    );
    assert_eq!(titles(canvases(&browser, &workspace).await), once);
    // And the page itself knows.
    let page = browser.get(&path).await.text;
    assert!(page.contains("Jo viety"));
    assert!(
        !form_of(&page).iter().any(|(name, _)| name == "item"),
        "{page}"
    );
}

/// The partner has the proposal and says yes, by the buttons of its page.
async fn accept(browser: &Browser, proposal: &str) {
    let path = format!("/fi/c/{proposal}/proposal/state");
    for to in ["sent", "accepted"] {
        assert_eq!(browser.post(&path, &[("to", to)]).await.status, 303);
    }
}

#[tokio::test]
async fn only_an_accepted_proposal_starts_a_partnership() {
    let stage = Stage::new().await;
    let (browser, workspace, of_kind) = demonstration(&stage).await;
    let proposal = &of_kind["proposal"];
    let first = "Merkitse ehdotus ensin hyväksytyksi";
    let path = format!("/fi/c/{proposal}/continue/accepted-partnership");
    let overview = browser
        .get(&format!("/fi/c/{proposal}/continue"))
        .await
        .text;
    assert!(
        overview.contains(first) && !overview.contains(&format!("href=\"{path}\"")),
        "{overview}"
    );
    assert!(overview.contains(&format!("href=\"/fi/c/{proposal}/proposal\"")));
    let page = browser.get(&path).await;
    assert!(
        page.text.contains(first) && !page.text.contains("method=\"post\""),
        "{}",
        page.text
    );
    let before = canvases(&browser, &workspace).await;
    let form = [("to", "new"), ("title", "Liian aikaisin"), ("item", "any")];
    let refused = browser.post(&path, &form).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains(first), "{}", refused.text);
    assert_eq!(canvases(&browser, &workspace).await, before);

    accept(&browser, proposal).await;
    let overview = browser
        .get(&format!("/fi/c/{proposal}/continue"))
        .await
        .text;
    assert!(
        !overview.contains(first) && overview.contains(&format!("href=\"{path}\"")),
        "{overview}"
    );
    follow(&browser, proposal, "accepted-partnership?to=new").await;
    // And no more once the partner has thought again.
    browser
        .post(
            &format!("/fi/c/{proposal}/proposal/state"),
            &[("to", "in-talks")],
        )
        .await;
    assert_eq!(browser.post(&path, &form).await.status, 409);
}

#[tokio::test]
async fn the_path_leads_from_actors_to_a_partnership() {
    let stage = Stage::new().await;
    let (browser, _, of_kind) = demonstration(&stage).await;
    let id_of = |location: &str| {
        location
            .split("/c/")
            .nth(1)
            .unwrap()
            .split('?')
            .next()
            .unwrap()
            .to_owned()
    };
    let partners = id_of(&follow(&browser, &of_kind["actor-map"], "actors-to-partners").await);
    let json = content(&browser, &partners).await;
    let zone = json["zones"]
        .as_array()
        .unwrap()
        .iter()
        .find(|zone| zone["slug"] == "municipality-current");
    let zone = zone.unwrap()["notes"].as_array().unwrap();
    assert!(
        zone.iter()
            .any(|note| note["text"].as_str().unwrap().starts_with("Kirjasto Lakka"))
    );
    let proposal = id_of(&follow(&browser, &of_kind["partner-map"], "proposals").await);
    let json = content(&browser, &proposal).await;
    assert_eq!(json["fields"]["partner"], "Kotihoito Pihlaja");
    accept(&browser, &proposal).await;
    let partnership = id_of(&follow(&browser, &proposal, "accepted-partnership").await);
    let json = content(&browser, &partnership).await;
    let columns = json["columns"].as_array().unwrap();
    let titles: Vec<_> = columns
        .iter()
        .map(|lane| lane["parts"]["title"].as_str().unwrap())
        .filter(|title| !title.is_empty())
        .collect();
    assert_eq!(titles.len(), 2);
    assert!(titles.contains(&"Kotihoito Pihlaja"));
}

#[tokio::test]
async fn interviews_give_their_stories_and_never_their_person() {
    let stage = Stage::new().await;
    let (browser, workspace, of_kind) = demonstration(&stage).await;
    let path = format!(
        "/fi/c/{}/continue/stories-to-targets?to=new",
        of_kind["needs-map"]
    );
    let page = browser.get(&path).await.text;
    let group = page.split("flow-items").nth(1).unwrap();
    assert!(
        group.contains("1 haastattelu") && !group.contains("Tuulikello"),
        "{page}"
    );
    let to = follow(&browser, &of_kind["needs-map"], "stories-to-targets?to=new").await;
    let to = to.split("/c/").nth(1).unwrap().split('?').next().unwrap();
    let json = content(&browser, to).await.to_string();
    assert!(
        json.contains("Kirjastossa näytettiin kädestä pitäen") && !json.contains("Tuulikello"),
        "{json}"
    );
    let stored = "
        select carried
        from derivation
        where to_canvas = $1";
    let prints: Vec<String> = stage.app.db.all(stored, server::args![to]).await.unwrap();
    assert_eq!(prints.len(), 2);
    assert!(prints.iter().all(|print| print.len() == 32));
    let found = canvases(&browser, &workspace).await;
    assert!(
        found
            .iter()
            .all(|(id, _, title)| id != to || !title.contains("Tuulikello"))
    );
}

#[tokio::test]
async fn a_wrong_choice_is_told_and_kept() {
    let stage = Stage::new().await;
    let (browser, _, of_kind) = demonstration(&stage).await;
    let path = format!(
        "/fi/c/{}/continue/actors-to-partners?to=new",
        of_kind["actor-map"]
    );
    let mut form = form_of(&browser.get(&path).await.text);
    form.retain(|(name, _)| name != "item");
    form.iter_mut()
        .filter(|(name, _)| name == "title")
        .for_each(|(_, title)| title.clear());
    let answer = send(&browser, &path, &form).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("Valitse ainakin yksi vietävä.")
            && answer.text.contains("Kirjoita nimi.")
    );
    let unknown = browser
        .get(&format!("/fi/c/{}/continue/promise", of_kind["actor-map"]))
        .await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn models_are_proposed_with_a_reason() {
    let stage = Stage::new().await;
    let (browser, _, of_kind) = demonstration(&stage).await;
    let page = browser
        .get(&format!("/fi/c/{}/continue", of_kind["offering"]))
        .await
        .text;
    assert!(page.contains("Samoja sanoja:"), "{page}");
}
