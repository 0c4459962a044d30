//! What `tukiverkko doctor` finds, with real damage.
use std::fs::OpenOptions;
use std::io::{Seek as _, SeekFrom, Write as _};

use serde_json::Value as Json;
use server::args;
use server::features::live;

use crate::program::{Home, close};
use crate::sockets::new_canvas;

/// What doctor says of the place, and whether it found nothing wrong.
async fn doctor(home: &Home) -> (bool, String) {
    let output = home.run(&["doctor"]).await;
    let said = String::from_utf8(output.stdout).unwrap();
    (output.status.success(), said)
}

/// The line that has these words.
fn line<'a>(said: &'a str, words: &str) -> &'a str {
    let found = said.lines().find(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("{words}: {said}"))
}

const SPOIL: &str = "
    update canvas_update
    set payload = $2
    where canvas_id = $1";
const LOSE: &str = "
    delete from canvas_update
    where canvas_id = $1 and seq = 3";
const LATER: &str = "
    update canvas
    set changed_at = changed_at + 864000000
    where id = $1";

#[tokio::test]
async fn a_whole_installation_has_nothing_to_mend() {
    let home = Home::new().await;
    let app = home.open().await;
    new_canvas(&app, "actor-map").await;
    new_canvas(&app, "offering").await;
    close(&app).await;
    let (is_well, said) = doctor(&home).await;
    assert!(is_well, "{said}");
    for words in [
        "ok    canvases: 2 can be opened",
        "ok    database file: whole",
        "MB free",
        "ok    clock",
        "ok    data folder",
    ] {
        line(&said, words);
    }
    let json: Json = serde_json::from_str(&home.told(&["doctor", "--json"]).await).unwrap();
    let named = json.as_array().unwrap().iter();
    let standings: Vec<_> = named
        .filter(|finding| finding["name"] == "canvases")
        .map(|finding| finding["standing"].clone())
        .collect();
    assert_eq!(standings, ["ok"]);
}

#[tokio::test]
async fn a_log_that_is_damaged_or_has_gaps_is_named() {
    let home = Home::new().await;
    let app = home.open().await;
    let spoilt = new_canvas(&app, "actor-map").await;
    let gap = new_canvas(&app, "offering").await;
    let whole = new_canvas(&app, "actor-map").await;
    for canvas in [&gap, &whole] {
        for seq in 2..=4 {
            let row = live::log::Row {
                canvas: canvas.clone(),
                seq,
                at: app.now_ms(),
                update: vec![0, 0],
                clients: Vec::new(),
            };
            app.rooms.log().append(row).await.unwrap();
        }
    }
    let garbage = args![spoilt.0.as_str(), vec![9_u8; 40]];
    app.db.run(SPOIL, garbage).await.unwrap();
    app.db.run(LOSE, args![gap.0.as_str()]).await.unwrap();
    close(&app).await;
    let (is_well, said) = doctor(&home).await;
    assert!(!is_well);
    let spoilt = line(&said, &spoilt.0);
    assert!(
        spoilt.contains("is damaged") && spoilt.contains("Restore the latest backup"),
        "{said}"
    );
    assert!(
        spoilt.contains("wrong canvases") && spoilt.contains("actor-map"),
        "{said}"
    );
    let gap = line(&said, &gap.0);
    assert!(
        gap.contains("rows 1 to 4 of its log 1 are missing"),
        "{said}"
    );
    assert!(!said.contains(&whole.0), "{said}");
}

#[tokio::test]
async fn what_was_written_in_the_future_tells_of_a_wrong_clock() {
    let home = Home::new().await;
    let app = home.open().await;
    let canvas = new_canvas(&app, "actor-map").await;
    app.db.run(LATER, args![canvas.0.as_str()]).await.unwrap();
    close(&app).await;
    let (is_well, said) = doctor(&home).await;
    assert!(!is_well);
    line(&said, "wrong clock");
}

#[tokio::test]
async fn a_damaged_database_file_is_told_of() {
    let home = Home::on_sqlite();
    let app = home.open().await;
    for _ in 0..20 {
        new_canvas(&app, "actor-map").await;
    }
    close(&app).await;
    let file = home.config().database_file().unwrap();
    let mut file = OpenOptions::new().write(true).open(file).unwrap();
    let length = file.metadata().unwrap().len();
    // The first page says what there is; all that follows is lost.
    file.seek(SeekFrom::Start(4_096 * 4)).unwrap();
    let rest = usize::try_from(length).unwrap() - 4_096 * 4;
    file.write_all(&vec![0x5a; rest]).unwrap();
    drop(file);
    let (is_well, said) = doctor(&home).await;
    assert!(!is_well);
    assert!(said.contains("wrong database"), "{said}");
    assert!(said.contains("restore the latest backup"), "{said}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_told_of() {
    let home = Home::on_sqlite();
    let file = home.data.path().join("file");
    std::fs::write(&file, "no folder").unwrap();
    let mut command = tokio::process::Command::new(crate::program::PROGRAM);
    let output = command.args(["doctor", "--data"]).arg(file.join("data"));
    let output = output.output().await.unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    line(&said, "wrong data folder");
}
