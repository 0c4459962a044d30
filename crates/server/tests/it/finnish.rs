//! Texts of sheets for tests.
use canvas::Texts;
use canvas::texts::Term;
use server::i18n::Lang;

/// Finnish messages; of vocabularies, terms that show every part of a choice.
pub struct Finnish;

impl Texts for Finnish {
    fn text(&self, key: &str) -> String {
        Lang::Fi.text(key)
    }

    fn vocabulary(&self, slug: &str) -> Vec<Term> {
        let term = |key: &str, icon: &str, tone: &str| Term {
            key: key.into(),
            label: format!("{slug} \"{key}\" & muut"),
            icon: icon.into(),
            tone: tone.into(),
            prompt: format!("Mitä \"{key}\" kertoo?"),
            is_retired: false,
            successor: None,
        };
        vec![term("first", "smiley", "worked"), term("second", "", "")]
    }
}
