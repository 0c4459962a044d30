//! What summaries begin with must be there.
use super::{Checked, fault};
use crate::sheet::Mark;
use crate::summary::{Part, SourceSpec};
use crate::template::Template;

/// Fails at the first source that the template does not have.
pub(super) fn check(template: &Template) -> Checked {
    for (part, list) in Part::ALL.into_iter().zip(["seen", "decided"]) {
        for (i, source) in template.summary.sources(part).iter().enumerate() {
            if !exists(template, source) {
                return fault(
                    format!("summary.{list}.{i}"),
                    format!("the summary begins with \"{source}\", which the sheet does not have"),
                );
            }
        }
    }
    Ok(())
}

/// Whether the template has what a summary begins with.
pub(crate) fn exists(template: &Template, source: &SourceSpec) -> bool {
    let matrix = template.matrix.as_ref();
    let row = |slug: &str| matrix.and_then(|matrix| matrix.rows.fixed(slug));
    let is_tick = |mark: Mark| matches!(mark, Mark::Tick | Mark::Cross);
    let every_cell = || matrix.and_then(|matrix| matrix.mark);
    match source {
        SourceSpec::Field(slug) => template
            .field(slug)
            .is_some_and(|field| !field.input.is_choice()),
        SourceSpec::Circles => template.circles.is_some(),
        SourceSpec::Votes => !template.zones.is_empty() && !template.private,
        SourceSpec::Ticks => {
            !template.zones.is_empty() || every_cell().is_some_and(|rule| is_tick(rule.mark))
        }
        SourceSpec::TicksOf(slug) => row(slug)
            .and_then(|row| row.mark)
            .is_some_and(|rule| is_tick(rule.mark)),
        SourceSpec::Gaps => every_cell().is_some_and(|rule| is_tick(rule.mark)),
        SourceSpec::Cells(slug) => row(slug).is_some_and(|row| row.text),
        SourceSpec::Hearts => matrix.is_some_and(|matrix| matrix.heart_row().is_some()),
    }
}
