//! The history of a canvas: who worked, comparing, bringing back, letting go.
use canvas::content::{Content, Note};
use canvas::settings::Role;
use server::args;
use server::features::live::{self, Why, checkpoints};
use server::features::workspaces::CanvasId;
use yrs::{Map as _, Out, Text as _, TransactionMut, WriteTxn as _};

use crate::sockets::{Guest, Peer};
use crate::stage::{Browser, Stage};

pub struct House {
    pub stage: Stage,
    pub lead: Browser,
    pub canvas: CanvasId,
    /// Its page.
    pub page: String,
}

/// A canvas that somebody leads.
pub async fn house(kind: &str) -> House {
    let stage = Stage::new().await;
    let lead = stage.account("Aino").await;
    let made = lead.post("/en/w", &[("title", "Loimaa")]).await;
    let form = [("kind", kind), ("title", "Who is here")];
    let path = format!("{}/canvases", made.location());
    let page = lead.post(&path, &form).await.location().to_owned();
    let canvas = CanvasId(page.rsplit('/').next().unwrap().to_owned());
    House {
        stage,
        lead,
        canvas,
        page,
    }
}

impl House {
    pub async fn sits(&self, name: &str) -> Peer {
        let address = self.stage.listen().await;
        let guest = Guest::new(&self.stage.app, &self.canvas, name, Role::Participant).await;
        Peer::join(address, &self.canvas, &guest).await
    }

    /// Keeps the present state; gives its id.
    pub async fn keep(&self, label: &str) -> String {
        let path = format!("{}/history", self.page);
        let kept = self.lead.post(&path, &[("label", label)]).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let list = self.list().await;
        let new = list
            .into_iter()
            .find(|one| one.label == label || label.is_empty());
        new.unwrap().id.0
    }

    pub async fn list(&self) -> Vec<live::Checkpoint> {
        checkpoints::list(&self.stage.app, &self.canvas)
            .await
            .unwrap()
    }

    pub async fn read(&self, path: &str) -> String {
        let answer = self.lead.get(&format!("{}/{path}", self.page)).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.text
    }

    pub async fn fill(&self, content: Content) {
        live::edit(&self.stage.app, &self.canvas, move |txn| {
            canvas::fill(txn, &content);
        })
        .await
        .unwrap();
    }
}

pub fn note(id: &str, zone: &str, text: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        ..Note::default()
    }
}

/// Changes the words of a note as its own client would.
pub fn reword(txn: &mut TransactionMut<'_>, id: &str, at: u32, gone: u32, new: &str) {
    let notes = txn.get_or_insert_map("notes");
    let Some(Out::YMap(note)) = notes.get(txn, id) else {
        panic!("no note {id}");
    };
    let Some(Out::YText(text)) = note.get(txn, "text") else {
        panic!("no text");
    };
    text.remove_range(txn, at, gone);
    text.insert(txn, at, new);
}

/// Moves a note to a zone as its own client would.
fn lay(txn: &mut TransactionMut<'_>, id: &str, zone: &str) {
    let notes = txn.get_or_insert_map("notes");
    let Some(Out::YMap(note)) = notes.get(txn, id) else {
        panic!("no note {id}");
    };
    note.insert(txn, "zone", zone);
}

/// A canvas with a named state, and what two people did after it.
async fn worked() -> (House, String, Peer) {
    let house = house("actor-map").await;
    house
        .fill(Content {
            notes: vec![
                note("note-library", "municipality", "Library\nopen on Mondays"),
                note("note-market", "state", "Market"),
                note("note-school", "state", "School"),
            ],
            ..Content::default()
        })
        .await;
    let then = house.keep("Before lunch").await;
    let mut anna = house.sits("Anna").await;
    let mut mikko = house.sits("Mikko").await;
    anna.write(|txn| reword(txn, "note-library", 16, 7, "Tuesdays"))
        .await;
    anna.saved().await;
    mikko.write(|txn| lay(txn, "note-market", "company")).await;
    mikko.add_note("note-mikko").await;
    mikko.saved().await;
    (house, then, anna)
}

#[tokio::test]
async fn two_states_are_compared_word_by_word_with_who_did_it() {
    let (house, then, _anna) = worked().await;
    let since = house
        .read(&format!("history/compare?from={then}&to=now"))
        .await;
    for part in [
        "Before lunch",
        "Worked on by: Anna, Mikko",
        "Mondays<span class=\"sr\">]</span></del>",
        "Tuesdays<span class=\"sr\">]</span></ins>",
        "1 new",
        "2 changed",
        "Market",
    ] {
        assert!(since.contains(part), "{part}: {since}");
    }
    let card = |name: &str| {
        let start = since.find(&format!("past-name\">{name}<")).unwrap();
        let end = since[start..].find("</li>").unwrap();
        since[start..start + end].to_owned()
    };
    assert!(card("Library").contains("Anna, ") && !card("Library").contains("Mikko"));
    assert!(card("Market").contains("Mikko, ") && card("Market").contains(" → "));
    assert!(!since.contains("School"), "what is the same is not told");

    // Either order names the same two; what is not there is not found.
    let now = house.keep("After lunch").await;
    let path = format!("history/compare?from={now}&to={then}");
    let back = house.read(&path).await;
    assert!(back.contains("Tuesdays<span class=\"sr\">]</span></ins>"));
    assert!(back.contains("Anna, "), "{back}");
    for gone in ["from=nowhere&to=now", "from=now&to=now", ""] {
        let path = format!("{}/history/compare?{gone}", house.page);
        assert_eq!(house.lead.get(&path).await.status, 404, "{gone}");
    }
    let same = house
        .read(&format!("history/compare?from={now}&to=now"))
        .await;
    assert!(same.contains("Nothing has changed"), "{same}");
}

#[tokio::test]
async fn the_list_tells_when_why_and_who() {
    let (house, then, _anna) = worked().await;
    let app = &house.stage.app;
    let list = house.read("history").await;
    assert!(list.contains("Before lunch") && list.contains("Kept by hand"));
    assert!(list.contains("Worked on by: Anna, Mikko"), "{list}");
    live::change_settings(app, &house.canvas, |settings| {
        settings.step = Some("A".into());
    })
    .await
    .unwrap();
    let kept = house.list().await;
    assert_eq!(kept[0].why, Why::Step);
    // Nothing was written in the step: nothing is kept at its end.
    live::change_settings(app, &house.canvas, |settings| {
        settings.step = Some("B".into());
    })
    .await
    .unwrap();
    assert_eq!(house.list().await.len(), kept.len());
    let list = house.read("history").await;
    assert!(list.contains("Nobody has changed anything"), "{list}");
    let path = format!("history/compare?from={then}&#38;to={}", kept[0].id.0);
    assert!(list.contains(&path) || list.contains(&path.replace("&#38;", "&amp;")));

    // The program may be stopped between: who worked is read from the database.
    let since = house
        .read(&format!("history/compare?from={then}&to={}", kept[0].id.0))
        .await;
    assert!(since.contains("Worked on by: Anna, Mikko"));
}

#[tokio::test]
async fn a_state_is_read_as_the_sheet_it_was_with_nothing_to_press() {
    let (house, then, _anna) = worked().await;
    let page = house.read(&format!("history/{then}")).await;
    for part in [
        "open on Mondays",
        "Market",
        "School",
        "class=\"outline still\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let sheet = &page
        [page.find("outline still").unwrap()..page.find("<details class=\"past-remove").unwrap()];
    for control in [
        "<button",
        "<input",
        "<textarea",
        "<details",
        "tabindex=\"-1\"",
    ] {
        assert!(!sheet.contains(control), "{control}: {sheet}");
    }
    assert_eq!(
        house
            .lead
            .get(&format!("{}/history/none", house.page))
            .await
            .status,
        404
    );
    for kind in ["offering", "needs-map", "partnership", "proposal"] {
        let house = self::house(kind).await;
        let kept = house.keep("").await;
        let page = house.read(&format!("history/{kept}")).await;
        let sheet = &page[page.find("outline still").unwrap()
            ..page.find("<details class=\"past-remove").unwrap()];
        assert!(
            !sheet.contains("<textarea") && !sheet.contains("<button"),
            "{sheet}"
        );
    }
}

#[tokio::test]
async fn before_a_state_comes_back_it_is_said_what_that_does() {
    let (house, then, mut anna) = worked().await;
    let ask = house.read(&format!("history/{then}/restore")).await;
    for part in [
        "Goes away",
        "Becomes as it was",
        "Library",
        "Market",
        "note-mikko",
    ] {
        assert!(ask.contains(part), "{part}: {ask}");
    }
    assert!(!ask.contains("Comes back"), "{ask}");
    let count = house.list().await.len();
    let form: [(&str, &str); 0] = [];
    let path = format!("{}/history/{then}/restore", house.page);
    let done = house.lead.post(&path, &form).await;
    assert_eq!(done.location(), house.page);
    anna.until(|heard| *heard == crate::sockets::Heard::Update)
        .await;
    let content = live::content(&house.stage.app, &house.canvas)
        .await
        .unwrap();
    assert_eq!(content.notes.len(), 3);
    assert_eq!(content.bin[0].id, "note-mikko");
    let kept = house.list().await;
    assert_eq!((kept.len(), kept[0].why), (count + 1, Why::Restore));
    let list = house.read("history").await;
    assert!(list.contains("Before bringing back") && list.contains("Worked on by: Aino"));
    let again = house.read(&format!("history/{then}/restore")).await;
    assert!(again.contains("Nothing has changed"), "{again}");

    // A state that is not there is not brought back, and nothing is kept for it.
    let path = format!("{}/history/none/restore", house.page);
    assert_eq!(house.lead.post(&path, &form).await.status, 404);
    assert_eq!(house.list().await.len(), count + 1);
}

#[tokio::test]
async fn a_facilitator_lets_go_of_a_state_and_nobody_else_does() {
    let (house, then, _anna) = worked().await;
    let path = format!("{}/history/{then}/remove", house.page);
    let form: [(&str, &str); 0] = [];
    let stranger = house.stage.account("Stranger").await;
    assert_eq!(stranger.post(&path, &form).await.status, 404);
    assert_eq!(house.list().await.len(), 1);
    let done = house.lead.post(&path, &form).await;
    assert_eq!(done.location(), format!("{}/history", house.page));
    assert!(house.list().await.is_empty());
    assert_eq!(house.lead.post(&path, &form).await.status, 404);
    let told = "
        select count(*)
        from audit
        where action = 'canvas.forget-state' and subject = $1";
    let id = args![house.canvas.0.as_str()];
    let count: Option<i64> = house.stage.app.db.optional(told, id).await.unwrap();
    assert_eq!(count, Some(1));
}

#[tokio::test]
async fn programs_read_the_history_too() {
    let (house, then, _anna) = worked().await;
    let api = format!("/api/v1/canvases/{}/checkpoints", house.canvas.0);
    let list = house.lead.get(&api).await.json();
    let first = &list["items"][0];
    assert_eq!(
        (&first["id"], &first["why"], &first["label"]),
        (
            &then.as_str().into(),
            &"hand".into(),
            &"Before lunch".into()
        )
    );
    let state = house.lead.get(&format!("{api}/{then}")).await.json();
    let zones = state["zones"].as_array().unwrap();
    let notes: usize = zones
        .iter()
        .map(|zone| zone["notes"].as_array().unwrap().len())
        .sum();
    assert_eq!((notes, &state["kind"]), (3, &"actor-map".into()));
    let path = format!("{api}/{then}/differences");
    let told = house.lead.get(&path).await.json();
    let told = told["items"].as_array().unwrap();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().all(|one| one["part"] == "note"), "{told:?}");
    let library = "Library\nopen on Mondays";
    assert!(told.iter().any(|one| one["before"]["text"] == library));
    assert_eq!(told[2]["before"], serde_json::Value::Null);
    let same = house.lead.get(&format!("{path}?to={then}")).await.json();
    assert_eq!(same["items"].as_array().unwrap().len(), 0);
    for gone in [format!("{api}/none"), format!("{api}/none/differences")] {
        assert_eq!(house.lead.get(&gone).await.status, 404);
    }
    let stranger = house.stage.account("Stranger").await;
    assert_eq!(stranger.get(&api).await.status, 404);
}

#[tokio::test]
async fn nothing_of_an_interview_stays_in_the_files_when_its_state_is_let_go() {
    let house = house("needs-map").await;
    let word = "Saarnipouta";
    let zone = &canvas::find("needs-map").unwrap().zones[0].slug;
    house
        .fill(Content {
            notes: vec![note("note-private", zone, word)],
            ..Content::default()
        })
        .await;
    let kept = house.keep(word).await;
    let form: [(&str, &str); 0] = [];
    let path = format!("{}/history/{kept}/remove", house.page);
    assert_eq!(house.lead.post(&path, &form).await.status, 303);
    let queued = "
        select count(*)
        from job
        where kind = 'interviews.scrub'";
    let count: Option<i64> = house.stage.app.db.optional(queued, args![]).await.unwrap();
    assert_eq!(count, Some(1));
    assert!(!house.read("history").await.contains(word));
}
