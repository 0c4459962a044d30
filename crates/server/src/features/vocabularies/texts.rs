//! The words of canvas kinds.
use canvas::texts::{Term, Texts};

use super::model::{Item, Vocabulary};
use crate::i18n::Lang;

/// The words of canvas kinds in one language.
#[derive(Clone, Copy, Debug)]
pub struct SheetTexts(pub Lang);

impl Texts for SheetTexts {
    fn text(&self, key: &str) -> String {
        self.0.text(key)
    }

    fn vocabulary(&self, slug: &str) -> Vec<Term> {
        super::find(slug).map_or_else(Vec::new, |vocabulary| {
            let items = vocabulary.items.iter();
            items.map(|item| term(&vocabulary, item, self.0)).collect()
        })
    }
}

/// A term as canvases know it: one that was merged looks like its successor.
fn term(vocabulary: &Vocabulary, item: &Item, lang: Lang) -> Term {
    let successor = vocabulary.successor(&item.key);
    let shown = vocabulary.item(successor).unwrap_or(item);
    Term {
        key: item.key.clone(),
        label: shown.name(lang).to_owned(),
        icon: shown.icon.clone(),
        tone: shown.tone.clone(),
        prompt: shown.prompt(lang).to_owned(),
        is_retired: !item.is_offered(),
        successor: (successor != item.key).then(|| successor.to_owned()),
    }
}
