//! Backups that are not what was written: refused with a reason, and nothing is touched.
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use serde_json::{Value as Json, json};
use server::backup::check;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::program::{Home, close};
use crate::sockets::new_canvas;

/// Bits that are turned, spread over the whole file.
const FLIPS: usize = 150;

/// A whole backup of a small installation.
async fn whole() -> (tempfile::TempDir, Vec<u8>) {
    let home = Home::new().await;
    let app = home.open().await;
    new_canvas(&app, "actor-map").await;
    close(&app).await;
    let photos = home.data.path().join("files/photos");
    fs::create_dir_all(&photos).unwrap();
    fs::write(photos.join("a.jpg"), [7; 5_000]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("whole.zip");
    home.told(&["backup", "--to", file.to_str().unwrap()]).await;
    let bytes = fs::read(&file).unwrap();
    (folder, bytes)
}

/// The parts of a backup by name, the manifest last.
type Parts = Vec<(String, Vec<u8>)>;

fn unpack(backup: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(backup)).unwrap();
    (0..zip.len())
        .map(|n| {
            let mut part = zip.by_index(n).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn pack(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts with another manifest.
fn with_manifest(parts: &Parts, change: impl FnOnce(&mut Json)) -> Parts {
    let mut parts = parts.clone();
    let (_, manifest) = parts.last_mut().unwrap();
    let mut json: Json = serde_json::from_slice(manifest).unwrap();
    change(&mut json);
    *manifest = serde_json::to_vec(&json).unwrap();
    parts
}

/// The parts with one that holds something else, which the manifest knows.
fn with_part(parts: &Parts, name: &str, bytes: &[u8], rows: usize) -> Parts {
    let mut parts = parts.clone();
    let part = parts.iter_mut().find(|part| part.0 == name).unwrap();
    part.1 = bytes.to_vec();
    let sum: String = Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    with_manifest(&parts, |manifest| {
        let tables = manifest["tables"].as_array_mut().unwrap().iter_mut();
        for table in tables.filter(|table| table["name"] == name) {
            table["bytes"] = json!(bytes.len());
            table["sha256"] = json!(sum);
            table["rows"] = json!(rows);
        }
    })
}

/// Fails unless the backup is refused with these words by the program, and the place stays as it was.
async fn refuses(folder: &Path, backup: &[u8], words: &str) {
    let file = folder.join("broken.zip");
    fs::write(&file, backup).unwrap();
    let file = file.to_str().unwrap();
    let home = Home::new().await;
    for args in [&["restore", file][..], &["restore", file, "--check"]] {
        let said = home.refused(args).await;
        assert!(said.contains(words), "{words}: {said}");
        assert!(said.contains("nothing was changed"), "{said}");
        assert_eq!(fs::read_dir(home.data.path()).unwrap().count(), 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_whole_backup_is_refused() {
    let (folder, backup) = whole().await;
    let folder = folder.path();
    let parts = unpack(&backup);
    refuses(folder, b"", "no backup").await;
    refuses(folder, b"PK\x03\x04 and nothing more", "no backup").await;
    refuses(folder, &backup[..backup.len() - 1], "its end is missing").await;
    refuses(folder, &backup[..backup.len() / 2], "its end is missing").await;
    let foreign = vec![("word/document.xml".to_owned(), b"<w/>".to_vec())];
    refuses(folder, &pack(&foreign), "no backup of Tukiverkko").await;
    let other = with_manifest(&parts, |manifest| manifest["format"] = json!("other"));
    refuses(folder, &pack(&other), "no backup of Tukiverkko").await;
    for newer in ["format_version", "schema"] {
        let newer = with_manifest(&parts, |manifest| {
            manifest["program"] = json!("9.0.0");
            match &mut manifest[newer] {
                Json::Array(versions) => versions.push(json!(9_001)),
                number => *number = json!(2),
            }
        });
        refuses(folder, &pack(&newer), "newer program, version 9.0.0").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_with_other_parts_than_it_names_is_refused() {
    let (folder, backup) = whole().await;
    let folder = folder.path();
    let parts = unpack(&backup);
    let mut more = parts.clone();
    more.insert(0, ("tables/other.jsonl".to_owned(), Vec::new()));
    refuses(folder, &pack(&more), "does not name").await;
    let mut less = parts.clone();
    less.retain(|part| part.0 != "tables/canvas.jsonl");
    refuses(folder, &pack(&less), "tables/canvas.jsonl is missing").await;
    let mut other = parts.clone();
    other
        .iter_mut()
        .find(|part| part.0 == "files/photos/a.jpg")
        .unwrap()
        .1[0] = 8;
    refuses(folder, &pack(&other), "files/photos/a.jpg is damaged").await;
    for name in ["files/../../evil.jpg", "/evil.jpg", "files/a\\..\\b.jpg"] {
        let mut escaping = with_manifest(&parts, |manifest| {
            manifest["files"][0]["name"] = json!(name);
        });
        let file = escaping
            .iter_mut()
            .find(|part| part.0 == "files/photos/a.jpg");
        file.unwrap().0 = name.to_owned();
        refuses(folder, &pack(&escaping), "unsafe name").await;
    }
    let mut without = with_manifest(&parts, |manifest| {
        let tables = manifest["tables"].as_array_mut().unwrap();
        tables.retain(|table| table["name"] != "tables/canvas.jsonl");
    });
    without.retain(|part| part.0 != "tables/canvas.jsonl");
    refuses(folder, &pack(&without), "table canvas is missing").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_that_do_not_fit_are_refused_and_leave_nothing() {
    let (folder, backup) = whole().await;
    let folder = folder.path();
    let parts = unpack(&backup);
    for (line, words) in [
        (&b"[\"name\", 7]\n"[..], "not of the kind"),
        (b"[\"name\"]\n", "1 values instead of 2"),
        (b"{\"name\": 7}\n", "row 1 of its part"),
        (b"\xff\n", "row 1 of its part"),
    ] {
        let bad = with_part(&parts, "tables/setting.jsonl", line, 1);
        refuses(folder, &pack(&bad), words).await;
    }
    let miscounted = with_part(&parts, "tables/setting.jsonl", b"", 1);
    refuses(folder, &pack(&miscounted), "0 rows instead of 1").await;
    // Whole, but a canvas without its workspace: only the database can tell.
    let dangling = with_part(&parts, "tables/workspace.jsonl", b"", 0);
    let file = folder.join("dangling.zip");
    fs::write(&file, pack(&dangling)).unwrap();
    let home = Home::new().await;
    home.refused(&["restore", file.to_str().unwrap()]).await;
    assert_eq!(fs::read_dir(home.data.path()).unwrap().count(), 0);
    let good = folder.join("whole.zip");
    home.told(&["restore", good.to_str().unwrap()]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_bit_is_turned_unnoticed() {
    let (folder, backup) = whole().await;
    let file = folder.path().join("turned.zip");
    fs::write(&file, &backup).unwrap();
    let whole = check(&file).await.unwrap();
    let mut refused = 0;
    for n in 0..FLIPS {
        let mut turned = backup.clone();
        let at = n * backup.len() / FLIPS + n % 7;
        turned[at.min(backup.len() - 1)] ^= 1 << (n % 8);
        fs::write(&file, &turned).unwrap();
        match check(&file).await {
            // A bit that no reader looks at, such as one of a date.
            Ok(manifest) => assert_eq!(manifest, whole, "{at}"),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > FLIPS / 2, "{refused}");
}
