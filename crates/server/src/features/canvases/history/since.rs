//! What changed between two states: what came, went, moved and was reworded, by whom.
use std::collections::BTreeSet;

use axum::extract::{Query, State};
use axum::response::Html;
use serde::Deserialize;

use super::super::model::CanvasRecord;
use super::super::pages::load;
use super::between::{NOW, between};
use super::told::{Section, Teller, What, sections};
use super::who::places;
use super::words::Piece;
use super::{Choice, Kept, choice, kept, worked};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::live;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{Access, View};
use crate::web::{Error, PathLang, Shell, html};

#[derive(askama::Template)]
#[template(path = "canvases/history/since.html")]
struct SincePage {
    shell: Shell,
    record: CanvasRecord,
    choice: Choice,
    from: Kept,
    to: Option<Kept>,
    workers: String,
    counts: Vec<String>,
    sections: Vec<Section>,
}

#[derive(Deserialize)]
pub struct SinceQuery {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

pub async fn page(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(query): Query<SinceQuery>,
) -> Result<Html<String>, Error> {
    let (record, _) = load(&app, &access).await?;
    let to = Some(query.to.as_str()).filter(|to| !to.is_empty());
    let found = between(&app, &access, &record, &query.from, to.unwrap_or(NOW)).await?;
    let all = live::list_checkpoints(&app, access.canvas()?).await?;
    let now_ms = app.now_ms();
    let (before, after) = (&found.before, &found.after);
    let later = after.template.sheet(&SheetTexts(lang));
    let sheet = later.with_parts_of(before.template.sheet(&SheetTexts(lang)));
    let sections = sections(&Teller {
        lang,
        sheet: &sheet,
        before: &before.content,
        after: &after.content,
        work: places(&found.work),
        now_ms,
    });
    let names: BTreeSet<&str> = found.work.iter().map(|work| work.name.as_str()).collect();
    let to = found.to.as_ref();
    let chosen = (found.from.id.0.as_str(), to.map_or(NOW, |to| &to.id.0));
    Ok(html(&SincePage {
        shell: visitor.shell(lang, &lang.text("history-since")),
        choice: choice(lang, &record.id, &all, now_ms, chosen),
        from: kept(lang, &found.from, now_ms),
        to: to.map(|to| kept(lang, to, now_ms)),
        workers: worked(lang, names),
        counts: counts(lang, &sections),
        sections,
        record,
    }))
}

/// How many things came, went and changed, in words.
fn counts(lang: crate::i18n::Lang, sections: &[Section]) -> Vec<String> {
    let all = || sections.iter().flat_map(|section| &section.told);
    let with = |what: What| all().filter(|told| told.what.contains(&what)).count();
    let (came, went) = (with(What::Came), with(What::Went));
    let counted = [
        ("history-count-came", came),
        ("history-count-went", went),
        ("history-count-changed", all().count() - came - went),
    ];
    let some = counted.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| lang.count(key, i64::try_from(count).unwrap_or(i64::MAX)))
        .collect()
}
