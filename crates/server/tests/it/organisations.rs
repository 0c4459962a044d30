//! Signing in by the organisation: what is believed of the provider's answer, and what is refused.
use serde_json::{Value, json};
use server::mail::Mailer;

use crate::organisations_provider::{Provider, back, somebody};
use crate::stage::{Browser, Stage};

async fn is_signed_in(browser: &Browser) -> bool {
    browser.get("/en/account").await.status == 200
}

async fn stage(provider: &Provider) -> Stage {
    provider.stage(Mailer::captured(), |_| {}).await
}

#[tokio::test]
async fn who_comes_for_the_first_time_gets_an_account_and_comes_back_to_it() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let browser = stage.browser();
    let path = "/en/sign-in/organisation?next=/en/account";
    let aino = || somebody("Aino", "Aino@Mail.example");
    let answer = provider.visit(&browser, path, aino()).await;
    assert_eq!(answer.location(), "/en/account");
    let page = browser.get("/en/account").await;
    assert!(page.text.contains("aino@mail.example"), "{}", page.text);
    // At another device, after the address changed at the provider: who somebody is there is no address.
    let other = stage.browser();
    let moved = somebody("Aino", "aino.aalto@mail.example");
    assert_eq!(provider.sign_in(&other, moved).await.location(), "/en/w");
    let page = other.get("/en/account").await;
    assert!(page.text.contains("aino@mail.example"), "{}", page.text);
}

#[tokio::test]
async fn signing_in_makes_a_new_session_whatever_came_and_leads_nowhere_else() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    for away in ["//evil.example", "https://evil.example", "/%5Cevil.example"] {
        let browser = stage.browser();
        let state = provider
            .left(&browser, &format!("/en/sign-in/organisation?next={away}"))
            .await;
        let before = browser.session().unwrap();
        provider.says(somebody("Aino", "aino@mail.example"), None);
        assert_eq!(browser.get(&back(&state)).await.location(), "/en/w");
        assert_ne!(browser.session().unwrap(), before);
        assert!(is_signed_in(&browser).await);
    }
}

#[tokio::test]
async fn a_token_that_is_not_for_this_visit_opens_nothing() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let wrong: [(Value, Option<Value>); 9] = [
        (json!({"nonce": "another visit"}), None),
        (json!({"nonce": null}), None),
        (json!({"iss": "https://id.example"}), None),
        (json!({"aud": "another program"}), None),
        (json!({"aud": ["tuki", "another program"]}), None),
        (json!({"exp": 1_700_000_000}), None),
        (json!({}), Some(json!({"alg": "none"}))),
        (json!({}), Some(json!({"alg": "EdDSA", "kid": "foreign"}))),
        (json!({}), Some(json!({"alg": "HS256", "kid": "one"}))),
    ];
    for (claims, head) in wrong {
        let browser = stage.browser();
        let state = provider.left(&browser, "/en/sign-in/organisation").await;
        let told = format!("{claims} {head:?}");
        let mut all = somebody("Aino", "aino@mail.example");
        for (name, value) in claims.as_object().unwrap() {
            all[name] = value.clone();
        }
        provider.says(all, head);
        let answer = browser.get(&back(&state)).await;
        assert_eq!(answer.status, 403, "{told}");
        assert!(answer.text.contains("could not be trusted"), "{told}");
        assert!(!is_signed_in(&browser).await, "{told}");
    }
    // The same with nothing wrong.
    let browser = stage.browser();
    provider
        .sign_in(&browser, somebody("Aino", "aino@mail.example"))
        .await;
    assert!(is_signed_in(&browser).await);
}

#[tokio::test]
async fn a_visit_ends_once_soon_and_in_the_same_browser() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let browser = stage.browser();
    let aino = || somebody("Aino", "aino@mail.example");
    for unknown in ["", "nonsense"] {
        assert_eq!(browser.get(&back(unknown)).await.status, 410);
    }
    assert_eq!(browser.get("/sign-in/organisation/back").await.status, 410);

    let state = provider.left(&browser, "/fi/sign-in/organisation").await;
    provider.says(aino(), None);
    let thief = stage.browser();
    assert_eq!(thief.get(&back(&state)).await.status, 410);
    // Whoever tried it has used it up.
    assert_eq!(browser.get(&back(&state)).await.status, 410);

    let state = provider.left(&browser, "/fi/sign-in/organisation").await;
    provider.says(aino(), None);
    stage.pass_ms(16 * 60 * 1000);
    assert_eq!(browser.get(&back(&state)).await.status, 410);
    assert!(!is_signed_in(&browser).await);

    let state = provider.left(&browser, "/fi/sign-in/organisation").await;
    provider.says(aino(), None);
    assert_eq!(browser.get(&back(&state)).await.location(), "/fi/w");
    assert_eq!(browser.get(&back(&state)).await.status, 410);
}

#[tokio::test]
async fn what_the_provider_refuses_or_another_one_answers_is_said() {
    let provider = Provider::start().await;
    let stage = stage(&provider).await;
    let browser = stage.browser();
    let tries = [
        ("&error=access_denied", "cancelled or refused"),
        ("&code=", "cancelled or refused"),
        ("&code=code&iss=https://id.example", "could not be trusted"),
    ];
    for (rest, told) in tries {
        let state = provider.left(&browser, "/en/sign-in/organisation").await;
        let answer = browser
            .get(&format!("/sign-in/organisation/back?state={state}{rest}"))
            .await;
        assert_eq!(answer.status, 403, "{rest}");
        assert!(answer.text.contains(told), "{rest}");
    }
    // A code that was used before.
    let state = provider.left(&browser, "/en/sign-in/organisation").await;
    provider.forgets();
    let answer = browser.get(&back(&state)).await;
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("could not be trusted"));
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_door() {
    let stage = Stage::new().await;
    let person = stage.account("Aino").await;
    for path in [
        "/en/sign-in/organisation",
        "/en/account/organisation",
        "/sign-in/organisation/back",
    ] {
        assert_eq!(person.get(path).await.status, 404, "{path}");
    }
    assert!(
        !person
            .get("/en/sign-in")
            .await
            .text
            .contains("organisation")
    );
    assert!(
        !person
            .get("/en/account")
            .await
            .text
            .contains("organisation")
    );
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_said_so() {
    let stage = Stage::set(Mailer::captured(), |config| {
        // Nothing listens there.
        config.oidc_issuer = Some("http://127.0.0.1:1".to_owned());
        config.oidc_client_id = Some("tuki".to_owned());
    })
    .await;
    let answer = stage.browser().get("/en/sign-in/organisation").await;
    assert_eq!(answer.status, 502);
    assert!(
        answer.text.contains("does not answer now"),
        "{}",
        answer.text
    );
}
