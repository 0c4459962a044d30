//! Whether an item stands on the target already.
use super::item::Item;
use super::print::{fold, joined, name_and_remark};
use super::{Flow, Put};
use crate::content::{Content, Lane};

/// Something that stands on the target already.
pub(super) struct There {
    pub place: String,
    pub text: String,
}

/// Where an item stands: at the place it was carried to, under its id, or by its name.
pub(super) fn there(flow: &Flow, item: &Item, to: &Content, place: Option<&str>) -> Option<There> {
    match &flow.take(&item.take)?.put {
        Put::Note { .. } => note_there(item, to, place),
        Put::Column { remark, .. } => {
            let found = lane_of(item, &to.columns, place, "column:")?;
            let part = found
                .parts
                .get(remark)
                .or_else(|| to.cells.get(&format!("{remark}:{}", found.id)));
            let remark = part.map_or("", |text| text.trim());
            Some(There {
                place: format!("column:{}", found.id),
                text: joined(&title(found), remark),
            })
        }
        Put::Row => {
            let found = lane_of(item, &to.rows, place, "row:")?;
            Some(There {
                place: format!("row:{}", found.id),
                text: title(found),
            })
        }
        Put::Field { field, remark } => {
            let name = to.fields.get(field).map_or("", |text| text.trim());
            let remark = to
                .fields
                .get(remark)
                .filter(|_| !remark.is_empty())
                .map_or("", |text| text.trim());
            let stands = !name.is_empty() && (place.is_some() || fold(name) == fold(&item.name));
            let remark = if item.remark.is_empty() { "" } else { remark };
            stands.then(|| There {
                place: format!("field:{field}"),
                text: joined(name, remark),
            })
        }
        Put::Append { field } => line_of(item, to.fields.get(field)?).map(|text| There {
            place: format!("field:{field}"),
            text,
        }),
        Put::Cell { row, column } => {
            let column = column_there(flow, item, to, column)?;
            let key = format!("{row}:{column}");
            line_of(item, to.cells.get(&key)?).map(|text| There {
                place: format!("cell:{key}"),
                text,
            })
        }
        Put::Title => place.map(|place| There {
            place: place.to_owned(),
            text: item.text(),
        }),
    }
}

fn note_there(item: &Item, to: &Content, place: Option<&str>) -> Option<There> {
    let known = place.and_then(|place| place.strip_prefix("note:"));
    let all = || to.notes.iter().chain(&to.bin);
    let found = known.map_or_else(
        || {
            all().find(|note| note.id == item.id).or_else(|| {
                to.notes
                    .iter()
                    .find(|note| is_same(item, &note.text, note.reference.as_deref()))
            })
        },
        |id| to.notes.iter().find(|note| note.id == id),
    )?;
    let (name, remark) = name_and_remark(&found.text);
    Some(There {
        place: format!("note:{}", found.id),
        text: joined(&name, &remark),
    })
}

/// The column that a cell's place names, when it has been carried; cells are found by what stands in them.
fn column_there(flow: &Flow, item: &Item, to: &Content, take: &str) -> Option<String> {
    let row = match &flow.take(&item.take)?.put {
        Put::Cell { row, .. } => row,
        _ => return None,
    };
    flow.take(take)?;
    let holds = |lane: &&Lane| {
        to.cells
            .get(&format!("{row}:{}", lane.id))
            .is_some_and(|text| line_of(item, text).is_some())
    };
    to.columns.iter().find(holds).map(|lane| lane.id.clone())
}

fn is_same(item: &Item, text: &str, reference: Option<&str>) -> bool {
    let (name, _) = name_and_remark(text);
    fold(&name) == fold(&item.name)
        || (item.reference.is_some() && item.reference.as_deref() == reference)
}

fn lane_of<'a>(
    item: &Item,
    lanes: &'a [Lane],
    place: Option<&str>,
    prefix: &str,
) -> Option<&'a Lane> {
    let known = place.and_then(|place| place.strip_prefix(prefix));
    match known {
        Some(id) => lanes
            .iter()
            .find(|lane| lane.id == id && !title(lane).is_empty()),
        None => {
            let own = lanes.iter().find(|lane| lane.id == item.id);
            own.or_else(|| {
                lanes
                    .iter()
                    .find(|lane| is_same(item, &title(lane), lane.reference.as_deref()))
            })
        }
    }
}

fn title(lane: &Lane) -> String {
    lane.parts
        .get("title")
        .map_or_else(String::new, |text| text.trim().to_owned())
}

/// The item's text, when it stands in a longer one.
fn line_of(item: &Item, text: &str) -> Option<String> {
    text.contains(&item.name).then(|| item.text())
}
