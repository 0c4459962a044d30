//! The provider over the network: what it tells of itself, the way to it, and what a code from it is worth. Nothing
//! follows redirects, and nothing is asked over a way that others can read.
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{self, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::url::Url;
use openidconnect::{
    AccessTokenHash, AsyncHttpClient, AuthType, AuthorizationCode, ClaimsVerificationError, Client,
    ClientId, ClientSecret, CsrfToken, DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenFields, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError,
    Scope, SignatureVerificationError, StandardErrorResponse, StandardTokenResponse,
    TokenResponse as _, UserInfoError,
};

use super::person::{Others, Person, TokenClaims, ToldClaims};
use super::settings::{Settings, is_guarded};
use crate::app::App;
use crate::clock::token;
use crate::config::Config;

/// How long an answer may take.
const ANSWER_MAX: Duration = Duration::from_secs(10);
/// How large an answer may be.
const ANSWER_BYTES_MAX: usize = 1 << 20;
/// How long what the provider tells of itself is believed.
const KEPT_MS: i64 = 10 * 60 * 1000;
/// Signatures that only the provider can make.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Others,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
type Asked = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider that signs people in for their organisation.
pub struct Organisation {
    pub(super) settings: Settings,
    http: Http,
    kept: Mutex<Option<(i64, Arc<CoreProviderMetadata>)>>,
}

/// Why the provider's answer opened nothing. What it says is for the log, and names nobody.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It did not answer.
    Silent(String),
    /// It answered what cannot be believed.
    Untrusted(String),
}

/// The way to the provider, and what is to be kept until somebody comes back from there.
pub(super) struct Departure {
    pub url: String,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

impl Organisation {
    /// None without a provider in the settings. Fails in one line when they do not fit. Asks nobody yet.
    pub fn open(config: &Config) -> anyhow::Result<Option<Self>> {
        let Some(settings) = Settings::of(config)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            settings,
            http: Http::new().context("asking oidc_issuer")?,
            kept: Mutex::default(),
        }))
    }

    /// Asks the provider what it is. Fails when it does not answer, or as another one.
    pub async fn try_out(&self) -> anyhow::Result<()> {
        let found = self.discover().await;
        found.map(drop).map_err(|refusal| match refusal {
            Refusal::Silent(why) | Refusal::Untrusted(why) => anyhow::anyhow!(why),
        })
    }

    /// The way to the provider; it sends people back to this installation.
    pub(super) async fn departure(&self, app: &App) -> Result<Departure, Refusal> {
        let metadata = self.metadata(app).await?;
        let verifier = PkceCodeVerifier::new(token());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let client = self.client(app, &metadata)?;
        let mut way = client.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(token()),
            || Nonce::new(token()),
        );
        for scope in &self.settings.scopes {
            way = way.add_scope(Scope::new(scope.clone()));
        }
        let (url, state, nonce) = way.set_pkce_challenge(challenge).url();
        Ok(Departure {
            url: url.into(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Who brought `code` back.
    pub(super) async fn person(
        &self,
        app: &App,
        code: String,
        nonce: String,
        verifier: String,
    ) -> Result<Person, Refusal> {
        let metadata = self.metadata(app).await?;
        let client = self.client(app, &metadata)?;
        let request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(untrusted)?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let tokens = request.request_async(&self.http).await;
        let tokens = tokens.map_err(|error| match error {
            RequestTokenError::Request(error) => silent(error),
            RequestTokenError::ServerResponse(told) => untrusted(told.error()),
            _ => untrusted("the token cannot be read"),
        })?;
        let nonce = Nonce::new(nonce);
        let claims = match claims(&client, &tokens, &nonce) {
            // It may have new keys since it was asked last.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let metadata = self.fetched(app).await?;
                let anew = self.client(app, &metadata)?;
                claims_of(&anew, &tokens, &nonce)?
            }
            found => found.map_err(untrusted)?,
        };
        let told = self.told(&client, &tokens, &claims).await?;
        let claim = self.settings.claim.as_deref();
        Ok(Person::of(&claims, told.as_ref(), claim))
    }

    /// What the provider tells of the person beside the token; not every provider has more to tell.
    async fn told(
        &self,
        client: &Asked,
        tokens: &Tokens,
        claims: &TokenClaims,
    ) -> Result<Option<ToldClaims>, Refusal> {
        let token = tokens.access_token().clone();
        let Ok(request) = client.user_info(token, Some(claims.subject().clone())) else {
            return Ok(None);
        };
        let told = request.request_async(&self.http).await;
        told.map(Some).map_err(|error| match error {
            UserInfoError::Request(error) => silent(error),
            _ => untrusted("what it tells of the person does not fit the token"),
        })
    }

    fn client(&self, app: &App, metadata: &CoreProviderMetadata) -> Result<Asked, Refusal> {
        let back = format!("{}/sign-in/organisation/back", app.base_url);
        let secret = self.settings.client_secret.as_ref();
        let client = Asked::from_provider_metadata(
            metadata.clone(),
            ClientId::new(self.settings.client_id.clone()),
            secret.map(|secret| ClientSecret::new(secret.tell().to_owned())),
        );
        // Without a word of it, providers take it in the head of the request.
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes_head = methods
            .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let style = if takes_head {
            AuthType::BasicAuth
        } else {
            AuthType::RequestBody
        };
        let back = RedirectUrl::new(back).map_err(untrusted)?;
        Ok(client.set_redirect_uri(back).set_auth_type(style))
    }

    /// What the provider tells of itself, not older than `KEPT_MS`.
    async fn metadata(&self, app: &App) -> Result<Arc<CoreProviderMetadata>, Refusal> {
        let kept = self
            .kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match kept {
            Some((at, metadata)) if app.now_ms() - at < KEPT_MS => Ok(metadata),
            _ => self.fetched(app).await,
        }
    }

    async fn fetched(&self, app: &App) -> Result<Arc<CoreProviderMetadata>, Refusal> {
        let metadata = Arc::new(self.discover().await?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some((app.now_ms(), metadata.clone()));
        Ok(metadata)
    }

    async fn discover(&self) -> Result<CoreProviderMetadata, Refusal> {
        let issuer = self.settings.issuer.clone();
        let found = CoreProviderMetadata::discover_async(issuer, &self.http).await;
        let metadata = found.map_err(|error| match error {
            DiscoveryError::Request(error) => silent(error),
            DiscoveryError::Response(status, ..) => silent(format!("it answers {status}")),
            other => untrusted(other),
        })?;
        match is_guarded(metadata.authorization_endpoint().url()) {
            true => Ok(metadata),
            false => Err(untrusted("it wants to sign people in without TLS")),
        }
    }
}

fn silent(why: impl ToString) -> Refusal {
    Refusal::Silent(why.to_string())
}

fn untrusted(why: impl ToString) -> Refusal {
    Refusal::Untrusted(why.to_string())
}

fn claims_of(client: &Asked, tokens: &Tokens, nonce: &Nonce) -> Result<TokenClaims, Refusal> {
    claims(client, tokens, nonce).map_err(untrusted)
}

/// What the signed token says: of this provider, for this installation, for this visit, not too old, and belonging to
/// the access token beside it.
fn claims(
    client: &Asked,
    tokens: &Tokens,
    nonce: &Nonce,
) -> Result<TokenClaims, ClaimsVerificationError> {
    let other = |why: &str| ClaimsVerificationError::Other(why.to_owned());
    let signed = tokens
        .id_token()
        .ok_or_else(|| other("there is no ID token"))?;
    let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS);
    let claims = signed.claims(&verifier, nonce)?;
    if let Some(expected) = claims.access_token_hash() {
        let key = signed.signing_key(&verifier);
        let hash = signed
            .signing_alg()
            .ok()
            .zip(key.ok())
            .and_then(|(alg, key)| {
                AccessTokenHash::from_token(tokens.access_token(), alg, key).ok()
            });
        if hash.as_ref() != Some(expected) {
            return Err(other("the access token belongs to another ID token"));
        }
    }
    Ok(claims.clone())
}

/// How the provider is asked: without following redirects, each time within `ANSWER_MAX`.
struct Http(legacy::Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum HttpError {
    #[error("it cannot be reached")]
    Unreached(#[from] legacy::Error),
    #[error("it takes too long")]
    TooSlow(#[from] tokio::time::error::Elapsed),
    #[error("its answer cannot be read, or is too large: {0}")]
    Unread(Box<dyn std::error::Error + Send + Sync>),
    #[error("it wants to be asked without TLS")]
    Unguarded,
}

impl Http {
    fn new() -> anyhow::Result<Self> {
        let ways = HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(rustls::crypto::ring::default_provider())
            .context("the system's certificates (ca-certificates)")?
            .https_or_http()
            .enable_http1()
            .build();
        let client = legacy::Client::builder(TokioExecutor::new());
        Ok(Self(client.build(ways)))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let url = request.uri().to_string();
        if !Url::parse(&url).is_ok_and(|url| is_guarded(&url)) {
            return Err(HttpError::Unguarded);
        }
        let request = request.map(|body| Full::new(Bytes::from(body)));
        let answered = async {
            let (head, body) = self.0.request(request).await?.into_parts();
            let body = Limited::new(body, ANSWER_BYTES_MAX).collect().await;
            let body = body.map_err(HttpError::Unread)?.to_bytes().to_vec();
            Ok(HttpResponse::from_parts(head, body))
        };
        tokio::time::timeout(ANSWER_MAX, answered).await?
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
