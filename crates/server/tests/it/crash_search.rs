//! The real program, killed while people publish, withdraw and search, and started again: its index finds everything
//! that somebody was told is published, and nothing that somebody was told is withdrawn.
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use reqwest::{Client, RequestBuilder, StatusCode, redirect};
use serde_json::{Value as Json, json};
use server::features::accounts::{
    Email, PersonName, SESSION_COOKIE, Standing, Visitor, create_account, sign_in,
};
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::program::{Program, close, open};

/// Publications that must be told before a kill counts.
const COUNTED_MIN: usize = 20;
/// Of so many descriptions one is withdrawn.
const WITHDRAWN_ONE_IN: usize = 3;

/// What was told to its owner, by name of the description.
#[derive(Default)]
struct Told {
    /// Identifiers of what is published.
    published: BTreeMap<String, String>,
    /// Identifiers of what was withdrawn.
    withdrawn: BTreeMap<String, String>,
}

/// Who owns the descriptions, at a program that comes and goes.
struct Owner {
    client: Client,
    session: String,
    workspace: String,
}

/// A word that no other description has, from the letters of a number.
fn word(mut n: usize) -> String {
    let mut letters = String::from("q");
    for _ in 0..4 {
        letters.push(['b', 'k', 'm', 'p', 't', 'w', 'x', 'z'][n % 8]);
        letters.push(['a', 'e', 'o', 'u'][n / 8 % 4]);
        n /= 32;
    }
    letters
}

impl Owner {
    /// An account, its session and its workspace in a new data folder.
    async fn new(data: &Path) -> Self {
        let app = open(data).await;
        let email = Email::parse("lead@mail.example").unwrap();
        let name = PersonName::parse("Lead").unwrap();
        let id = create_account(&app, "test", email, name, None, Standing::Ordinary)
            .await
            .unwrap();
        let session = sign_in(&app, &Visitor::default(), &id).await.unwrap();
        close(&app).await;
        let client = Client::builder().redirect(redirect::Policy::none());
        let mut owner = Self {
            client: client.build().unwrap(),
            session,
            workspace: String::new(),
        };
        let program = Program::start(data).await;
        let body = json!({"title": "Lakeside"});
        let made = owner
            .post(program.address, "/api/v1/workspaces")
            .json(&body);
        let made: Json = made.send().await.unwrap().json().await.unwrap();
        made["id"]
            .as_str()
            .unwrap()
            .clone_into(&mut owner.workspace);
        program.kill().await;
        owner
    }

    fn post(&self, home: SocketAddr, path: &str) -> RequestBuilder {
        let request = self.client.post(format!("http://{home}{path}"));
        let request = request.header("cookie", format!("{SESSION_COOKIE}={}", self.session));
        request.header("sec-fetch-site", "same-origin")
    }

    /// Publishes; gives the id when it is told that it is done.
    async fn publish(&self, home: SocketAddr, name: &str) -> Option<String> {
        let body = json!({
            "workspace": self.workspace, "identifier": name, "name": name, "organisation": "Kirjasto",
            "language": "fi", "nationwide": true,
        });
        let answer = self.post(home, "/api/v1/models").json(&body).send().await;
        let answer = answer.ok()?;
        assert_eq!(answer.status(), StatusCode::CREATED);
        let made: Json = answer.json().await.ok()?;
        Some(made["id"].as_str().unwrap().to_owned())
    }

    /// Withdraws; true when it is told that it is done.
    async fn withdraw(&self, home: SocketAddr, id: &str) -> bool {
        let path = format!("/fi/w/{}/catalogue/{id}/withdraw", self.workspace);
        let Ok(answer) = self.post(home, &path).form(&[("key", "")]).send().await else {
            return false;
        };
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        true
    }

    /// Ids of what a name finds; none when the program is gone.
    async fn find(&self, home: SocketAddr, name: &str) -> Option<BTreeSet<String>> {
        let address = format!("http://{home}/api/v1/search?q={name}");
        let answer = self.client.get(address).send().await.ok()?;
        assert_eq!(answer.status(), StatusCode::OK);
        let found: Json = answer.json().await.ok()?;
        let hits = found["hits"].as_array().unwrap().iter();
        let ids = hits.map(|hit| hit["id"].as_str().unwrap().to_owned());
        Some(ids.collect())
    }

    /// Publishes, searches and withdraws, from number `n` on, until the program is gone.
    async fn work(&self, home: SocketAddr, told: &Mutex<Told>, mut n: usize) {
        loop {
            let name = word(n);
            let Some(id) = self.publish(home, &name).await else {
                return;
            };
            told.lock().await.published.insert(name.clone(), id.clone());
            let Some(found) = self.find(home, &name).await else {
                return;
            };
            assert!(found.contains(&id), "{name} is published but not found");
            if n.is_multiple_of(WITHDRAWN_ONE_IN) {
                // Until it is told, nobody knows which of both it is.
                told.lock().await.published.remove(&name);
                if !self.withdraw(home, &id).await {
                    return;
                }
                told.lock().await.withdrawn.insert(name, id);
            }
            n += 1;
        }
    }

    /// Fails when search and what was told differ.
    async fn nothing_differs(&self, home: SocketAddr, told: &Told) {
        for (name, id) in &told.published {
            let found = self.find(home, name).await.unwrap();
            assert!(found.contains(id), "{name} was published and is lost");
        }
        for (name, id) in &told.withdrawn {
            let found = self.find(home, name).await.unwrap();
            assert!(!found.contains(id), "{name} was withdrawn and is found");
        }
    }
}

/// Works until enough was told and `ms` have passed, then kills; `first` is the first number of a description.
async fn killed_at_work(
    owner: &Owner,
    program: Program,
    told: &Mutex<Told>,
    first: usize,
    ms: u64,
) {
    let home = program.address;
    let (started, before) = (Instant::now(), told.lock().await.published.len());
    let kill = async {
        let mut look = tokio::time::interval(Duration::from_millis(5));
        while told.lock().await.published.len() < before + COUNTED_MIN
            || started.elapsed() < Duration::from_millis(ms)
        {
            look.tick().await;
        }
        program.kill().await;
    };
    tokio::join!(owner.work(home, told, first), kill);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_index_is_what_was_told_however_the_program_ends() {
    let data = tempfile::tempdir().unwrap();
    let owner = Owner::new(data.path()).await;
    let told = Mutex::new(Told::default());
    for (round, ms) in [0, 300, 700, 1_300].into_iter().enumerate() {
        let program = Program::start(data.path()).await;
        killed_at_work(&owner, program, &told, 1_000 * round, ms).await;
        let program = Program::start(data.path()).await;
        owner
            .nothing_differs(program.address, &*told.lock().await)
            .await;
        program.kill().await;
    }
    // A cut through the index's own files is mended from the database.
    let folder = data.path().join("search");
    for file in std::fs::read_dir(&folder).unwrap() {
        let file = file.unwrap();
        let length = file.metadata().unwrap().len();
        let open = std::fs::OpenOptions::new().write(true).open(file.path());
        open.unwrap().set_len(length / 2).unwrap();
    }
    let program = Program::start(data.path()).await;
    owner
        .nothing_differs(program.address, &*told.lock().await)
        .await;
    program.kill().await;
}
