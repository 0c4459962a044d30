//! Each part becomes what a part of its sort can become; the projection (`facts`) reads exactly these.
use super::{Checked, fault};
use crate::facts::{BondKind, RecordKind};
use crate::template::{AxisSpec, Becomes, FieldSpec, InputSpec, MatrixSpec, Template, What};

/// Checks every part, in the order of the file.
pub(super) fn check(template: &Template) -> Checked {
    let whole = |becomes: &Becomes| becomes.record().is_some() && becomes.key.is_none();
    fits("becomes", template.becomes.as_ref(), whole)?;
    for (i, part) in template.fields.iter().enumerate() {
        fits(
            &format!("fields.{i}.becomes"),
            part.becomes.as_ref(),
            |becomes| field(part, becomes),
        )?;
    }
    for (i, part) in template.zones.iter().enumerate() {
        fits(&format!("zones.{i}.becomes"), part.becomes.as_ref(), note)?;
    }
    for (i, part) in template.note_kinds.iter().enumerate() {
        fits(
            &format!("note_kinds.{i}.becomes"),
            part.becomes.as_ref(),
            note,
        )?;
    }
    for (i, part) in template.link_kinds.iter().enumerate() {
        let link = |becomes: &Becomes| {
            matches!(
                becomes.bond(),
                Some(BondKind::Relation | BondKind::Cooperation)
            )
        };
        fits(
            &format!("link_kinds.{i}.becomes"),
            part.becomes.as_ref(),
            link,
        )?;
    }
    let circle = |becomes: &Becomes| {
        matches!(
            becomes.record(),
            Some(RecordKind::Cluster | RecordKind::DevelopmentTarget)
        ) && becomes.key.is_none()
    };
    let circles = template.circles.as_ref();
    fits(
        "circles.becomes",
        circles.and_then(|circles| circles.becomes.as_ref()),
        circle,
    )?;
    template.matrix.as_ref().map_or(Ok(()), table)
}

fn table(matrix: &MatrixSpec) -> Checked {
    let cell =
        |becomes: &Becomes| becomes.what == What::Bond(BondKind::Coverage) && becomes.key.is_none();
    fits("matrix.becomes", matrix.becomes.as_ref(), cell)?;
    axis("rows", &matrix.rows)?;
    axis("columns", &matrix.columns)
}

/// `name` is `rows` or `columns`.
fn axis(name: &str, axis: &AxisSpec) -> Checked {
    let lane = |becomes: &Becomes| axis.open && becomes.record().is_some();
    fits(
        &format!("matrix.{name}.becomes"),
        axis.becomes.as_ref(),
        lane,
    )?;
    for (i, fixed) in axis.fixed.iter().enumerate() {
        fits(
            &format!("matrix.{name}.fixed.{i}.becomes"),
            fixed.becomes.as_ref(),
            |becomes| match becomes.what {
                What::Record(_) => becomes.key.is_some(),
                What::Bond(kind) => matches!(
                    kind,
                    BondKind::Owner
                        | BondKind::Praise
                        | BondKind::Offer
                        | BondKind::Wish
                        | BondKind::Commitment
                ),
                What::Canvas => false,
            },
        )?;
    }
    Ok(())
}

fn field(field: &FieldSpec, becomes: &Becomes) -> bool {
    match becomes.what {
        What::Canvas => becomes.key.is_some(),
        What::Record(_) => {
            becomes.key.is_some() || matches!(field.input, InputSpec::Line | InputSpec::Text)
        }
        What::Bond(kind) => {
            kind == BondKind::Partner && becomes.key.is_some() && field.input == InputSpec::Line
        }
    }
}

fn note(becomes: &Becomes) -> bool {
    match becomes.what {
        What::Record(_) => true,
        What::Bond(kind) => kind == BondKind::Partner,
        What::Canvas => false,
    }
}

fn fits(path: &str, becomes: Option<&Becomes>, fit: impl Fn(&Becomes) -> bool) -> Checked {
    match becomes {
        Some(becomes) if !fit(becomes) => fault(
            path,
            format!("\"{becomes}\" is not what this part can become"),
        ),
        _ => Ok(()),
    }
}
