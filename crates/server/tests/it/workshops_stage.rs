//! A workspace with a workshop of two canvases, and those who come to it.
use server::args;

use crate::stage::{Answer, Browser, Stage};

/// The house of one workshop.
pub struct House {
    pub stage: Stage,
    pub lead: Browser,
    pub workspace: String,
    pub workshop: String,
}

/// One text that a statement with one argument gives.
pub async fn text(stage: &Stage, sql: &'static str, arg: &str) -> String {
    let found: Option<String> = stage.app.db.optional(sql, args![arg]).await.unwrap();
    found.unwrap()
}

/// A workspace without workshops, and who leads it.
pub async fn empty_house() -> House {
    let stage = Stage::new().await;
    let lead = stage.account("Lead").await;
    let made = lead
        .json(
            "POST",
            "/api/v1/workspaces",
            &serde_json::json!({"title": "Lakeside"}),
        )
        .await;
    House {
        workspace: made.json()["id"].as_str().unwrap().to_owned(),
        workshop: String::new(),
        stage,
        lead,
    }
}

/// A workspace with a workshop by the ready agenda `agenda`, on 8 December at one o'clock.
pub async fn house(agenda: &str) -> House {
    let mut house = empty_house().await;
    house.workshop = house.prepare("First meeting", agenda).await;
    house
}

impl House {
    /// Makes a workshop by the form; gives its id.
    pub async fn prepare(&self, title: &str, agenda: &str) -> String {
        let form = [
            ("title", title),
            ("aim", "We know each other"),
            ("starts", "2026-12-08T13:00"),
            ("place", "Library hall"),
            ("link", "https://meet.example/lake"),
            ("languages", "en,fi"),
            ("agenda", agenda),
        ];
        let path = format!("/en/w/{}/workshops", self.workspace);
        let made = self.lead.post(&path, &form).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let id = made.location().strip_prefix("/en/t/").unwrap();
        id.strip_suffix("/prepare").unwrap().to_owned()
    }

    /// An address of the workshop.
    pub fn at(&self, rest: &str) -> String {
        format!("/en/t/{}{rest}", self.workshop)
    }

    /// Sends one of the forms of those who lead.
    pub async fn send(&self, rest: &str, form: &[(&str, &str)]) -> Answer {
        // Ids of one millisecond have no order.
        self.stage.pass_ms(1);
        self.lead.post(&self.at(rest), form).await
    }

    /// Sends one of the forms of those who lead, which is taken.
    pub async fn act(&self, rest: &str, form: &[(&str, &str)]) -> Answer {
        let answer = self.send(rest, form).await;
        assert_eq!(answer.status, 303, "{rest}: {}", answer.text);
        answer
    }

    /// Moves on, from the item that is under way.
    pub async fn step(&self, way: &str) {
        let from = self.state().await["item"].clone();
        let from = from.as_str().unwrap_or_default().to_owned();
        self.act("/lead/step", &[("from", &from), ("way", way)])
            .await;
    }

    /// What is under way, as it is stored.
    pub async fn state(&self) -> serde_json::Value {
        let sql = "
            select state
            from workshop
            where id = $1";
        serde_json::from_str(&text(&self.stage, sql, &self.workshop).await).unwrap()
    }

    /// The agenda's items: id, canvas (or nothing) and step (or nothing), in order.
    pub async fn items(&self) -> Vec<(String, String, String)> {
        let sql = "
            select id || ' ' || coalesce(canvas_id, '') || ' ' || coalesce(step, '')
            from workshop_item
            where workshop_id = $1
            order by position, id";
        let db = &self.stage.app.db;
        let rows: Vec<String> = db.all(sql, args![self.workshop.as_str()]).await.unwrap();
        rows.iter()
            .map(|row| {
                let mut parts = row.split(' ').map(str::to_owned);
                let mut part = || parts.next().unwrap();
                (part(), part(), part())
            })
            .collect()
    }

    /// The first canvas of the agenda.
    pub async fn canvas(&self) -> String {
        let items = self.items().await;
        let found = items.into_iter().find(|(_, canvas, _)| !canvas.is_empty());
        found.unwrap().1
    }

    /// The workshop's code.
    pub async fn code(&self) -> String {
        let sql = "
            select code
            from invitation
            where workshop_id = $1 and role = 'participant' and revoked_at is null";
        text(&self.stage, sql, &self.workshop).await
    }

    /// Somebody who came by the workshop's code.
    pub async fn guest(&self, name: &str) -> Browser {
        let guest = self.stage.browser();
        let form = [("code", self.code().await), ("name", name.to_owned())];
        let form = form
            .each_ref()
            .map(|(field, value)| (*field, value.as_str()));
        let joined = guest.post("/en/join", &form).await;
        assert_eq!(joined.status, 303, "{}", joined.text);
        assert_eq!(joined.location(), self.at(""));
        guest
    }

    /// A member of the workspace.
    pub async fn member(&self, name: &str, role: &str) -> Browser {
        let person = self.stage.account(name).await;
        let member = "
            insert into member (workspace_id, account_id, role, joined_at)
            values ($1, $2, $3, 0)";
        let row = args![self.workspace.as_str(), person.account.as_str(), role];
        self.stage.app.db.run(member, row).await.unwrap();
        person
    }

    /// Makes a canvas beside the workshop.
    pub async fn other_canvas(&self, kind: &str, title: &str) -> String {
        let path = format!("/api/v1/workspaces/{}/canvases", self.workspace);
        let body = serde_json::json!({"kind": kind, "title": title});
        let made = self.lead.json("POST", &path, &body).await;
        made.json()["id"].as_str().unwrap().to_owned()
    }

    /// What the trail says of the workshop, oldest first.
    pub async fn trail(&self) -> Vec<String> {
        let sql = "
            select action
            from audit
            where subject = $1
            order by at, id";
        let db = &self.stage.app.db;
        db.all(sql, args![self.workshop.as_str()]).await.unwrap()
    }
}
