//! Accounts: the first administrator, signing in, passwords, links by mail.
use server::args;
use server::config::Registration;
use server::features::accounts::{AccountId, create_token, setup_link};
use server::mail::{Mail, Mailer};

use crate::stage::{Browser, Stage};

pub const PASSWORD: &str = "kolme punaista kettua";

/// The path of the link in a mail.
pub fn link(mail: &Mail) -> String {
    let start = mail.body.find("http://tuki.test").unwrap() + "http://tuki.test".len();
    mail.body[start..]
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned()
}

/// Somebody who registered and confirmed the address.
pub async fn registered(stage: &Stage, name: &str, email: &str) -> Browser {
    let browser = stage.browser();
    let form = [("name", name), ("email", email), ("password", PASSWORD)];
    assert_eq!(browser.post("/en/register", &form).await.status, 200);
    let mails = stage.mails_to(email).await;
    let path = link(mails.last().unwrap());
    assert_eq!(browser.get(&path).await.status, 200);
    let chosen = [("password", PASSWORD)];
    assert_eq!(browser.post(&path, &chosen).await.location(), "/en/w");
    browser
}

pub async fn sign_in(browser: &Browser, email: &str, password: &str) -> u16 {
    let form = [("email", email), ("password", password)];
    browser.post("/en/sign-in", &form).await.status.as_u16()
}

#[tokio::test]
async fn whoever_has_the_set_up_link_becomes_the_administrator_once() {
    let stage = Stage::new().await;
    let old = setup_link(&stage.app).await.unwrap().unwrap();
    let url = setup_link(&stage.app).await.unwrap().unwrap();
    let (old, path) = (
        old.strip_prefix("http://tuki.test").unwrap().to_owned(),
        url.strip_prefix("http://tuki.test").unwrap().to_owned(),
    );
    let browser = stage.browser();
    assert_eq!(
        browser.get(&old).await.status,
        404,
        "a new start ends the old link"
    );
    assert_eq!(browser.get(&path).await.status, 200);
    let wrong = browser
        .post(
            &path,
            &[("name", ""), ("email", "x"), ("password", "short")],
        )
        .await;
    assert_eq!(wrong.status, 422);
    for text in [
        "Kirjoita nimi.",
        "nimi@paikka.fi",
        "vähintään 10 merkkiä",
        "value=\"x\"",
    ] {
        assert!(wrong.text.contains(text), "{text}: {}", wrong.text);
    }
    let form = [
        ("name", "Aino"),
        ("email", "aino@mail.example"),
        ("password", PASSWORD),
    ];
    assert_eq!(browser.post(&path, &form).await.location(), "/fi/w");
    assert!(browser.get("/fi").await.text.contains("Aino"), "signed in");
    assert_eq!(stage.browser().post(&path, &form).await.status, 404);
    assert_eq!(setup_link(&stage.app).await.unwrap(), None);
}

#[tokio::test]
async fn a_set_up_link_grows_old() {
    let stage = Stage::new().await;
    let url = setup_link(&stage.app).await.unwrap().unwrap();
    stage.pass_ms(25 * 60 * 60 * 1000);
    let path = url.strip_prefix("http://tuki.test").unwrap();
    assert_eq!(stage.browser().get(path).await.status, 404);
}

#[tokio::test]
async fn registering_confirms_the_address_first() {
    let stage = Stage::new().await;
    let browser = registered(&stage, "Aino", "aino@mail.example").await;
    assert!(browser.get("/en").await.text.contains("Aino"));
    assert_eq!(
        sign_in(&stage.browser(), "AINO@mail.example ", PASSWORD).await,
        303
    );
    let path = link(&stage.mails_to("aino@mail.example").await[0]);
    assert_eq!(
        stage.browser().post(&path, &[]).await.status,
        410,
        "works once"
    );
}

#[tokio::test]
async fn a_taken_address_is_told_only_to_its_owner() {
    let stage = Stage::new().await;
    registered(&stage, "Aino", "aino@mail.example").await;
    let form = |email| [("name", "Other"), ("email", email), ("password", PASSWORD)];
    let taken = stage
        .browser()
        .post("/en/register", &form("aino@mail.example"))
        .await;
    let free = stage
        .browser()
        .post("/en/register", &form("free@mail.example"))
        .await;
    assert_eq!((taken.status, &taken.text), (free.status, &free.text));
    let mails = stage.mails_to("aino@mail.example").await;
    assert!(mails[1].subject.contains("already"), "{}", mails[1].subject);
    let ask = |email| [("email", email)];
    for path in ["/en/forgot", "/en/sign-in/link"] {
        let known = stage.browser().post(path, &ask("aino@mail.example")).await;
        let unknown = stage
            .browser()
            .post(path, &ask("nobody@mail.example"))
            .await;
        assert_eq!((known.status, &known.text), (unknown.status, &unknown.text));
    }
    assert!(stage.mails_to("nobody@mail.example").await.is_empty());
}

#[tokio::test]
async fn passwords_that_are_tried_first_are_refused() {
    let stage = Stage::new().await;
    for bad in ["salasana123", "aino2026!!", "tukiverkko1"] {
        let form = [
            ("name", "Aino"),
            ("email", "aino@mail.example"),
            ("password", bad),
        ];
        let answer = stage.browser().post("/en/register", &form).await;
        assert_eq!(answer.status, 422, "{bad}");
        assert!(answer.text.contains("first to be guessed"), "{bad}");
    }
}

#[tokio::test]
async fn wrong_passwords_are_limited_and_right_ones_are_not() {
    let stage = Stage::new().await;
    registered(&stage, "Aino", "aino@mail.example").await;
    for _ in 0..10 {
        assert_eq!(
            sign_in(&stage.browser(), "aino@mail.example", "wrong one").await,
            422
        );
    }
    let form = [("email", "aino@mail.example"), ("password", "wrong one")];
    let refused = stage
        .browser()
        .at([192, 0, 2, 9])
        .post("/en/sign-in", &form)
        .await;
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(
        sign_in(&stage.browser(), "aino@mail.example", PASSWORD).await,
        303
    );
    assert_eq!(
        sign_in(&stage.browser(), "other@mail.example", "wrong one").await,
        422
    );
    stage.pass_ms(15 * 60 * 1000);
    assert_eq!(
        sign_in(&stage.browser(), "aino@mail.example", "wrong one").await,
        422
    );
}

#[tokio::test]
async fn a_link_by_mail_signs_in_once_and_for_a_quarter() {
    let stage = Stage::new().await;
    registered(&stage, "Aino", "aino@mail.example").await;
    let ask = [("email", "aino@mail.example")];
    for minutes in [14, 16] {
        stage.browser().post("/en/sign-in/link", &ask).await;
        let path = link(stage.mails_to("aino@mail.example").await.last().unwrap());
        stage.pass_ms(minutes * 60 * 1000);
        let status = stage.browser().post(&path, &[]).await.status.as_u16();
        assert_eq!(status, if minutes < 15 { 303 } else { 410 });
        assert_eq!(stage.browser().post(&path, &[]).await.status, 410);
    }
}

#[tokio::test]
async fn a_reset_password_signs_out_the_other_devices() {
    let stage = Stage::new().await;
    let old_device = registered(&stage, "Aino", "aino@mail.example").await;
    stage
        .browser()
        .post("/en/forgot", &[("email", "aino@mail.example")])
        .await;
    let path = link(stage.mails_to("aino@mail.example").await.last().unwrap());
    let new_device = stage.browser();
    let owner = "select id from account where email = 'aino@mail.example'";
    let owner: Option<String> = stage.app.db.optional(owner, args![]).await.unwrap();
    let owner = AccountId(owner.unwrap());
    let token = create_token(&stage.app, &owner, "test", "Table", 1)
        .await
        .unwrap();
    assert_eq!(
        new_device
            .post(&path, &[("password", "salasana123")])
            .await
            .status,
        422
    );
    let answer = new_device
        .post(&path, &[("password", "neljä vihreää hirveä")])
        .await;
    assert_eq!(answer.location(), "/en/w");
    let program = stage.browser().with_token(&token);
    assert_eq!(program.get("/api/v1/workspaces").await.status, 401);
    assert!(new_device.get("/en").await.text.contains("Aino"));
    assert!(!old_device.get("/en").await.text.contains("Aino"));
    assert_eq!(
        sign_in(&stage.browser(), "aino@mail.example", PASSWORD).await,
        422
    );
    assert_eq!(
        sign_in(
            &stage.browser(),
            "aino@mail.example",
            "neljä vihreää hirveä"
        )
        .await,
        303
    );
}

#[tokio::test]
async fn signing_out_ends_it_here_or_everywhere() {
    let stage = Stage::new().await;
    let here = registered(&stage, "Aino", "aino@mail.example").await;
    let there = stage.browser();
    sign_in(&there, "aino@mail.example", PASSWORD).await;
    here.post("/en/sign-out", &[]).await;
    assert!(!here.get("/en").await.text.contains("Aino"));
    assert!(there.get("/en").await.text.contains("Aino"));
    sign_in(&here, "aino@mail.example", PASSWORD).await;
    here.post("/en/sign-out-everywhere", &[]).await;
    assert!(!there.get("/en").await.text.contains("Aino"));
}

#[tokio::test]
async fn signing_in_goes_on_to_where_one_was_but_never_elsewhere() {
    let stage = Stage::new().await;
    registered(&stage, "Aino", "aino@mail.example").await;
    for (next, to) in [
        ("/en/w/1", "/en/w/1"),
        ("//evil.example", "/en/w"),
        ("https://evil.example", "/en/w"),
        ("/\t/evil.example", "/en/w"),
        ("/\\evil.example", "/en/w"),
        ("/\0", "/en/w"),
        ("/%09/evil.example", "/en/w"),
        ("/%5Cevil.example", "/en/w"),
        ("/en/search?q=a%2Fb", "/en/search?q=a%2Fb"),
    ] {
        let form = [
            ("email", "aino@mail.example"),
            ("password", PASSWORD),
            ("next", next),
        ];
        assert_eq!(
            stage.browser().post("/en/sign-in", &form).await.location(),
            to
        );
    }
}

#[tokio::test]
async fn without_a_mail_server_an_account_is_made_at_once() {
    let stage = Stage::set(Mailer::Printed, |_| {}).await;
    let form = [
        ("name", "Aino"),
        ("email", "aino@mail.example"),
        ("password", PASSWORD),
    ];
    let browser = stage.browser();
    assert_eq!(
        browser.post("/en/register", &form).await.location(),
        "/en/w"
    );
    assert_eq!(browser.get("/en/account").await.status, 200);
    let taken = stage.browser().post("/en/register", &form).await;
    assert_eq!(taken.status, 422);
    assert!(
        taken.text.contains("has an account already"),
        "{}",
        taken.text
    );
}

#[tokio::test]
async fn closed_registration_shows_no_door() {
    let closed = |config: &mut server::config::Config| config.registration = Registration::Closed;
    let stage = Stage::set(Mailer::captured(), closed).await;
    assert_eq!(stage.browser().get("/en/register").await.status, 404);
    assert_eq!(stage.browser().post("/en/register", &[]).await.status, 404);
    assert!(
        !stage
            .browser()
            .get("/en/sign-in")
            .await
            .text
            .contains("/en/register")
    );
}
