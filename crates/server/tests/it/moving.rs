//! A canvas is moved to a later version of its own variant: what goes is shown first, notes and texts go where people say,
//! what stood before is kept, and everybody comes along.
use canvas::content::{Content, Note};
use canvas::settings::Role;
use serde_json::json;
use server::args;
use server::features::live::{self, Why, checkpoints};
use server::features::workspaces::CanvasId;

use crate::history::note;
use crate::sockets::{Guest, Heard, Peer};
use crate::stage::Answer;
use crate::variants::{copied, form_of, kinds, send};
use crate::workshops_stage::{House, empty_house, text};

/// A canvas of the first version of a variant of the actor map, whose second version has no state actors.
struct Ours {
    house: House,
    variant: String,
    canvas: CanvasId,
    page: String,
}

/// Takes a part out of the newest version and keeps the next.
async fn without(house: &House, variant: &str, list: &str, id: &str) {
    let page = house.lead.get(variant).await;
    let fields = form_of(&page.text);
    let at = fields
        .iter()
        .find(|(name, value)| name.starts_with(list) && name.ends_with("-id") && value == id)
        .map(|(name, _)| name.replace("-id", "").replace('-', " "));
    let act = format!("remove {}", at.unwrap());
    let removed = send(&house.lead, variant, &fields, &act).await;
    assert_eq!(removed.status, 200, "{}", removed.text);
    let saved = send(&house.lead, variant, &form_of(&removed.text), "save").await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

async fn ours() -> Ours {
    let house = empty_house().await;
    let variant = copied(&house, "actor-map").await;
    let kind = kinds(&house).await.remove(0);
    let canvas = CanvasId(house.other_canvas(&kind, "Ours").await);
    let ours = Ours {
        page: format!("/en/c/{}", canvas.0),
        house,
        variant,
        canvas,
    };
    ours.write(vec![
        note("note-tax-office", "state", "Tax office\nMondays"),
        note("note-library", "municipality", "Library"),
    ])
    .await;
    without(&ours.house, &ours.variant, "zones", "state").await;
    ours
}

/// The value of a hidden field.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let field = format!("name=\"{name}\" value=\"");
    let behind = page.split(&field).nth(1).unwrap();
    behind.split('"').next().unwrap()
}

impl Ours {
    async fn write(&self, notes: Vec<Note>) {
        let content = Content {
            notes,
            ..Content::default()
        };
        let app = &self.house.stage.app;
        live::edit(app, &self.canvas, move |txn| canvas::fill(txn, &content))
            .await
            .unwrap();
    }

    fn version(&self) -> String {
        format!("{}/version", self.page)
    }

    async fn asked(&self) -> String {
        let page = self.house.lead.get(&self.version()).await;
        assert_eq!(page.status, 200, "{}", page.text);
        page.text
    }

    async fn press(&self, page: &str, choices: &[(&str, &str)]) -> Answer {
        let mut form = vec![("to", hidden(page, "to")), ("seen", hidden(page, "seen"))];
        form.extend(choices);
        self.house.lead.post(&self.version(), &form).await
    }

    async fn content(&self) -> Content {
        let app = &self.house.stage.app;
        live::content(app, &self.canvas).await.unwrap()
    }

    async fn json(&self) -> serde_json::Value {
        let path = format!("/api/v1/canvases/{}", self.canvas.0);
        self.house.lead.get(&path).await.json()
    }

    async fn kept(&self) -> Vec<live::Checkpoint> {
        let app = &self.house.stage.app;
        let all = checkpoints::list(app, &self.canvas).await.unwrap();
        all.into_iter().filter(|one| one.why == Why::Move).collect()
    }

    async fn count(&self, sql: &'static str) -> String {
        text(&self.house.stage, sql, &self.canvas.0).await
    }
}

const MOVES: &str = "
    select count(*) || ''
    from audit
    where subject = $1 and action = 'canvas.move'";

const GENERATION: &str = "select generation from canvas where id = $1";

#[tokio::test]
async fn notes_go_where_people_say_and_what_stood_is_kept() {
    let ours = ours().await;
    let seen = ours.house.lead.get(&ours.page).await.text;
    assert!(seen.contains("Move to version 2"), "{seen}");
    let list = format!("/en/w/{}/variants", ours.house.workspace);
    let list = ours.house.lead.get(&list).await.text;
    assert!(list.contains(&ours.version()), "{list}");
    let page = ours.asked().await;
    for word in [
        "Version 1",
        "Version 2",
        "State actors",
        "Tax office\nMondays",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(!page.contains("Library</li>"));
    let moved = ours
        .press(&page, &[("goes zones/state", "zones/project")])
        .await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    assert_eq!(moved.location(), ours.page);

    let second = kinds(&ours.house).await.remove(1);
    let api = ours.json().await;
    assert_eq!(
        (&api["kind"], &api["template_version"]),
        (&json!(second), &json!(2))
    );
    let content = ours.content().await;
    let zone = |id: &str| {
        let found = content.notes.iter().find(|note| note.id == id);
        found.map(|note| note.zone.as_str())
    };
    assert_eq!(zone("note-tax-office"), Some("project"));
    assert_eq!(zone("note-library"), Some("municipality"));
    let shown = ours.house.lead.get(&ours.page).await.text;
    assert!(!shown.contains("State actors") && !shown.contains("Move to version"));
    assert_eq!(ours.house.lead.get(&ours.version()).await.status, 404);
    assert_eq!(ours.count(MOVES).await, "1");

    let kept = ours.kept().await;
    assert_eq!(kept.len(), 1);
    let history = format!("{}/history", ours.page);
    let told = ours.house.lead.get(&history).await.text;
    assert!(told.contains("Before moving to another version"), "{told}");
    let then = format!("{history}/{}", kept[0].id.0);
    let state = ours.house.lead.get(&then).await.text;
    assert!(
        state.contains("State actors"),
        "by the sheet of then: {state}"
    );
    let since = format!("{history}/compare?from={}&to=now", kept[0].id.0);
    let since = ours.house.lead.get(&since).await.text;
    assert!(since.contains("State actors → "), "{since}");
}

#[tokio::test]
async fn a_state_from_before_the_move_comes_back_in_the_present_version() {
    let ours = ours().await;
    let page = ours.asked().await;
    let left = ours.press(&page, &[("goes zones/state", "")]).await;
    assert_eq!(left.status, 303, "{}", left.text);
    let content = ours.content().await;
    assert_eq!((content.notes.len(), content.bin.len()), (1, 0));
    let kept = ours.kept().await.remove(0);
    let restore = format!("{}/history/{}/restore", ours.page, kept.id.0);
    let asked = ours.house.lead.get(&restore).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    assert!(
        asked
            .text
            .contains("The canvas was of an earlier version then.")
    );
    assert!(asked.text.contains("Tax office"));
    assert_eq!(ours.house.lead.post(&restore, &[]).await.status, 303);
    let content = ours.content().await;
    assert_eq!((content.notes.len(), content.bin.len()), (2, 0));
    let second = kinds(&ours.house).await.remove(1);
    let zones = &canvas::find(&second).unwrap().zones;
    let known = |note: &Note| zones.iter().any(|zone| zone.slug == note.zone);
    assert!(content.notes.iter().all(known));
    assert_eq!(ours.json().await["kind"], json!(second));
    assert_eq!(ours.house.lead.get(&ours.page).await.status, 200);
}

#[tokio::test]
async fn what_was_written_meanwhile_is_shown_before_it_goes() {
    let ours = ours().await;
    let page = ours.asked().await;
    ours.write(vec![note("note-court", "state", "Court")]).await;
    let choice = [("goes zones/state", "")];
    let told = ours.press(&page, &choice).await;
    assert_eq!(told.status, 409);
    assert!(told.text.contains("The canvas was changed meanwhile"));
    assert!(told.text.contains("Court"));
    assert!(
        told.text.contains("<option value=\"\" selected>"),
        "the choice stays"
    );
    assert_eq!(ours.json().await["template_version"], json!(1));
    assert!(ours.kept().await.is_empty());
    // What changes on parts that stay is nothing to ask about.
    ours.write(vec![note("note-school", "municipality", "School")])
        .await;
    let moved = ours.press(&told.text, &choice).await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    assert_eq!(ours.content().await.notes.len(), 2);
    let kept = ours.kept().await.remove(0);
    let app = &ours.house.stage.app;
    let stood = checkpoints::content(app, &ours.canvas, &kept.id)
        .await
        .unwrap();
    assert_eq!(stood.notes.len(), 4);
}

#[tokio::test]
async fn of_two_who_press_at_once_one_moves_it() {
    let ours = ours().await;
    let page = ours.asked().await;
    let choice = [("goes zones/state", "zones/project")];
    let (one, other) = tokio::join!(ours.press(&page, &choice), ours.press(&page, &choice));
    for answer in [one, other] {
        assert_eq!(answer.status, 303);
    }
    assert_eq!(ours.count(MOVES).await, "1");
    assert_eq!(ours.kept().await.len(), 1);
    assert_eq!(ours.press(&page, &choice).await.status, 303);
    assert_eq!(ours.count(MOVES).await, "1");
    assert_eq!(ours.content().await.notes.len(), 2);
}

#[tokio::test]
async fn a_move_is_whole_or_not_at_all() {
    let ours = ours().await;
    let page = ours.asked().await;
    // The log has a row where the move would write its own.
    let stray = "
        insert into canvas_update (canvas_id, seq, at, payload)
        select canvas_id, max(seq) + 1, 0, $2
        from canvas_update
        where canvas_id = $1
        group by canvas_id";
    let mut peer = sits(&ours, "Anna").await;
    let db = &ours.house.stage.app.db;
    let row = args![ours.canvas.0.as_str(), &[0_u8, 0][..]];
    db.run(stray, row).await.unwrap();
    let failed = ours.press(&page, &[]).await;
    assert!(failed.status.is_server_error(), "{}", failed.status);
    peer.until(|heard| *heard == Heard::Closed(1011)).await;
    assert_eq!(ours.count(MOVES).await, "0");
    assert!(ours.kept().await.is_empty());
    assert_eq!(ours.json().await["template_version"], json!(1));
    assert_eq!(ours.content().await.notes.len(), 2);
    let moved = ours.press(&ours.asked().await, &[]).await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    assert_eq!(ours.content().await.notes.len(), 2);
}

async fn sits(ours: &Ours, name: &str) -> Peer {
    let address = ours.house.stage.listen().await;
    let app = &ours.house.stage.app;
    let guest = Guest::new(app, &ours.canvas, name, Role::Participant).await;
    Peer::join(address, &ours.canvas, &guest).await
}

#[tokio::test]
async fn who_is_there_is_told_to_come_anew_and_writes_on() {
    let ours = ours().await;
    let mut anna = sits(&ours, "Anna").await;
    let before = ours.count(GENERATION).await;
    let moved = ours.press(&ours.asked().await, &[]).await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    anna.until(|heard| *heard == Heard::Closed(4409)).await;
    assert_ne!(ours.count(GENERATION).await, before);
    let mut again = sits(&ours, "Anna again").await;
    let later = vec![note("note-after-move", "municipality", "Later")];
    let later = Content {
        notes: later,
        ..Content::default()
    };
    again.write(|txn| canvas::fill(txn, &later)).await;
    again.saved().await;
    assert_eq!(ours.content().await.notes.len(), 3);
}

#[tokio::test]
async fn agendas_stay_at_their_steps_and_a_step_that_goes_is_under_way_no_more() {
    let ours = ours().await;
    let workshop = ours.house.prepare("First", "empty").await;
    let item = "
        insert into workshop_item (id, workshop_id, position, canvas_id, step, title, minutes)
        values ($1, $2, 90, $3, $4, '', 5)";
    let db = &ours.house.stage.app.db;
    for (id, step) in [("item-a", "A"), ("item-b", "B")] {
        let row = args![id, workshop.as_str(), ours.canvas.0.as_str(), step];
        db.run(item, row).await.unwrap();
    }
    without(&ours.house, &ours.variant, "steps", "a").await;
    let set = "
        update canvas
        set settings = $2
        where id = $1";
    let body = json!({"revision": 3, "step": "A", "done": ["B"], "zones": "step", "edit": "all", "paused": false});
    db.run(set, args![ours.canvas.0.as_str(), body.to_string()])
        .await
        .unwrap();
    let page = ours.asked().await;
    assert!(
        page.contains("The step that is under way is not in this version."),
        "{page}"
    );
    assert_eq!(
        hidden(&page, "to"),
        "3",
        "the newest unless another is chosen"
    );
    let moved = ours.press(&page, &[]).await;
    assert_eq!(moved.status, 303, "{}", moved.text);
    let step = "
        select coalesce(step, 'none')
        from workshop_item
        where id = $1";
    assert_eq!(text(&ours.house.stage, step, "item-a").await, "none");
    assert_eq!(text(&ours.house.stage, step, "item-b").await, "A");
    let settings = "
        select settings
        from canvas
        where id = $1";
    let settings: serde_json::Value = serde_json::from_str(&ours.count(settings).await).unwrap();
    assert_eq!(settings["step"], json!(null));
    assert_eq!(
        (&settings["done"], &settings["zones"]),
        (&json!(["A"]), &json!("all"))
    );
}

#[tokio::test]
async fn who_may_not_and_what_cannot_be_is_refused() {
    let ours = ours().await;
    let page = ours.asked().await;
    for role in [Role::Viewer, Role::Participant] {
        let app = &ours.house.stage.app;
        let guest = Guest::new(app, &ours.canvas, "Noor", role).await;
        let guest = ours.house.stage.browser().with_token(&guest.token);
        assert_eq!(guest.get(&ours.version()).await.status, 403);
        let form = [("to", "2"), ("seen", hidden(&page, "seen"))];
        assert_eq!(guest.post(&ours.version(), &form).await.status, 403);
        assert!(!guest.get(&ours.page).await.text.contains("Move to version"));
    }
    let stranger = ours.house.stage.account("Stranger").await;
    assert_eq!(stranger.get(&ours.version()).await.status, 404);
    for to in ["1", "", "0", "9", "-1", "99999999999999999999", "two"] {
        let form = [("to", to), ("seen", hidden(&page, "seen"))];
        let answer = ours.house.lead.post(&ours.version(), &form).await;
        let expected = if to == "1" { 303 } else { 404 };
        assert_eq!(answer.status, expected, "{to}");
    }
    let odd = [("goes zones/state", "zones/nowhere"), ("goes \u{0}", "x")];
    let form = [("to", "2"), ("seen", "else"), odd[0], odd[1]];
    assert_eq!(
        ours.house.lead.post(&ours.version(), &form).await.status,
        409
    );
    let plain = ours.house.other_canvas("actor-map", "Plain").await;
    let plain = format!("/en/c/{plain}/version");
    assert_eq!(ours.house.lead.get(&plain).await.status, 404);
    assert_eq!(ours.house.lead.post(&plain, &form).await.status, 404);

    let archive = format!("{}/archive", ours.page);
    assert_eq!(ours.house.lead.post(&archive, &[]).await.status, 303);
    assert_eq!(ours.press(&page, &[]).await.status, 409);
    assert_eq!(ours.json().await["template_version"], json!(1));
    assert_eq!(ours.count(MOVES).await, "0");
}
