//! The arrows of "Jatka tästä": each takes along what it promises.
use canvas::content::{Content, Lane};
use canvas::flows::{self, Flow, State, carry};
use expect_test::{Expect, expect};

use crate::flow_stage::{by, empty, origin_of, planned, rows, written};

fn told(content: &Content) -> String {
    let mut lines = Vec::new();
    let say =
        |what: &str, key: &str, text: &str| format!("{what} {key}: {}", text.replace('\n', " / "));
    lines.extend(
        content
            .fields
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(slug, text)| say("field", slug, text)),
    );
    lines.extend(content.notes.iter().map(|note| {
        let attributes: Vec<_> = note.attributes.values().cloned().collect();
        let extra = note
            .reference
            .iter()
            .cloned()
            .chain(attributes)
            .collect::<Vec<_>>()
            .join(" ");
        say(&note.kind, &note.zone, &format!("{} {extra}", note.text))
            .trim_end()
            .to_owned()
    }));
    let name = |lane: &Lane| lane.parts.values().cloned().collect::<Vec<_>>().join(" | ");
    let lanes = content
        .columns
        .iter()
        .map(|one| ("column", one))
        .chain(content.rows.iter().map(|one| ("row", one)));
    lines.extend(
        lanes
            .filter(|(_, lane)| !lane.parts["title"].is_empty())
            .map(|(what, lane)| {
                format!(
                    "{what} {}{}",
                    name(lane),
                    lane.reference
                        .as_ref()
                        .map_or(String::new(), |found| format!(" {found}"))
                )
            }),
    );
    lines.extend(
        content
            .cells
            .iter()
            .map(|(key, text)| say("cell", key.split(':').next().unwrap(), text)),
    );
    lines.join("\n")
}

/// What the arrow makes of everything it would choose itself; of an arrow that starts a canvas for each item, every
/// canvas in turn.
fn check(slug: &str, expected: Expect) {
    let flow = flows::find(slug).unwrap();
    let from = [origin_of(&flow.from)];
    let to = empty(&flow.to);
    let items = planned(flow, &from, Some(&to), &[]);
    let mut out = Vec::new();
    if flow.is_each() {
        for chosen in items.iter().filter(|item| item.each && item.chosen) {
            let mut items = items.clone();
            items.iter_mut().for_each(|item| {
                item.chosen = item.chosen && (!item.each || item.key == chosen.key);
            });
            out.push(format!(
                "[{}]\n{}",
                chosen.name,
                told(&written(flow, &to, &carry(flow, &items, &to, &by())))
            ));
        }
    } else {
        out.push(told(&written(flow, &to, &carry(flow, &items, &to, &by()))));
    }
    expected.assert_eq(&out.join("\n"));
}

/// The same with every item that is offered chosen.
fn check_offered(slug: &str, expected: Expect) {
    let flow = flows::find(slug).unwrap();
    let to = empty(&flow.to);
    let mut items = planned(flow, &[origin_of(&flow.from)], Some(&to), &[]);
    items
        .iter_mut()
        .for_each(|item| item.chosen = item.is_open());
    expected.assert_eq(&told(&written(flow, &to, &carry(flow, &items, &to, &by()))));
}

#[test]
fn the_arrows_load() {
    let of = |flow: &Flow| format!("{} {} -> {}", flow.slug, flow.from, flow.to);
    let all: Vec<_> = flows::flows().iter().map(of).collect();
    expect![[r#"
        model-sheets actor-map -> support-model
        map-to-offering actor-map -> offering
        actors-to-targets actor-map -> development-targets
        models-to-benchmark actor-map -> benchmark
        actors-to-partners actor-map -> partner-map
        actors-to-partnership actor-map -> partnership
        models-to-offering support-model -> offering
        sheets-to-benchmark support-model -> benchmark
        gap-interviews offering -> needs-map
        gap-targets offering -> development-targets
        stories-to-targets needs-map -> development-targets
        supporters-of-stories needs-map -> actor-map
        target-problems development-targets -> benchmark
        surprising-supporters development-targets -> actor-map
        owners-to-partners benchmark -> partner-map
        promise benchmark -> partnership
        adopted-models benchmark -> support-model
        proposals partner-map -> proposal
        accepted-partnership proposal -> partnership"#]]
    .assert_eq(&all.join("\n"));
}

#[test]
fn circled_models_open_sheets() {
    check(
        "model-sheets",
        expect![[r#"
        [Digibussi]
        field activity: Kylät joka toinen viikko
        field name: Digibussi
        [Vertaiset]
        field name: Vertaiset"#]],
    );
}

#[test]
fn models_of_a_map_are_set_side_by_side() {
    check(
        "map-to-offering",
        expect![[r#"
        field target: Loimaan seutu
        column Kylät joka toinen viikko | Digibussi
        column  | Avoin opastusaika"#]],
    );
}

#[test]
fn actors_are_offered_where_they_are_needed() {
    check_offered(
        "actors-to-targets",
        expect!["strength municipality: Kirjasto Lakka / Opastaa ti ja to"],
    );
    check_offered(
        "models-to-benchmark",
        expect![[r#"
        column Digibussi | 
        column Avoin opastusaika | 
        column Kirjasto Lakka | 
        cell model: Kylät joka toinen viikko
        cell owners: Kirjasto Lakka"#]],
    );
    check(
        "actors-to-partners",
        expect![[r#"
        partner municipality-current: Kirjasto Lakka / Opastaa ti ja to record:lakka
        partner funder-current: Kylärahasto"#]],
    );
    check(
        "actors-to-partnership",
        expect!["column Kirjasto Lakka record:lakka"],
    );
}

#[test]
fn model_sheets_gather_into_a_table() {
    check(
        "models-to-offering",
        expect![[r#"
        column Tulemme kylälle | Digibussi record:bussi
        row Ikäihmiset"#]],
    );
    check(
        "sheets-to-benchmark",
        expect!["column Digibussi |  record:bussi"],
    );
}

#[test]
fn gaps_start_interviews_and_targets() {
    check(
        "gap-interviews",
        expect![[r#"
        [Työnhakijat]
    "#]],
    );
    check(
        "gap-targets",
        expect![[r#"
        [Työnhakijat]
        field client-group: Työnhakijat"#]],
    );
}

#[test]
fn gaps_between_neighbours_are_offered_one_by_one_and_know_what_was_taken() {
    for slug in ["gap-interviews", "gap-targets"] {
        let flow = flows::find(slug).unwrap();
        let (from, to) = ([origin_of("offering")], empty(&flow.to));
        let items = planned(flow, &from, None, &[]);
        let names: Vec<_> = items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(
            names,
            ["Työnhakijat", "Ikäihmiset: B, ei A", "Ikäihmiset: B, ei C"]
        );
        assert_eq!(
            items.iter().map(|item| item.chosen).collect::<Vec<_>>(),
            [true, false, false]
        );
        assert!(items.iter().all(|item| item.each));
        assert_ne!(items[1].key, items[2].key);
        assert_eq!(items[1].origins[0].place, "row:r1");

        let mut on = planned(flow, &from, Some(&to), &[]);
        on.iter_mut()
            .for_each(|item| item.chosen = item.key == items[1].key);
        let carried = carry(flow, &on, &to, &by());
        assert_eq!(carried.placed.len(), 1);
        let taken = rows(flow, &carried);
        let again = planned(flow, &from, None, &taken);
        let states = again
            .iter()
            .map(|item| matches!(item.state, State::Taken { .. }));
        assert_eq!(states.collect::<Vec<_>>(), [false, true, false], "{slug}");
    }
}

#[test]
fn stories_become_findings_without_the_person() {
    check(
        "stories-to-targets",
        expect!["strength state: Kirjastossa näytettiin excellent-or-inventive-support"],
    );
    check_offered(
        "supporters-of-stories",
        expect!["actor state: Kirjastossa näytettiin"],
    );
}

#[test]
fn targets_become_problems_and_supporters_go_back() {
    check(
        "target-problems",
        expect![[r#"
        [Reseptin uusiminen]
        field need: Reseptin uusiminen
        field whom: Ikäihmiset
        [Bussilippu]
        field need: Bussilippu
        field whom: Ikäihmiset
        [Resepti ei uusiudu]
        field need: Resepti ei uusiudu
        field whom: Ikäihmiset"#]],
    );
    check(
        "surprising-supporters",
        expect!["actor company: Kauppahalli neuvoo"],
    );
}

#[test]
fn benchmarks_lead_on() {
    check(
        "owners-to-partners",
        expect![[r#"
        field target: hoitaa asiansa
        partner state-potential: Kotihoito Pihlaja
        partner association-potential: Verkkoseniorit ry"#]],
    );
    check(
        "promise",
        expect![[r#"
        field benefit: pysyä mukana
        field need: hoitaa asiansa
        field whom: Ikäihmisiä"#]],
    );
    check(
        "adopted-models",
        expect![[r#"
        [Kotikäynti]
        field activity: Ohjaaja käy kotona
        field name: Kotikäynti"#]],
    );
}

#[test]
fn partners_get_proposals_and_proposals_partnerships() {
    check(
        "proposals",
        expect![[r#"
        [Kotihoito Pihlaja]
        field goal: Tuki kotiin
        field partner: Kotihoito Pihlaja"#]],
    );
    check(
        "accepted-partnership",
        expect![[r#"
        column Digitukiryhmä record:us
        column Kotihoito Pihlaja
        cell offer: Ohjaajat / Tilat
        cell wishes: Tieto asiakkaista"#]],
    );
}
