use super::{Draft, Group, List, Way};
use crate::template::{Template, Words, builtin, find, shelve, text};

fn words(rest: &str, code: &str) -> String {
    format!("{rest} {code}")
}

fn build(draft: &Draft, from: &Template) -> Template {
    let base = find(from.base()).unwrap();
    let kind = format!("{}-v-test-1", base.kind);
    draft.build((&kind, 1), from, base).unwrap()
}

#[test]
fn a_copy_of_each_built_in_canvas_is_the_same_canvas() {
    for template in builtin() {
        let draft = Draft::of(template, &words);
        let copy = build(&draft, template);
        assert_eq!(copy.fields, template.fields, "{}", template.kind);
        assert_eq!(copy.zones, template.zones, "{}", template.kind);
        assert_eq!(copy.matrix, template.matrix, "{}", template.kind);
        assert_eq!(copy.note_kinds, template.note_kinds, "{}", template.kind);
        assert_eq!(copy.summary, template.summary, "{}", template.kind);
        for (made, old) in copy.steps.iter().zip(&template.steps) {
            let sorted = |step: &crate::template::StepSpec| {
                let mut opens = step.opens.clone();
                opens.sort();
                opens
            };
            assert_eq!(
                sorted(made),
                sorted(old),
                "{} {}",
                template.kind,
                old.letter
            );
        }
        let again = Draft::of(&copy, &words);
        assert_eq!(again, draft, "{}", template.kind);
        assert_eq!(build(&again, &copy), copy, "{}", template.kind);
        let json = serde_json::to_string(&copy).unwrap();
        let read: Template = serde_json::from_str(&json).unwrap();
        assert_eq!(read.checked().unwrap(), copy, "{}", template.kind);
    }
}

#[test]
fn a_sector_that_is_added_stands_beside_the_others() {
    let map = find("actor-map").unwrap();
    let mut draft = Draft::of(map, &words);
    assert!(draft.add(List::Zones, Group::Sector, "n2"));
    let new = draft.items_mut(List::Zones).last_mut().unwrap();
    new.label = Words(["Kirkko".into(), String::new(), String::new()]);
    new.steps = vec!["a".into()];
    let id = new.id.clone();
    let made = build(&draft, map);
    let zone = made.zone(&id).unwrap();
    assert_eq!(zone.kinds, ["actor"]);
    assert_eq!(
        zone.place,
        crate::sheet::Place::Sector { index: 6, of: 7 },
        "the circle is cut into seven"
    );
    assert!(
        made.step("A")
            .unwrap()
            .opens
            .contains(&format!("zone:{id}"))
    );
    assert_eq!(made.own_text(&format!("zone-{id}"), "sv"), Some("Kirkko"));
}

#[test]
fn both_rings_of_a_sector_go_together() {
    let map = find("partner-map").unwrap();
    let mut draft = Draft::of(map, &words);
    assert!(draft.add(List::Zones, Group::Outer, "n2"));
    assert_eq!(build(&draft, map).zones.len(), map.zones.len() + 2);
    draft.shift(List::Zones, 3, Way::Down);
    let made = build(&draft, map);
    assert_eq!(made.zones[3].slug, "municipality-current");
    assert_eq!(made.zones[10].slug, "municipality-potential");
    draft.remove(List::Zones, 3);
    let made = build(&draft, map);
    assert!(made.zone("municipality-current").is_none());
    assert!(made.zone("municipality-potential").is_none());
}

#[test]
fn what_named_a_part_that_is_gone_lets_go_of_it() {
    for template in builtin() {
        for list in List::ALL {
            for at in 0..Draft::of(template, &words).items(list).len() {
                let mut draft = Draft::of(template, &words);
                draft.remove(list, at);
                let base = find(&template.kind).unwrap();
                // The last of its kind may not go, of which the check tells; nothing else is wrong.
                let made = draft.build(("x-v-test-1", 1), template, base);
                if draft.items(list).len() > 1 {
                    assert!(made.is_ok(), "{} {list:?} {at} {made:?}", template.kind);
                }
            }
        }
    }
}

#[test]
fn a_step_that_moves_takes_what_it_opens_along() {
    let model = find("support-model").unwrap();
    let mut draft = Draft::of(model, &words);
    draft.shift(List::Steps, 1, Way::Up);
    let made = build(&draft, model);
    assert_eq!(made.steps[0].opens, model.steps[1].opens);
    for field in &model.fields {
        let letter = match field.step.as_deref() {
            Some("A") => Some("B"),
            Some("B") => Some("A"),
            other => other,
        };
        assert_eq!(made.field(&field.slug).unwrap().step.as_deref(), letter);
    }
}

#[test]
fn texts_of_a_variant_are_found_by_their_keys() {
    let map = find("offering").unwrap();
    let mut draft = Draft::of(map, &words);
    draft.title = Words([String::new(), "Utbud".into(), String::new()]);
    let made = draft.build(("offering-v-texts-12", 12), map, map).unwrap();
    assert!(find("offering-v-texts-12").is_none());
    shelve(made);
    assert!(find("offering-v-texts-12").is_some());
    assert_eq!(
        text("offering-v-texts-12-title", "fi").as_deref(),
        Some("Utbud")
    );
    assert_eq!(
        text("offering-v-texts-12-field-target", "en").as_deref(),
        Some("field-target en")
    );
    assert_eq!(text("offering-title", "fi"), None);
}
