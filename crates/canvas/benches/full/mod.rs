//! A full canvas, for whatever is measured on one.
use canvas::Template;
use canvas::content::{Circle, Content, Link, Note};

/// An actor map: every note is an actor that is linked to the next, every hundredth begins a circle of ten.
pub fn actor_map(template: &Template, notes: usize) -> Content {
    let id = |n: usize| format!("note-{:05}", n % notes);
    let note = |n: usize| {
        let zone = &template.zones[n % template.zones.len()];
        Note {
            id: id(n),
            zone: zone.slug.clone(),
            kind: zone.kinds[0].clone(),
            text: format!("Toimija {n}\nOpastaa torstaisin kirjastossa ja verkossa"),
            ..Note::default()
        }
    };
    let link = |n: usize| Link {
        id: format!("link-{n:05}"),
        from: id(n),
        to: id(n + 1),
        kind: template.link_kinds[n % template.link_kinds.len()]
            .slug
            .clone(),
        ..Link::default()
    };
    let circle = |n: usize| Circle {
        id: format!("circle-{n:05}"),
        label: format!("Verkosto {n}"),
        members: (n..n + 10).map(id).collect(),
        ..Circle::default()
    };
    Content {
        notes: (0..notes).map(note).collect(),
        links: (0..notes).map(link).collect(),
        circles: (0..notes).step_by(100).map(circle).collect(),
        ..Content::default()
    }
}
