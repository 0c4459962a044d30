//! What a record's page says of the record and another one, and where that comes from.
use super::look::Tie;
use super::relation_rows::since;
use crate::i18n::Lang;
use crate::web::dates;

/// One line of the page.
pub(super) struct TieView {
    /// How the record stands to the other.
    pub words: String,
    /// The other.
    pub other: String,
    /// What it is called.
    pub name: String,
    /// What else is said.
    pub remark: String,
    /// Id and title of the canvas that says it.
    pub canvas: Option<(String, String)>,
    /// Its id, when it was set by hand.
    pub by_hand: Option<String>,
}

pub(super) fn tie_view(lang: Lang, tie: Tie) -> TieView {
    let direction = if tie.is_start { "to" } else { "from" };
    let said = |key: &str| {
        tie.details
            .get(key)
            .and_then(|value| value.as_str())
            .unwrap_or_default()
    };
    let words = match (tie.kind.as_str(), said("kind")) {
        ("relation", kind) if !kind.is_empty() => {
            lang.text(&format!("registry-relation-{kind}-{direction}"))
        }
        (kind, _) => lang.text(&format!("registry-bond-{kind}-{direction}")),
    };
    let since = since(&tie.details).map(|day| {
        let day = dates::day(lang, day);
        // A link says when it was drawn, which is not yet since when it holds.
        let key = match tie.by_hand {
            Some(_) => "relation-since-day",
            None => "relation-drawn-day",
        };
        lang.text_with(key, &[("day", &day)])
    });
    let remark = [said("label"), said("text"), said("note")];
    let remark = remark.into_iter().filter(|said| !said.is_empty());
    TieView {
        words,
        remark: remark
            .map(str::to_owned)
            .chain(since)
            .collect::<Vec<_>>()
            .join(" · "),
        other: tie.other,
        name: tie.name,
        canvas: tie.canvas,
        by_hand: tie.by_hand,
    }
}
