//! One installation for one test: the real router, a fresh database, a fixed clock.
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use server::app::{App, Parts, REVOCATIONS_MAX, ROUNDS_MAX};
use server::clock::Clock;
use server::config::Config;
use server::db::Db;
use server::features::accounts::{
    Email, PersonName, SESSION_COOKIE, Standing, Visitor, create_account, sign_in,
};
use server::features::catalogue::KeptSupply;
use server::features::coverage::Kept as Coverage;
use server::features::live::log::Log;
use server::features::live::{self, Pace, Rooms};
use server::features::matching::Matcher;
use server::features::openings::Openings;
use server::features::organisations::Organisation;
use server::features::search::Searcher;
use server::features::vocabularies::Shelf;
use server::features::words;
use server::features::workshops::Hub;
use server::mail::{Mail, Mailer};
use server::web::listening::{self, Bounds};
use tower::ServiceExt as _;

/// The installation's first moment: 1 September 2026, 9.00 in Helsinki.
pub const START_MS: i64 = 1_788_242_400_000;

/// An installation.
pub struct Stage {
    pub app: App,
    router: Router,
    clock: Arc<AtomicI64>,
    _data: tempfile::TempDir,
}

impl Stage {
    pub async fn new() -> Self {
        Self::with(None, Pace::default()).await
    }

    /// An installation whose rooms write another log, or keep another pace.
    pub async fn with(log: Option<Log>, pace: Pace) -> Self {
        Self::built(log, pace, Mailer::captured(), |_| {}).await
    }

    /// An installation with other settings.
    pub async fn set(mailer: Mailer, set: impl FnOnce(&mut Config)) -> Self {
        Self::built(None, Pace::default(), mailer, set).await
    }

    async fn built(
        log: Option<Log>,
        pace: Pace,
        mailer: Mailer,
        set: impl FnOnce(&mut Config),
    ) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut config = Config {
            data: data.path().to_owned(),
            ..Config::default()
        };
        set(&mut config);
        let db = match std::env::var("TUKIVERKKO_TEST_POSTGRES") {
            Ok(url) => Db::postgres(&new_database(&url).await).await.unwrap(),
            Err(_) => Db::sqlite(&config.database_file().unwrap()).await.unwrap(),
        };
        let files = server::files::open(&config).unwrap();
        let clock = Arc::new(AtomicI64::new(START_MS));
        let fixed = Clock::Fixed(clock.clone());
        let log = match log {
            Some(log) => log,
            None => live::open_log(&config, &db).await.unwrap(),
        };
        let rooms = Rooms::new(db.clone(), fixed.clone(), log, pace);
        let base_url = config.public_url.clone();
        let base_url = base_url.unwrap_or_else(|| "http://tuki.test".to_owned());
        let app = App::new(Parts {
            organisation: Organisation::open(&config).unwrap(),
            config,
            base_url,
            db,
            files,
            clock: fixed,
            rooms,
            search: Searcher::new(None),
            matching: Matcher::default(),
            workshops: Hub::default(),
            vocabularies: Shelf::default(),
            term_uses: words::USES,
            variants: server::features::variants::Read::default(),
            supply: KeptSupply::default(),
            openings: Openings::default(),
            coverage: Coverage::default(),
            mailer,
            jobs_waiting: tokio::sync::Notify::new(),
            revocations: tokio::sync::broadcast::channel(REVOCATIONS_MAX).0,
            rounds: tokio::sync::broadcast::channel(ROUNDS_MAX).0,
        });
        Self {
            router: server::router(app.clone()),
            app,
            clock,
            _data: data,
        }
    }

    /// Serves on a free port; gives its address.
    pub async fn listen(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = self.router.clone();
        let forever = std::future::pending();
        tokio::spawn(listening::answer(
            listener,
            router,
            Bounds::default(),
            forever,
        ));
        address
    }

    /// Moves the clock on.
    pub fn pass_ms(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::SeqCst);
    }

    /// The browser of somebody with an account, signed in.
    pub async fn account(&self, name: &str) -> Browser {
        self.signed_in(name, Standing::Ordinary).await
    }

    /// The browser of an administrator of the installation, signed in.
    pub async fn administrator(&self, name: &str) -> Browser {
        self.signed_in(name, Standing::Administrator).await
    }

    /// The browser of an editor of what all of the installation shares, signed in.
    pub async fn editor(&self, name: &str) -> Browser {
        self.signed_in(name, Standing::Editor).await
    }

    async fn signed_in(&self, name: &str, standing: Standing) -> Browser {
        let local = name
            .to_lowercase()
            .replace(|c: char| !c.is_ascii_alphanumeric(), ".");
        let email = Email::parse(&format!("{local}@mail.example")).unwrap();
        let person = PersonName::parse(name).unwrap();
        let id = create_account(&self.app, "test", email, person, None, standing)
            .await
            .unwrap();
        let token = sign_in(&self.app, &Visitor::default(), &id).await.unwrap();
        let mut browser = self.browser();
        browser.account = id.0;
        browser.cookies = Mutex::new(vec![(SESSION_COOKIE.to_owned(), token)]);
        browser
    }

    /// Does every queued job that is due.
    pub async fn run_jobs(&self) {
        server::jobs::run_due(&self.app, server::features::JOBS)
            .await
            .unwrap();
    }

    /// The mails to an address after the queued jobs are done, oldest first.
    pub async fn mails_to(&self, email: &str) -> Vec<Mail> {
        self.run_jobs().await;
        let mut sent = self.app.mailer.sent();
        sent.retain(|mail| mail.to == email);
        sent
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: Mutex::default(),
            bearer: None,
            address: ([192, 0, 2, 1], 50_000).into(),
            account: String::new(),
        }
    }
}

/// A database of its own on the temporary server; gives its address.
pub async fn new_database(url: &str) -> String {
    let name = format!("t{}", uuid::Uuid::now_v7().simple());
    let (server, options) = url
        .split_once('?')
        .map_or((url, String::new()), |(server, options)| {
            (server, format!("?{options}"))
        });
    let create: &'static str = Box::leak(format!("create database {name}").into_boxed_str());
    sqlx::Executor::execute(
        &mut <sqlx::PgConnection as sqlx::Connection>::connect(url)
            .await
            .unwrap(),
        create,
    )
    .await
    .unwrap();
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    format!("{base}/{name}{options}")
}

/// Somebody's browser, or a program with a token.
pub struct Browser {
    router: Router,
    cookies: Mutex<Vec<(String, String)>>,
    bearer: Option<String>,
    address: SocketAddr,
    /// Id of the account that [`Stage::account`] signed in.
    pub account: String,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: axum::body::Bytes,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }
}

impl Browser {
    pub fn with_token(mut self, token: &str) -> Self {
        self.bearer = Some(token.to_owned());
        self
    }

    /// The secret of its session cookie.
    pub fn session(&self) -> Option<String> {
        let cookies = self.cookies.lock().unwrap();
        let found = cookies.iter().find(|(name, _)| name == SESSION_COOKIE);
        found.map(|(_, value)| value.clone())
    }

    /// Keeps a cookie that it was never given.
    pub fn keep(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap();
        cookies.push((name.to_owned(), value.to_owned()));
    }

    /// The same browser behind another address.
    pub fn at(mut self, address: [u8; 4]) -> Self {
        self.address = (address, 50_000).into();
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Opens a page as people's browsers do, which say that they read HTML.
    pub async fn visit(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html,*/*;q=0.8");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = form
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, body.len())
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// Sends JSON by `method`.
    pub async fn json(&self, method: &str, path: &str, body: &serde_json::Value) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    /// Sends any request with this browser's cookies and token.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        request
            .headers_mut()
            .insert(header::HOST, "tuki.test".parse().unwrap());
        request.extensions_mut().insert(ConnectInfo(self.address));
        let cookies = self
            .cookies
            .lock()
            .unwrap()
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect::<Vec<_>>()
            .join("; ");
        if !cookies.is_empty() {
            request
                .headers_mut()
                .insert(header::COOKIE, cookies.parse().unwrap());
        }
        if let Some(token) = &self.bearer {
            request.headers_mut().insert(
                header::AUTHORIZATION,
                format!("Bearer {token}").parse().unwrap(),
            );
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        self.keep_cookies(response.headers());
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = match headers.get(header::CONTENT_TYPE) {
            Some(kind) if kind == "text/event-stream" => first_event(response.into_body()).await,
            _ => response.into_body().collect().await.unwrap().to_bytes(),
        };
        Answer {
            status,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap();
        for set in headers.get_all(header::SET_COOKIE) {
            let (name, value) = set
                .to_str()
                .unwrap()
                .split(';')
                .next()
                .unwrap()
                .split_once('=')
                .unwrap();
            cookies.retain(|(kept, _)| kept != name);
            if !value.is_empty() {
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

/// The first event of a stream that would never end.
async fn first_event(mut body: Body) -> Bytes {
    let frame = body.frame().await.unwrap().unwrap();
    frame.into_data().unwrap()
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}
