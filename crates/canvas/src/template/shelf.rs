//! The templates that the program knows by their kind: the built-in ones, and the versions of variants that were read.
//! A version never changes, so that it stays in memory as built-in ones do; there is a limit to how many a workspace has.
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use super::Template;
use super::builtin::builtin;

/// What stands between the built-in kind and the number of a variant in the kind of its version:
/// `actor-map-v-k3x9…-2`. No built-in kind and no key of a text holds it.
pub(crate) const MARK: &str = "-v-";

static VARIANTS: LazyLock<RwLock<HashMap<String, &'static Template>>> =
    LazyLock::new(RwLock::default);

/// The built-in kind or version of a variant with this identifier.
pub fn find(kind: &str) -> Option<&'static Template> {
    let is_builtin = |template: &&Template| template.kind == kind;
    builtin().iter().find(is_builtin).or_else(|| {
        let variants = VARIANTS.read().unwrap_or_else(PoisonError::into_inner);
        variants.get(kind).copied()
    })
}

/// Makes a version of a variant known; the first of a kind stays.
pub fn shelve(template: Template) -> &'static Template {
    let mut variants = VARIANTS.write().unwrap_or_else(PoisonError::into_inner);
    variants
        .entry(template.kind.clone())
        .or_insert_with(|| Box::leak(Box::new(template)))
}

/// The built-in kind of this kind, which is its own or what a variant was copied from.
pub fn base_of(kind: &str) -> &str {
    kind.split_once(MARK).map_or(kind, |(base, _)| base)
}

/// The text of a variant under a key such as `actor-map-v-k3x9…-2-zone-state`; none when it is the key of something else.
pub fn text(key: &str, code: &str) -> Option<String> {
    let (_, behind) = key.split_once(MARK)?;
    let mut parts = behind.splitn(3, '-');
    let (name, number, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let kind = key.get(..key.len() - rest.len() - 1)?;
    debug_assert!(kind.ends_with(&format!("{name}-{number}")));
    find(kind)?.own_text(rest, code).map(str::to_owned)
}
