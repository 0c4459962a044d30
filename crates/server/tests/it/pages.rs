//! The frame of pages.
use crate::stage::Stage;

#[tokio::test]
async fn the_start_page_opens_in_the_reader_s_language() {
    let stage = Stage::new().await;
    let browser = stage.browser();
    assert_eq!(browser.get("/").await.location(), "/fi");
    let page = browser.get("/sv").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Gå med i en workshop"), "{}", page.text);
}

#[tokio::test]
async fn a_missing_page_says_what_to_do() {
    let stage = Stage::new().await;
    let page = stage.browser().get("/en/nowhere").await;
    assert_eq!(page.status, 404);
    assert!(page.text.contains("Check the address"), "{}", page.text);
    let answer = stage.browser().get("/api/v1/nowhere").await;
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    assert_eq!(answer.json()["status"], 404);
}
