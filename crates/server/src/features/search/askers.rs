//! Who asks, so that a need without support counts once a day for each of them. Nothing of it is stored: what is kept in
//! memory are hashes under a secret of the day, which is forgotten with them when the day is over.
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::clock::random_bytes;
use crate::web::ClientAddress;

/// Needs of one day that are kept apart; beyond them nothing more is counted that day.
const SEEN_MAX: usize = 200_000;
/// Needs of one asker that are counted in a day: those of a library's desk, not those of a loop.
const NEEDS_OF_ONE_MAX: u32 = 200;

/// Who asks, as far as needs of theirs are counted: not those of programs that read pages without being browsers, and
/// not what is asked for without being read.
pub struct Asker(Option<String>);

impl FromRequestParts<App> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let counts = match parts.method {
            Method::GET => is_browser(&parts.headers),
            Method::POST => true,
            _ => false,
        };
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, app).await?;
        Ok(Self(counts.then_some(address)))
    }
}

/// Whether a page is asked for by a browser, or by the script of one of our own pages in it.
fn is_browser(headers: &HeaderMap) -> bool {
    let says = |name: &str, what: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.contains(what))
    };
    says(header::ACCEPT.as_str(), "text/html") || says("sec-fetch-site", "same-origin")
}

/// The needs that were counted today, by who asked.
#[derive(Default)]
pub(super) struct Seen(Mutex<Day>);

#[derive(Default)]
struct Day {
    date: String,
    secret: [u8; 32],
    needs: HashSet<[u8; 16]>,
    askers: HashMap<[u8; 16], u32>,
}

impl Seen {
    /// Whether somebody asks for this for the first time on a day, and it is to be counted. It is remembered.
    pub fn is_first(&self, date: &str, asker: &Asker, need: [&str; 3]) -> bool {
        let Some(asker) = asker.0.as_deref() else {
            return false;
        };
        let mut day = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if day.date != date {
            *day = Day {
                date: date.to_owned(),
                secret: random_bytes(),
                ..Day::default()
            };
        }
        let who = day.hash(&[asker]);
        let [area, facet, term] = need;
        let what = day.hash(&[asker, area, facet, term]);
        let counted = day.askers.get(&who).copied().unwrap_or(0);
        let is_full = day.needs.len() >= SEEN_MAX || counted >= NEEDS_OF_ONE_MAX;
        if is_full || !day.needs.insert(what) {
            return false;
        }
        day.askers.insert(who, counted + 1);
        true
    }
}

impl Day {
    /// What cannot be told from without the day's secret.
    fn hash(&self, parts: &[&str]) -> [u8; 16] {
        let mut hasher = Sha256::new_with_prefix(self.secret);
        for part in parts {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        let mut short = [0; 16];
        short.copy_from_slice(&hasher.finalize()[..16]);
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_counts_once_for_each_asker_and_day() {
        let seen = Seen::default();
        let one = Asker(Some("192.0.2.1".to_owned()));
        let other = Asker(Some("192.0.2.2".to_owned()));
        let need = ["municipality:430", "topics", "email"];
        assert!(seen.is_first("2026-09-01", &one, need));
        assert!(!seen.is_first("2026-09-01", &one, need));
        assert!(seen.is_first("2026-09-01", &one, ["", "topics", "email"]));
        assert!(seen.is_first("2026-09-01", &other, need));
        assert!(!seen.is_first("2026-09-01", &Asker(None), need));
        assert!(seen.is_first("2026-09-02", &one, need));
    }

    #[test]
    fn a_loop_is_not_counted_for_long() {
        let seen = Seen::default();
        let asker = Asker(Some("192.0.2.1".to_owned()));
        let counted = (0..1_000).filter(|at| {
            let term = at.to_string();
            seen.is_first("2026-09-01", &asker, ["", "topics", &term])
        });
        assert_eq!(counted.count(), 200);
    }
}
