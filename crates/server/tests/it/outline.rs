//! The outline of each kind of canvas, with something in every place. `outline/{kind}.html` is what the server
//! draws; the browser's tests draw the same from `outline/{kind}.props.json` and `outline/texts.json`.
//! `TUKIVERKKO_WRITE_GOLDEN=1` writes both anew.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use canvas::content::Content;
use canvas::settings::{Role, Settings};
use canvas::sheet::Sheet;
use server::features::canvases::outline::{render, texts};
use server::features::canvases::props::{
    CanvasLinks, CanvasProps, CanvasUrls, PageLink, Participant, ViewName, WorkspaceLink,
};
use server::i18n::Lang;

use crate::finnish::Finnish;
use crate::outline_content::{content, table};

/// Name, icon and message key of the pages in the menu.
const PAGES: [(&str, &str, &str); 4] = [
    ("projector", "projector-screen", "bar-projector"),
    ("invite", "user-plus", "canvas-invite"),
    ("continue", "arrow-elbow-down-right", "bar-next"),
    ("history", "clock-counter-clockwise", "bar-history"),
];

#[test]
fn the_outline_of_every_kind_is_as_agreed_with_the_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/outline");
    let json = |value: &serde_json::Value| format!("{value:#}\n");
    compare(
        &folder.join("texts.json"),
        &json(&serde_json::json!(texts(Lang::Fi))),
    );
    for template in canvas::builtin() {
        let props = props(template.sheet(&Finnish));
        let file = |ending: &str| folder.join(format!("{}.{ending}", template.kind));
        compare(&file("html"), &format!("{}\n", render(&props)));
        let without_texts = CanvasProps {
            texts: BTreeMap::new(),
            ..props
        };
        compare(
            &file("props.json"),
            &json(&serde_json::json!(without_texts)),
        );
    }
}

#[test]
fn what_people_write_stays_text() {
    let mut props = props(canvas::find("actor-map").unwrap().sheet(&Finnish));
    props.content.notes[0].text = "<img src=x onerror=alert(1)>\n</script>".into();
    let html = render(&props);
    assert!(
        !html.contains("<img") && !html.contains("</script"),
        "{html}"
    );
}

#[test]
fn there_is_no_white_space_between_elements() {
    for template in canvas::builtin() {
        let html = render(&props(template.sheet(&Finnish)));
        let between = html.split('>').filter(|rest| {
            let text = rest.split('<').next().unwrap_or_default();
            text.contains('\n') && text.trim().is_empty()
        });
        assert_eq!(between.count(), 0, "{}", template.kind);
    }
}

fn compare(path: &PathBuf, fresh: &str) {
    if std::env::var_os("TUKIVERKKO_WRITE_GOLDEN").is_some() {
        std::fs::write(path, fresh).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == fresh,
        "{} differs: write it anew with TUKIVERKKO_WRITE_GOLDEN=1 and read the changes",
        path.display()
    );
}

fn props(sheet: Sheet) -> CanvasProps {
    let content = content(&sheet);
    let url = |rest: &str| format!("/fi/c/0197-canvas{rest}");
    CanvasProps {
        canvas: CanvasLinks {
            id: "0197-canvas".into(),
            title: "Lakeuden <kartta> & \"muut\"".into(),
            kind: sheet.kind.clone(),
            language: "fi".into(),
            generation: "g1".into(),
            socket: "/collab/0197-canvas".into(),
            workspace: WorkspaceLink {
                id: "0197-work".into(),
                title: "Lakeuden seutu".into(),
                url: "/fi/w/0197-work".into(),
            },
            urls: CanvasUrls {
                board: url("?view=board"),
                list: url("?view=list"),
                table: url("?view=table"),
                voices: (!voices(&sheet).is_empty()).then(|| url("/voices")),
                settings: url("/room"),
            },
            pages: PAGES
                .into_iter()
                .map(|(name, icon, label)| PageLink {
                    name: name.into(),
                    url: url(&format!("/{name}")),
                    icon: icon.into(),
                    label: Lang::Fi.text(label),
                })
                .collect(),
        },
        you: Participant {
            id: "p1".into(),
            name: "Aino Kivi".into(),
            role: Role::Facilitator,
            speaks: voices(&sheet).into_keys().skip(1).collect(),
        },
        voices: voices(&sheet),
        settings: Settings {
            revision: 3,
            step: sheet.steps.get(1).map(|step| step.letter.clone()),
            done: vec!["A".into()],
            ..Settings::default()
        },
        origins: origins(&content),
        content,
        sheet,
        texts: texts(Lang::Fi),
        municipalities: BTreeMap::from([("020".into(), "Akaa".into())]),
        lang: "fi".into(),
        icons: "/assets/icons.svg".into(),
        view: ViewName::List,
    }
}

/// Where columns are partners, somebody speaks for each.
fn voices(sheet: &Sheet) -> BTreeMap<String, Vec<String>> {
    let rows = sheet.matrix.iter().flat_map(|matrix| &matrix.rows.fixed);
    let has_partners = rows.into_iter().any(|row| row.writers.is_some());
    let columns = table(sheet).columns.into_iter();
    columns
        .zip(["Oskari", "Aino Kivi"])
        .filter(|_| has_partners)
        .map(|(column, name)| (column.id, vec![name.to_owned(), "Mira".to_owned()]))
        .collect()
}

/// The first note, column and row came from other canvases.
fn origins(content: &Content) -> BTreeMap<String, String> {
    let notes = content.notes.iter().map(|note| format!("note:{}", note.id));
    let columns = content.columns.iter();
    let columns = columns.map(|lane| format!("column:{}", lane.id));
    let rows = content.rows.iter().map(|lane| format!("row:{}", lane.id));
    let fields = content.fields.keys().map(|slug| format!("field:{slug}"));
    let lanes = columns.take(1).chain(rows.take(1));
    let places = notes.take(1).chain(lanes).chain(fields.take(1));
    places
        .map(|place| (place, "Lakeuden <toinen> kartta".to_owned()))
        .collect()
}
