//! Passkeys: adding one, signing in with it, another name, and gone.
use serde_json::{Value, json};
use server::args;
use server::config::PasswordSignIn;
use server::features::accounts::{AccountId, create_token};
use server::mail::Mailer;

use crate::accounts::{PASSWORD, registered};
use crate::passkeys_device::Device;
use crate::stage::{Answer, Browser, START_MS, Stage};

const BEGIN_ADD: &str = "/en/account/passkeys/begin";
pub const ADD: &str = "/en/account/passkeys";
const BEGIN: &str = "/en/sign-in/passkey/begin";
pub const ENTER: &str = "/en/sign-in/passkey";
pub const MINUTE_MS: i64 = 60 * 1000;

pub const WRONG: &str = "This passkey does not let you in. Sign in another way.";

/// Begins to add one.
pub async fn begun(browser: &Browser) -> Value {
    let asked = browser.post(BEGIN_ADD, &[("name", "Work phone")]).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    asked.json()
}

pub async fn brought(browser: &Browser, path: &str, asked: &Value, credential: &str) -> Answer {
    let visit = asked["visit"].as_str().unwrap();
    let form = [("visit", visit), ("credential", credential)];
    browser.post(path, &form).await
}

/// Adds the passkey of a new device.
pub async fn added(browser: &Browser) -> Device {
    let mut device = Device::new();
    let asked = begun(browser).await;
    let made = brought(browser, ADD, &asked, &device.make(&asked)).await;
    assert_eq!(made.status, 200, "{}", made.text);
    device
}

/// A challenge to sign in by.
pub async fn asked(browser: &Browser) -> Value {
    let asked = browser.post(BEGIN, &[]).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    asked.json()
}

/// Signs in as a browser does.
pub async fn enter(browser: &Browser, device: &Device) -> Answer {
    let asked = asked(browser).await;
    brought(browser, ENTER, &asked, &device.show(&asked)).await
}

/// Ids of the passkeys on the page of the account.
pub async fn listed(browser: &Browser) -> Vec<String> {
    let page = browser.get("/en/account").await.text;
    let forms = page.split("/en/account/passkeys/").skip(1);
    let ids = forms.filter_map(|rest| rest.split_once("/remove\"").map(|(id, _)| id.to_owned()));
    ids.filter(|id| !id.contains('"')).collect()
}

pub fn says(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(answer.json()["message"], words);
}

#[tokio::test]
async fn a_passkey_opens_the_account_that_it_was_added_to() {
    let stage = Stage::new().await;
    let owner = stage.account("Aino").await;
    let page = owner.get("/en/account").await.text;
    assert!(page.contains("Passkeys") && page.contains("Name of the passkey"));
    let asked_to_make = begun(&owner).await;
    let asked_to_make = &asked_to_make["publicKey"];
    assert_eq!(asked_to_make["rp"]["id"], "tuki.test");
    let selection = &asked_to_make["authenticatorSelection"];
    assert_eq!(selection["residentKey"], "required");
    assert_eq!(selection["userVerification"], "required");
    let device = added(&owner).await;
    let page = owner.get("/en/account").await.text;
    assert!(page.contains("Work phone") && page.contains("Not used yet"));
    let mails = stage.mails_to("aino@mail.example").await;
    let mail = mails.last().unwrap();
    assert!(mail.body.contains("Work phone") && mail.body.contains("/account"));

    stage.pass_ms(MINUTE_MS);
    let comes = stage.browser();
    let asked_to_show = asked(&comes).await;
    assert_eq!(asked_to_show["publicKey"]["userVerification"], "required");
    assert_eq!(asked_to_show["publicKey"]["allowCredentials"], json!([]));
    // What the browser held before is not what it holds after.
    let before = comes.session();
    let form = [
        ("visit", asked_to_show["visit"].as_str().unwrap()),
        ("credential", &device.show(&asked_to_show)),
        ("next", "/en/account"),
    ];
    let entered = comes.post(ENTER, &form).await;
    assert_eq!(entered.json()["to"], "/en/account", "{}", entered.text);
    assert_ne!(comes.session(), before);
    let page = comes.get("/en/account").await;
    assert!(page.text.contains("aino@mail.example") && page.text.contains("Last used"));

    // Where to go afterwards stays in the program.
    let asked_to_show = asked(&comes).await;
    let form = [
        ("visit", asked_to_show["visit"].as_str().unwrap()),
        ("credential", &device.show(&asked_to_show)),
        ("next", "//evil.example"),
    ];
    assert_eq!(comes.post(ENTER, &form).await.json()["to"], "/en/w");
}

#[tokio::test]
async fn whoever_adds_one_proves_to_be_the_owner() {
    let stage = Stage::new().await;
    let with_password = registered(&stage, "Aino", "aino@mail.example").await;
    let without = stage.account("Otso").await;
    stage.pass_ms(11 * MINUTE_MS);
    let name = ("name", "Phone");
    let refused = without.post(BEGIN_ADD, &[name]).await;
    says(&refused, 422, "Before you add a passkey, sign in again.");
    let page = without.get("/en/account").await.text;
    assert!(page.contains("/en/sign-in?next=/en/account") && !page.contains("passkey-add"));
    let page = with_password.get("/en/account").await.text;
    assert!(page.contains("Password of the account"));
    let empty = with_password.post(BEGIN_ADD, &[name]).await;
    assert_eq!(empty.json()["field"], "current", "{}", empty.text);
    let wrong = [name, ("current", "aivan muu salasana")];
    let wrong = with_password.post(BEGIN_ADD, &wrong).await;
    assert_eq!(
        (wrong.status.as_u16(), &wrong.json()["field"]),
        (422, &json!("current"))
    );
    let right = [name, ("current", PASSWORD)];
    assert_eq!(with_password.post(BEGIN_ADD, &right).await.status, 200);
    let nameless = with_password.post(BEGIN_ADD, &[("name", " ")]).await;
    assert_eq!(nameless.json()["field"], "name");
    // Guesses count as they do where one signs in.
    for _ in 0..9 {
        let wrong = [name, ("current", "aivan muu salasana")];
        with_password.post(BEGIN_ADD, &wrong).await;
    }
    let wrong = [name, ("current", "aivan muu salasana")];
    assert_eq!(with_password.post(BEGIN_ADD, &wrong).await.status, 429);
    // Nobody, and no program, adds any.
    assert_eq!(stage.browser().post(BEGIN_ADD, &[name]).await.status, 401);
    let owner = AccountId(without.account.clone());
    let token = create_token(&stage.app, &owner, "test", "Table", 1)
        .await
        .unwrap();
    let program = stage.browser().with_token(&token);
    assert_eq!(program.post(BEGIN_ADD, &[name]).await.status, 403);
}

#[tokio::test]
async fn an_owner_renames_and_removes_and_nobody_else_does() {
    let stage = Stage::new().await;
    let (owner, other) = (stage.account("Aino").await, stage.account("Otso").await);
    let device = added(&owner).await;
    let [id] = listed(&owner).await.try_into().unwrap();
    let path = |what: &str| format!("/en/account/passkeys/{id}/{what}");
    let name = [("name", "Reception")];
    for (who, status) in [(&other, 404), (&stage.browser(), 401)] {
        assert_eq!(who.post(&path("rename"), &name).await.status, status);
        assert_eq!(who.post(&path("remove"), &[]).await.status, status);
    }
    let nameless = owner.post(&path("rename"), &[("name", "")]).await;
    assert_eq!(nameless.status, 422);
    assert!(nameless.text.contains("Give the passkey a name."));
    assert_eq!(owner.post(&path("rename"), &name).await.status, 303);
    assert!(owner.get("/en/account").await.text.contains("Reception"));
    assert_eq!(owner.post(&path("remove"), &[]).await.status, 303);
    assert_eq!(owner.post(&path("remove"), &[]).await.status, 404);
    says(&enter(&stage.browser(), &device).await, 403, WRONG);
    let trail = stage.administrator("admin").await;
    let trail = trail.get("/en/admin/audit").await.text;
    assert!(trail.contains("A passkey was added to an account"));
    assert!(trail.contains("A passkey was removed from an account"));
}

#[tokio::test]
async fn passkeys_need_the_name_of_a_host_and_passwords() {
    let bare = Stage::set(Mailer::captured(), |config| {
        config.public_url = Some("http://192.0.2.7:8080".to_owned());
    })
    .await;
    let without_passwords = Stage::set(Mailer::captured(), |config| {
        config.password_sign_in = PasswordSignIn::Off;
        config.oidc_issuer = Some("https://id.example".to_owned());
        config.oidc_client_id = Some("tuki".to_owned());
    })
    .await;
    for stage in [&bare, &without_passwords] {
        let owner = stage.account("Aino").await;
        assert!(!owner.get("/en/account").await.text.contains("Passkeys"));
        let page = stage.browser().get("/en/sign-in").await.text;
        assert!(
            !page.contains("passkey") && !page.contains("webauthn"),
            "{page}"
        );
        for path in [BEGIN, ENTER] {
            assert_eq!(stage.browser().post(path, &[]).await.status, 404);
        }
        for path in [BEGIN_ADD, ADD] {
            assert_eq!(owner.post(path, &[("name", "Phone")]).await.status, 404);
        }
        // One from before is still its owner's to see and to remove.
        let insert = "
            insert into passkey (id, account_id, credential_id, credential, label, created_at)
            values ('p1', $1, 'c', '{}', 'Old phone', $2)";
        let row = args![owner.account.as_str(), START_MS];
        stage.app.db.run(insert, row).await.unwrap();
        let page = owner.get("/en/account").await.text;
        assert!(page.contains("Old phone") && page.contains("nobody signs in with passkeys"));
        assert_eq!(
            owner
                .post("/en/account/passkeys/p1/remove", &[])
                .await
                .status,
            303
        );
    }
}

#[tokio::test]
async fn an_account_has_twenty_passkeys_at_most() {
    let stage = Stage::new().await;
    let owner = stage.account("Aino").await;
    for _ in 0..20 {
        added(&owner).await;
    }
    let asked = begun(&owner).await;
    let known = asked["publicKey"]["excludeCredentials"].as_array().unwrap();
    assert_eq!(known.len(), 20);
    let made = Device::new().make(&asked);
    let full = brought(&owner, ADD, &asked, &made).await;
    assert_eq!(full.status, 409, "{}", full.text);
}
