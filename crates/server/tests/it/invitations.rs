//! Coming in by a code, and showing out.
use axum::body::Body;
use axum::http::Request;
use server::args;
use server::features::accounts::Visitor;
use server::features::workspaces::{CanvasId, Write, access_to_canvas};
use server::mail::Mailer;

use crate::stage::{Answer, Browser, START_MS, Stage};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A workspace with two canvases, and its facilitator.
pub struct House {
    pub lead: Browser,
}

/// The workspace's id.
const W: &str = "w1";
/// The canvases' ids.
const C1: &str = "c1";
const C2: &str = "c2";

pub async fn house(stage: &Stage) -> House {
    let lead = stage.account("Lead").await;
    let db = &stage.app.db;
    let workspace = "
        insert into workspace (id, title, language, created_at)
        values ($1, 'Lakeside', 'en', $2)";
    db.run(workspace, args![W, START_MS]).await.unwrap();
    let canvas = "
        insert into canvas (id, workspace_id, kind, template_version, title, language, generation, settings,
            created_at, changed_at)
        values ($1, $2, 'offering', 1, $3, 'en', 'g', '{}', $4, $4)";
    for (id, title) in [(C1, "First"), (C2, "Second")] {
        db.run(canvas, args![id, W, title, START_MS]).await.unwrap();
    }
    member(stage, &lead.account, "facilitator").await;
    House { lead }
}

async fn member(stage: &Stage, account: &str, role: &str) {
    let member = "
        insert into member (workspace_id, account_id, role, joined_at)
        values ($1, $2, $3, $4)";
    stage
        .app
        .db
        .run(member, args![W, account, role, START_MS])
        .await
        .unwrap();
}

impl House {
    /// Makes a code by the page and reads it from there.
    async fn invite(&self, place: &str, role: &str, expires: &str) -> String {
        let path = format!("/en/{place}/invite");
        let form = [("role", role), ("expires", expires)];
        let answer = self.lead.post(&path, &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        code(&self.lead.get(&path).await)
    }
}

/// The newest code on the page.
fn code(page: &Answer) -> String {
    let start = page.text.find("http://tuki.test/j/").unwrap() + "http://tuki.test/j/".len();
    page.text[start..start + 6].to_owned()
}

/// The id of the newest invitation or guest before `act`.
fn id_before(page: &Answer, act: &str) -> String {
    let end = page.text.find(act).unwrap();
    page.text[..end].rsplit('/').next().unwrap().to_owned()
}

async fn join(browser: &Browser, code: &str, name: &str) -> Answer {
    browser
        .post("/en/join", &[("code", code), ("name", name)])
        .await
}

async fn guests(stage: &Stage) -> i64 {
    let count = "
        select count(*)
        from guest";
    stage
        .app
        .db
        .optional(count, args![])
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn a_guest_comes_in_by_the_short_address_and_a_name() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let code = house.invite("c/c1", "participant", "week").await;
    let page = house.lead.get("/en/c/c1/invite").await;
    assert!(
        page.text
            .contains(&format!("{} {}", &code[..3], &code[3..]))
    );
    assert!(page.text.contains("<svg role=\"img\""), "the QR picture");
    let phone = stage.browser();
    let door = phone.get(&format!("/j/{code}")).await;
    assert_eq!(door.location(), format!("/fi/join?code={code}"));
    let door = phone.get(door.location()).await;
    assert!(door.text.contains("First"), "{}", door.text);
    let typed = format!(" {} {} ", code[..3].to_lowercase(), &code[3..]);
    let empty = join(&phone, &typed, " ").await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("Write the name."), "{}", empty.text);
    assert_eq!(join(&phone, &typed, "Aino").await.location(), "/en/c/c1");
    // The name is asked once, and the device is the same guest.
    let again = phone.get(&format!("/en/join?code={code}")).await;
    assert!(again.text.contains("Your name is Aino"), "{}", again.text);
    assert_eq!(join(&phone, &code, "").await.location(), "/en/c/c1");
    let wide = |byte: u8| char::from_u32(u32::from(byte) + 0xfee0).unwrap();
    let wide: String = code.bytes().map(wide).collect();
    assert_eq!(join(&phone, &wide, "").await.location(), "/en/c/c1");
    assert_eq!(guests(&stage).await, 1);
    assert!(
        house
            .lead
            .get("/en/c/c1/invite")
            .await
            .text
            .contains("Aino")
    );
}

#[tokio::test]
async fn a_code_for_one_canvas_opens_no_other() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let one = house.invite("c/c1", "participant", "week").await;
    let guest = stage.browser();
    join(&guest, &one, "Aino").await;
    assert_eq!(role(&stage, &guest, C1).await, "participant");
    assert_eq!(role(&stage, &guest, C2).await, "none");
    let other = house.invite("c/c2", "viewer", "week").await;
    join(&guest, &other, "").await;
    assert_eq!(role(&stage, &guest, C1).await, "participant");
    assert_eq!(role(&stage, &guest, C2).await, "viewer");
}

/// What the guest of this browser is on a canvas.
async fn role(stage: &Stage, browser: &Browser, canvas: &str) -> String {
    let role = "
        select g.role
        from guest g
        join session s on s.id = g.session_id
        where s.token_hash = $1 and g.canvas_id = $2";
    let hash = server::clock::token_hash(&browser.session().unwrap());
    let role: Option<String> = stage
        .app
        .db
        .optional(role, args![hash, canvas])
        .await
        .unwrap();
    role.unwrap_or_else(|| "none".to_owned())
}

#[tokio::test]
async fn a_new_invitation_may_raise_a_guest_but_not_lower_one() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let viewer = house.invite("c/c1", "viewer", "week").await;
    let participant = house.invite("c/c1", "participant", "week").await;
    let codes = [
        viewer.clone(),
        newest_of_two(&house, &viewer, &participant).await,
        viewer,
    ];
    let guest = stage.browser();
    for (code, expected) in codes.iter().zip(["viewer", "participant", "participant"]) {
        join(&guest, code, "Aino").await;
        assert_eq!(role(&stage, &guest, C1).await, expected);
    }
    assert_eq!(guests(&stage).await, 1);
}

/// The one of two codes on the page that is not `first`; both were made in one moment of the stage's clock.
async fn newest_of_two(house: &House, first: &str, shown: &str) -> String {
    let page = house.lead.get("/en/c/c1/invite").await.text;
    page.split("http://tuki.test/j/")
        .skip(1)
        .map(|rest| rest[..6].to_owned())
        .find(|code| code != first)
        .unwrap_or_else(|| shown.to_owned())
}

#[tokio::test]
async fn a_room_behind_one_address_gets_in_after_wrong_codes() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let code = house.invite("c/c1", "participant", "today").await;
    for _ in 0..9 {
        let wrong = join(&stage.browser(), "AAA AAA", "Guesser").await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("was not found"), "{}", wrong.text);
    }
    for seat in 0..60 {
        let joined = join(&stage.browser(), &code, &format!("Guest {seat}")).await;
        assert_eq!(joined.status, 303, "seat {seat}");
    }
    assert_eq!(
        join(&stage.browser(), "AAAAAA", "Guesser").await.status,
        422,
        "the tenth"
    );
    let refused = join(&stage.browser(), "AAAAAA", "Guesser").await;
    assert_eq!(refused.status, 429);
    assert!(refused.text.contains("Too many tries"), "{}", refused.text);
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(
        stage.browser().get("/en/join?code=AAAAAA").await.status,
        429
    );
    assert_eq!(join(&stage.browser(), &code, "Late").await.status, 303);
    let elsewhere = stage.browser().at([192, 0, 2, 77]);
    assert_eq!(join(&elsewhere, "AAAAAA", "Other").await.status, 422);
    stage.pass_ms(10 * 60 * 1000);
    assert_eq!(
        join(&stage.browser(), "AAAAAA", "Guesser").await.status,
        422
    );
}

#[tokio::test]
async fn old_and_revoked_codes_say_so() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let code = house.invite("w/w1", "viewer", "today").await;
    let page = house.lead.get("/en/w/w1/invite").await;
    let id = id_before(&page, "/revoke");
    stage.pass_ms(DAY_MS);
    let old = join(&stage.browser(), &code, "Aino").await;
    assert!(old.text.contains("too old"), "{}", old.text);
    house
        .lead
        .post(&format!("/en/w/w1/invite/{id}/renew"), &[])
        .await;
    let new = self::code(&house.lead.get("/en/w/w1/invite").await);
    assert_ne!(new, code);
    assert!(
        join(&stage.browser(), &code, "Aino")
            .await
            .text
            .contains("was not found")
    );
    assert_eq!(
        join(&stage.browser(), &new, "Aino").await.location(),
        "/en/w/w1"
    );
    house
        .lead
        .post(&format!("/en/w/w1/invite/{id}/revoke"), &[])
        .await;
    let revoked = join(&stage.browser(), &new, "Aino").await;
    assert_eq!(revoked.status, 422);
    assert!(
        revoked.text.contains("no longer in use"),
        "{}",
        revoked.text
    );
}

#[tokio::test]
async fn a_removed_guest_is_out_until_a_new_code() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let code = house.invite("c/c1", "participant", "week").await;
    let guest = stage.browser();
    join(&guest, &code, "Aino").await;
    let page = house.lead.get("/en/c/c1/invite").await;
    let id = id_before(&page, "/remove");
    let mut revocations = stage.app.revocations.subscribe();
    stage.pass_ms(1);
    let removed = house
        .lead
        .post(&format!("/en/c/c1/invite/guests/{id}/remove"), &[])
        .await;
    assert_eq!(removed.status, 303);
    assert_eq!(revocations.try_recv().unwrap(), format!("guest-{id}"));
    assert_eq!(
        guest.get("/en/c/c1/invite").await.status,
        401,
        "nobody here any more"
    );
    assert_eq!(join(&guest, &code, "Aino").await.status, 409);
    stage.pass_ms(1);
    let invitation = id_before(&page, "/renew");
    house
        .lead
        .post(&format!("/en/c/c1/invite/{invitation}/renew"), &[])
        .await;
    let new = self::code(&house.lead.get("/en/c/c1/invite").await);
    assert_eq!(join(&guest, &new, "").await.location(), "/en/c/c1");
    assert_eq!(guests(&stage).await, 1);
}

#[tokio::test]
async fn an_account_joins_as_a_member_and_only_accounts_lead() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let code = house.invite("w/w1", "facilitator", "month").await;
    let refused = join(&stage.browser(), &code, "Aino").await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("takes an account"),
        "{}",
        refused.text
    );
    let second = stage.account("Second").await;
    assert_eq!(second.get("/en/w/w1/invite").await.status, 404);
    assert_eq!(join(&second, &code, "").await.location(), "/en/w/w1");
    assert_eq!(second.get("/en/w/w1/invite").await.status, 200);
    assert_eq!(guests(&stage).await, 0);
    let wide = house.lead.post(
        "/en/c/c1/invite",
        &[("role", "facilitator"), ("expires", "week")],
    );
    assert_eq!(
        wide.await.status,
        422,
        "a guest of one canvas does not lead"
    );
}

#[tokio::test]
async fn only_facilitators_invite_and_show_out() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let code = house.invite("w/w1", "participant", "week").await;
    let (guest, participant) = (stage.browser(), stage.account("Part").await);
    join(&guest, &code, "Aino").await;
    member(&stage, &participant.account, "participant").await;
    for (browser, status) in [(&guest, 403), (&participant, 403), (&stage.browser(), 401)] {
        for path in ["/en/w/w1/invite", "/en/c/c1/invite"] {
            assert_eq!(browser.get(path).await.status, status, "{path}");
            let form = [("role", "viewer"), ("expires", "week")];
            assert_eq!(browser.post(path, &form).await.status, status, "{path}");
        }
    }
    let missing = house.lead.post("/en/w/w1/invite/nothing/revoke", &[]).await;
    assert_eq!(missing.status, 404);
}

#[tokio::test]
async fn a_program_joins_with_a_token_of_its_own() {
    let stage = Stage::new().await;
    let house = house(&stage).await;
    let code = house.invite("c/c1", "participant", "week").await;
    let joined =
        server::features::invitations::join_by_code(&stage.app, &code, "Robot", "192.0.2.5")
            .await
            .unwrap();
    let visitor = Visitor::with_token(&stage.app, &joined.token)
        .await
        .unwrap();
    let access = access_to_canvas::<Write>(&stage.app, &visitor, &CanvasId(C1.to_owned())).await;
    assert_eq!(access.unwrap().who.id, joined.participant);
    let other = access_to_canvas::<Write>(&stage.app, &visitor, &CanvasId(C2.to_owned())).await;
    assert!(other.is_err());
}

#[tokio::test]
async fn a_forwarded_address_counts_only_behind_a_proxy() {
    for (behind_proxy, last) in [(true, 422), (false, 429)] {
        let set = |config: &mut server::config::Config| config.behind_proxy = behind_proxy;
        let stage = Stage::set(Mailer::captured(), set).await;
        let mut status = 0;
        for number in 0..11 {
            let request = Request::get("/en/join?code=AAAAAA")
                .header(
                    "x-forwarded-for",
                    format!("192.0.2.77, 198.51.100.{number}"),
                )
                .body(Body::empty());
            status = stage.browser().send(request.unwrap()).await.status.as_u16();
        }
        assert_eq!(status, last);
    }
}
