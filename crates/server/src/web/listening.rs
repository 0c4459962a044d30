//! Connections: taken, kept to their time and size, and drained when the program ends.
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

/// How long a connection may take to send the head of a request, also when it waits between two.
pub const HEAD_TIME: Duration = Duration::from_secs(30);
/// How large the head of a request may be, cookies included: 431 above.
pub const HEAD_BYTES_MAX: usize = 64 * 1024;
/// How many connections are open at once; those beyond wait to be taken. Each needs a descriptor of the system.
pub const CONNECTIONS_MAX: usize = 20_000;
/// How long requests that are being answered may go on when the program ends.
const DRAIN_TIME: Duration = Duration::from_secs(20);
/// How long to wait when the system has no more descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_secs(1);

/// What a connection is held to.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// See [`HEAD_TIME`].
    pub head_time: Duration,
    /// See [`CONNECTIONS_MAX`].
    pub connections_max: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            head_time: HEAD_TIME,
            connections_max: CONNECTIONS_MAX,
        }
    }
}

/// Answers by `router` until `told`; then takes nobody new, and returns when what was begun is answered.
pub async fn answer(
    listener: TcpListener,
    router: Router,
    bounds: Bounds,
    told: impl Future<Output = ()>,
) {
    let mut rules = auto::Builder::new(TokioExecutor::new()).http1_only();
    rules
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head_time)
        .max_buf_size(HEAD_BYTES_MAX);
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(bounds.connections_max));
    let mut told = pin!(told);
    loop {
        let taking = async {
            // Nobody closes it, so a place is only ever waited for.
            let place = places.clone().acquire_owned().await;
            (place, accept(&listener).await)
        };
        let (place, (stream, from)) = tokio::select! {
            biased;
            () = &mut told => break,
            taken = taking => taken,
        };
        let answering = connection(&rules, stream, from, router.clone(), open.watcher());
        tokio::spawn(async move {
            answering.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(DRAIN_TIME, open.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests were still being answered at the end");
    }
}

/// The next connection. An error of one is its own; with no descriptors left it waits for some.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(taken) => return taken,
            Err(error) if is_its_own(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                metrics::counter!("tukiverkko_accept_failures_total").increment(1);
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

fn is_its_own(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}

/// One connection until it ends, its requests carrying where they come from.
fn connection(
    rules: &auto::Builder<TokioExecutor>,
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    watcher: Watcher,
) -> impl Future<Output = ()> + Send + use<> {
    // Small frames leave at once: a stroke of a key must not wait for the next one.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection could not be set to send at once");
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(from));
            let answered: Result<Response, Infallible> = router.oneshot(request).await;
            answered
        }
    });
    let connection = rules
        .serve_connection_with_upgrades(TokioIo::new(stream), service)
        .into_owned();
    let watched = watcher.watch(connection);
    async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection broke off");
        }
    }
}
