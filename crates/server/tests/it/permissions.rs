//! Every route as every kind of visitor, by really calling it. The table is a picture of who may do what: a new
//! route or a changed right is a changed line. Write it anew with `UPDATE_EXPECT=1`, and read each line.
use std::fmt::Write as _;

use axum::body::Body;
use axum::http::Request;
use expect_test::expect_file;
use serde_json::json;
use server::args;
use server::clock::token_hash;
use server::features::accounts::{AccountId, create_token};
use server::web::Route;

use crate::stage::{Answer, Browser, START_MS, Stage};

/// Who calls, weakest first, so that what the strongest one removes is still there for the others.
const CALLERS: [&str; 8] = [
    "nobody", "stranger", "admin", "g-view", "g-part", "m-view", "m-part", "m-lead",
];

/// What the parts of paths stand for.
pub struct Place {
    workspace: String,
    canvas: String,
    workshop: String,
    invitation: String,
    code: String,
    guest: String,
    session: String,
    token: String,
}

/// A workspace with somebody of each kind, the strongest last.
pub struct House {
    pub stage: Stage,
    pub callers: Vec<Browser>,
    pub place: Place,
}

async fn text(stage: &Stage, sql: &'static str, arg: &str) -> String {
    let found: Option<String> = stage.app.db.optional(sql, args![arg]).await.unwrap();
    found.unwrap()
}

/// Makes something by the API; gives its id.
async fn created(by: &Browser, path: &str, body: serde_json::Value) -> String {
    let answer = by.json("POST", path, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_str().unwrap().to_owned()
}

pub async fn house() -> House {
    let stage = Stage::new().await;
    let lead = stage.account("member facilitator").await;
    let workspace = created(&lead, "/api/v1/workspaces", json!({"title": "Lakeside"})).await;
    let canvases = format!("/api/v1/workspaces/{workspace}/canvases");
    let canvas = json!({"kind": "actor-map", "title": "Actors"});
    let canvas = created(&lead, &canvases, canvas).await;
    let mut codes = Vec::new();
    let path = format!("/en/w/{workspace}/invite");
    for role in ["viewer", "participant"] {
        lead.post(&path, &[("role", role), ("expires", "week")])
            .await;
        let of_role = "
            select code
            from invitation
            where role = $1";
        codes.push(text(&stage, of_role, role).await);
    }
    let callers = vec![
        stage.browser(),
        stage.account("stranger").await,
        stage.administrator("admin").await,
        guest(&stage, &codes[0], "Viewer").await,
        guest(&stage, &codes[1], "Participant").await,
        member(&stage, &workspace, "viewer").await,
        member(&stage, &workspace, "participant").await,
        lead,
    ];
    guest(&stage, &codes[0], "Removable").await;
    let form = [("title", "Table"), ("languages", "en"), ("agenda", "empty")];
    let made = callers[7]
        .post(&format!("/en/w/{workspace}/workshops"), &form)
        .await;
    let workshop = made.location().split('/').nth(3).unwrap().to_owned();
    let place = Place {
        workshop,
        ..place(&stage, workspace, canvas, &callers[7], &codes[1]).await
    };
    House {
        stage,
        callers,
        place,
    }
}

async fn place(
    stage: &Stage,
    workspace: String,
    canvas: String,
    lead: &Browser,
    code: &str,
) -> Place {
    let owner = AccountId(lead.account.clone());
    create_token(&stage.app, &owner, "test", "Table", 1)
        .await
        .unwrap();
    let of_code = "
        select id
        from invitation
        where code = $1";
    let of_name = "
        select id
        from guest
        where name = $1";
    let of_device = "
        select id
        from session
        where token_hash = $1";
    let of_owner = "
        select id
        from api_token
        where account_id = $1";
    let device = token_hash(&lead.session().unwrap());
    Place {
        invitation: text(stage, of_code, code).await,
        guest: text(stage, of_name, "Removable").await,
        session: text(stage, of_device, &device).await,
        token: text(stage, of_owner, &lead.account).await,
        code: code.to_owned(),
        workspace,
        canvas,
        workshop: String::new(),
    }
}

async fn guest(stage: &Stage, code: &str, name: &str) -> Browser {
    let guest = stage.browser();
    let joined = guest
        .post("/en/join", &[("code", code), ("name", name)])
        .await;
    assert_eq!(joined.status, 303);
    guest
}

async fn member(stage: &Stage, workspace: &str, role: &str) -> Browser {
    let person = stage.account(&format!("member {role}")).await;
    let member = "
        insert into member (workspace_id, account_id, role, joined_at)
        values ($1, $2, $3, $4)";
    let row = args![workspace, person.account.as_str(), role, START_MS];
    stage.app.db.run(member, row).await.unwrap();
    person
}

impl Place {
    /// The route's path with its parts filled; what stands for nothing here is `none`.
    pub fn fill(&self, path: &str) -> String {
        let part = |part: &str| {
            let Some(name) = part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'))
            else {
                return part.to_owned();
            };
            match name {
                "lang" => "en",
                "workspace" => &self.workspace,
                "canvas" => &self.canvas,
                "workshop" => &self.workshop,
                "invitation" => &self.invitation,
                "code" => &self.code,
                "guest" => &self.guest,
                "session" => &self.session,
                "token" if path.contains("/account/") => &self.token,
                _ => "none",
            }
            .to_owned()
        };
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    }
}

/// Calls the route with everything that any form or body asks for.
async fn call(route: &Route, place: &Place, caller: &Browser, name: &str) -> u16 {
    let email = format!("{name}@other.example");
    let path = place.fill(route.path);
    let answer = if path.starts_with("/api/") && route.method != "GET" {
        let body = json!({
            "title": "Table", "kind": "actor-map", "name": "Table", "role": "viewer",
            "expires": "2026-09-08T00:00:00Z", "code": place.code, "language": "en",
        });
        caller.json(route.method, &path, &body).await
    } else if route.method == "POST" {
        let form = [
            ("title", "Table"),
            ("name", "Table"),
            ("email", email.as_str()),
            ("password", "kolme punaista kettua"),
            ("current", "wrong one"),
            ("code", &place.code),
            ("role", "viewer"),
            ("expires", "week"),
            ("label", "Table"),
            ("days", "1"),
            ("language", "en"),
            ("kind", "actor-map"),
        ];
        caller.post(&path, &form).await
    } else {
        let request = Request::builder().method(route.method).uri(&path);
        caller.send(request.body(Body::empty()).unwrap()).await
    };
    wears_its_headers(route, &answer);
    answer.status.as_u16()
}

/// What every answer says to the browser, whatever is asked and by whom.
fn wears_its_headers(route: &Route, answer: &Answer) {
    let told = |name: &str| {
        let value = answer.headers.get(name);
        let value = value.and_then(|value| value.to_str().ok());
        value.unwrap_or_else(|| panic!("{} {} says no {name}", route.method, route.path))
    };
    let policy = told("content-security-policy");
    for part in [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{}: {policy}", route.path);
    }
    assert!(!policy.contains("unsafe"), "{}: {policy}", route.path);
    assert_eq!(told("x-content-type-options"), "nosniff");
    assert!(["same-origin", "no-referrer"].contains(&told("referrer-policy")));
    assert!(!told("x-request-id").is_empty());
    // What only some may see is kept by nobody on the way.
    let is_open = ["/assets/", "/mark.svg"]
        .iter()
        .any(|path| route.path.starts_with(path));
    let kept = told("cache-control");
    assert!(
        is_open
            || kept.contains("no-store")
            || kept.contains("private")
            || kept.contains("no-cache"),
        "{}: {kept}",
        route.path
    );
}

async fn row(route: &Route, house: &House) -> [u16; CALLERS.len()] {
    let mut row = [0; CALLERS.len()];
    for (place, caller) in house.callers.iter().enumerate() {
        row[place] = call(route, &house.place, caller, CALLERS[place]).await;
    }
    row
}

#[tokio::test]
async fn every_route_answers_each_kind_of_visitor_as_the_table_says() {
    let mut table = format!("{:<7}{:<58}", "method", "path");
    for caller in CALLERS {
        write!(table, "{caller:>9}").unwrap();
    }
    table.push('\n');
    // Reading changes nothing, so all of it shares a house; whatever writes gets a new one.
    let reading = house().await;
    for route in server::routes() {
        let row = if route.method == "GET" {
            row(&route, &reading).await
        } else {
            row(&route, &house().await).await
        };
        write!(table, "{:<7}{:<58}", route.method, route.path).unwrap();
        for status in row {
            write!(table, "{status:>9}").unwrap();
        }
        table.push('\n');
        keeps_strangers_out(&route, row);
    }
    drop(reading.stage);
    expect_file!["permissions.txt"].assert_eq(&table);
}

/// What holds whatever the table says: who is not in a workspace learns nothing of it, also as an administrator.
fn keeps_strangers_out(route: &Route, row: [u16; CALLERS.len()]) {
    assert!(
        row.iter().all(|status| *status < 500),
        "{} {}: {row:?}",
        route.method,
        route.path
    );
    let is_inside = ["{workspace}", "{canvas}", "{workshop}"]
        .iter()
        .any(|part| route.path.contains(part));
    if is_inside && !route.path.starts_with("/collab/") {
        // A page may show the way to the door instead.
        let is_asked_in = row[0] == 401 || (route.method == "GET" && row[0] == 303);
        assert!(is_asked_in, "{} {}: {row:?}", route.method, route.path);
        assert_eq!(row[1..3], [404, 404], "{} {}", route.method, route.path);
    }
    if route.path.contains("/invite") || route.path.ends_with("/audit") {
        assert!(
            row[3..7]
                .iter()
                .all(|status| *status == 403 || *status == 401),
            "{}",
            route.path
        );
    }
}
