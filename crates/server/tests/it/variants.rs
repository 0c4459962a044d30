//! Own variants of canvases: copied and changed by a form without script, kept in versions, and used like built-in kinds.
use serde_json::json;
use server::args;

use crate::stage::{Answer, Browser};
use crate::workshops_stage::{House, empty_house, text};

fn list(house: &House) -> String {
    format!("/en/w/{}/variants", house.workspace)
}

/// Copies a kind; gives the address of the variant.
pub async fn copied(house: &House, kind: &str) -> String {
    let answer = house.lead.post(&list(house), &[("kind", kind)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location().to_owned()
}

pub type Fields = Vec<(String, String)>;

fn plain(raw: &str) -> String {
    let raw = raw.replace("&#60;", "<").replace("&#62;", ">");
    let raw = raw.replace("&#34;", "\"").replace("&#39;", "'");
    raw.replace("&#38;", "&")
}

fn value_of(tag: &str, name: &str) -> Option<String> {
    let behind = tag.split(&format!(" {name}=\"")).nth(1)?;
    behind.split('"').next().map(plain)
}

/// What the form of a page sends, without its buttons.
pub fn form_of(page: &str) -> Fields {
    let form = page.split("<form class=\"tailor\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    let mut fields = Vec::new();
    for piece in form.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap();
        let name = value_of(tag, "name");
        let element = tag.split(' ').next().unwrap();
        match (element, name) {
            ("input", Some(name)) => {
                let is_box = tag.contains("type=\"checkbox\"");
                if !is_box || tag.contains(" checked") {
                    fields.push((name, value_of(tag, "value").unwrap_or_default()));
                }
            }
            ("textarea", Some(name)) => {
                let text = piece.split_once('>').unwrap().1;
                fields.push((name, plain(text.trim_start_matches('\n'))));
            }
            ("select", Some(name)) => fields.push((name, String::new())),
            ("option", _) if tag.contains(" selected") => {
                fields.last_mut().unwrap().1 = value_of(tag, "value").unwrap();
            }
            _ => {}
        }
    }
    fields
}

fn set(fields: &mut Fields, name: &str, value: &str) {
    match fields.iter_mut().find(|(one, _)| one == name) {
        Some(field) => value.clone_into(&mut field.1),
        None => fields.push((name.to_owned(), value.to_owned())),
    }
}

pub async fn send(by: &Browser, to: &str, fields: &Fields, act: &str) -> Answer {
    let mut pairs: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    pairs.push(("act", act));
    by.post(to, &pairs).await
}

/// Adds a sector called `name` that step A opens, and keeps the version.
async fn with_sector(house: &House, variant: &str, name: &str) -> Answer {
    let page = house.lead.get(variant).await;
    let added = send(
        &house.lead,
        variant,
        &form_of(&page.text),
        "add zones sector",
    )
    .await;
    assert_eq!(added.status, 200, "{}", added.text);
    let mut fields = form_of(&added.text);
    let last = fields
        .iter()
        .rev()
        .find(|(name, value)| name.ends_with("-id") && value.starts_with('n'));
    let at = last.unwrap().0.strip_suffix("-id").unwrap().to_owned();
    let label = fields
        .iter()
        .position(|one| one.0 == format!("{at}-label-en"));
    assert_eq!(fields[label.unwrap()].1, "");
    set(&mut fields, &format!("{at}-label-en"), name);
    fields.push((format!("{at}-steps"), "a".to_owned()));
    send(&house.lead, variant, &fields, "save").await
}

pub async fn kinds(house: &House) -> Vec<String> {
    let sql = "
        select v.kind
        from variant_version v
        join variant a on a.id = v.variant_id
        where a.workspace_id = $1
        order by v.number";
    let db = &house.stage.app.db;
    db.all(sql, args![house.workspace.as_str()]).await.unwrap()
}

#[tokio::test]
async fn a_copied_canvas_gets_a_sector_and_is_used() {
    let house = empty_house().await;
    let variant = copied(&house, "actor-map").await;
    let page = house.lead.get(&variant).await;
    assert!(page.text.contains("data:image/svg+xml;base64,"));
    let saved = with_sector(&house, &variant, "Parishes").await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    assert!(saved.location().ends_with("?saved=2"));
    let kinds = kinds(&house).await;
    assert_eq!(kinds.len(), 2);

    let page = format!("/en/w/{}", house.workspace);
    let shown = house.lead.get(&page).await;
    assert!(
        shown.text.contains("Actor map of digital support, own"),
        "{}",
        shown.text
    );
    let form = [("kind", kinds[1].as_str()), ("title", "Ours")];
    let made = house.lead.post(&format!("{page}/canvases"), &form).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let canvas = house.lead.get(made.location()).await;
    assert_eq!(canvas.status, 200);
    assert!(canvas.text.contains("Parishes"));
    let id = made.location().strip_prefix("/en/c/").unwrap();
    let api = house
        .lead
        .get(&format!("/api/v1/canvases/{id}"))
        .await
        .json();
    assert_eq!(api["kind"], json!(kinds[1]));
    assert_eq!(api["template_version"], json!(2));
    assert_eq!(api["zones"].as_array().unwrap().len(), 9);
    for file in ["blank.pdf", "sheet.pdf", "canvas.xlsx", "canvas.json"] {
        let file = format!("{}/results/{file}", made.location());
        assert_eq!(house.lead.get(&file).await.status, 200, "{file}");
    }
    for rest in [
        "",
        "/projector",
        "/history",
        "/summary",
        "/results",
        "/settings",
    ] {
        let page = format!("{}{rest}", made.location());
        assert_eq!(house.lead.get(&page).await.status, 200, "{page}");
    }
}

#[tokio::test]
async fn a_canvas_keeps_the_version_that_it_was_made_with() {
    let house = empty_house().await;
    let variant = copied(&house, "actor-map").await;
    let kind = kinds(&house).await.remove(0);
    let path = format!("/en/w/{}/canvases", house.workspace);
    let form = [("kind", kind.as_str()), ("title", "Ours")];
    let made = house.lead.post(&path, &form).await;
    assert_eq!(with_sector(&house, &variant, "Parishes").await.status, 303);
    let page = house.lead.get(made.location()).await;
    assert!(!page.text.contains("Parishes"));
    let id = made.location().strip_prefix("/en/c/").unwrap();
    let api = format!("/api/v1/canvases/{id}");
    let api = house.lead.get(&api).await.json();
    assert_eq!(api["template_version"], json!(1));
}

#[tokio::test]
async fn nothing_changed_makes_no_version() {
    let house = empty_house().await;
    for kind in canvas::builtin() {
        let variant = copied(&house, &kind.kind).await;
        let page = house.lead.get(&variant).await;
        let saved = send(&house.lead, &variant, &form_of(&page.text), "save").await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert!(saved.location().ends_with("?same=1"), "{}", kind.kind);
    }
}

#[tokio::test]
async fn of_two_who_change_it_the_second_is_told_and_loses_nothing() {
    let house = empty_house().await;
    let variant = copied(&house, "offering").await;
    let page = house.lead.get(&variant).await;
    let mut first = form_of(&page.text);
    let mut second = first.clone();
    set(&mut first, "title-en", "First");
    set(&mut second, "title-en", "Second");
    let saved = send(&house.lead, &variant, &first, "save").await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let told = send(&house.lead, &variant, &second, "save").await;
    assert_eq!(told.status, 409);
    assert!(
        told.text
            .contains("Somebody else saved a version meanwhile.")
    );
    let kept = form_of(&told.text);
    assert!(kept.contains(&("title-en".to_owned(), "Second".to_owned())));
    let again = send(&house.lead, &variant, &kept, "save").await;
    assert!(again.location().ends_with("?saved=3"), "{}", again.text);
}

#[tokio::test]
async fn what_cannot_be_is_told_beside_its_field() {
    let house = empty_house().await;
    let variant = copied(&house, "actor-map").await;
    let page = house.lead.get(&variant).await;
    let whole = form_of(&page.text);
    let long = "x".repeat(121);
    let huge = "y".repeat(200_000);
    let cases: [(&str, &str, &str); 6] = [
        ("zones-1-label-en", &long, "120 characters fit here"),
        ("zones-1-help-sv", &huge, "1,000 characters fit here"),
        ("steps-0-minutes", "0", "Write the time in minutes"),
        ("steps-0-minutes", "soon", "Write the time in minutes"),
        (
            "zones-2-label-en",
            "State actors",
            "Another part already has this name",
        ),
        ("zones-3-id", "No slug!", "cannot be drawn like this"),
    ];
    for (name, value, why) in cases {
        let mut fields = whole.clone();
        if value == "State actors" {
            set(&mut fields, "zones-1-label-en", value);
        }
        set(&mut fields, name, value);
        let answer = send(&house.lead, &variant, &fields, "save").await;
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.text.contains(why), "{name}: {}", answer.text);
    }
    let mut nameless = whole.clone();
    for code in ["fi", "sv", "en"] {
        set(&mut nameless, &format!("title-{code}"), " ");
    }
    let answer = send(&house.lead, &variant, &nameless, "save").await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("at least one language"));
}

#[tokio::test]
async fn more_than_a_form_holds_and_markup_hurt_nobody() {
    let house = empty_house().await;
    let variant = copied(&house, "actor-map").await;
    let page = house.lead.get(&variant).await;
    let whole = form_of(&page.text);
    let mut many = whole.clone();
    for at in 0..10_000 {
        many.push((format!("zones-{at}-id"), format!("z{at}")));
    }
    let answer = send(&house.lead, &variant, &many, "save").await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("There are too many parts"));
    assert_eq!(
        send(&house.lead, &variant, &Vec::new(), "save")
            .await
            .status,
        422
    );
    let preview = format!("{variant}/preview");
    let mut long = whole.clone();
    set(&mut long, "zones-1-label-en", &"x".repeat(121));
    assert_eq!(send(&house.lead, &preview, &long, "").await.status, 422);
    let mut unnamed = whole.clone();
    for code in ["fi", "sv", "en"] {
        set(&mut unnamed, &format!("zones-1-label-{code}"), "");
    }
    assert_eq!(send(&house.lead, &preview, &unnamed, "").await.status, 200);
    let mut marked = whole;
    set(
        &mut marked,
        "zones-1-label-en",
        "<script>alert(1)</script> #set page()",
    );
    let drawn = send(&house.lead, &preview, &marked, "").await;
    assert_eq!(drawn.status, 200);
    assert!(!drawn.text.contains("<script"));
    let saved = send(&house.lead, &variant, &marked, "save").await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let page = house.lead.get(&variant).await;
    assert!(!page.text.contains("<script>alert"));
    assert_eq!(kinds(&house).await.len(), 2);
}

#[tokio::test]
async fn a_variant_is_its_workspaces_alone() {
    let house = empty_house().await;
    let variant = copied(&house, "actor-map").await;
    let kind = kinds(&house).await.remove(0);
    let other = house.stage.account("Other").await;
    let made = other
        .json("POST", "/api/v1/workspaces", &json!({"title": "Elsewhere"}))
        .await;
    let theirs = made.json()["id"].as_str().unwrap().to_owned();
    let moved = variant.replace(&house.workspace, &theirs);
    assert_eq!(other.get(&moved).await.status, 404);
    assert_eq!(other.get(&variant).await.status, 404);
    let form = [("kind", kind.as_str()), ("title", "Stolen")];
    let path = format!("/en/w/{theirs}/canvases");
    assert_eq!(other.post(&path, &form).await.status, 409);
    let path = format!("/en/w/{theirs}/variants");
    assert_eq!(other.post(&path, &form).await.status, 409);
    let path = format!("/api/v1/workspaces/{theirs}/canvases");
    let body = json!({"kind": kind, "title": "Stolen"});
    let refused = other.json("POST", &path, &body).await;
    assert!(refused.status.is_client_error(), "{}", refused.text);
    let mine = format!("/api/v1/workspaces/{}/canvases", house.workspace);
    assert_eq!(house.lead.json("POST", &mine, &body).await.status, 201);
    // Another workspace does not see it in its lists.
    let page = other.get(&format!("/en/w/{theirs}")).await;
    assert!(!page.text.contains(&kind));
}

#[tokio::test]
async fn what_is_not_offered_any_more_stays_on_its_canvases() {
    let house = empty_house().await;
    let variant = copied(&house, "benchmark").await;
    let kind = kinds(&house).await.remove(0);
    let page = format!("/en/w/{}", house.workspace);
    let form = [("kind", kind.as_str()), ("title", "Kept")];
    let made = house.lead.post(&format!("{page}/canvases"), &form).await;
    let retired = house
        .lead
        .post(&format!("{variant}/offer"), &[("retire", "yes")])
        .await;
    assert_eq!(retired.status, 303);
    let shown = house.lead.get(&page).await.text;
    assert!(shown.contains("Kept"));
    assert!(!shown.contains(&format!("value=\"{kind}\"")));
    assert_eq!(house.lead.get(made.location()).await.status, 200);
    house.lead.post(&format!("{variant}/offer"), &[]).await;
    let shown = house.lead.get(&page).await.text;
    assert!(shown.contains(&format!("value=\"{kind}\"")));
    let sql = "
        select count(*) || ''
        from audit
        where action like 'variant.%' and workspace_id = $1";
    assert_eq!(text(&house.stage, sql, &house.workspace).await, "3");
}

#[tokio::test]
async fn interviews_by_an_own_form_are_erased_in_time_too() {
    let house = empty_house().await;
    copied(&house, "needs-map").await;
    let kind = kinds(&house).await.remove(0);
    let form = [("kind", kind.as_str()), ("title", "Somebody")];
    let path = format!("/en/w/{}/canvases", house.workspace);
    let made = house.lead.post(&path, &form).await;
    assert_eq!(made.status, 303, "{}", made.text);
    house.stage.pass_ms(400 * 24 * 60 * 60 * 1000);
    server::jobs::start_repeating(&house.stage.app, "interviews.erase-due")
        .await
        .unwrap();
    house.stage.run_jobs().await;
    let sql = "
        select count(*) || ''
        from canvas
        where kind = $1";
    assert_eq!(text(&house.stage, sql, &kind).await, "0");
}
