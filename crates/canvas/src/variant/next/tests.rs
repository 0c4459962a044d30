mod texts;

use std::collections::BTreeMap;

use super::*;
use crate::content::{Circle, Link, Note, Signed, Tick};
use crate::settings::Zones;
use crate::template::{find, text};
use crate::texts::{Term, Texts};
use crate::variant::{Group, Way as Shift};

struct Said<'a>(&'a Template);

impl Texts for Said<'_> {
    fn text(&self, key: &str) -> String {
        let rest = key.get(self.0.kind.len() + 1..).unwrap_or_default();
        let own = self.0.own_text(rest, "en").map(str::to_owned);
        own.or_else(|| text(key, "en"))
            .unwrap_or_else(|| key.to_owned())
    }

    fn vocabulary(&self, _: &str) -> Vec<Term> {
        Vec::new()
    }
}

/// Version 1 of a variant of this kind, and the one that `change` makes of it.
fn versions(kind: &str, change: impl FnOnce(&mut Draft)) -> (Template, Template) {
    let base = find(kind).unwrap();
    let words = |rest: &str, code: &str| format!("{rest} {code}");
    let mut draft = Draft::of(base, &words);
    let named = |number: u32| format!("{kind}-v-next-{number}");
    let first = draft.build((&named(1), 1), base, base).unwrap();
    change(&mut draft);
    let second = draft.build((&named(2), 2), &first, base).unwrap();
    (first, second)
}

fn at(draft: &Draft, list: List, id: &str) -> usize {
    let items = draft.items(list);
    items.iter().position(|item| item.id == id).unwrap()
}

fn without(list: List, ids: &'static [&'static str]) -> impl FnOnce(&mut Draft) {
    move |draft| {
        for id in ids {
            let at = at(draft, list, id);
            draft.remove(list, at);
        }
    }
}

fn note(id: &str, zone: &str, kind: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: kind.to_owned(),
        text: format!("Text of {id}"),
        pos: Some([1.0, 2.0]),
        order: "a0".to_owned(),
        ..Note::default()
    }
}

fn stands(from: &Template, to: &Template, content: &Content) -> Vec<Going> {
    let sheet = from.sheet(&Said(from));
    let old = Old {
        template: from,
        sheet: &sheet,
        municipality: &|code| format!("Town {code}"),
    };
    going(&old, to, content)
}

fn after(
    from: &Template,
    to: &Template,
    content: &Content,
    choices: &[(&str, Option<&str>)],
) -> Result<Content, NoRoom> {
    let sheet = from.sheet(&Said(from));
    let old = Old {
        template: from,
        sheet: &sheet,
        municipality: &|code| format!("Town {code}"),
    };
    let choices: Choices = choices
        .iter()
        .map(|(place, way)| ((*place).to_owned(), way.map(str::to_owned)))
        .collect();
    let mut number = 0;
    let mut id = || {
        number += 1;
        format!("made-{number:04}")
    };
    let signed = Signed {
        by: "guest-1".to_owned(),
        name: "Helmi".to_owned(),
        at: 7,
    };
    let makes = Makes {
        signed,
        id: &mut id,
    };
    let after = moved(&old, to, content, &choices, makes)?;
    assert_eq!(
        stands(from, to, &after),
        [],
        "nothing stands on what is gone"
    );
    Ok(after)
}

fn whats(changes: &Changes, list: List) -> Vec<(Vec<What>, &str)> {
    let parts = changes.parts.iter().filter(|one| one.list == list);
    parts
        .map(|one| {
            let words = match one.after.is_empty() {
                true => &one.before,
                false => &one.after,
            };
            (one.what.clone(), words.in_lang("en"))
        })
        .collect()
}

#[test]
fn versions_differ_in_what_was_changed_and_in_nothing_else() {
    let (first, second) = versions("actor-map", |_| {});
    assert_eq!(changes(&first, &second), Changes::default());
    let (first, second) = versions("actor-map", |draft| {
        without(List::Zones, &["state"])(draft);
        assert!(draft.add(List::Zones, Group::Sector, "n2"));
        let new = draft.items_mut(List::Zones).last_mut().unwrap();
        new.label = Words(["Kirkko".into(), String::new(), "Parishes".into()]);
        let company = at(draft, List::Zones, "company");
        draft.items_mut(List::Zones)[company].label.0[2] = "Firms".into();
        draft.shift(List::Zones, company, Shift::Up);
        draft.shift(List::Steps, 1, Shift::Up);
        draft.items_mut(List::Steps)[3].minutes = "44".into();
        without(List::Links, &["funding"])(draft);
        draft.title.0[2] = "Ours".into();
    });
    let changes = changes(&first, &second);
    assert!(changes.texts);
    let zones = whats(&changes, List::Zones);
    assert!(zones.contains(&(vec![What::Gone], "zone-state en")));
    assert!(zones.contains(&(vec![What::New], "Parishes")));
    let firms = zones.iter().find(|(_, name)| *name == "Firms").unwrap();
    assert!(firms.0.contains(&What::Renamed));
    let moved = |list| {
        let parts = changes.parts.iter().filter(move |one| one.list == list);
        parts.filter(|one| one.what.contains(&What::Moved)).count()
    };
    assert_eq!((moved(List::Zones), moved(List::Steps)), (1, 1));
    let gone = (vec![What::Gone], "link-funding en");
    assert_eq!(whats(&changes, List::Links), [gone]);
}

#[test]
fn notes_of_a_zone_that_goes_move_or_go_with_all_that_is_theirs() {
    let (first, second) = versions("actor-map", without(List::Zones, &["state"]));
    let link = |id: &str, from: &str, to: &str| Link {
        id: id.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        kind: "funding".to_owned(),
        ..Link::default()
    };
    let content = Content {
        notes: vec![
            note("n1", "state", "actor"),
            note("n2", "state", "actor"),
            note("n3", "municipality", "actor"),
        ],
        bin: vec![Note {
            binned: Some(Signed::default()),
            ..note("n4", "state", "actor")
        }],
        links: vec![link("l1", "n1", "n3"), link("l2", "n3", "n3")],
        circles: vec![Circle {
            id: "c1".to_owned(),
            members: vec!["n1".to_owned(), "n3".to_owned()],
            ..Circle::default()
        }],
        ticks: BTreeMap::from([("n2".to_owned(), Tick::default())]),
        ..Content::default()
    };
    let going = stands(&first, &second, &content);
    assert_eq!(going.len(), 1);
    assert_eq!(going[0].texts, ["Text of n1", "Text of n2"]);
    assert_eq!(
        (going[0].binned, going[0].place.as_str()),
        (1, "zones/state")
    );
    assert!(going[0].ways.contains(&going[0].usual.clone().unwrap()));

    let usual = after(&first, &second, &content, &[]).unwrap();
    assert_eq!((usual.notes.len(), usual.bin.len()), (3, 1));
    assert_eq!((usual.links.len(), usual.ticks.len()), (2, 1));
    let chosen = [("zones/state", Some("zones/municipality"))];
    let moved = after(&first, &second, &content, &chosen).unwrap();
    let zones: Vec<&str> = moved.notes.iter().map(|note| note.zone.as_str()).collect();
    assert_eq!(zones, ["municipality"; 3]);
    let orders: Vec<&str> = moved.notes.iter().map(|note| note.order.as_str()).collect();
    assert_eq!(orders, ["a1", "a2", "a0"]);
    // The circle is cut into fewer sectors.
    assert!(moved.notes.iter().all(|note| note.pos.is_none()));

    let left = after(&first, &second, &content, &[("zones/state", None)]).unwrap();
    assert_eq!((left.notes.len(), left.bin.len()), (1, 0));
    assert_eq!(left.links, [link("l2", "n3", "n3")]);
    assert_eq!(left.circles[0].members, ["n3"]);
    assert!(left.ticks.is_empty());
    let odd = [("zones/state", Some("zones/nowhere"))];
    assert_eq!(after(&first, &second, &content, &odd).unwrap(), usual);
}

#[test]
fn what_a_note_s_kind_had_chosen_is_written_on_it_where_the_kind_goes() {
    let targets = find("development-targets").unwrap();
    let with = targets
        .note_kinds
        .iter()
        .find(|kind| !kind.attributes.is_empty());
    let kind = with.unwrap();
    let zone = targets
        .zones
        .iter()
        .find(|zone| zone.kinds.contains(&kind.slug))
        .unwrap();
    let slug: &'static str = Box::leak(zone.slug.clone().into_boxed_str());
    let (first, second) = versions("development-targets", |draft| {
        let at = at(draft, List::Zones, slug);
        draft.remove(List::Zones, at);
    });
    let attribute = kind.attributes[0].slug.clone();
    let content = Content {
        notes: vec![Note {
            attributes: BTreeMap::from([(attribute, "deep".to_owned())]),
            ..note("n1", slug, &kind.slug)
        }],
        ..Content::default()
    };
    for other in &second.zones {
        let chosen = [(
            &*format!("zones/{slug}"),
            Some(&*format!("zones/{}", other.slug)),
        )];
        let moved = after(&first, &second, &content, &chosen).unwrap();
        let note = &moved.notes[0];
        assert!(other.kinds.contains(&note.kind));
        let is_kept = !note.attributes.is_empty() || note.text.ends_with(": deep");
        assert!(is_kept, "{note:?}");
    }
}

#[test]
fn links_of_a_kind_that_goes_go_or_keep_their_word() {
    let (first, second) = versions("actor-map", without(List::Links, &["funding"]));
    let content = Content {
        notes: vec![note("n1", "state", "actor"), note("n2", "state", "actor")],
        links: vec![Link {
            id: "l1".to_owned(),
            from: "n1".to_owned(),
            to: "n2".to_owned(),
            kind: "funding".to_owned(),
            ..Link::default()
        }],
        ..Content::default()
    };
    let going = stands(&first, &second, &content);
    assert_eq!(going[0].texts, ["Text of n1 → Text of n2"]);
    assert_eq!(going[0].usual, None);
    assert!(
        after(&first, &second, &content, &[])
            .unwrap()
            .links
            .is_empty()
    );
    let other = going[0].ways[0].clone();
    let chosen = [("links/funding", Some(other.as_str()))];
    let kept = after(&first, &second, &content, &chosen).unwrap();
    assert_eq!(kept.links[0].label, "link-funding-verb en");
    assert_eq!(format!("links/{}", kept.links[0].kind), other);
}

#[test]
fn steps_follow_by_what_they_are_and_not_by_their_letter() {
    let (first, second) = versions("actor-map", |draft| {
        draft.shift(List::Steps, 1, Shift::Up);
        draft.remove(List::Steps, 2);
    });
    let told = letters(&first, &second);
    let told: Vec<(&str, Option<&str>)> = told
        .iter()
        .map(|(old, new)| (old.as_str(), new.as_deref()))
        .collect();
    assert_eq!(
        told[..4],
        [
            ("A", Some("B")),
            ("B", Some("A")),
            ("C", None),
            ("D", Some("C"))
        ]
    );
    let was = Settings {
        revision: 4,
        step: Some("B".to_owned()),
        done: vec!["A".to_owned(), "C".to_owned()],
        zones: Zones::Step,
        ..Settings::default()
    };
    let now = settings(&first, &second, &was);
    assert_eq!((now.step.as_deref(), now.zones), (Some("A"), Zones::Step));
    assert_eq!((now.done, now.revision), (vec!["B".to_owned()], 5));
    let was = Settings {
        step: Some("C".to_owned()),
        ..was
    };
    let now = settings(&first, &second, &was);
    assert_eq!((now.step, now.zones), (None, Zones::All));
}

#[test]
fn any_part_of_any_canvas_may_go_with_what_stands_on_it() {
    for base in crate::builtin() {
        let zones = base.zones.iter().enumerate();
        let notes = zones.map(|(at, zone)| note(&format!("n{at}"), &zone.slug, &zone.kinds[0]));
        let mut content = Content {
            notes: notes.collect(),
            ..Content::default()
        };
        for field in &base.fields {
            match field.input.is_choice() {
                true => drop(
                    content
                        .choices
                        .insert(field.slug.clone(), vec!["one".into()]),
                ),
                false => drop(content.fields.insert(field.slug.clone(), "Written".into())),
            }
        }
        if let Some(matrix) = &base.matrix {
            let lanes = |axis: &crate::template::AxisSpec| -> Vec<String> {
                let fixed = axis.fixed.iter().map(|lane| lane.slug.clone());
                fixed.chain(axis.open.then(|| "x1".to_owned())).collect()
            };
            for row in lanes(&matrix.rows) {
                for column in lanes(&matrix.columns) {
                    let key = format!("{row}:{column}");
                    content.ticks.insert(key.clone(), Tick::default());
                    if matrix.takes_text(&row, &column) {
                        content.cells.insert(key, "Said".to_owned());
                    }
                }
            }
        }
        for list in List::ALL {
            let words = |rest: &str, code: &str| format!("{rest} {code}");
            let count = Draft::of(base, &words).items(list).len();
            for at in (0..count).filter(|_| count > 1) {
                let (first, second) = versions(&base.kind, |draft| draft.remove(list, at));
                let moved = after(&first, &second, &content, &[]).unwrap();
                let kept = format!("{moved:?}");
                let all = |text: &str| kept.matches(text).count();
                let was = format!("{content:?}");
                for word in ["Written", "Said", "Text of"] {
                    assert_eq!(
                        all(word),
                        was.matches(word).count(),
                        "{} {list:?} {at} {word}",
                        base.kind
                    );
                }
            }
        }
    }
}
