//! Scripts, styles and fonts built by `cargo xtask web` into `web/dist` and embedded in the program.
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

#[derive(Deserialize)]
struct Entry {
    file: String,
    #[serde(default)]
    css: Vec<String>,
}

static MANIFEST: LazyLock<HashMap<String, Entry>> = LazyLock::new(|| {
    Dist::get("manifest.json")
        .or_else(|| Dist::get(".vite/manifest.json"))
        .and_then(|file| serde_json::from_slice(&file.data).ok())
        .unwrap_or_default()
});

/// The address of the built file of `source` (`src/islands/canvas.tsx`, `src/styles/main.css`).
pub fn path(source: &str) -> String {
    MANIFEST.get(source).map_or_else(
        || format!("/missing/{source}"),
        |entry| format!("/{}", entry.file),
    )
}

/// The styles that the built file of `source` asks for.
pub fn styles(source: &str) -> Vec<String> {
    MANIFEST
        .get(source)
        .map(|entry| entry.css.iter().map(|file| format!("/{file}")).collect())
        .unwrap_or_default()
}

/// How many built files are embedded; fails saying how to build them.
pub fn check() -> Result<usize, String> {
    let count = Dist::iter().count();
    let needed = ["src/styles/main.css", "src/islands/canvas.tsx"];
    match needed
        .into_iter()
        .find(|source| !MANIFEST.contains_key(*source))
    {
        Some(missing) => Err(format!(
            "{missing} is not built; run `cargo xtask web` and build again"
        )),
        None => Ok(count),
    }
}

/// `GET /assets/{*path}`: names carry a hash of the content, so browsers keep them for a year.
pub async fn serve(Path(path): Path<String>, request: HeaderMap) -> Response {
    let Some(file) = Dist::get(&format!("assets/{path}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = HeaderValue::from_str(&format!("\"{}\"", hex(&file.metadata.sha256_hash()[..8])))
        .unwrap_or(HeaderValue::from_static("\"\""));
    if request.get(header::IF_NONE_MATCH) == Some(&tag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let kind = HeaderValue::from_str(file.metadata.mimetype())
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        ),
        (header::ETAG, tag),
    ];
    (headers, file.data.into_owned()).into_response()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
