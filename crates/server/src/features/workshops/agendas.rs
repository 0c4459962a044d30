//! Ready agendas (valmiit ohjelmat): what a workshop starts with, as data in `data/agendas/*.toml`.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde::Deserialize;

use super::model::MINUTES_USUAL;
use super::store::NewItem;
use crate::app::App;
use crate::clock::new_id;
use crate::features::canvases;
use crate::features::workspaces::{Access, CanvasId, Manage, Title};
use crate::i18n::Lang;
use crate::web::Error;

#[derive(RustEmbed)]
#[folder = "../../data/agendas"]
struct Files;

/// A ready agenda. Its name is the text `workshop-agenda-{slug}`, what it is for `workshop-agenda-{slug}-for`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Agenda {
    pub slug: String,
    items: Vec<Line>,
}

/// Steps of a canvas, or an own item.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Line {
    /// Steps of the workshop's canvas of this kind.
    Canvas {
        /// Identifier of the kind.
        kind: String,
        /// Letters of its steps.
        steps: Vec<String>,
    },
    /// Something else, called by the text `workshop-own-{own}`.
    Own {
        /// What it is.
        own: String,
        /// How long it takes.
        minutes: i64,
    },
}

static ALL: LazyLock<Vec<Agenda>> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort_unstable();
    let read = |name: &str| {
        let file = Files::get(name).expect("the name comes from the list of embedded files");
        let text = String::from_utf8_lossy(&file.data).into_owned();
        toml::from_str(&text).expect("embedded agendas are read by a test")
    };
    names.iter().map(|name| read(name)).collect()
});

/// Every ready agenda, in order.
pub(super) fn all() -> &'static [Agenda] {
    &ALL
}

/// The agenda with this slug.
pub(super) fn find(slug: &str) -> Option<&'static Agenda> {
    ALL.iter().find(|agenda| agenda.slug == slug)
}

/// Makes a canvas of the kind for a workshop, under its usual title; fails with 409 when the workspace is full.
pub(super) async fn make_canvas(
    app: &App,
    access: &Access<Manage>,
    kind: &str,
    title: Option<&str>,
    lang: Lang,
) -> Result<CanvasId, Error> {
    let template = canvas::find(kind).ok_or(Error::NotFound)?;
    let usual = lang.text(&format!("{kind}-title"));
    let title = Title::parse(title.unwrap_or(&usual)).map_err(Error::Conflict)?;
    let new = canvases::NewCanvas {
        workspace: &access.workspace.0,
        template,
        title: &title,
        lang,
        by: &access.who.id,
    };
    Ok(CanvasId(canvases::create(app, new).await?.id))
}

/// The items of a whole canvas: its steps with their suggested minutes, or the canvas itself when it has none.
pub(super) fn steps_of(now_ms: i64, kind: &str, canvas: &CanvasId) -> Vec<NewItem> {
    let steps = canvas::find(kind).map_or(&[][..], |template| &template.steps);
    let item = |step: Option<String>, minutes: i64| NewItem {
        id: new_id(now_ms),
        canvas: Some(canvas.clone()),
        step,
        title: String::new(),
        minutes,
    };
    if steps.is_empty() {
        return vec![item(None, MINUTES_USUAL)];
    }
    let steps = steps.iter();
    steps
        .map(|step| item(Some(step.letter.clone()), i64::from(step.minutes)))
        .collect()
}

/// Makes the canvases that the agenda needs, and its items.
pub(super) async fn items_of(
    app: &App,
    access: &Access<Manage>,
    agenda: &Agenda,
    lang: Lang,
) -> Result<Vec<NewItem>, Error> {
    let mut made: BTreeMap<&str, CanvasId> = BTreeMap::new();
    let mut items = Vec::new();
    for line in &agenda.items {
        match line {
            Line::Own { own, minutes } => items.push(NewItem {
                id: new_id(app.now_ms()),
                canvas: None,
                step: None,
                title: lang.text(&format!("workshop-own-{own}")),
                minutes: *minutes,
            }),
            Line::Canvas { kind, steps } => {
                let canvas = match made.get(kind.as_str()) {
                    Some(canvas) => canvas.clone(),
                    None => make_canvas(app, access, kind, None, lang).await?,
                };
                made.insert(kind, canvas.clone());
                let all = steps_of(app.now_ms(), kind, &canvas);
                let wanted =
                    |item: &NewItem| item.step.as_ref().is_some_and(|step| steps.contains(step));
                items.extend(all.into_iter().filter(wanted));
            }
        }
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_agenda_names_what_there_is() {
        assert_eq!(all().len(), 3);
        for agenda in all() {
            let mut keys = vec![
                format!("workshop-agenda-{}", agenda.slug),
                format!("workshop-agenda-{}-for", agenda.slug),
            ];
            for line in &agenda.items {
                match line {
                    Line::Own { own, minutes } => {
                        assert!(*minutes > 0);
                        keys.push(format!("workshop-own-{own}"));
                    }
                    Line::Canvas { kind, steps } => {
                        let template = canvas::find(kind).unwrap();
                        assert!(!steps.is_empty());
                        for letter in steps {
                            assert!(template.step(letter).is_some(), "{kind} {letter}");
                        }
                    }
                }
            }
            for key in keys {
                for lang in Lang::ALL {
                    assert_ne!(lang.text(&key), key, "{lang}");
                }
            }
        }
    }
}
