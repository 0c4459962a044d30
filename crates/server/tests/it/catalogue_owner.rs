//! Who answers for an entry: chosen among those who lead its workspace, told of it, and asked when it grows old.
use serde_json::json;
use server::args;
use server::features::catalogue;
use server::i18n::Lang;
use server::jobs;

use crate::catalogue::{House, fill, house};
use crate::stage::{Answer, Browser};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const LEAD_MAIL: &str = "lead@mail.example";
const AINO_MAIL: &str = "aino@mail.example";

/// Somebody who is in the workspace.
async fn member(house: &House, name: &str, role: &str) -> Browser {
    let person = house.stage.account(name).await;
    let member = "
        insert into member (workspace_id, account_id, role, joined_at)
        values ($1, $2, $3, 0)";
    let row = args![house.workspace.as_str(), person.account.as_str(), role];
    house.stage.app.db.run(member, row).await.unwrap();
    person
}

/// Chooses an owner as whoever saw that it was `before`.
async fn choose(by: &Browser, desk: &str, owner: &str, before: &str) -> Answer {
    let form = [("owner", owner), ("before", before)];
    by.post(&format!("{desk}/owner"), &form).await
}

async fn leave(house: &House, who: &Browser) {
    let gone = "delete from member where workspace_id = $1 and account_id = $2";
    let row = args![house.workspace.as_str(), who.account.as_str()];
    house.stage.app.db.run(gone, row).await.unwrap();
}

async fn one_entry(house: &House) -> String {
    let model = json!({"name": "Opastus", "organisation": "Library", "nationwide": true});
    let ids = house.bring(&[model]).await;
    format!("/en/w/{}/catalogue/{}", house.workspace, ids[0])
}

#[tokio::test]
async fn another_facilitator_takes_over_is_told_and_is_asked_instead() {
    let house = house().await;
    let aino = member(&house, "Aino", "facilitator").await;
    let desk = one_entry(&house).await;
    let page = house.lead.get(&desk).await.text;
    let chosen = format!("value=\"{}\" selected", house.lead.account);
    assert!(page.contains(&chosen), "{page}");
    let (lead, new) = (house.lead.account.as_str(), aino.account.as_str());

    let changed = choose(&house.lead, &desk, new, lead).await;
    assert_eq!(changed.status, 303, "{}", changed.text);
    let page = house.lead.get(changed.location()).await.text;
    for part in [
        Lang::En.text("catalogue-did-owner"),
        format!("value=\"{new}\" selected"),
    ] {
        assert!(page.contains(&part), "{part}: {page}");
    }
    let mails = house.stage.mails_to(AINO_MAIL).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.contains("Opastus"), "{}", mails[0].subject);
    let (_, rest) = desk.split_once("/en/").unwrap();
    for part in ["Lead", "Opastus", rest] {
        assert!(mails[0].body.contains(part), "{part}: {}", mails[0].body);
    }
    let trail = "select count(*) from audit where action = 'catalogue.owner'";
    let trail: Option<i64> = house.stage.app.db.optional(trail, args![]).await.unwrap();
    assert_eq!(trail, Some(1));

    // The same again does nothing; whoever takes it over without being told by anybody else gets no letter.
    assert_eq!(choose(&aino, &desk, new, new).await.status, 303);
    assert_eq!(house.stage.mails_to(AINO_MAIL).await.len(), 1);
    jobs::start_repeating(&house.stage.app, catalogue::ASK.name)
        .await
        .unwrap();
    house.stage.pass_ms(184 * DAY_MS);
    assert_eq!(house.stage.mails_to(AINO_MAIL).await.len(), 2);
    assert_eq!(house.stage.mails_to(LEAD_MAIL).await.len(), 0);
}

#[tokio::test]
async fn only_those_who_lead_the_workspace_can_be_chosen_and_choose() {
    let house = house().await;
    let writer = member(&house, "Aino", "participant").await;
    let stranger = house.stage.account("Stranger").await;
    let desk = one_entry(&house).await;
    let lead = house.lead.account.as_str();
    for (wrong, why) in [
        (writer.account.as_str(), "catalogue-owner-unknown"),
        (stranger.account.as_str(), "catalogue-owner-unknown"),
        ("nobody", "catalogue-owner-unknown"),
        ("", "catalogue-owner-empty"),
    ] {
        let refused = choose(&house.lead, &desk, wrong, lead).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let page = refused.text;
        assert!(page.contains(&Lang::En.text(why)), "{wrong}: {page}");
        assert!(
            page.contains(&format!("value=\"{lead}\" selected")),
            "{page}"
        );
    }
    assert_eq!(choose(&writer, &desk, lead, lead).await.status, 403);
    assert_eq!(choose(&stranger, &desk, lead, lead).await.status, 404);
    let guest = house.stage.browser();
    assert_eq!(choose(&guest, &desk, lead, lead).await.status, 401);
    assert!(house.stage.mails_to(AINO_MAIL).await.is_empty());
}

#[tokio::test]
async fn an_owner_who_left_is_named_and_replaced_and_an_old_page_changes_nothing() {
    let house = house().await;
    let aino = member(&house, "Aino", "facilitator").await;
    let desk = one_entry(&house).await;
    let (lead, new) = (house.lead.account.as_str(), aino.account.as_str());
    let changed = choose(&house.lead, &desk, new, lead).await;
    assert_eq!(changed.status, 303);
    let old = choose(&house.lead, &desk, lead, lead).await;
    assert_eq!(old.status, 409, "{}", old.text);
    let told = Lang::En.text_with("catalogue-owner-meanwhile", &[("name", "Aino")]);
    assert!(old.text.contains(&told), "{}", old.text);
    assert!(
        old.text
            .contains(&format!("name=\"before\" value=\"{new}\""))
    );

    leave(&house, &aino).await;
    let page = house.lead.get(&desk).await.text;
    let told = Lang::En.text_with("catalogue-owner-gone", &[("name", "Aino")]);
    assert!(page.contains(&told), "{page}");
    assert!(!page.contains(&format!("<option value=\"{new}\"")));
    assert_eq!(choose(&house.lead, &desk, lead, new).await.status, 303);
    let page = house.lead.get(&desk).await.text;
    assert!(!page.contains(&told), "{page}");
}

#[tokio::test]
async fn who_publishes_again_does_not_take_over_from_an_owner_who_is_still_there() {
    let house = house().await;
    let aino = member(&house, "Aino", "facilitator").await;
    fill(&house.stage.app, &house.canvas, "Help").await;
    let desk = house.publish().await;
    let (lead, new) = (house.lead.account.as_str(), aino.account.as_str());
    assert_eq!(choose(&house.lead, &desk, new, lead).await.status, 303);
    fill(&house.stage.app, &house.canvas, "Help at once").await;
    house.publish().await;
    let is_owner = async |account: &str| {
        let page = house.lead.get(&desk).await.text;
        page.contains(&format!("name=\"before\" value=\"{account}\""))
    };
    assert!(is_owner(new).await);
    leave(&house, &aino).await;
    fill(&house.stage.app, &house.canvas, "Help in peace").await;
    house.publish().await;
    assert!(is_owner(lead).await);
}
