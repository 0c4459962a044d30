//! What carrying keeps: nothing twice, nothing written over, nobody given away.

use canvas::content::{Circle, Content};
use canvas::find;
use canvas::flows::{self, Carried, Flow, Item, State, Taken, carry};
use expect_test::expect;
use proptest::prelude::*;

use crate::flow_stage::{
    actor_map, by, interview, known, lane, note, planned, rows, ticks, written,
};

#[test]
fn the_same_story_of_two_people_is_one_finding_with_both_behind_it() {
    let flow = flows::find("stories-to-targets").unwrap();
    let mut second = interview("Kaislikko");
    second.notes.truncate(1);
    second.notes[0].text = "kirjastossa  näytettiin".to_owned();
    let items = planned(flow, &[interview("Tuulikello"), second], None, &[]);
    let found = items
        .iter()
        .find(|item| item.name.starts_with("Kirjastossa"))
        .unwrap();
    assert_eq!((found.origins.len(), found.remark.as_str()), (2, ""));
    let refused: Vec<_> = items
        .iter()
        .filter(|item| item.state == State::Refused)
        .map(|item| &item.name)
        .collect();
    assert_eq!(
        refused,
        ["tuulikello jäi yksin", "Numero 040 1234567 ei vastaa"]
    );
}

#[test]
fn what_people_changed_on_the_target_stays() {
    let flow = flows::find("map-to-offering").unwrap();
    let (mut from, to) = (actor_map(), Content::default());
    let items = planned(flow, &[from.clone()], Some(&to), &[]);
    let carried = carry(flow, &items, &to, &by());
    let taken = rows(flow, &carried);
    let mut to = written(flow, &to, &carried);
    // Untouched there, a later change follows …
    from.notes[2].text = "Digibussi 2".to_owned();
    let items = planned(flow, &[from.clone()], Some(&to), &taken);
    assert_eq!(
        items
            .iter()
            .filter(|item| matches!(item.state, State::Changed { .. }))
            .count(),
        1
    );
    let again = carry(flow, &items, &to, &by());
    let titles = |content: &Content| {
        content
            .columns
            .iter()
            .map(|lane| lane.parts["title"].clone())
            .collect::<Vec<_>>()
    };
    let followed = written(flow, &to, &again);
    assert!(
        titles(&followed).contains(&"Digibussi 2".to_owned()),
        "{:?}",
        titles(&followed)
    );
    // … but words that people gave it stay.
    let lane = to
        .columns
        .iter_mut()
        .find(|lane| lane.parts["title"] == "Digibussi")
        .unwrap();
    lane.parts
        .insert("title".to_owned(), "Bussi kylille".to_owned());
    let items = planned(flow, &[from], Some(&to), &taken);
    let kept = written(flow, &to, &carry(flow, &items, &to, &by()));
    assert_eq!(titles(&kept), titles(&to));
}

#[test]
fn what_was_thrown_away_comes_back_only_when_asked() {
    let flow = flows::find("actors-to-partners").unwrap();
    let from = [actor_map()];
    let items = planned(flow, &from, Some(&Content::default()), &[]);
    let carried = carry(flow, &items, &Content::default(), &by());
    let taken = rows(flow, &carried);
    let mut to = written(flow, &Content::default(), &carried);
    let mut gone = to.notes.remove(0);
    gone.binned = Some(by());
    to.bin.push(gone);
    let mut items = planned(flow, &from, Some(&to), &taken);
    let missing: Vec<_> = items
        .iter()
        .filter(|item| item.state == State::Gone)
        .collect();
    assert_eq!((missing.len(), missing[0].chosen), (1, false));
    items.iter_mut().for_each(|item| item.chosen = true);
    let back = written(flow, &to, &carry(flow, &items, &to, &by()));
    assert_eq!((back.notes.len(), back.bin.len()), (2, 1));
}

#[test]
fn a_file_with_a_fault_is_refused() {
    let of = |take: &str| {
        format!(
            "[[flows]]\nslug = \"x\"\nfrom = \"actor-map\"\nto = \"offering\"\ntakes = [{take}]"
        )
    };
    let refuse = |text: String| flows::parse(&text).unwrap_err();
    let note = r#"{ slug = "m", pick = { type = "notes", kinds = ["aktor"] }, put = { type = "column" } }"#;
    assert_eq!(refuse(of(note)), "x: m: there is no note kind \"aktor\"");
    let field = r#"{ slug = "m", pick = { type = "field", field = "target" }, put = { type = "field", field = "nothing" } }"#;
    assert_eq!(refuse(of(field)), "x: m: there is no field \"nothing\"");
    let title =
        r#"{ slug = "m", pick = { type = "field", field = "target" }, put = { type = "title" } }"#;
    assert_eq!(
        refuse(of(title)),
        "x: m: there is no canvas for each of \"m\""
    );
    let circled =
        r#"{ slug = "m", chosen = "circled", pick = { type = "gaps" }, put = { type = "row" } }"#;
    assert_eq!(refuse(of(circled)), "x: m: there is no part \"rows\"");
    let needs = of(note).replace("takes", "needs = \"accepted\"\ntakes");
    assert_eq!(refuse(needs), "x: only a proposal is accepted");
    assert!(
        refuse(of(note).replace("offering", "nowhere")).contains("there is no kind \"nowhere\"")
    );
}

#[test]
fn the_shortest_way_is_found_and_told_in_order() {
    let edges = [
        ("me", "a"),
        ("a", "b"),
        ("b", "c"),
        ("me", "d"),
        ("d", "c"),
        ("x", "y"),
    ];
    assert_eq!(
        flows::Ways::new(&edges, &["me"]).to("c"),
        Some(vec!["me", "d", "c"])
    );
    assert_eq!(flows::Ways::new(&edges, &["me"]).to("me"), Some(vec!["me"]));
    assert_eq!(flows::Ways::new(&edges, &["me"]).to("y"), None);
    assert_eq!(flows::Ways::new(&[], &["me"]).to("y"), None);
}

#[test]
fn models_that_fit_say_why() {
    let model = |name: &str, text: &str, group: &str| flows::Model {
        id: name.to_owned(),
        name: name.to_owned(),
        text: text.to_owned(),
        groups: vec![group.to_owned()],
    };
    let models = [
        model("Kurssi", "Laitekurssi ryhmälle", "Työikäiset"),
        model(
            "Kotikäynti",
            "Ohjaaja auttaa kotona reseptin kanssa",
            "Ikäihmiset",
        ),
        model("Bussi", "Kirjasto kylille", "Nuoret"),
    ];
    let found = flows::fits(
        "Ikäihmisille apua reseptien uusimiseen; kirjastossa ei ehditä",
        &models,
    );
    expect![[r#"
        Kotikäynti: [Group("Ikäihmiset"), Words(["reseptin"])]
        Bussi: [Words(["kirjasto"])]"#]]
    .assert_eq(
        &found
            .iter()
            .map(|fit| format!("{}: {:?}", fit.name, fit.reasons))
            .collect::<Vec<_>>()
            .join("\n"),
    );
}

#[test]
fn a_note_that_was_found_by_its_name_is_known_after_it_is_renamed() {
    let flow = flows::find("actors-to-partners").unwrap();
    let from = [actor_map()];
    let mut to = Content {
        notes: vec![note(
            "own1",
            "municipality-current",
            "partner",
            "Kirjasto  lakka",
        )],
        ..Content::default()
    };
    let items = planned(flow, &from, Some(&to), &[]);
    let carried = carry(flow, &items, &to, &by());
    let taken: Vec<Taken> = rows(flow, &carried);
    to = written(flow, &to, &carried);
    assert_eq!(to.notes.len(), 2);
    let library = to
        .notes
        .iter_mut()
        .find(|one| one.id == "note-own1")
        .unwrap();
    library.text = "Kaupunginkirjasto".to_owned();
    let mut items = planned(flow, &from, Some(&to), &taken);
    items.iter_mut().for_each(|item| item.chosen = true);
    assert_eq!(written(flow, &to, &carry(flow, &items, &to, &by())), to);
}

fn any_name() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Lakka",
        "lakka",
        "Tori",
        "Bussi",
        "Pihlaja\nauttaa",
        "",
        "  ",
    ])
    .prop_map(str::to_owned)
}

prop_compose! {
    /// A canvas of any kind with words in all its parts, often the same ones.
    fn any_content(kind: &'static str)(
        names in prop::collection::vec(any_name(), 12),
        marked in prop::collection::vec(any::<bool>(), 12),
    ) -> Content {
        let template = find(kind).unwrap();
        let mut content = Content::default();
        let mut next = names.iter().cycle();
        let mut mark = marked.iter().cycle();
        for field in template.fields.iter().filter(|field| !field.input.is_choice()) {
            content.fields.insert(field.slug.clone(), next.next().unwrap().clone());
        }
        for (i, zone) in template.zones.iter().enumerate().filter(|(i, _)| i % 2 == 0) {
            let mut one = note(&format!("{i:04}"), &zone.slug, &zone.kinds[0], next.next().unwrap());
            for attribute in &template.note_kind(&zone.kinds[0]).unwrap().attributes {
                one.attributes.insert(attribute.slug.clone(), "worked".to_owned());
            }
            content.notes.push(one);
        }
        if template.circles.is_some() && !content.notes.is_empty() {
            let members: Vec<_> = content.notes.iter().filter(|_| *mark.next().unwrap()).map(|note| note.id.clone()).collect();
            content.circles.push(Circle { id: "circle-1".to_owned(), label: "Bussi".to_owned(), members, signed: by() });
        }
        if let Some(matrix) = &template.matrix {
            let lanes = |open: bool, letter: &str, next: &mut dyn Iterator<Item = &String>| {
                if open { (0..3).map(|i| lane(&format!("{letter}{i}"), next.next().unwrap())).collect() } else { Vec::new() }
            };
            content.columns = lanes(matrix.columns.open, "c", &mut next);
            content.rows = lanes(matrix.rows.open, "r", &mut next);
            let rows = matrix.rows.fixed.iter().map(|lane| lane.slug.clone()).chain(content.rows.iter().map(|lane| lane.id.clone()));
            for row in rows.collect::<Vec<_>>() {
                let columns = matrix.columns.fixed.iter().map(|lane| lane.slug.clone()).chain(content.columns.iter().map(|lane| lane.id.clone()));
                for column in columns.collect::<Vec<_>>() {
                    let key = format!("{row}:{column}");
                    if matrix.takes_text(&row, &column) {
                        content.cells.insert(key.clone(), next.next().unwrap().clone());
                    }
                    if *mark.next().unwrap() {
                        content.ticks.extend(ticks(&[&key]));
                    }
                }
            }
        }
        content
    }
}

/// An arrow with two canvases it starts from and one it leads to.
fn any_case() -> impl Strategy<Value = (&'static Flow, Content, Content, Content)> {
    prop::sample::select(flows::flows().iter().collect::<Vec<_>>()).prop_flat_map(|flow| {
        (
            Just(flow),
            any_content(&flow.from),
            any_content(&flow.from),
            any_content(&flow.to),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn carrying_twice_is_carrying_once((flow, a, b, to) in any_case(), on_empty: bool, remembers: bool, all: bool) {
        let to = if on_empty { Content::default() } else { read_back(flow, &to) };
        let from = if flow.gather { vec![a, b] } else { vec![a] };
        let choose = |mut items: Vec<Item>| {
            if all {
                items.iter_mut().for_each(|item| item.chosen = item.is_open());
            }
            items
        };
        let first = carry(flow, &choose(planned(flow, &from, Some(&to), &[])), &to, &by());
        let once = written(flow, &to, &first);
        // Also when the program stopped before it could remember.
        let taken = if remembers { rows(flow, &first) } else { Vec::new() };
        let second = carry(flow, &choose(planned(flow, &from, Some(&once), &taken)), &once, &by());
        prop_assert_eq!(written(flow, &once, &second), once.clone());
        // A canvas that only has its title from there is known by memory alone.
        let titles = flow.takes.iter().all(|take| take.put == flows::Put::Title);
        prop_assert!(second.placed.iter().all(|placed| !placed.is_new) || (titles && !remembers));
        // Nothing that stood there is gone or written over.
        for (slug, text) in to.fields.iter().filter(|(_, text)| !text.trim().is_empty()) {
            prop_assert!(once.fields[slug].starts_with(text.trim_end()));
        }
        for (key, text) in to.cells.iter().filter(|(_, text)| !text.trim().is_empty()) {
            prop_assert!(once.cells[key].starts_with(text.trim_end()));
        }
        prop_assert!(to.notes.iter().all(|note| once.notes.contains(note)));
    }
}

fn read_back(flow: &Flow, content: &Content) -> Content {
    written(flow, content, &Carried::default())
}

#[test]
fn an_actor_map_tells_on_which_side_its_actors_stand() {
    let sectors = known().sectors;
    assert_eq!(sectors["kirjasto lakka"], "municipality");
    assert!(!sectors.contains_key("digibussi"), "a model is no actor");
}
