//! Workshops in the archive: out of the list, only read, brought back or deleted.
use axum::body::Body;
use axum::http::{Request, header};
use server::args;

use crate::workshops_stage::{House, house};

async fn listed(house: &House) -> String {
    let path = format!("/en/w/{}/workshops", house.workspace);
    house.lead.get(&path).await.text
}

/// A workshop that is over and in the archive.
async fn archived() -> House {
    let house = house("first-meeting").await;
    house.act("/lead/end", &[]).await;
    house.act("/archive", &[]).await;
    house
}

#[tokio::test]
async fn a_workshop_that_is_over_leaves_the_list_and_comes_back() {
    let house = house("first-meeting").await;
    for early in ["/archive", "/delete"] {
        assert_eq!(house.send(early, &[]).await.status, 409, "{early}");
        assert_eq!(house.lead.get(&house.at(early)).await.status, 409);
    }
    house.act("/lead/end", &[]).await;
    let asks = house.lead.get(&house.at("/archive")).await.text;
    assert!(asks.contains("Put the workshop in the archive?"), "{asks}");
    for _ in 0..2 {
        house.act("/archive", &[]).await;
    }
    let lead = format!("href=\"{}\"", house.at("/lead"));
    let list = listed(&house).await;
    assert!(!list.contains(&lead) && list.contains("Workshops in the archive"));
    for (rest, form) in [
        ("/items", [("title", "Break"), ("minutes", "5")]),
        ("/lead/reopen", [("x", ""), ("y", "")]),
        ("/letters", [("emails", "a@mail.example"), ("x", "")]),
        ("/invite", [("role", "participant"), ("expires", "week")]),
        ("/share", [("days", "30"), ("x", "")]),
    ] {
        assert_eq!(house.send(rest, &form).await.status, 409, "{rest}");
    }
    house.act("/unarchive", &[]).await;
    assert!(listed(&house).await.contains(&lead));
    house.act("/lead/reopen", &[]).await;
    let trail = house.trail().await;
    let last = [
        "workshop.end",
        "workshop.archive",
        "workshop.unarchive",
        "workshop.reopen",
    ];
    assert!(trail.ends_with(&last.map(str::to_owned)), "{trail:?}");
}

#[tokio::test]
async fn a_deleted_workshop_is_gone_with_its_code_and_its_canvases_stay() {
    let house = archived().await;
    let (canvas, code) = (house.canvas().await, house.code().await);
    let asks = house.lead.get(&house.at("/delete")).await.text;
    assert!(asks.contains("Delete the workshop?"), "{asks}");
    house.act("/delete", &[]).await;
    assert!(!listed(&house).await.contains(&house.workshop));
    assert_eq!(house.lead.get(&house.at("/prepare")).await.status, 404);
    let canvas = house.lead.get(&format!("/en/c/{canvas}")).await;
    assert_eq!(canvas.status, 200);
    let left = "
        select (select count(*) from workshop_item where workshop_id = $1)
            + (select count(*) from invitation where code = $2)";
    let row = args![house.workshop.as_str(), code.as_str()];
    let left: Option<i64> = house.stage.app.db.optional(left, row).await.unwrap();
    assert_eq!(left, Some(0));
    let trail = house.trail().await;
    assert_eq!(trail.last().map(String::as_str), Some("workshop.delete"));
}

#[tokio::test]
async fn only_those_who_lead_archive_bring_back_and_delete() {
    let house = archived().await;
    let member = house.member("Member", "participant").await;
    let stranger = house.stage.account("Stranger").await;
    for rest in ["/archive", "/unarchive", "/delete"] {
        let path = house.at(rest);
        assert_eq!(member.post(&path, &[]).await.status, 403, "{rest}");
        assert_eq!(stranger.post(&path, &[]).await.status, 404, "{rest}");
    }
    let list = member
        .get(&format!("/en/w/{}/workshops", house.workspace))
        .await;
    assert!(!list.text.contains(&house.workshop));
    assert_eq!(house.lead.get(&house.at("/prepare")).await.status, 200);
}

#[tokio::test]
async fn a_page_that_tells_of_a_clash_leads_back_to_where_the_form_was() {
    let house = house("first-meeting").await;
    let clash = async |sent_from: &str| {
        let request = Request::post(house.at("/archive"))
            .header(header::REFERER, sent_from)
            .body(Body::empty());
        let answer = house.lead.send(request.unwrap()).await;
        assert_eq!(answer.status, 409, "{sent_from}");
        answer.text
    };
    let back = "Back to the page before";
    let page = clash("http://tuki.test/en/w?from=2").await;
    let link = format!("href=\"/en/w?from=2\">{back}");
    assert!(page.contains(&link), "{page}");
    let strange = [
        "http://other.test/en/w",
        "http://tuki.test//other.test",
        "/en/w",
    ];
    for page in strange {
        assert!(!clash(page).await.contains(back), "{page}");
    }
}
