//! Where what stands on a part that goes can go: other parts of the later version, the usual one first.
use super::super::{Group, List};
use crate::template::{AxisSpec, FieldSpec, InputSpec, Template, ZoneSpec};

/// A part of the later version that takes what stood on one that goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Zone(String),
    Field(String),
    Row(String),
    Column(String),
    Link(String),
}

impl Way {
    /// Its name in forms.
    pub(super) fn name(&self) -> String {
        let (list, slug) = match self {
            Self::Zone(slug) => (List::Zones, slug),
            Self::Field(slug) => (List::Fields, slug),
            Self::Row(slug) => (List::Rows, slug),
            Self::Column(slug) => (List::Columns, slug),
            Self::Link(slug) => (List::Links, slug),
        };
        place(list, slug)
    }
}

/// The name of a part in forms: `zones/state`.
pub(super) fn place(list: List, slug: &str) -> String {
    format!("{}/{slug}", list.name())
}

/// Where it can go, in the order of the later version, and the usual way among them: nothing else is usual for links,
/// which would say what nobody has said.
pub(super) fn ways(
    from: &Template,
    to: &Template,
    list: List,
    slug: &str,
) -> (Vec<Way>, Option<Way>) {
    let zones = || to.zones.iter().map(|zone| Way::Zone(zone.slug.clone()));
    match list {
        List::Zones => (zones().collect(), nearest_zone(from, to, slug)),
        List::Fields => {
            let (fields, usual) = fields(from, to, slug);
            let usual = usual.or_else(|| zones().next());
            (fields.into_iter().chain(zones()).collect(), usual)
        }
        List::Rows | List::Columns => {
            let lanes = lanes(from, to, list, slug);
            let (fields, _) = fields(from, to, "");
            let all: Vec<Way> = lanes.iter().map(|(_, way)| way.clone()).collect();
            let all: Vec<Way> = all.into_iter().chain(fields).chain(zones()).collect();
            let nearest = lanes.into_iter().min_by_key(|(away, _)| *away);
            let usual = nearest.map(|(_, way)| way);
            let usual = usual.or_else(|| all.first().cloned());
            (all, usual)
        }
        List::Links => {
            let kinds = to.link_kinds.iter();
            let kinds = kinds.map(|kind| Way::Link(kind.slug.clone()));
            (kinds.collect(), None)
        }
        List::Notes | List::Steps => (Vec::new(), None),
    }
}

/// The zone that is most like one that goes: of the same name, of the same kinds and group, the nearest.
fn nearest_zone(from: &Template, to: &Template, slug: &str) -> Option<Way> {
    let at = from.zones.iter().position(|zone| zone.slug == slug)?;
    let old = &from.zones[at];
    let name = |template: &Template, slug: &str| {
        let own = template.own.as_ref()?;
        own.texts.get(&format!("zone-{slug}")).cloned()
    };
    let old_name = name(from, slug);
    let unlike = |(index, zone): &(usize, &ZoneSpec)| {
        let place = from.zones.iter().position(|one| one.slug == zone.slug);
        (
            old_name.is_none() || name(to, &zone.slug) != old_name,
            !zone.kinds.iter().any(|kind| old.kinds.contains(kind)),
            Group::of(zone.place) != Group::of(old.place),
            place.unwrap_or(*index).abs_diff(at),
        )
    };
    let nearest = to.zones.iter().enumerate().min_by_key(unlike);
    nearest.map(|(_, zone)| Way::Zone(zone.slug.clone()))
}

/// Fields that take text, those that take paragraphs first, and the nearest of the first of them that were there before.
fn fields(from: &Template, to: &Template, slug: &str) -> (Vec<Way>, Option<Way>) {
    let is_long = |input: &InputSpec| matches!(input, InputSpec::Text | InputSpec::Pitch);
    let taking = to.fields.iter();
    let taking = taking.filter(|field| is_long(&field.input) || field.input == InputSpec::Line);
    let mut taking: Vec<&FieldSpec> = taking.collect();
    taking.sort_by_key(|field| !is_long(&field.input));
    let index = |slug: &str| from.fields.iter().position(|field| field.slug == slug);
    let at = index(slug).unwrap_or(0);
    let away = |field: &&&FieldSpec| {
        let far = index(&field.slug).map_or(usize::MAX, |index| index.abs_diff(at));
        (!is_long(&field.input), far)
    };
    let way = |field: &&FieldSpec| Way::Field(field.slug.clone());
    let nearest = taking.iter().min_by_key(away).map(way);
    (taking.iter().map(way).collect(), nearest)
}

/// The fixed rows or columns of the matrix.
pub(super) fn axis(template: &Template, list: List) -> Option<&AxisSpec> {
    let matrix = template.matrix.as_ref()?;
    Some(match list {
        List::Rows => &matrix.rows,
        _ => &matrix.columns,
    })
}

/// Lanes of the same axis that take text of the same writers, and how far each is.
fn lanes(from: &Template, to: &Template, list: List, slug: &str) -> Vec<(usize, Way)> {
    let (Some(old), Some(new)) = (axis(from, list), axis(to, list)) else {
        return Vec::new();
    };
    let index = |slug: &str| old.fixed.iter().position(|lane| lane.slug == slug);
    let (Some(at), Some(lane)) = (index(slug), old.fixed(slug)) else {
        return Vec::new();
    };
    let taking = new.fixed.iter().enumerate();
    let taking = taking.filter(|(_, one)| one.text && lane.text && one.writers == lane.writers);
    taking
        .map(|(place, one)| {
            let away = index(&one.slug).unwrap_or(place).abs_diff(at);
            let slug = one.slug.clone();
            let way = match list {
                List::Rows => Way::Row(slug),
                _ => Way::Column(slug),
            };
            (away, way)
        })
        .collect()
}
