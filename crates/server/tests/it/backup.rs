//! An installation in one file: written while people work, and brought back elsewhere, on either database.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use reqwest::{Client, StatusCode, redirect};
use serde_json::Value as Json;
use server::args;
use server::backup::{Devices, back_up, restore};
use server::clock::Clock;
use server::db::Db;
use server::db::whole::{Whole, known_versions};
use server::features::accounts::{
    Email, PersonName, SESSION_COOKIE, Standing, Visitor, create_account, sign_in,
};
use server::features::demo;
use server::features::workspaces::CanvasId;
use tokio::time::interval;

use crate::program::{Home, close};
use crate::sockets::Guest;
use crate::stage::new_database;
use crate::writers::{Writers, prepare};

/// Notes that must be promised before the backup begins, and again after it.
const PROMISED_MIN: usize = 100;

/// A name for a backup that is not there yet, and the folder that it is in.
fn new_file() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.zip");
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

/// What a canvas says, as its guest reads it.
async fn read(at: SocketAddr, canvas: &CanvasId, guest: &Guest) -> Json {
    let request = Client::new().get(format!("http://{at}/api/v1/canvases/{}", canvas.0));
    let answer = request.bearer_auth(&guest.token).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

/// Its notes by id, without the registry's numbers: the program writes these once a canvas is quiet, which the restored one
/// is and the running one is not.
fn notes(canvas: &Json) -> BTreeMap<String, Json> {
    let zones = canvas["zones"].as_array().unwrap().iter();
    let notes = zones.flat_map(|zone| zone["notes"].as_array().unwrap());
    let plain = |note: &Json| {
        let id = note["id"].as_str().unwrap().to_owned();
        let mut note = note.clone();
        note["ref"] = Json::Null;
        (id, note)
    };
    notes.map(plain).collect()
}

/// Fails unless every writer's notes are there from the first to the last without a gap.
fn nobody_has_gaps(notes: &BTreeMap<String, Json>) {
    let mut numbers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for id in notes.keys() {
        let (writer, number) = id.rsplit_once('-').unwrap();
        let number = number.parse().unwrap();
        numbers.entry(writer).or_default().insert(number);
    }
    for (writer, numbers) in numbers {
        assert!(numbers.iter().copied().eq(1..=numbers.len()), "{writer}");
    }
}

async fn wait_for(kept: impl Fn() -> usize, least: usize) {
    let mut look = interval(Duration::from_millis(20));
    while kept() < least {
        look.tick().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_a_running_program_holds_all_that_was_promised_before_it() {
    let home = Home::new().await;
    let app = home.open().await;
    let rooms = prepare(&app).await;
    close(&app).await;
    let (_folder, file) = new_file();
    let program = home.serve().await;
    let address = program.address;
    let writers = Writers::start(&program, &rooms, 0).await;
    wait_for(|| writers.kept(), PROMISED_MIN).await;
    let before = writers.promised();
    home.told(&["backup", "--to", &file]).await;
    // Work goes on meanwhile and afterwards.
    let then = writers.kept();
    wait_for(|| writers.kept(), then + PROMISED_MIN).await;
    let mut later = Vec::new();
    for (canvas, guests) in &rooms {
        later.push(notes(&read(address, canvas, &guests[0]).await));
    }
    program.kill().await;
    writers.ended().await;

    let elsewhere = Home::new().await;
    elsewhere.told(&["restore", &file]).await;
    let program = elsewhere.serve().await;
    for (((canvas, guests), before), later) in rooms.iter().zip(before).zip(later) {
        let restored = notes(&read(program.address, canvas, &guests[0]).await);
        before.is_in(restored.keys().cloned().collect());
        nobody_has_gaps(&restored);
        assert!(restored.len() < later.len());
        for (id, note) in &restored {
            assert_eq!(later.get(id), Some(note), "{id}");
        }
    }
    program.kill().await;
}

/// Everything that the demonstration says by the API and on the command line.
async fn all_said(home: &Home, token: &str) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    let registry = home.told(&["export", "registry"]).await;
    said.insert("registry".to_owned(), registry);
    let program = home.serve().await;
    let get = async |path: String| {
        let request = Client::new().get(format!("http://{}{path}", program.address));
        let answer = request.bearer_auth(token).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        // Each program has an address of its own.
        let address = program.address.to_string();
        let text = answer.text().await.unwrap().replace(&address, "ADDRESS");
        (path, text)
    };
    let ids = |text: &str| -> Vec<String> {
        let json: Json = serde_json::from_str(text).unwrap();
        let items = json["items"].as_array().unwrap().iter();
        items
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    };
    for path in ["/api/v1/models?limit=100", "/api/v1/workspaces"] {
        let (path, text) = get(path.to_owned()).await;
        said.insert(path, text);
    }
    for workspace in ids(&said["/api/v1/workspaces"]) {
        for what in ["canvases", "actors", "relations"] {
            let path = format!("/api/v1/workspaces/{workspace}/{what}");
            let (path, text) = get(path).await;
            if what == "canvases" {
                for canvas in ids(&text) {
                    said.extend([get(format!("/api/v1/canvases/{canvas}")).await]);
                }
            }
            said.insert(path, text);
        }
    }
    // The index is not in the backup: it is there again by itself. What is open changes with the clock.
    let (path, found) = get("/api/v1/search?q=tietokone".to_owned()).await;
    let found: Json = serde_json::from_str(&found).unwrap();
    let hits = found["hits"].as_array().unwrap().iter();
    let ids: Vec<&str> = hits.map(|hit| hit["id"].as_str().unwrap()).collect();
    said.insert(path, ids.join(" "));
    program.kill().await;
    said
}

/// The lines of each table and the bytes of each file of a backup.
fn parts(file: &str) -> BTreeMap<String, BTreeSet<Vec<u8>>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name != "manifest.json" {
            let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec);
            parts.insert(name, lines.collect());
        }
    }
    parts
}

/// The demonstration, then copies of it on every database that there is here.
async fn homes() -> Vec<Home> {
    let mut homes = vec![Home::on_sqlite(), Home::on_sqlite()];
    if let Ok(server) = std::env::var("TUKIVERKKO_TEST_POSTGRES") {
        for place in [1, 2] {
            let mut home = Home::on_sqlite();
            home.url = Some(new_database(&server).await);
            homes.insert(place, home);
        }
    }
    homes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demonstration_is_the_same_after_a_move_over_every_database() {
    let homes = homes().await;
    let first = &homes[0];
    first.told(&["demo"]).await;
    // What a running program would read from the canvases a moment later.
    first.told(&["rebuild", "registry"]).await;
    let token = first
        .told(&["token", "create", "--user", demo::EMAIL])
        .await;
    let picture = Path::new("files/photos/canvas/a.jpg");
    fs::create_dir_all(first.data.path().join(picture).parent().unwrap()).unwrap();
    fs::write(first.data.path().join(picture), [0xff, 0xd8, 0, 10, 13]).unwrap();
    let mut backups = Vec::new();
    for pair in homes.windows(2) {
        let (folder, file) = new_file();
        pair[0].told(&["backup", "--to", &file]).await;
        pair[1].told(&["restore", &file, "--keep-sessions"]).await;
        backups.push((folder, file));
    }
    let last = homes.last().unwrap();
    let (_folder, file) = new_file();
    last.told(&["backup", "--to", &file]).await;
    let before = parts(&backups[0].1);
    assert!(before["tables/canvas_update.jsonl"].len() > 9);
    assert!(before.contains_key("files/photos/canvas/a.jpg"));
    for (name, part) in parts(&file) {
        assert_eq!(before.get(&name), Some(&part), "{name}");
    }
    assert_eq!(
        fs::read(last.data.path().join(picture)).unwrap(),
        [0xff, 0xd8, 0, 10, 13]
    );
    let token = token.trim();
    let said = all_said(first, token).await;
    let canvases = said
        .keys()
        .filter(|path| path.starts_with("/api/v1/canvases/"));
    assert_eq!(canvases.count(), 9);
    assert!(said["/api/v1/search?q=tietokone"].contains(' '));
    assert!(said["registry"].lines().count() > 20);
    for (path, text) in all_said(last, token).await {
        assert_eq!(said.get(&path), Some(&text), "{path}");
    }
}

/// Status of a page that asks who is there.
async fn account_page(at: SocketAddr, session: &str) -> StatusCode {
    let client = Client::builder().redirect(redirect::Policy::none());
    let request = client
        .build()
        .unwrap()
        .get(format!("http://{at}/fi/account"));
    let cookie = format!("{SESSION_COOKIE}={session}");
    let answer = request.header("cookie", cookie).send().await.unwrap();
    answer.status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn going_back_signs_everybody_out_and_a_move_does_not() {
    let home = Home::new().await;
    let app = home.open().await;
    let email = Email::parse("lead@mail.example").unwrap();
    let name = PersonName::parse("Lead").unwrap();
    let id = create_account(&app, "test", email, name, None, Standing::Ordinary)
        .await
        .unwrap();
    let session = sign_in(&app, &Visitor::default(), &id).await.unwrap();
    close(&app).await;
    let (_folder, file) = new_file();
    home.told(&["backup", "--to", &file]).await;

    let back = Home::new().await;
    let said = back.told(&["restore", &file]).await;
    assert!(said.contains("signs in again"), "{said}");
    let program = back.serve().await;
    assert_ne!(
        account_page(program.address, &session).await,
        StatusCode::OK
    );
    program.kill().await;

    let moved = Home::new().await;
    moved.told(&["restore", &file, "--keep-sessions"]).await;
    let program = moved.serve().await;
    assert_eq!(
        account_page(program.address, &session).await,
        StatusCode::OK
    );
    program.kill().await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_backup_is_its_owner_s_alone_and_overwrites_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new().await;
    close(&home.open().await).await;
    let (folder, file) = new_file();
    home.told(&["backup", "--to", &file]).await;
    let first = fs::read(&file).unwrap();
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let said = home.refused(&["backup", "--to", &file]).await;
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(fs::read(&file).unwrap(), first);
    let nowhere = folder.path().join("nowhere/backup.zip");
    home.refused(&["backup", "--to", nowhere.to_str().unwrap()])
        .await;
    // Of a place without an installation there is no backup, and none is made there.
    let empty = Home::on_sqlite();
    let other = folder.path().join("other.zip");
    let said = empty
        .refused(&["backup", "--to", other.to_str().unwrap()])
        .await;
    assert!(said.contains("no installation"), "{said}");
    assert_eq!(fs::read_dir(empty.data.path()).unwrap().count(), 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    // Nor is there one that holds itself, or one of a place whose photos are elsewhere.
    let files = home.data.path().join("files");
    let within = files.join("backup.zip");
    let said = home
        .refused(&["backup", "--to", within.to_str().unwrap()])
        .await;
    assert!(said.contains("among the files"), "{said}");
    fs::rename(&files, home.data.path().join("moved")).unwrap();
    let said = home
        .refused(&["backup", "--to", other.to_str().unwrap()])
        .await;
    assert!(said.contains("no folder of files"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_restore_overwrites_nothing() {
    let home = Home::new().await;
    close(&home.open().await).await;
    let (_folder, file) = new_file();
    home.told(&["backup", "--to", &file]).await;
    let said = home.refused(&["restore", &file]).await;
    assert!(said.contains("not empty"), "{said}");
    // One file that was there is enough; settings may be.
    let other = Home::new().await;
    fs::write(other.data.path().join("tukiverkko.toml"), "").unwrap();
    let notes = other.data.path().join("notes.txt");
    fs::write(&notes, "mine").unwrap();
    let said = other.refused(&["restore", &file]).await;
    assert!(said.contains("notes.txt"), "{said}");
    fs::remove_file(&notes).unwrap();
    other.told(&["restore", &file]).await;
    let said = other.refused(&["restore", &file]).await;
    assert!(said.contains("not empty"), "{said}");
}

const NEW_ACCOUNT: &str = "
    insert into account (id, email, name, language, created_at)
    values ('a1', 'lead@mail.example', 'Lead', 'fi', 1)";
const ACCOUNTS: &str = "
    select name
    from account
    where editor = 0";

#[tokio::test]
async fn an_older_backup_is_brought_up_to_date() {
    let home = Home::on_sqlite();
    let config = home.config();
    let old = &known_versions()[..9];
    let mut whole = Whole::fill_sqlite(&config.database_file().unwrap())
        .await
        .unwrap();
    whole.migrate(old).await.unwrap();
    whole.run(NEW_ACCOUNT).await.unwrap();
    whole.commit().await.unwrap();
    fs::create_dir(home.data.path().join("files")).unwrap();
    let (_folder, file) = new_file();
    let file = Path::new(&file);
    let made = back_up(&config, file, &Clock::System).await.unwrap();
    assert_eq!(made.schema, old);
    let elsewhere = Home::on_sqlite();
    let config = elsewhere.config();
    restore(&config, file, Devices::SignOut).await.unwrap();
    let db = Db::sqlite(&config.database_file().unwrap()).await.unwrap();
    let names: Vec<String> = db.all(ACCOUNTS, args![]).await.unwrap();
    assert_eq!(names, ["Lead"]);
    db.close().await;
}
