//! A disk that takes nothing more while people write, made by the system's own limit on what a process may write
//! (`prlimit`), which works everywhere and can be lifted again.
use std::fs;
use std::path::Path;

use canvas::settings::Role;
use reqwest::{Client, StatusCode};
use server::features::workspaces::CanvasId;
use tokio::process::Command;
use yrs::Doc;

use crate::photos::{FORM, form, jpeg};
use crate::program::{Home, PROGRAM, Program, close};
use crate::sockets::{Guest, Heard, Peer, new_canvas};

/// Sets how many bytes any file of the program may have, or `unlimited`.
async fn limit(program: &Program, bytes: &str) {
    let id = program.child.id().unwrap().to_string();
    let mut command = Command::new("prlimit");
    let set = command.args(["--pid", &id, &format!("--fsize={bytes}:")]);
    assert!(set.status().await.unwrap().success());
}

/// A command of the program none of whose files may have more bytes than these.
fn limited(home: &Home, bytes: &str, args: &[&str]) -> Command {
    let mut command = Command::new("prlimit");
    command.arg(format!("--fsize={bytes}:")).arg(PROGRAM);
    command.args(home.command(args).as_std().get_args());
    command
}

/// The canvas as the API gives it, and whether the answer was 200.
async fn read(program: &Program, canvas: &CanvasId, guest: &Guest) -> (StatusCode, String) {
    let path = format!("http://{}/api/v1/canvases/{}", program.address, canvas.0);
    let request = Client::new().get(path).bearer_auth(&guest.token);
    let answer = request.send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

/// Writes more than once: what fails first must not spoil what comes after it. Gives the document that waits.
async fn try_in_vain(program: &Program, canvas: &CanvasId, guest: &Guest, mut writer: Peer) -> Doc {
    for n in 0..3 {
        let saved = writer.saved;
        writer.add_note(&format!("note-full-{n}")).await;
        assert_eq!(writer.closed().await.0, 1011, "not saved");
        assert!(n > 0 || writer.saved == saved, "acknowledged");
        let doc = writer.doc.clone();
        writer = Peer::connect(program.address, canvas, guest, doc).await;
    }
    writer.doc
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_saves_nothing_and_all_goes_on_when_there_is_space() {
    let home = Home::on_sqlite();
    let app = home.open().await;
    let (first, second) = (
        new_canvas(&app, "actor-map").await,
        new_canvas(&app, "actor-map").await,
    );
    let anna = Guest::new(&app, &first, "Anna", Role::Participant).await;
    let mika = Guest::new(&app, &first, "Mika", Role::Participant).await;
    let noor = Guest::new(&app, &second, "Noor", Role::Participant).await;
    close(&app).await;
    // The log lies on the same disk.
    let log = fs::File::create(home.data.path().join("log")).unwrap();
    let program = home.serve_logging(log).await;
    let mut writer = Peer::join(program.address, &first, &anna).await;
    let mut reader = Peer::join(program.address, &first, &mika).await;
    writer.add_note("note-before").await;
    writer.saved().await;
    reader.sees("note-before").await;

    limit(&program, "0").await;
    let doc = try_in_vain(&program, &first, &anna, writer).await;
    assert_eq!(
        reader.notes(),
        ["note-before"],
        "nobody sees what is not saved"
    );
    let mut other = Peer::join(program.address, &second, &noor).await;
    other.add_note("note-other").await;
    assert_eq!(other.closed().await.0, 1011);
    // Reading goes on, and the program knows what it has.
    let (status, text) = read(&program, &first, &mika).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        text.contains("note-before") && !text.contains("note-full"),
        "{text}"
    );

    limit(&program, "unlimited").await;
    let mut writer = Peer::connect(program.address, &first, &anna, doc).await;
    writer.until(|heard| *heard == Heard::Step2).await;
    writer.add_note("note-after").await;
    writer.saved().await;
    let mut other = Peer::connect(program.address, &second, &noor, other.doc.clone()).await;
    other.until(|heard| *heard == Heard::Step2).await;
    other.saved().await;
    program.kill().await;

    let program = home.serve().await;
    let (_, text) = read(&program, &first, &mika).await;
    for n in ["before", "full-0", "full-1", "full-2", "after"] {
        assert!(text.contains(&format!("note-{n}\"")), "{n}: {text}");
    }
    let (_, text) = read(&program, &second, &noor).await;
    assert!(text.contains("note-other"), "{text}");
    program.kill().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_start_on_a_full_disk_lets_people_read_and_then_write() {
    let home = Home::on_sqlite();
    let app = home.open().await;
    let canvas = new_canvas(&app, "actor-map").await;
    let anna = Guest::new(&app, &canvas, "Anna", Role::Participant).await;
    close(&app).await;
    let log = fs::File::create(home.data.path().join("log")).unwrap();
    // Enough to open the database, and not enough for what is written at every start.
    let mut command = limited(&home, "32768", &["serve", "--listen", "127.0.0.1:0"]);
    command.stderr(log);
    let program = Program::of(command).await;
    let (status, _) = read(&program, &canvas, &anna).await;
    assert_eq!(status, StatusCode::OK);
    limit(&program, "unlimited").await;
    let mut writer = Peer::join(program.address, &canvas, &anna).await;
    writer.add_note("note-then").await;
    writer.saved().await;
    let (_, text) = read(&program, &canvas, &anna).await;
    assert!(text.contains("note-then"), "{text}");
    program.kill().await;
}

/// Sends a photo to a canvas as a page's form does.
async fn send_photo(program: &Program, canvas: &CanvasId, guest: &Guest) -> (StatusCode, String) {
    let path = format!("http://{}/en/c/{}/photos", program.address, canvas.0);
    let request = Client::new().post(path).bearer_auth(&guest.token);
    let request = request.header("sec-fetch-site", "same-origin");
    let request = request.header("content-type", FORM);
    let request = request.body(form("", &[("wall.jpg", &jpeg(7))]));
    let answer = request.send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_and_photos_say_that_they_were_not_saved() {
    let home = Home::on_sqlite();
    let app = home.open().await;
    let canvas = new_canvas(&app, "actor-map").await;
    let anna = Guest::new(&app, &canvas, "Anna", Role::Participant).await;
    close(&app).await;
    let log = fs::File::create(home.data.path().join("log")).unwrap();
    let program = home.serve_logging(log).await;
    limit(&program, "0").await;
    let (status, text) = send_photo(&program, &canvas, &anna).await;
    assert_eq!(status, StatusCode::INSUFFICIENT_STORAGE, "{text}");
    assert!(text.contains("This could not be saved"), "{text}");
    let join = format!("http://{}/api/v1/join", program.address);
    let body = serde_json::json!({"code": "ABCDEF", "name": "Otso"});
    let answer = Client::new().post(join).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::INSUFFICIENT_STORAGE);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    limit(&program, "unlimited").await;
    let (status, text) = send_photo(&program, &canvas, &anna).await;
    assert!(
        status.is_success() || status.is_redirection(),
        "{status}: {text}"
    );
    program.kill().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_without_space_leaves_nothing_and_doctor_tells_why() {
    let home = Home::on_sqlite();
    let app = home.open().await;
    new_canvas(&app, "actor-map").await;
    close(&app).await;
    let photos = home.data.path().join("files/photos");
    fs::create_dir_all(&photos).unwrap();
    fs::write(photos.join("a.jpg"), vec![7; 200_000]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.zip");
    let to = file.to_str().unwrap();
    let output = limited(&home, "100000", &["backup", "--to", to])
        .output()
        .await
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("nothing of it was kept"), "{said}");
    assert!(
        said.contains("there is no space left") && said.contains("File too large"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);

    home.told(&["backup", "--to", to]).await;
    let empty = Home::on_sqlite();
    let restore = limited(&empty, "65536", &["restore", to]).output().await;
    let output = restore.unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("there is no space left"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(fs::read_dir(empty.data.path()).unwrap().count(), 0);

    let output = limited(&home, "0", &["doctor"]).output().await.unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!output.status.success());
    assert!(
        said.contains("wrong data folder") && said.contains("cannot be written"),
        "{said}"
    );
    assert!(Path::new(to).exists());
}
