//! A template that nobody has kept yet, in words and as a picture.
use canvas::Template;
use canvas::content::Content;
use canvas::sheet::Sheet;
use canvas::texts::{Term, Texts};

use crate::app::App;
use crate::features::results;
use crate::features::vocabularies::SheetTexts;
use crate::i18n::Lang;
use crate::web::Error;

/// Its texts, though no place of the program knows its kind.
struct Unkept<'a> {
    lang: Lang,
    template: &'a Template,
}

impl Texts for Unkept<'_> {
    fn text(&self, key: &str) -> String {
        let rest = key.strip_prefix(self.template.kind.as_str());
        let rest = rest.and_then(|rest| rest.strip_prefix('-'));
        let own = rest.and_then(|rest| self.template.own_text(rest, self.lang.code()));
        own.map_or_else(|| self.lang.text(key), str::to_owned)
    }

    fn vocabulary(&self, slug: &str) -> Vec<Term> {
        SheetTexts(self.lang).vocabulary(slug)
    }
}

/// The sheet that it makes.
pub(super) fn sheet(lang: Lang, template: &Template) -> Sheet {
    let sheet = template.sheet(&Unkept { lang, template });
    sheet.offering(&Content::default())
}

/// The sheet as SVG.
pub(super) async fn picture(
    app: &App,
    lang: Lang,
    template: &Template,
    author: &str,
) -> Result<String, Error> {
    results::picture(lang, sheet(lang, template), author, app.now_ms()).await
}
