//! Readers say what is wrong with an entry.
use crate::catalogue::{fill, house};

const MAIL: &str = "lead@mail.example";

#[tokio::test]
async fn a_reader_suggests_a_correction_and_the_owner_sees_to_it() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    let path = format!("{}/correct", house.public().await);
    let anybody = house.stage.browser();
    assert_eq!(anybody.get(&path).await.status, 200);
    let long = "x".repeat(201);
    let refused = anybody
        .post(&path, &[("words", " "), ("contact", &long)])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains(&long), "what was typed is given back");
    let limit = "The text is too long: at most 200 characters.";
    assert!(refused.text.contains(limit), "{}", refused.text);
    let form = [
        ("words", "Tuesdays are closed"),
        ("contact", "reader@mail.example"),
    ];
    let said = anybody.post(&path, &form).await;
    assert_eq!(said.status, 303, "{}", said.text);
    let thanks = anybody.get(said.location()).await.text;
    assert!(thanks.contains("Your suggestion was sent"), "{thanks}");
    assert!(!thanks.contains("Tuesdays"), "only the owner reads it");
    let mails = house.stage.mails_to(MAIL).await;
    for part in ["Tuesdays are closed", "reader@mail.example"] {
        assert!(mails[0].body.contains(part), "{part}: {}", mails[0].body);
    }
    let page = house.lead.get(&desk).await.text;
    assert_eq!(page.matches("reader@mail.example").count(), 1, "{page}");
    let done = page
        .split("action=\"")
        .find(|part| part.contains("/corrections/"));
    let done = done.unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(house.lead.post(&done, &[]).await.status, 303);
    assert_eq!(house.lead.post(&done, &[]).await.status, 404);
    let page = house.lead.get(&desk).await.text;
    assert!(
        !page.contains("reader@mail.example"),
        "the address is forgotten"
    );
    for _ in 0..4 {
        assert_eq!(anybody.post(&path, &form).await.status, 303);
    }
    let refused = anybody.post(&path, &form).await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
    assert!(refused.text.contains("Tuesdays are closed</textarea>"));
    let other = house.stage.browser().at([192, 0, 2, 9]);
    assert_eq!(other.post(&path, &form).await.status, 303);
}

#[tokio::test]
async fn what_is_sent_twice_is_kept_and_told_once() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    let path = format!("{}/correct", house.public().await);
    let anybody = house.stage.browser();
    let form = [("words", "Tuesdays are closed"), ("contact", "")];
    let said = anybody.post(&path, &form).await;
    // The Back button, and a double click.
    let again = anybody.post(&path, &form).await;
    assert_eq!(again.status, 303);
    assert_eq!(again.location(), said.location());
    assert_eq!(house.stage.mails_to(MAIL).await.len(), 1);
    let waiting = async || {
        let page = house.lead.get(&desk).await.text;
        page.matches("/corrections/").count()
    };
    assert_eq!(waiting().await, 1);
    // Other words are said besides, and what was seen to may come again.
    let more = [("words", "Tuesdays are closed."), ("contact", "")];
    assert_eq!(anybody.post(&path, &more).await.status, 303);
    assert_eq!(waiting().await, 2);
    let page = house.lead.get(&desk).await.text;
    let done = page
        .split("action=\"")
        .filter(|part| part.contains("/corrections/"));
    let done: Vec<String> = done
        .map(|part| part.split('"').next().unwrap().to_owned())
        .collect();
    for path in done {
        assert_eq!(house.lead.post(&path, &[]).await.status, 303);
    }
    assert_eq!(waiting().await, 0);
    assert_eq!(anybody.post(&path, &form).await.status, 303);
    assert_eq!(waiting().await, 1);
}
