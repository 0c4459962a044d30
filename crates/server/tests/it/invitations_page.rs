//! What the page of invitations tells a facilitator.
use server::i18n::Lang;

use crate::invitations::house;
use crate::stage::Stage;

#[tokio::test]
async fn the_page_says_what_it_invites_to_and_what_each_role_may_do() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let of_one = house.lead.get("/en/c/c1/invite").await.text;
    for text in [
        "<a href=\"/en/w/w1\">Lakeside</a>",
        "<a href=\"/en/c/c1\">First</a> <span class=\"chip\">",
        Lang::En.text("offering-title").as_str(),
        "href=\"/en/c/c1/projector\"",
        Lang::En.text("invitations-viewer-may").as_str(),
        Lang::En.text("invitations-participant-may").as_str(),
    ] {
        assert!(of_one.contains(text), "{text}: {of_one}");
    }
    assert!(!of_one.contains("value=\"facilitator\""));
    let of_all = house.lead.get("/en/w/w1/invite").await.text;
    for text in [
        "<a href=\"/en/w/w1\">Lakeside</a> <span class=\"chip\">",
        Lang::En.text("invitations-all-canvases").as_str(),
        "value=\"facilitator\"",
        Lang::En.text("invitations-facilitator-may").as_str(),
    ] {
        assert!(of_all.contains(text), "{text}: {of_all}");
    }
    assert!(!of_all.contains("/projector"));
    // The day is asked for once it is chosen, and stays when it was wrong.
    let form = [
        ("role", "viewer"),
        ("expires", "date"),
        ("date", "2026-13-01"),
    ];
    let wrong = house.lead.post("/en/c/c1/invite", &form).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text.contains("value=\"date\" checked"),
        "{}",
        wrong.text
    );
    assert!(wrong.text.contains("Write the day."), "{}", wrong.text);
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_code() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let blank = house.lead.get("/en/w/w1/invite").await.text;
    assert!(blank.contains(r#"name="key" value=""#), "{blank}");
    let mut form = [
        ("key", "0190a0b0-0000-7000-8000-000000000001"),
        ("role", "viewer"),
        ("expires", "week"),
    ];
    let path = "/en/w/w1/invite";
    let (first, again) = tokio::join!(house.lead.post(path, &form), house.lead.post(path, &form));
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (303, 303));
    let codes = async || {
        let page = house.lead.get(path).await.text;
        page.matches("/revoke\"").count()
    };
    assert_eq!(codes().await, 1);
    form[1].1 = "participant";
    house.lead.post(path, &form).await;
    assert_eq!(codes().await, 2, "another role is another form");
}
