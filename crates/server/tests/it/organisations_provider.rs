//! A provider for these tests alone: it says of anybody what it is told to, true or not. A real one is asked by the
//! browser tests.
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey as _};
use serde_json::{Value as JsonValue, json};
use server::clock::{random_bytes, token_hash};
use server::config::{Config, Secret};
use server::mail::Mailer;

use crate::stage::{Answer, Browser, Stage};

/// What it says of who comes next.
struct Next {
    /// The token's claims, laid over what is right.
    claims: JsonValue,
    nonce: String,
    /// What the verifier must belong to.
    challenge: String,
    /// The token's head, instead of the right one.
    head: Option<JsonValue>,
}

pub struct Provider {
    pub url: String,
    address: SocketAddr,
    key: CoreEdDsaPrivateSigningKey,
    /// Signs too, and nobody knows it.
    foreign: CoreEdDsaPrivateSigningKey,
    next: Mutex<Option<Next>>,
}

fn key() -> CoreEdDsaPrivateSigningKey {
    let head = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
    let inner = BASE64_STANDARD.encode([head.as_slice(), &random_bytes::<32>()].concat());
    let pem = ["-----BEGIN", "PRIVATE KEY-----\n"].join(" ")
        + &inner
        + &["\n-----END", "PRIVATE KEY-----\n"].join(" ");
    let id = JsonWebKeyId::new("one".to_owned());
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(id)).unwrap()
}

fn now_s() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs()
}

impl Provider {
    pub async fn start() -> Arc<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let provider = Arc::new(Self {
            url: format!("http://{address}"),
            address,
            key: key(),
            foreign: key(),
            next: Mutex::default(),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(axum_serve(listener, router));
        provider
    }

    /// An installation whose people sign in by this provider.
    pub async fn stage(&self, mailer: Mailer, set: impl FnOnce(&mut Config)) -> Stage {
        Stage::set(mailer, |config| {
            config.oidc_issuer = Some(self.url.clone());
            config.oidc_client_id = Some("tuki".to_owned());
            config.oidc_client_secret = Some(Secret::from("a secret of this test"));
            config.oidc_name = Some("Lakeside".to_owned());
            set(config);
        })
        .await
    }

    /// Sends a browser away; gives the state that it is to come back with.
    pub async fn left(&self, browser: &Browser, path: &str) -> String {
        let answer = match path.ends_with("/link") {
            true => browser.post(path, &[]).await,
            false => browser.get(path).await,
        };
        let way = match answer.headers.get("refresh") {
            Some(way) => way
                .to_str()
                .unwrap()
                .trim_start_matches("0; url=")
                .to_owned(),
            None => answer.location().to_owned(),
        };
        assert!(
            way.starts_with(&format!("http://{}/auth?", self.address)),
            "{way}"
        );
        let part = |name: &str| {
            let parts = form_urlencoded::parse(way.split_once('?').unwrap().1.as_bytes());
            let mut found = parts.filter(|(key, _)| key == name);
            found.next().unwrap().1.into_owned()
        };
        assert_eq!(part("response_type"), "code");
        assert_eq!(part("code_challenge_method"), "S256");
        assert_eq!(
            part("redirect_uri"),
            "http://tuki.test/sign-in/organisation/back"
        );
        *self.next.lock().unwrap() = Some(Next {
            claims: json!({}),
            nonce: part("nonce"),
            challenge: part("code_challenge"),
            head: None,
        });
        part("state")
    }

    /// Says this of who comes back next, beside or instead of what is right; `head` is that of the token.
    pub fn says(&self, claims: JsonValue, head: Option<JsonValue>) {
        let mut next = self.next.lock().unwrap();
        let next = next.as_mut().unwrap();
        (next.claims, next.head) = (claims, head);
    }

    /// Knows nothing of the code that is brought next.
    pub fn forgets(&self) {
        *self.next.lock().unwrap() = None;
    }

    /// Somebody goes to the provider and comes back as whom it says.
    pub async fn visit(&self, browser: &Browser, path: &str, claims: JsonValue) -> Answer {
        let state = self.left(browser, path).await;
        self.says(claims, None);
        browser.get(&back(&state)).await
    }

    /// The same to sign in.
    pub async fn sign_in(&self, browser: &Browser, claims: JsonValue) -> Answer {
        self.visit(browser, "/en/sign-in/organisation", claims)
            .await
    }
}

/// The path back.
pub fn back(state: &str) -> String {
    format!("/sign-in/organisation/back?state={state}&code=code")
}

/// Somebody with a confirmed address.
pub fn somebody(subject: &str, email: &str) -> JsonValue {
    json!({"sub": subject, "email": email, "email_verified": true, "name": subject})
}

async fn axum_serve(listener: tokio::net::TcpListener, router: Router) {
    let bounds = server::web::listening::Bounds::default();
    server::web::listening::answer(listener, router, bounds, std::future::pending()).await;
}

async fn configuration(State(provider): State<Arc<Provider>>) -> Json<JsonValue> {
    let url = &provider.url;
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/auth"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    }))
}

async fn keys(State(provider): State<Arc<Provider>>) -> Json<JsonValue> {
    let mut key = serde_json::to_value(provider.key.as_verification_key()).unwrap();
    key["use"] = json!("sig");
    Json(json!({"keys": [key]}))
}

async fn token(
    State(provider): State<Arc<Provider>>,
    Form(form): Form<Vec<(String, String)>>,
) -> Json<JsonValue> {
    let next = provider.next.lock().unwrap().take();
    let Some(next) = next else {
        return Json(json!({"error": "invalid_grant"}));
    };
    let verifier = form.iter().find(|(name, _)| name == "code_verifier");
    assert_eq!(token_hash(&verifier.unwrap().1), next.challenge);
    let mut claims = json!({
        "iss": provider.url, "aud": "tuki", "sub": "somebody", "nonce": next.nonce,
        "iat": now_s(), "exp": now_s() + 600,
    });
    for (name, value) in next.claims.as_object().unwrap() {
        claims[name] = value.clone();
    }
    let head = next.head.unwrap_or(json!({"alg": "EdDSA", "kid": "one"}));
    let part = |value: &JsonValue| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&head), part(&claims));
    let key = match head["kid"].as_str() {
        Some("foreign") => &provider.foreign,
        _ => &provider.key,
    };
    let signature = match head["alg"].as_str() {
        Some("none") => Vec::new(),
        _ => key
            .sign(&CoreJwsSigningAlgorithm::EdDsa, signed.as_bytes())
            .unwrap(),
    };
    let signature = BASE64_URL_SAFE_NO_PAD.encode(signature);
    Json(json!({
        "access_token": "access", "token_type": "Bearer", "id_token": format!("{signed}.{signature}"),
    }))
}
