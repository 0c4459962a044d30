//! Owners see what they publish, take back what must not be read, and are asked once for all that they answer for.
use serde_json::json;
use server::features::catalogue;
use server::i18n::Lang;
use server::jobs;

use crate::catalogue::{FORM, House, fill, house, seen_on};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const MAIL: &str = "lead@mail.example";

#[tokio::test]
async fn what_comes_onto_the_canvas_after_the_publisher_looked_is_shown_before_it_is_published() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "You get help in peace.").await;
    house.publish().await;
    let seen = house.seen().await;
    fill(&house.stage.app, &house.canvas, "Something slipped in.").await;
    for old in [seen.as_str(), ""] {
        let refused = house.post_seen(old).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let changed = Lang::En.text("catalogue-canvas-changed");
        for part in [
            changed.as_str(),
            "Something slipped in.",
            "value=\"Cloudberry Library\"",
        ] {
            assert!(refused.text.contains(part), "{part}: {}", refused.text);
        }
    }
    let public = house.public().await;
    let anybody = house.stage.browser();
    assert!(!anybody.get(&public).await.text.contains("slipped"));
    let shown = seen_on(&house.post_seen("").await.text);
    assert_eq!(house.post_seen(&shown).await.status, 303);
    assert!(anybody.get(&public).await.text.contains("slipped"));
}

#[tokio::test]
async fn what_somebody_else_published_or_withdrew_meanwhile_is_told_before_it_is_written_over() {
    let house = house().await;
    let (app, lead) = (&house.stage.app, &house.lead);
    fill(app, &house.canvas, "You get help in peace.").await;
    let first = house.seen().await;
    let desk = house.publish().await;
    // The same again is no other's work: a double click.
    assert_eq!(house.post_seen(&first).await.status, 303);

    let seen = house.seen().await;
    let mut other = FORM.to_vec();
    other.retain(|(name, _)| *name != "organisation");
    other.extend([("organisation", "Village Hall"), ("seen", seen.as_str())]);
    let by_other = lead.post(&house.publish_path(), &other).await;
    assert_eq!(by_other.status, 303, "{}", by_other.text);
    let told = Lang::En.text("catalogue-meanwhile-changed");
    let refused = house.post_seen(&seen).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    for part in [told.as_str(), "<del>", "Village Hall"] {
        assert!(refused.text.contains(part), "{part}: {}", refused.text);
    }
    assert_eq!(house.post_seen(&seen_on(&refused.text)).await.status, 303);

    let seen = house.seen().await;
    assert_eq!(
        lead.post(&format!("{desk}/withdraw"), &[]).await.status,
        303
    );
    let refused = house.post_seen(&seen).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(refused.text.contains(&told), "{}", refused.text);
    let all = catalogue::all_published(app).await.unwrap();
    assert!(all.is_empty(), "it stays withdrawn");
}

#[tokio::test]
async fn an_earlier_version_can_be_hidden_and_the_last_one_cannot() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Call Maija at home.").await;
    house.publish().await;
    fill(&house.stage.app, &house.canvas, "You get help in peace.").await;
    let desk = house.publish().await;
    let versions = format!("{}/versions", house.public().await);
    let anybody = house.stage.browser();
    assert!(anybody.get(&versions).await.text.contains("Maija"));
    let hide = async |number: &str| {
        let path = format!("{desk}/versions/{number}/hide");
        house.lead.post(&path, &[]).await
    };
    assert_eq!(hide("2").await.status, 409);
    assert_eq!(hide("7").await.status, 404);
    assert_eq!(hide("none").await.status, 404);
    let hidden = hide("1").await;
    assert_eq!(hidden.status, 303, "{}", hidden.text);
    let page = house.lead.get(&desk).await.text;
    assert!(page.contains(&Lang::En.text("catalogue-is-hidden")));
    assert!(!page.contains("versions/1/hide"));
    for query in ["", "?from=1&to=2", "?from=2&to=1"] {
        let page = anybody.get(&format!("{versions}{query}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("Maija"), "{query}");
        let told = page
            .text
            .contains(&Lang::En.text("catalogue-version-hidden"));
        assert_eq!(told, !query.is_empty(), "{query}: {}", page.text);
    }
}

#[tokio::test]
async fn a_version_hidden_by_mistake_is_shown_again() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Call the desk.").await;
    house.publish().await;
    fill(&house.stage.app, &house.canvas, "You get help in peace.").await;
    let desk = house.publish().await;
    let compared = format!("{}/versions?from=1&to=2", house.public().await);
    let anybody = house.stage.browser();
    let hidden = house
        .lead
        .post(&format!("{desk}/versions/1/hide"), &[])
        .await;
    let page = house.lead.get(hidden.location()).await.text;
    let way_back = format!("{desk}/versions/1/unhide");
    for part in [
        "Version 1 is hidden.",
        &Lang::En.text("catalogue-unhide"),
        &way_back,
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!anybody.get(&compared).await.text.contains("Call the desk."));
    for number in ["7", "none"] {
        let path = format!("{desk}/versions/{number}/unhide");
        assert_eq!(house.lead.post(&path, &[]).await.status, 404, "{number}");
    }
    let stranger = house.stage.account("Stranger").await;
    assert_eq!(stranger.post(&way_back, &[]).await.status, 404);
    for _ in 0..2 {
        let shown = house.lead.post(&way_back, &[]).await;
        assert_eq!(shown.status, 303, "{}", shown.text);
        let page = house.lead.get(shown.location()).await.text;
        assert!(page.contains("Readers can read version 1 again."), "{page}");
        assert!(page.contains("versions/1/hide") && !page.contains("versions/1/unhide"));
    }
    assert!(anybody.get(&compared).await.text.contains("Call the desk."));
    let trail: Option<i64> = house
        .stage
        .app
        .db
        .optional(
            "select count(*) from audit where action = 'catalogue.unhide'",
            server::args![],
        )
        .await
        .unwrap();
    assert_eq!(trail, Some(1), "a second press does nothing");
}

#[tokio::test]
async fn what_does_not_change_makes_no_version_and_is_told_so() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    let told = Lang::En.text("catalogue-did-nothing");
    let stage = [("life_cycle", "running")];
    let same = house.lead.post(&format!("{desk}/life-cycle"), &stage).await;
    let again = house.post_seen(&house.seen().await).await;
    for answer in [same, again] {
        assert_eq!(answer.status, 303, "{}", answer.text);
        let page = house.lead.get(answer.location()).await.text;
        assert!(page.contains(&told), "{page}");
        assert!(!page.contains("is published."), "{page}");
        assert_eq!(page.matches("<strong>Version").count(), 1, "{page}");
    }
}

#[tokio::test]
async fn that_a_contact_changed_is_told_without_the_contact() {
    let house = house().await;
    let model = |contact: &str| {
        json!({"workspace": house.workspace, "models": [{"identifier": "one", "name": "Opastus",
            "organisation": "Library", "nationwide": true, "contact": contact}]})
    };
    for contact in ["Maija 050 000 0001", "Desk 02 000 0000"] {
        let brought = house
            .lead
            .json("POST", "/api/v1/models", &model(contact))
            .await;
        assert_eq!(brought.status, 201, "{}", brought.text);
    }
    let versions = format!("{}/versions", house.public().await);
    let page = house.stage.browser().get(&versions).await.text;
    assert!(
        page.contains(&Lang::En.text("catalogue-contact-differs")),
        "{page}"
    );
    assert!(!page.contains(&Lang::En.text("catalogue-no-differences")));
    for withheld in ["Maija", "050 000 0001", "02 000 0000"] {
        assert!(!page.contains(withheld), "{withheld}: {page}");
    }
}

#[tokio::test]
async fn a_stage_and_a_return_to_the_catalogue_are_no_check() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    let public = house.public().await;
    let anybody = house.stage.browser();
    let is_checked = async |day: &str| anybody.get(&public).await.text.contains(day);
    house.stage.pass_ms(10 * DAY_MS);
    let stage = [("life_cycle", "pilot"), ("version", "1")];
    let changed = house.lead.post(&format!("{desk}/life-cycle"), &stage).await;
    assert_eq!(changed.status, 303);
    for act in ["withdraw", "republish"] {
        let done = house.lead.post(&format!("{desk}/{act}"), &[]).await;
        assert_eq!(done.status, 303, "{act}");
    }
    assert!(is_checked("Checked 1 Sep 2026").await);
    fill(&house.stage.app, &house.canvas, "Help at once").await;
    house.publish().await;
    assert!(is_checked("Checked 11 Sep 2026").await);
}

#[tokio::test]
async fn who_answers_for_many_gets_one_letter() {
    let house = house().await;
    let model = |number: usize| {
        let name = format!("Opastus {number}");
        json!({"name": name, "organisation": "Library", "nationwide": true})
    };
    let models: Vec<_> = (1..=23).map(model).collect();
    let body = json!({"workspace": house.workspace, "models": models});
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    jobs::start_repeating(&house.stage.app, catalogue::ASK.name)
        .await
        .unwrap();
    house.stage.pass_ms(184 * DAY_MS);
    let mails = house.stage.mails_to(MAIL).await;
    assert_eq!(mails.len(), 1);
    let body = &mails[0].body;
    assert_eq!(body.matches("/fi/confirm/").count(), 20, "{body}");
    assert!(mails[0].subject.contains("23"), "{}", mails[0].subject);
    let more = Lang::Fi.count("mail-catalogue-check-more", 3);
    assert!(body.contains(&more), "{body}");
    let page = format!("/fi/w/{}/catalogue", house.workspace);
    assert_eq!(body.matches(&page).count(), 1, "{body}");
}

#[tokio::test]
async fn nobody_is_asked_for_ever() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    house.publish().await;
    jobs::start_repeating(&house.stage.app, catalogue::ASK.name)
        .await
        .unwrap();
    for months in 0..12 {
        house.stage.pass_ms(31 * DAY_MS);
        let expected = (months - 4_i32).clamp(0, 3);
        let mails = house.stage.mails_to(MAIL).await;
        assert_eq!(mails.len(), usize::try_from(expected).unwrap(), "{months}");
    }
}

#[tokio::test]
async fn addresses_are_links_the_leaflet_says_where_and_nothing_unseen_is_kept() {
    let house = house().await;
    let body = json!({
        "name": "Opastus", "organisation": "Library", "municipalities": ["430"],
        "contact": "Ask maija@lakka.example,\u{202e} https://lakka.example/hours",
        "texts": {"audience": "Every\u{0}body"},
    });
    let made = house.lead.json("POST", "/api/v1/models", &body).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let public = house.public().await;
    let anybody = house.stage.browser();
    let page = anybody.get(&public).await.text;
    for part in [
        "<a href=\"mailto:maija@lakka.example\" rel=\"nofollow\">",
        "<a href=\"https://lakka.example/hours\" rel=\"nofollow\">",
        "Every body",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains(['\0', '\u{202e}']));
    let leaflet = anybody.get(&format!("{public}/leaflet")).await.text;
    assert!(leaflet.contains("<dd>Loimaa</dd>"), "{leaflet}");
}

#[tokio::test]
async fn a_page_of_the_catalogue_that_is_not_there_is_not_found() {
    let house = house().await;
    let anybody = house.stage.browser();
    for (page, status) in [
        ("", 200_u16),
        ("1", 200),
        ("2", 404),
        ("101", 404),
        ("-4", 404),
        ("two", 404),
        ("99999999999999999999", 404),
    ] {
        let answer = anybody.get(&format!("/en/support?page={page}")).await;
        assert_eq!(answer.status, status, "{page}");
    }
}

/// What a page has that sends people there.
const LEADS_THERE: [&str; 8] = [
    "tel:020000000",
    "02 000 0000",
    "id=\"along\"",
    "along-qr",
    "servicePhone",
    "serviceLocation",
    "Where and when",
    "Checked 1 Sep 2026",
];

/// Publishes other words of what has ended, a day later.
async fn mend_ended(house: &House) {
    house.stage.pass_ms(DAY_MS);
    fill(&house.stage.app, &house.canvas, "You got help in peace.").await;
    let seen = house.seen().await;
    let form = FORM.map(|(name, value)| match name {
        "life_cycle" => (name, "ended"),
        _ => (name, value),
    });
    let mut form = form.to_vec();
    form.push(("seen", &seen));
    let again = house.lead.post(&house.publish_path(), &form).await;
    assert_eq!(again.status, 303, "{}", again.text);
}

#[tokio::test]
async fn nobody_is_sent_to_what_has_ended() {
    let house = house().await;
    fill(&house.stage.app, &house.canvas, "You get help in peace.").await;
    let desk = house.publish().await;
    let (public, anybody) = (house.public().await, house.stage.browser());
    let before = anybody.get(&public).await.text;
    for part in LEADS_THERE {
        assert!(before.contains(part), "{part}: {before}");
    }
    house.stage.pass_ms(DAY_MS);
    let end = |life_cycle, version| [("life_cycle", life_cycle), ("version", version)];
    let path = format!("{desk}/life-cycle");
    assert_eq!(house.lead.post(&path, &end("ended", "1")).await.status, 303);
    // That does not move the day on which it ended.
    mend_ended(&house).await;
    let page = anybody.get(&public).await.text;
    for part in LEADS_THERE {
        assert!(!page.contains(part), "{part}: {page}");
    }
    for part in [
        "This service has ended. Its owner marked it as ended on 2 Sep 2026.",
        "/en/search?area=municipality%3A430&#38;support-forms=general-support",
        "Find similar support",
        "You got help in peace.",
        "Where support was given",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let leaflet = anybody.get(&format!("{public}/leaflet")).await;
    assert_eq!(
        (leaflet.status.as_u16(), leaflet.location()),
        (303, public.as_str())
    );
    assert!(
        anybody
            .get("/en/support")
            .await
            .text
            .contains("chip-warn\">Ended")
    );

    // What goes on again is open to everybody again.
    assert_eq!(house.lead.post(&path, &end("pilot", "3")).await.status, 303);
    let page = anybody.get(&public).await.text;
    assert!(
        page.contains("tel:020000000") && !page.contains("has ended"),
        "{page}"
    );
}
