//! Zones must lie beside each other, never over each other.
use super::{Checked, fault};
use crate::sheet::Place;
use crate::template::ZoneSpec;

/// Into how many parts a board may be divided.
const PARTS_MAX: u8 = 24;
/// Rings of a sector: an inner and an outer one.
const SECTOR_RINGS: u8 = 2;

pub(super) fn check(zones: &[ZoneSpec]) -> Checked {
    for (i, zone) in zones.iter().enumerate() {
        within(zone, i)?;
        for other in &zones[..i] {
            let both = format!("zones \"{}\" and \"{}\"", other.slug, zone.slug);
            if divided(other.place, zone.place) {
                return fault(
                    format!("zones.{i}.place"),
                    format!("{both} divide the board differently"),
                );
            }
            if overlap(other.place, zone.place) {
                return fault(
                    format!("zones.{i}.place"),
                    format!("{both} lie in the same place"),
                );
            }
        }
    }
    Ok(())
}

fn within(zone: &ZoneSpec, i: usize) -> Checked {
    let Some((index, of)) = part(zone.place) else {
        return Ok(());
    };
    let slug = &zone.slug;
    if of == 0 || of > PARTS_MAX {
        return fault(
            format!("zones.{i}.place.of"),
            format!("zone \"{slug}\": of is 1 to {PARTS_MAX}"),
        );
    }
    if index >= of {
        return fault(
            format!("zones.{i}.place.index"),
            format!("zone \"{slug}\" is part {index} of {of}, counted from 0"),
        );
    }
    match zone.place {
        Place::SectorRing { ring, .. } if ring >= SECTOR_RINGS => fault(
            format!("zones.{i}.place.ring"),
            format!("zone \"{slug}\": ring is 0 or 1"),
        ),
        _ => Ok(()),
    }
}

fn part(place: Place) -> Option<(u8, u8)> {
    match place {
        Place::Hub { index, of }
        | Place::Sector { index, of }
        | Place::SectorRing { index, of, .. }
        | Place::Ring { index, of } => Some((index, of)),
        Place::Tray => None,
    }
}

/// Whether two places belong to the same circle but cut it into different numbers of parts.
fn divided(a: Place, b: Place) -> bool {
    let same_circle = matches!(
        (a, b),
        (Place::Hub { .. }, Place::Hub { .. })
            | (Place::Ring { .. }, Place::Ring { .. })
            | (
                Place::Sector { .. } | Place::SectorRing { .. },
                Place::Sector { .. } | Place::SectorRing { .. }
            )
    );
    same_circle && part(a).map(|(_, of)| of) != part(b).map(|(_, of)| of)
}

/// Whether two places share ground, given that they divide it alike.
fn overlap(a: Place, b: Place) -> bool {
    match (a, b) {
        (Place::Sector { index: a, .. }, Place::SectorRing { index: b, .. })
        | (Place::SectorRing { index: a, .. }, Place::Sector { index: b, .. }) => a == b,
        _ => a == b,
    }
}
