//! The lettered guide: its letters, what each step opens, and the parts that name a step.
use std::collections::HashSet;

use super::{Checked, LIST_MAX, fault};
use crate::sheet::Mark;
use crate::template::{StepSpec, Template};

/// Longest suggested time of a step, in minutes.
const MINUTES_MAX: u32 = 600;

pub(super) fn check(template: &Template) -> Checked {
    for (i, (step, letter)) in template.steps.iter().zip('A'..='Z').enumerate() {
        if step.letter != letter.to_string() {
            let what = format!(
                "step {:?} stands where \"{letter}\" should: letters run on from A",
                step.letter
            );
            return fault(format!("steps.{i}.letter"), what);
        }
        if !(1..=MINUTES_MAX).contains(&step.minutes) {
            return fault(
                format!("steps.{i}.minutes"),
                format!("minutes are 1 to {MINUTES_MAX}"),
            );
        }
        opens(template, i, step)?;
    }
    if template.steps.len() > ('A'..='Z').count() {
        return fault("steps.26", "there are no letters after Z");
    }
    named(template)
}

fn opens(template: &Template, i: usize, step: &StepSpec) -> Checked {
    let mut seen = HashSet::new();
    for (k, what) in step.opens.iter().enumerate() {
        let path = format!("steps.{i}.opens.{k}");
        if k >= 2 * LIST_MAX {
            return fault(path, format!("more than {} in one list", 2 * LIST_MAX));
        }
        if !seen.insert(what) {
            return fault(
                path,
                format!("step \"{}\" opens \"{what}\" twice", step.letter),
            );
        }
        if !exists(template, what) {
            return fault(
                path,
                format!(
                    "step \"{}\" opens \"{what}\", which the sheet does not have",
                    step.letter
                ),
            );
        }
    }
    Ok(())
}

/// Whether the template has what a step opens.
pub(crate) fn exists(template: &Template, what: &str) -> bool {
    let matrix = template.matrix.as_ref();
    let marks =
        |wanted: &[Mark]| matrix.is_some_and(|m| m.marks().any(|rule| wanted.contains(&rule.mark)));
    match what.split_once(':') {
        Some(("zone", slug)) => template.zone(slug).is_some(),
        Some(("field", slug)) => template.field(slug).is_some(),
        Some(("cells", slug)) => {
            matrix.is_some_and(|m| m.rows.fixed(slug).or(m.columns.fixed(slug)).is_some())
        }
        Some(_) => false,
        None => match what {
            "rows" => matrix.is_some_and(|m| m.rows.open),
            "columns" => matrix.is_some_and(|m| m.columns.open),
            "cells" => matrix.is_some(),
            "links" => !template.link_kinds.is_empty(),
            "circles" => template.circles.is_some(),
            "ticks" => !template.zones.is_empty() || marks(&[Mark::Tick, Mark::Cross]),
            "hearts" => marks(&[Mark::Heart]),
            _ => false,
        },
    }
}

/// Fields and fixed lanes that say which step fills them.
fn named(template: &Template) -> Checked {
    let known = |path: String, letter: Option<&str>| match letter {
        Some(letter) if template.step(letter).is_none() => {
            fault(path, format!("there is no step \"{letter}\""))
        }
        _ => Ok(()),
    };
    for (i, field) in template.fields.iter().enumerate() {
        known(format!("fields.{i}.step"), field.step.as_deref())?;
    }
    let Some(matrix) = &template.matrix else {
        return Ok(());
    };
    for (name, axis) in [("rows", &matrix.rows), ("columns", &matrix.columns)] {
        for (i, lane) in axis.fixed.iter().enumerate() {
            known(
                format!("matrix.{name}.fixed.{i}.step"),
                lane.step.as_deref(),
            )?;
        }
    }
    Ok(())
}
