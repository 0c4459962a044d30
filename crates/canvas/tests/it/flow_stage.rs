//! Canvases that the arrows are tried on.
use std::collections::BTreeMap;

use canvas::content::{Circle, Content, Lane, Note, Signed, Tick};
use canvas::facts::facts;
use canvas::flows::{self, Carried, Flow, Item, Known, Source, Taken, Target, plan};
use canvas::{Term, Texts, fill, find, read};
use yrs::{Doc, Transact as _};

/// Texts that are their own keys; one vocabulary.
pub struct Keys;

impl Texts for Keys {
    fn text(&self, key: &str) -> String {
        key.to_owned()
    }

    fn vocabulary(&self, slug: &str) -> Vec<Term> {
        let term = |key: &str, label: &str| Term {
            key: key.to_owned(),
            label: label.to_owned(),
            ..Term::default()
        };
        match slug {
            "client-groups" => vec![
                term("older-people", "Ikäihmiset"),
                term("anyone", "Kuka tahansa"),
            ],
            _ => Vec::new(),
        }
    }
}

pub fn by() -> Signed {
    Signed {
        by: "account-1".to_owned(),
        name: "Aino".to_owned(),
        at: 1_788_242_400_000,
    }
}

pub fn note(id: &str, zone: &str, kind: &str, text: &str) -> Note {
    Note {
        id: format!("note-{id}"),
        zone: zone.to_owned(),
        kind: kind.to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        ..Note::default()
    }
}

pub fn with(mut note: Note, attribute: &str, value: &str) -> Note {
    note.attributes
        .insert(attribute.to_owned(), value.to_owned());
    note
}

pub fn circle(label: &str, members: &[&str]) -> Circle {
    Circle {
        id: format!("circle-{label}"),
        label: label.to_owned(),
        members: members.iter().map(|id| format!("note-{id}")).collect(),
        signed: by(),
    }
}

pub fn lane(id: &str, title: &str) -> Lane {
    Lane {
        id: id.to_owned(),
        order: "a0".to_owned(),
        parts: BTreeMap::from([("title".to_owned(), title.to_owned())]),
        reference: None,
    }
}

pub fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
        .collect()
}

pub fn ticks(keys: &[&str]) -> BTreeMap<String, Tick> {
    keys.iter()
        .map(|key| {
            (
                (*key).to_owned(),
                Tick {
                    signed: by(),
                    ..Tick::default()
                },
            )
        })
        .collect()
}

pub fn actor_map() -> Content {
    let mut library = note(
        "m1",
        "municipality",
        "actor",
        "Kirjasto Lakka\nOpastaa ti ja to",
    );
    library.reference = Some("record:lakka".to_owned());
    Content {
        fields: texts(&[("target", "Loimaan seutu")]),
        notes: vec![
            library,
            note("f1", "funders", "funder", "Kylärahasto"),
            note(
                "t1",
                "models",
                "model",
                "Digibussi\nKylät joka toinen viikko",
            ),
            note("t2", "models", "model", "Avoin opastusaika"),
        ],
        circles: vec![circle("Kylillä", &["t1"]), circle("Vertaiset", &["m1"])],
        ..Content::default()
    }
}

pub fn support_model() -> Content {
    Content {
        fields: texts(&[
            ("name", "Digibussi"),
            ("promise", "Tulemme kylälle"),
            ("audience", "- Kyläläiset\n- Kesäasukkaat"),
        ]),
        choices: BTreeMap::from([("client-groups".to_owned(), vec!["older-people".to_owned()])]),
        refs: texts(&[("field:name", "record:bussi")]),
        ..Content::default()
    }
}

pub fn offering() -> Content {
    Content {
        columns: vec![lane("c1", "Digibussi")],
        rows: vec![lane("r1", "Ikäihmiset"), lane("r2", "Työnhakijat")],
        ticks: ticks(&["r1:c1"]),
        ..Content::default()
    }
}

pub fn interview(pseudonym: &str) -> Content {
    let story = |id: &str, text: &str, tone: &str, helper: &str| {
        with(
            with(note(id, "support", "story", text), "tone", tone),
            "helper",
            helper,
        )
    };
    Content {
        fields: texts(&[("pseudonym", pseudonym)]),
        notes: vec![
            story(
                "k1",
                "Kirjastossa näytettiin\nkahdesti",
                "worked",
                "organisation",
            ),
            story("k2", "Jono katkesi", "failed", "service-support"),
            story("k3", "tuulikello jäi yksin", "missing", "nobody"),
            story(
                "k4",
                "Numero 040 1234567 ei vastaa",
                "failed",
                "service-support",
            ),
        ],
        circles: vec![circle("Tärkeät", &["k1", "k3", "k4"])],
        ..Content::default()
    }
}

pub fn targets() -> Content {
    Content {
        fields: texts(&[
            ("client-group", "Ikäihmiset"),
            ("targets", "1. Reseptin uusiminen\n2. Bussilippu"),
        ]),
        notes: vec![
            note("d1", "wellbeing", "deficit", "Resepti ei uusiudu"),
            with(
                note("d2", "company", "strength", "Kauppahalli neuvoo"),
                "finding",
                "unexpected-supporter",
            ),
        ],
        circles: vec![circle("Tärkein", &["d1"])],
        ..Content::default()
    }
}

pub fn benchmark() -> Content {
    Content {
        fields: texts(&[
            ("whom", "Ikäihmisiä"),
            ("need", "hoitaa asiansa"),
            ("benefit", "pysyä mukana"),
        ]),
        columns: vec![lane("c1", "Kotikäynti"), lane("c2", "Video")],
        cells: texts(&[
            ("model:c1", "Ohjaaja käy kotona"),
            ("owners:c1", "Verkkoseniorit ry, Kotihoito Pihlaja"),
            ("owners:c2", "Muu"),
        ]),
        ticks: ticks(&["owners:c1", "inspiration:c1"]),
        ..Content::default()
    }
}

pub fn partner_map() -> Content {
    Content {
        fields: texts(&[("target", "Tuki kotiin")]),
        notes: vec![
            note("n1", "me", "person-or-group", "Digitukiryhmä"),
            note("n2", "association-current", "partner", "Verkkoseniorit ry"),
            note("n3", "wellbeing-potential", "partner", "Kotihoito Pihlaja"),
        ],
        ..Content::default()
    }
}

pub fn proposal() -> Content {
    Content {
        fields: texts(&[
            ("partner", "Kotihoito Pihlaja"),
            ("working-name", "Kotiovelta"),
        ]),
        cells: texts(&[
            ("knowledge:from-us", "Ohjaajat"),
            ("other:from-us", "Tilat"),
            ("knowledge:from-you", "Tieto asiakkaista"),
        ]),
        ..Content::default()
    }
}

pub fn origin_of(kind: &str) -> Content {
    match kind {
        "actor-map" => actor_map(),
        "support-model" => support_model(),
        "offering" => offering(),
        "needs-map" => interview("Tuulikello"),
        "development-targets" => targets(),
        "benchmark" => benchmark(),
        "partner-map" => partner_map(),
        _ => proposal(),
    }
}

pub fn known() -> Known {
    let map = find("actor-map").unwrap();
    Known {
        us: vec![("Digitukiryhmä".to_owned(), Some("record:us".to_owned()))],
        sectors: {
            let said = facts(map, &actor_map()).mentions.into_iter();
            let mut sectors: BTreeMap<String, String> = said
                .filter_map(|one| {
                    let sector = one.details.get("sector")?.as_str()?;
                    Some((flows::fold(&one.name), sector.to_owned()))
                })
                .collect();
            sectors.insert("verkkoseniorit ry".to_owned(), "association".to_owned());
            sectors
        },
        neighbours: [
            ("001", "Ikäihmiset: B, ei A"),
            ("003", "Ikäihmiset: B, ei C"),
        ]
        .map(|(code, name)| flows::Beside {
            row: "r1".to_owned(),
            code: code.to_owned(),
            name: name.to_owned(),
        })
        .into(),
    }
}

/// What the arrow finds on these canvases, called `a`, `b` …
pub fn planned(
    flow: &Flow,
    contents: &[Content],
    to: Option<&Content>,
    taken: &[Taken],
) -> Vec<Item> {
    let template = find(&flow.from).unwrap();
    let names = ["a", "b", "c"];
    let sources: Vec<Source> = names
        .iter()
        .zip(contents)
        .map(|(canvas, content)| Source {
            canvas,
            template,
            content,
        })
        .collect();
    let to = to.map(|content| Target {
        canvas: "to",
        content,
    });
    plan(flow, &sources, to, taken, &known(), &Keys)
}

/// The target with what was carried.
pub fn written(flow: &Flow, to: &Content, carried: &Carried) -> Content {
    let doc = Doc::new();
    fill(&mut doc.transact_mut(), to);
    fill(&mut doc.transact_mut(), &carried.content);
    read(&doc.transact(), find(&flow.to).unwrap())
}

pub fn rows(flow: &Flow, carried: &Carried) -> Vec<Taken> {
    let of = |placed: &flows::Placed| {
        let row = |origin: &flows::Origin| Taken {
            flow: flow.slug.clone(),
            origin: origin.clone(),
            to_canvas: "to".to_owned(),
            to_place: placed.to_place.clone(),
            print: placed.print.clone(),
        };
        placed.origins.iter().map(row).collect::<Vec<_>>()
    };
    carried.placed.iter().flat_map(of).collect()
}

/// An empty canvas of the kind, with lanes that stand ready as on paper.
pub fn empty(kind: &str) -> Content {
    let matrix = find(kind).unwrap().matrix.as_ref();
    let ready = |open: bool, id: &str| if open { vec![lane(id, "")] } else { Vec::new() };
    Content {
        columns: matrix.map_or(Vec::new(), |m| ready(m.columns.open, "c1")),
        rows: matrix.map_or(Vec::new(), |m| ready(m.rows.open, "r1")),
        ..Content::default()
    }
}
