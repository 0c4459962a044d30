//! What a template must hold true beyond its shape. Each check names the place of the first fault it finds.
mod becomes;
mod partners;
mod places;
pub(crate) mod steps;
pub(crate) mod summary;

use std::collections::HashSet;

use super::{AxisSpec, InputSpec, MatrixSpec, Template};
use crate::sheet::{Layout, Mark};

/// Length of a slug, in bytes.
const SLUG_BYTES_MAX: usize = 40;
/// How many fields, zones, note kinds, link kinds, fixed lanes or parts one list may hold.
pub(crate) const LIST_MAX: usize = 60;
/// How many open lanes may stand ready, and how many notes a zone may seed.
const READY_MAX: u32 = 60;
/// The largest soft limit.
const SOFT_MAX: u32 = 2_000;
/// The highest number and part a template may claim in a workbook.
const NUMBER_MAX: u8 = 99;

/// A fault and the dotted path to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Such as `zones.3.kinds.0`.
    pub path: String,
    /// What is wrong, in one sentence.
    pub what: String,
}

type Checked = Result<(), Fault>;

fn fault<T>(path: impl Into<String>, what: impl Into<String>) -> Result<T, Fault> {
    Err(Fault {
        path: path.into(),
        what: what.into(),
    })
}

/// Every check, in the order of the file.
pub(super) fn check(template: &Template) -> Checked {
    head(template)?;
    fields(template)?;
    zones(template)?;
    places::check(&template.zones)?;
    note_kinds(template)?;
    link_kinds(template)?;
    if let Some(circles) = &template.circles {
        soft_limit("circles.soft_max", circles.soft_max)?;
    }
    if let Some(matrix) = &template.matrix {
        table(matrix)?;
    }
    becomes::check(template)?;
    steps::check(template)?;
    summary::check(template)?;
    keys_differ(template)
}

fn head(template: &Template) -> Checked {
    slug("kind", &template.kind)?;
    if template.version == 0 {
        return fault("version", "version starts from 1");
    }
    if template.number > NUMBER_MAX {
        return fault("number", format!("number is above {NUMBER_MAX}"));
    }
    if template.part > NUMBER_MAX {
        return fault("part", format!("part is above {NUMBER_MAX}"));
    }
    let (missing, what) = match template.layout {
        Layout::Matrix => (template.matrix.is_none(), "a [matrix]"),
        Layout::Form => (template.fields.is_empty(), "[[fields]]"),
        Layout::Wheel | Layout::Rings | Layout::Partners => {
            (template.zones.is_empty(), "[[zones]]")
        }
    };
    if missing {
        fault("layout", format!("this layout needs {what}"))
    } else {
        Ok(())
    }
}

fn fields(template: &Template) -> Checked {
    slugs(
        "fields",
        "field",
        template.fields.iter().map(|field| field.slug.as_str()),
    )?;
    for (i, field) in template.fields.iter().enumerate() {
        if let InputSpec::Choices { vocabulary, .. } = &field.input {
            slug(&format!("fields.{i}.input"), vocabulary)?;
        }
    }
    Ok(())
}

fn zones(template: &Template) -> Checked {
    slugs(
        "zones",
        "zone",
        template.zones.iter().map(|zone| zone.slug.as_str()),
    )?;
    let mut seeded = HashSet::new();
    for (i, zone) in template.zones.iter().enumerate() {
        let at = |key: &str| format!("zones.{i}.{key}");
        word(&at("icon"), &zone.icon)?;
        word(&at("tone"), &zone.tone)?;
        zone.sector
            .as_deref()
            .map_or(Ok(()), |sector| slug(&at("sector"), sector))?;
        zone.soft_max
            .map_or(Ok(()), |most| soft_limit(&at("soft_max"), most))?;
        if zone.kinds.is_empty() {
            return fault(
                at("kinds"),
                format!("zone \"{}\" takes no kind of note", zone.slug),
            );
        }
        slugs_at(
            &at("kinds"),
            "note kind",
            zone.kinds.iter().map(String::as_str),
            "",
        )?;
        for (k, kind) in zone.kinds.iter().enumerate() {
            if template.note_kind(kind).is_none() {
                let what = format!(
                    "zone \"{}\" names note kind \"{kind}\", which is not declared",
                    zone.slug
                );
                return fault(at(&format!("kinds.{k}")), what);
            }
        }
        zone.suggest
            .as_deref()
            .map_or(Ok(()), |vocabulary| slug(&at("suggest"), vocabulary))?;
        let Some(seed) = zone.seed else { continue };
        let Some(vocabulary) = zone.suggest.as_deref() else {
            return fault(
                at("seed"),
                format!("zone \"{}\" has a seed but nothing to suggest", zone.slug),
            );
        };
        if seed == 0 || seed > READY_MAX {
            return fault(at("seed"), format!("a seed is 1 to {READY_MAX}"));
        }
        if !seeded.insert(vocabulary) {
            return fault(at("seed"), format!("two zones seed \"{vocabulary}\""));
        }
    }
    Ok(())
}

fn note_kinds(template: &Template) -> Checked {
    slugs(
        "note_kinds",
        "note kind",
        template.note_kinds.iter().map(|kind| kind.slug.as_str()),
    )?;
    for (i, kind) in template.note_kinds.iter().enumerate() {
        let at = |key: &str| format!("note_kinds.{i}.{key}");
        word(&at("icon"), &kind.icon)?;
        word(&at("tone"), &kind.tone)?;
        slugs(
            &at("attributes"),
            "attribute",
            kind.attributes
                .iter()
                .map(|attribute| attribute.slug.as_str()),
        )?;
        for (a, attribute) in kind.attributes.iter().enumerate() {
            slug(
                &at(&format!("attributes.{a}.vocabulary")),
                &attribute.vocabulary,
            )?;
        }
        if !template
            .zones
            .iter()
            .any(|zone| zone.kinds.contains(&kind.slug))
        {
            return fault(
                at("slug"),
                format!("note kind \"{}\" belongs to no zone", kind.slug),
            );
        }
    }
    Ok(())
}

fn link_kinds(template: &Template) -> Checked {
    slugs(
        "link_kinds",
        "link kind",
        template.link_kinds.iter().map(|kind| kind.slug.as_str()),
    )
}

fn table(matrix: &MatrixSpec) -> Checked {
    axis("rows", &matrix.rows)?;
    axis("columns", &matrix.columns)?;
    if matrix.mark.is_some_and(|rule| rule.mark == Mark::Heart) {
        return fault(
            "matrix.mark",
            "a heart belongs to a fixed row, not to every cell",
        );
    }
    partners::check(matrix)?;
    let both = matrix
        .rows
        .fixed
        .iter()
        .find(|row| matrix.columns.fixed(&row.slug).is_some());
    both.map_or(Ok(()), |row| {
        fault(
            "matrix.columns",
            format!("\"{}\" is both a row and a column", row.slug),
        )
    })
}

/// `name` is `rows` or `columns`.
fn axis(name: &str, axis: &AxisSpec) -> Checked {
    let at = |key: &str| format!("matrix.{name}.{key}");
    slugs(
        &at("fixed"),
        "fixed lane",
        axis.fixed.iter().map(|lane| lane.slug.as_str()),
    )?;
    slugs_at(
        &at("parts"),
        "part",
        axis.parts.iter().map(String::as_str),
        "",
    )?;
    match axis.open {
        true if !axis.fixed.is_empty() => {
            return fault(at("fixed"), format!("open {name} cannot have fixed ones"));
        }
        true if axis.parts.is_empty() => {
            return fault(at("open"), format!("open {name} need parts"));
        }
        false if axis.fixed.is_empty() => {
            return fault(at("open"), format!("{name} are neither open nor fixed"));
        }
        false if !axis.parts.is_empty() => {
            return fault(at("parts"), format!("only open {name} have parts"));
        }
        false if axis.start > 0 => {
            return fault(at("start"), format!("only open {name} have a start"));
        }
        _ => {}
    }
    if axis.start > READY_MAX {
        return fault(at("start"), format!("start is above {READY_MAX}"));
    }
    if let Some(i) = axis.parts.iter().position(|part| part == "order") {
        return fault(
            at(&format!("parts.{i}")),
            "\"order\" is the place of a lane, not a part of it",
        );
    }
    for (i, lane) in axis.fixed.iter().enumerate() {
        if name == "columns" && lane.mark.is_some_and(|rule| rule.mark == Mark::Heart) {
            return fault(
                at(&format!("fixed.{i}.mark")),
                "a heart belongs to a fixed row",
            );
        }
    }
    Ok(())
}

/// Two parts whose slugs differ may still meet in a key ("name-help" beside the help of "name").
fn keys_differ(template: &Template) -> Checked {
    let mut seen = HashSet::new();
    match template
        .keys()
        .into_iter()
        .find(|key| !seen.insert(key.clone()))
    {
        Some(key) => fault("kind", format!("two parts would share the text \"{key}\"")),
        None => Ok(()),
    }
}

fn slugs<'a>(list: &str, what: &str, items: impl Iterator<Item = &'a str>) -> Checked {
    slugs_at(list, what, items, ".slug")
}

/// Checks syntax, number and uniqueness of the slugs that stand at `{list}.{i}{tail}`.
fn slugs_at<'a>(
    list: &str,
    what: &str,
    items: impl Iterator<Item = &'a str>,
    tail: &str,
) -> Checked {
    let mut seen = HashSet::new();
    for (i, item) in items.enumerate() {
        let path = format!("{list}.{i}{tail}");
        slug(&path, item)?;
        if i >= LIST_MAX {
            return fault(path, format!("more than {LIST_MAX} in one list"));
        }
        if !seen.insert(item) {
            return fault(path, format!("{what} \"{item}\" is declared twice"));
        }
    }
    Ok(())
}

/// Lower-case words joined by single hyphens.
fn slug(path: &str, text: &str) -> Checked {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if text.len() <= SLUG_BYTES_MAX && text.split('-').all(word) {
        return Ok(());
    }
    fault(
        path,
        format!("{text:?} is not a slug (a-z, 0-9 and single hyphens, at most {SLUG_BYTES_MAX})"),
    )
}

/// A slug, or nothing.
fn word(path: &str, text: &str) -> Checked {
    if text.is_empty() {
        Ok(())
    } else {
        slug(path, text)
    }
}

fn soft_limit(path: &str, most: u32) -> Checked {
    if (1..=SOFT_MAX).contains(&most) {
        Ok(())
    } else {
        fault(path, format!("a soft limit is 1 to {SOFT_MAX}"))
    }
}
