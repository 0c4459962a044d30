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

#[tokio::test]
async fn a_slash_too_many_leads_to_the_page_and_nowhere_else() {
    let stage = Stage::new().await;
    let browser = stage.browser();
    let led = browser.get("/fi/alue/loimaa/?q=a").await;
    assert_eq!(led.status, 308);
    assert_eq!(led.location(), "/fi/alue/loimaa?q=a");
    for foreign in ["//evil.example/", "///", "/fi/nowhere//x"] {
        assert_eq!(browser.get(foreign).await.status, 404, "{foreign}");
    }
    assert_eq!(browser.post("/fi/alue/", &[]).await.status, 404);
}
