//! How many photos a canvas and a person may have, and that one file is one photo.
use canvas::settings::Role;
use server::args;
use server::features::photos::{PHOTOS_MAX, PHOTOS_OF_ONE_MAX};

use crate::photos::{Wall, jpeg};
use crate::sockets::Guest;
use crate::stage::START_MS;

#[tokio::test]
async fn a_file_that_is_sent_twice_is_one_photo() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    let (one, two) = (jpeg(1), jpeg(2));
    let both: [(&str, &[u8]); 2] = [("a.jpg", &one), ("b.jpg", &one)];
    assert_eq!(wall.bring(host, &both).await.status, 303);
    let both: [(&str, &[u8]); 2] = [("a.jpg", &one), ("c.jpg", &two)];
    assert_eq!(wall.bring(host, &both).await.status, 303);
    assert_eq!(wall.ids().await.len(), 2);
    assert_eq!(wall.kept().len(), 4);
}

/// Rows without pictures, as many as there may be.
async fn fill(wall: &Wall, by: &str, count: i64) {
    let row = "
        insert into photo
            (id, canvas_id, number, by_id, by_name, added_at, width, height, size_bytes, description, digest)
        values ($1, $2, $3, $4, 'Somebody', $5, 1, 1, 1, '', $1)";
    for number in 1..=count {
        let id = format!("photo-{number}");
        let values = args![id, wall.canvas.0.as_str(), number, by, START_MS];
        wall.place.stage.app.db.run(row, values).await.unwrap();
    }
}

#[tokio::test]
async fn a_canvas_has_room_for_so_many_photos_and_no_more() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    fill(&wall, "account-other", PHOTOS_MAX - 1).await;
    let (one, two) = (jpeg(1), jpeg(2));
    let answer = wall.bring(host, &[("a.jpg", &one), ("b.jpg", &two)]).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text
            .contains("<strong>b.jpg:</strong> The canvas has 20 photos already.")
    );
    assert_eq!(wall.ids().await.len(), 20);
    assert_eq!(wall.kept().len(), 2);
    // The page of a full canvas offers no form, and a photo less makes room under its number.
    let page = host.get(&wall.path("")).await.text;
    assert!(!page.contains("type=\"file\""));
    host.post(&wall.path("/photo-7/remove"), &[]).await;
    wall.hang(host, &two).await;
    assert!(
        host.get(&wall.path(""))
            .await
            .text
            .contains("Photo of the paper, 7")
    );
}

#[tokio::test]
async fn one_person_does_not_take_all_the_room() {
    let wall = Wall::new("actor-map").await;
    let app = &wall.place.stage.app;
    let helmi = Guest::new(app, &wall.canvas, "Helmi", Role::Participant).await;
    fill(&wall, &helmi.participant(), PHOTOS_OF_ONE_MAX).await;
    let helmi = wall.place.stage.browser().with_token(&helmi.token);
    let answer = wall.bring(&helmi, &[("a.jpg", &jpeg(1))]).await;
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text
            .contains("You have 10 photos on the canvas already.")
    );
    let other = wall.guest("Noor", Role::Participant).await;
    wall.hang(&other, &jpeg(1)).await;
}

#[tokio::test]
async fn photos_brought_at_once_have_numbers_of_their_own() {
    let wall = Wall::new("actor-map").await;
    let host = &wall.place.host;
    fill(&wall, "account-other", PHOTOS_MAX - 3).await;
    let files: Vec<Vec<u8>> = (0..6).map(|n| jpeg(n * 40)).collect();
    let sent = files
        .iter()
        .map(|file| async { wall.bring(host, &[("a.jpg", file)]).await });
    let answers = futures_util::future::join_all(sent).await;
    let taken = answers.iter().filter(|answer| answer.status == 303).count();
    assert_eq!(taken, 3);
    assert_eq!(wall.ids().await.len(), 20);
    assert_eq!(wall.kept().len(), 6);
}
