//! From one version of a variant to a later one: which there are, and what a canvas would hold, in the words of people.
use canvas::Template;
use canvas::content::{Content, Signed};
use canvas::variant::next::{self, Choices, Going, Makes, NoRoom, Old};

use super::store::{self, Version};
use crate::app::App;
use crate::clock::new_id;
use crate::db::DbError;
use crate::features::areas;
use crate::features::vocabularies::SheetTexts;
use crate::i18n::Lang;

/// The versions after this one, newest first; none for a built-in kind.
pub async fn newer(app: &App, template: &Template) -> Result<Vec<Version>, DbError> {
    match template.own {
        Some(_) => store::newer(&app.db, &template.kind).await,
        None => Ok(Vec::new()),
    }
}

/// Whether both are of the same variant.
pub fn are_of_one(one: &Template, other: &Template) -> bool {
    let variant = |template: &Template| {
        let kind = template.own.as_ref().map(|_| template.kind.as_str())?;
        kind.rsplit_once('-').map(|(variant, _)| variant.to_owned())
    };
    variant(one).is_some_and(|id| variant(other) == Some(id))
}

/// What stands on the parts that `to` does not have, in the canvas's language.
pub fn going(lang: Lang, from: &Template, to: &Template, content: &Content) -> Vec<Going> {
    with_words(lang, from, |old| next::going(old, to, content))
}

/// What the canvas holds as the version `to`. `by` is who does it and when.
pub fn moved(
    lang: Lang,
    (from, to): (&Template, &Template),
    content: &Content,
    choices: &Choices,
    by: Signed,
) -> Result<Content, NoRoom> {
    with_words(lang, from, |old| {
        let at = by.at;
        let mut id = || new_id(at);
        let makes = Makes {
            signed: by,
            id: &mut id,
        };
        next::moved(old, to, content, choices, makes)
    })
}

fn with_words<T>(lang: Lang, from: &Template, act: impl FnOnce(&Old) -> T) -> T {
    let sheet = from.sheet(&SheetTexts(lang));
    let municipality = |code: &str| {
        let found = areas::municipality(code);
        found.map_or_else(|| code.to_owned(), |one| one.name(lang).to_owned())
    };
    act(&Old {
        template: from,
        sheet: &sheet,
        municipality: &municipality,
    })
}
