//! Passwords: kept as argon2id hashes, computed away from the tasks that answer requests.
use std::collections::HashSet;
use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;

use super::model::{NewPassword, PASSWORD_CHARS_MAX};
use super::sign_in::BY_ACCOUNT;
use super::visitor::Account;
use super::{attempts, store};
use crate::app::App;
use crate::config::PasswordSignIn;
use crate::web::Error;

/// Hashes computed at once; each takes 19 MiB.
const HASHES_AT_ONCE: usize = 4;
static HASHING: Semaphore = Semaphore::const_new(HASHES_AT_ONCE);
/// Hashes asked for at once; a room that signs in together is far fewer.
const ASKED_MAX: usize = 256;
static ASKED: Semaphore = Semaphore::const_new(ASKED_MAX);
/// When to come back after being turned away, seconds.
const COME_BACK_S: i64 = 10;

/// What is compared when nobody has the address, so that the answer takes as long.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash_now(&crate::clock::token()).unwrap_or_default());

static KNOWN_BAD: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../../../../data/known-bad-passwords.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect()
});

/// Fails with 409 where passwords open nothing.
pub(super) fn must_be_on(app: &App) -> Result<(), Error> {
    match app.config.password_sign_in {
        PasswordSignIn::On => Ok(()),
        PasswordSignIn::Off => Err(Error::Conflict("accounts-password-off")),
    }
}

/// The hash to keep.
pub async fn hash(password: NewPassword) -> Result<String, Error> {
    away(move || hash_now(&password.into_string()))
        .await?
        .map_err(Error::internal)
}

/// Whether `password` is the one behind `kept`; takes as long without one.
pub async fn is_right(password: &str, kept: Option<String>) -> Result<bool, Error> {
    if password.chars().count() > PASSWORD_CHARS_MAX {
        return Ok(false);
    }
    let password: String = password.nfkc().collect();
    away(move || {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| NOBODY.clone());
        let right = PasswordHash::new(&kept).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        });
        known && right
    })
    .await
}

/// Whether `typed` is the password of the account that is signed in; wrong ones are counted. Fails with 429 after many.
pub(super) async fn is_own(app: &App, account: &Account, typed: &str) -> Result<bool, Error> {
    attempts::refuse_hostile(app, &BY_ACCOUNT, &account.email).await?;
    let kept = store::by_id(&app.db, &account.id).await?;
    let is_own = is_right(typed, kept.and_then(|found| found.password_hash)).await?;
    if !is_own {
        attempts::count_wrong(app, &BY_ACCOUNT, &account.email).await?;
    }
    Ok(is_own)
}

fn hash_now(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default()
        .hash_password(password.as_bytes())?
        .to_string())
}

async fn away<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let _asked = ASKED.try_acquire().map_err(|_| Error::TooMany {
        retry_after_s: COME_BACK_S,
    })?;
    let turn = HASHING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        // The turn lasts as long as the work, also when whoever asked hangs up.
        let _turn = turn;
        work()
    })
    .await
    .map_err(Error::internal)
}

/// Whether a password is among those that are tried first: listed ones, one letter or a short piece over and
/// over, runs such as `23456789`, and the person's own words with digits around them.
pub fn is_known_bad(password: &str, own: &[&str]) -> bool {
    let small = password.to_lowercase();
    let core = small.trim_matches(|c: char| !c.is_alphabetic());
    let own_words = own
        .iter()
        .flat_map(|text| {
            let small = text.to_lowercase();
            let mut words: Vec<String> = small
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() > 2)
                .map(str::to_owned)
                .collect();
            words.push(small.split_whitespace().collect());
            words.push(small);
            words
        })
        .collect::<HashSet<String>>();
    KNOWN_BAD.contains(small.as_str())
        || KNOWN_BAD.contains(core)
        || own_words.contains(&small)
        || own_words.contains(core)
        || repeats(&small)
        || runs(&small)
}

/// One piece of at most four letters over and over.
fn repeats(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (1..=4).any(|size| {
        letters
            .iter()
            .zip(letters.iter().skip(size))
            .all(|(a, b)| a == b)
    })
}

/// Letters or digits one after another, up or down.
fn runs(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let wraps = |a: i64, b: i64| (a, b) == (i64::from(b'9'), i64::from(b'0'));
    [1, -1].into_iter().any(|step| {
        codes
            .windows(2)
            .all(|pair| pair[1] - pair[0] == step || wraps(pair[0], pair[1]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_flood_of_passwords_that_hangs_up_takes_no_more_memory() {
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let (started, starts) = tokio::sync::oneshot::channel();
        let asked = tokio::spawn(away(move || {
            started.send(()).unwrap();
            wait.recv().unwrap();
        }));
        starts.await.unwrap();
        asked.abort();
        asked.await.unwrap_err();
        assert_eq!(HASHING.available_permits(), HASHES_AT_ONCE - 1);
        go.send(()).unwrap();
        drop(HASHING.acquire_many(4).await.unwrap());
        let all = ASKED.try_acquire_many(256).unwrap();
        assert!(matches!(away(|| ()).await, Err(Error::TooMany { .. })));
        drop(all);
        away(|| ()).await.unwrap();
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for bad in [
            "aaaaaaaaaaaa",
            "1234567890",
            "9876543210",
            "abcabcabcabc",
            "Salasana123",
            "password1234!",
            "tukiverkko2026",
            "Aino.Esimerkki",
            "aino2026aino",
            "esimerkki1234",
        ] {
            let own = [
                "Aino Esimerkki",
                "aino2026aino@mail.example",
                "aino.esimerkki",
            ];
            assert!(is_known_bad(bad, &own), "{bad}");
        }
        assert!(!is_known_bad(
            "kolme punaista kettua",
            &["Aino", "aino@mail.example"]
        ));
    }
}
