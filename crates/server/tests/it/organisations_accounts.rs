//! Accounts and rights by the organisation: nobody's account is taken over, rights come and go, passwords can be off.
use serde_json::json;
use server::args;
use server::config::{NewAccounts, PasswordSignIn};
use server::features::accounts::{AccountId, setup_link, way_in};
use server::mail::Mailer;

use crate::accounts::{PASSWORD, registered, sign_in};
use crate::organisations_provider::{Provider, back, somebody};
use crate::passkeys::{added, enter, listed};
use crate::stage::{Browser, START_MS, Stage};

const LINK: &str = "/en/account/organisation/link";
const UNLINK: &str = "/en/account/organisation/unlink";

async fn email(browser: &Browser) -> String {
    let page = browser.get("/en/account").await;
    let (_, rest) = page.text.split_once(r#"<p class="lead">"#).unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

async fn stage(provider: &Provider) -> Stage {
    provider.stage(Mailer::captured(), |_| {}).await
}

#[tokio::test]
async fn an_address_alone_takes_nobodys_account_over() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let owner = registered(&stage, "Aino", "aino@mail.example").await;
    let comes = stage.browser();
    let aino = || somebody("aino-7", "aino@mail.example");
    let answer = provider.sign_in(&comes, aino()).await;
    assert_eq!(answer.status, 409);
    assert!(
        answer.text.contains("aino@mail.example has an account"),
        "{}",
        answer.text
    );
    assert_eq!(comes.get("/en/account").await.status, 401);

    // Whose account it is says so from within it; then the same person comes in.
    let linked = provider.visit(&owner, LINK, aino()).await;
    assert_eq!(linked.location(), "/en/account/organisation");
    let page = owner.get("/en/account/organisation").await;
    assert!(
        page.text.contains("aino@mail.example at Lakeside"),
        "{}",
        page.text
    );
    assert_eq!(provider.sign_in(&comes, aino()).await.status, 303);
    assert_eq!(email(&comes).await, "aino@mail.example");

    assert_eq!(owner.post(UNLINK, &[]).await.status, 303);
    assert_eq!(owner.post(UNLINK, &[]).await.status, 404);
    let late = stage.browser();
    assert_eq!(provider.sign_in(&late, aino()).await.status, 409);
}

#[tokio::test]
async fn an_address_that_was_not_confirmed_makes_no_account() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let browser = stage.browser();
    for strange in [
        json!({"sub": "1"}),
        json!({"sub": "1", "email": "aino@mail.example"}),
        json!({"sub": "1", "email": "aino@mail.example", "email_verified": false}),
        json!({"sub": "1", "email": "nonsense", "email_verified": true}),
    ] {
        let answer = provider.sign_in(&browser, strange.clone()).await;
        assert_eq!(answer.status, 403, "{strange}");
        assert!(answer.text.contains("no e-mail address"), "{strange}");
    }
    let outer = provider
        .stage(Mailer::captured(), |config| {
            config.oidc_domains = Some("lakeside.example, Hill.example".to_owned());
        })
        .await;
    let browser = outer.browser();
    let elsewhere = somebody("1", "aino@evil.lakeside.example");
    assert_eq!(provider.sign_in(&browser, elsewhere).await.status, 403);
    let here = somebody("1", "aino@hill.example");
    assert_eq!(provider.sign_in(&browser, here).await.status, 303);
    let closed = provider
        .stage(Mailer::captured(), |config| {
            config.oidc_new_accounts = NewAccounts::Never;
        })
        .await;
    let answer = provider
        .sign_in(&closed.browser(), somebody("1", "aino@hill.example"))
        .await;
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn one_person_has_one_account_and_an_account_one_person() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let (aino, otso) = (stage.account("Aino").await, stage.account("Otso").await);
    let one = || json!({"sub": "one"});
    assert_eq!(provider.visit(&aino, LINK, one()).await.status, 303);
    let taken = provider.visit(&otso, LINK, one()).await;
    assert_eq!(taken.status, 409);
    assert!(taken.text.contains("another account"), "{}", taken.text);
    let second = provider.visit(&aino, LINK, json!({"sub": "two"})).await;
    assert_eq!(second.status, 409);
    // Who signed out meanwhile, or in as another, links nothing.
    let state = provider.left(&otso, LINK).await;
    provider.says(json!({"sub": "three"}), None);
    provider.left(&otso, "/en/sign-in/organisation").await;
    otso.post("/en/sign-out", &[]).await;
    assert_eq!(otso.get(&back(&state)).await.status, 410);
    // Nobody and programs link nothing either.
    assert_eq!(stage.browser().post(LINK, &[]).await.status, 401);
}

#[tokio::test]
async fn an_account_that_was_closed_stays_closed() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let browser = stage.browser();
    let aino = || somebody("Aino", "aino@mail.example");
    provider.sign_in(&browser, aino()).await;
    let close = "
        update account
        set disabled_at = $1";
    stage.app.db.run(close, args![START_MS]).await.unwrap();
    assert_eq!(provider.sign_in(&browser, aino()).await.status, 403);
    assert_eq!(browser.get("/en/account").await.status, 401);
}

#[tokio::test]
async fn an_administrator_is_one_as_long_as_the_organisation_says_so() {
    let provider = Provider::start().await;
    let stage = provider
        .stage(Mailer::captured(), |config| {
            config.oidc_claim = Some("groups".to_owned());
            config.oidc_administrators = Some("tuki-admins".to_owned());
        })
        .await;
    let with = |groups: &[&str]| {
        let mut aino = somebody("Aino", "aino@mail.example");
        aino["groups"] = json!(groups);
        aino
    };
    let (here, there) = (stage.browser(), stage.browser());
    provider.sign_in(&here, with(&["all", "tuki-admins"])).await;
    assert_eq!(here.get("/en/admin/audit").await.status, 200);
    provider.sign_in(&there, with(&["all"])).await;
    for browser in [&here, &there] {
        assert_eq!(browser.get("/en/admin/audit").await.status, 403);
    }
    provider.sign_in(&there, with(&["tuki-admins"])).await;
    assert_eq!(there.get("/en/admin/audit").await.status, 200);
    // The right does not outlive the link, and accounts that are not linked keep theirs.
    let local = stage.administrator("local").await;
    assert_eq!(here.post(UNLINK, &[]).await.status, 303);
    assert_eq!(here.get("/en/admin/audit").await.status, 403);
    let trail = local.get("/en/admin/audit").await;
    assert_eq!(trail.status, 200);
    for told in [
        "rights were given",
        "rights ended",
        "was linked",
        "link to the organisation was removed",
    ] {
        assert!(trail.text.contains(told), "{told}");
    }
}

#[tokio::test]
async fn groups_make_members_and_never_less() {
    let provider = Provider::start().await;
    let id = "0190-lakeside";
    let stage = provider
        .stage(Mailer::captured(), |config| {
            config.oidc_claim = Some("groups".to_owned());
            config.oidc_workspaces = Some(format!(
                "digi={id}:participant, leads={id}:facilitator, digi=gone:viewer"
            ));
        })
        .await;
    let insert = "
        insert into workspace (id, title, language, created_by, created_at)
        values ($1, 'Lakeside', 'en', $2, $3)";
    let maker = stage.account("Otso").await.account;
    let row = args![id, maker.as_str(), START_MS];
    stage.app.db.run(insert, row).await.unwrap();
    let with = |groups: serde_json::Value| {
        let mut aino = somebody("Aino", "aino@mail.example");
        aino["groups"] = groups;
        aino
    };
    let role = async || {
        let role = "
            select role
            from member";
        let found: Option<String> = stage.app.db.optional(role, args![]).await.unwrap();
        found.unwrap_or_default()
    };
    let browser = stage.browser();
    provider.sign_in(&browser, with(json!(["other"]))).await;
    assert_eq!(role().await, "");
    provider.sign_in(&browser, with(json!("digi"))).await;
    assert_eq!(role().await, "participant");
    provider.sign_in(&browser, with(json!(["leads"]))).await;
    assert_eq!(role().await, "facilitator");
    provider.sign_in(&browser, with(json!(["digi"]))).await;
    assert_eq!(role().await, "facilitator");
    // Whom a facilitator removed stays out.
    let account = AccountId(of(&stage, "aino@mail.example").await);
    let remove = "
        delete from member";
    stage.app.db.run(remove, args![]).await.unwrap();
    let removed = "
        insert into removed_member (workspace_id, account_id, removed_by, removed_at)
        values ($1, $2, 'test', $3)";
    let row = args![id, account.0.as_str(), START_MS];
    stage.app.db.run(removed, row).await.unwrap();
    provider.sign_in(&browser, with(json!(["leads"]))).await;
    assert_eq!(role().await, "");
}

async fn of(stage: &Stage, email: &str) -> String {
    let sql = "
        select id
        from account
        where email = $1";
    let found: Option<String> = stage.app.db.optional(sql, args![email]).await.unwrap();
    found.unwrap()
}

#[tokio::test]
async fn where_passwords_are_off_they_open_nothing() {
    let provider = Provider::start().await;
    let stage = provider
        .stage(Mailer::captured(), |config| {
            config.password_sign_in = PasswordSignIn::Off;
        })
        .await;
    assert_eq!(setup_link(&stage.app).await.unwrap(), None);
    let browser = stage.browser();
    let page = browser.get("/en/sign-in").await.text;
    assert!(page.contains("Sign in with Lakeside"));
    for gone in ["type=\"password\"", "/en/forgot", "/en/register"] {
        assert!(!page.contains(gone), "{gone}");
    }
    assert_eq!(sign_in(&browser, "aino@mail.example", PASSWORD).await, 409);
    let form = [
        ("name", "Aino"),
        ("email", "aino@mail.example"),
        ("password", PASSWORD),
    ];
    for path in [
        "/en/register",
        "/en/register/none",
        "/en/forgot",
        "/en/reset/none",
        "/en/set-up/none",
    ] {
        let told = browser.visit(path).await;
        assert_eq!(told.status, 409, "{path}");
        assert!(told.text.contains("Passwords are not used"), "{path}");
        assert_eq!(browser.post(path, &form).await.status, 409, "{path}");
    }
    let linked = stage.browser();
    provider
        .sign_in(&linked, somebody("Aino", "aino@mail.example"))
        .await;
    assert!(
        !linked
            .get("/en/account")
            .await
            .text
            .contains("type=\"password\"")
    );
    assert_eq!(linked.post("/en/account/password", &form).await.status, 409);

    // A guest of another house still gets a link by mail; whoever the organisation vouches for does not.
    stage.account("Otso").await;
    for (who, mails) in [("otso@mail.example", 1), ("aino@mail.example", 0)] {
        let asked = browser.post("/en/sign-in/link", &[("email", who)]).await;
        assert_eq!(asked.status, 200);
        assert_eq!(stage.mails_to(who).await.len(), mails, "{who}");
    }
    // The command line lets in whom it wants.
    let account = AccountId(of(&stage, "aino@mail.example").await);
    let way = way_in(&stage.app, "command-line", &account).await.unwrap();
    let path = way.strip_prefix("http://tuki.test").unwrap();
    assert_eq!(browser.get(path).await.status, 200);
    assert_eq!(browser.post(path, &[]).await.status, 303);
    assert_eq!(email(&browser).await, "aino@mail.example");
}

#[tokio::test]
async fn the_last_way_in_is_kept() {
    let provider = Provider::start().await;
    let stage = provider.stage(Mailer::Printed, |_| {}).await;
    let browser = stage.browser();
    provider
        .sign_in(&browser, somebody("Aino", "aino@mail.example"))
        .await;
    let answer = browser.post(UNLINK, &[]).await;
    assert_eq!(answer.status, 409);
    assert!(
        answer.text.contains("or add a passkey first"),
        "{}",
        answer.text
    );
    let again = stage.browser();
    let aino = somebody("Aino", "aino@mail.example");
    assert_eq!(provider.sign_in(&again, aino).await.status, 303);
}

#[tokio::test]
async fn a_passkey_is_a_way_in_without_the_organisation() {
    let provider = Provider::start().await;
    let stage = provider.stage(Mailer::Printed, |_| {}).await;
    let browser = stage.browser();
    let aino = || somebody("Aino", "aino@mail.example");
    provider.sign_in(&browser, aino()).await;
    // One that goes while the organisation still lets its owner in takes no way.
    added(&browser).await;
    let remove = |id: &str| format!("/en/account/passkeys/{id}/remove");
    let only = listed(&browser).await.remove(0);
    assert_eq!(browser.post(&remove(&only), &[]).await.status, 303);
    assert_eq!(browser.post(UNLINK, &[]).await.status, 409);

    let device = added(&browser).await;
    assert_eq!(browser.post(UNLINK, &[]).await.status, 303);
    let again = stage.browser();
    assert_eq!(enter(&again, &device).await.status, 200);
    assert_eq!(email(&again).await, "aino@mail.example");
    // Now it is the last one, until there is another.
    let only = listed(&again).await.remove(0);
    let kept = again.post(&remove(&only), &[]).await;
    assert_eq!(kept.status, 409);
    assert!(kept.text.contains("add another passkey"), "{}", kept.text);
    added(&again).await;
    assert_eq!(again.post(&remove(&only), &[]).await.status, 303);
}

#[tokio::test]
async fn a_passkey_that_opens_nothing_is_no_way_in() {
    let provider = Provider::start().await;
    let off = provider.stage(Mailer::Printed, |config| {
        config.password_sign_in = PasswordSignIn::Off;
    });
    let bare = provider.stage(Mailer::Printed, |config| {
        config.public_url = Some("http://192.0.2.7:8080".to_owned());
    });
    let told = ["only by it", "Set a password first."];
    for (stage, told) in [off.await, bare.await].into_iter().zip(told) {
        let owner = stage.account("Aino").await;
        let issuer = stage.app.config.oidc_issuer.clone().unwrap();
        let link = "
            insert into account_identity (account_id, issuer, subject, label, linked_at, used_at)
            values ($1, $2, 'aino', 'Aino', $3, $3)";
        let row = args![owner.account.as_str(), issuer.as_str(), START_MS];
        stage.app.db.run(link, row).await.unwrap();
        let insert = "
            insert into passkey (id, account_id, credential_id, credential, label, created_at)
            values ('p1', $1, 'c', '{}', 'Old phone', $2)";
        let row = args![owner.account.as_str(), START_MS];
        stage.app.db.run(insert, row).await.unwrap();
        let kept = owner.post(UNLINK, &[]).await;
        assert_eq!(kept.status, 409);
        assert!(kept.text.contains(told), "{}", kept.text);
    }
}
