//! What canvases show about themselves. The figures stand in `fixtures/insight`, where the browser's are held to them.
use canvas::content::Content;
use canvas::insight::{Insight, insight};
use canvas::{builtin, find};
use expect_test::expect_file;
use serde_json::{Value, json};

use crate::contents::{load, read};

fn figures(kind: &str, content: &Content) -> Value {
    let rule = find(kind).unwrap().insight().unwrap();
    serde_json::to_value(insight(&rule, content)).unwrap()
}

#[test]
fn figures_of_the_kinds() {
    let kinds = builtin()
        .iter()
        .filter(|template| template.insight().is_some());
    let kinds: Vec<&str> = kinds.map(|template| template.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "actor-map",
            "offering",
            "development-targets",
            "partnership"
        ]
    );
    for kind in kinds {
        let rule = find(kind).unwrap().insight().unwrap();
        let both = json!({ "rule": rule, "figures": figures(kind, &load(kind)) });
        let text = serde_json::to_string_pretty(&both).unwrap() + "\n";
        expect_file![format!("../fixtures/insight/{kind}.json")].assert_eq(&text);
    }
}

fn actors(notes: &Value, links: &Value) -> Value {
    figures(
        "actor-map",
        &read(&json!({ "notes": notes, "links": links }).to_string()),
    )
}

fn note(id: &str, zone: &str, kind: &str) -> Value {
    json!({ "id": id, "zone": zone, "kind": kind, "text": id })
}

fn link(from: &str, kind: &str, to: &str) -> Value {
    json!({ "id": format!("{from}-{to}-{kind}"), "from": from, "to": to, "kind": kind })
}

#[test]
fn money_reaches_through_others_but_not_against_the_arrow() {
    let notes = json!([
        note("fund", "funders", "funder"),
        note("near", "state", "actor"),
        note("far", "state", "actor"),
        note("against", "state", "actor"),
        note("friend", "company", "actor"),
    ]);
    let links = json!([
        link("fund", "funding", "near"),
        link("near", "funding", "far"),
        link("far", "funding", "near"),
        link("against", "funding", "fund"),
        link("near", "information", "friend"),
    ]);
    let found = actors(&notes, &links);
    assert_eq!(found["unfunded"], json!(["against", "friend"]));
    assert_eq!(found["isolated"], json!([]));
    assert_eq!(
        found["empty"],
        json!(["municipality", "wellbeing", "association", "project"])
    );
    assert_eq!(
        (&found["links"], &found["placed"], &found["crossing"]),
        (&json!(5), &json!(5), &json!(3))
    );
    assert_eq!(found["degrees"][1], json!({ "note": "near", "degree": 3 }));
}

#[test]
fn without_a_funder_nobody_is_said_to_be_without_money() {
    let found = actors(&json!([note("alone", "state", "actor")]), &json!([]));
    assert_eq!(found["unfunded"], Value::Null);
    assert_eq!(found["isolated"], json!(["alone"]));
}

#[test]
fn what_is_not_there_connects_nobody() {
    let notes = json!([
        note("one", "state", "actor"),
        { "id": "blank", "zone": "state", "kind": "actor", "text": " \u{0} \n" },
        note("model", "models", "model"),
    ]);
    let links = json!([
        link("one", "information", "one"),
        link("one", "information", "blank"),
        link("one", "information", "gone"),
        link("one", "rumour", "model"),
    ]);
    let found = actors(&notes, &links);
    assert_eq!((&found["actors"], &found["links"]), (&json!(1), &json!(0)));
    let found = actors(
        &notes,
        &json!([
            link("model", "competence", "one"),
            link("one", "information", "model")
        ]),
    );
    assert_eq!((&found["links"], &found["placed"]), (&json!(2), &json!(0)));
    assert_eq!(found["degrees"], json!([{ "note": "one", "degree": 1 }]));
}

#[test]
fn an_empty_canvas_has_nothing_to_show() {
    for template in builtin() {
        let Some(rule) = template.insight() else {
            continue;
        };
        match insight(&rule, &Content::default()) {
            Insight::Network(found) => assert_eq!((found.actors, found.empty.len()), (0, 7)),
            Insight::Coverage(found) => assert!(found.gaps.is_empty() && found.idle.is_empty()),
            Insight::Evidence(found) => assert!(found.findings == 0 && found.loose.is_empty()),
            Insight::Balance(found) => assert!(found.partners.is_empty()),
        }
    }
}
