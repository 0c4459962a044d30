//! What published support says of a term, for the pages of the vocabularies.
use crate::app::App;
use crate::features::catalogue;
use crate::features::search::{self, Ask};
use crate::features::vocabularies::{Asked, FoundBy, Uses};
use crate::i18n::Lang;

/// By the search, and by what is in the catalogue.
pub const USES: Uses = Uses { found, published };

fn found<'a>(
    app: &'a App,
    vocabulary: &'a str,
    key: &'a str,
    lang: Lang,
) -> Asked<'a, Option<FoundBy>> {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let ask = Ask::read(&query.append_pair(vocabulary, key).finish());
    Box::pin(async move {
        if ask.facets.is_empty() {
            return Ok(None);
        }
        let answer = search::find(app, &ask, lang).await?;
        Ok(Some(FoundBy {
            address: ask.address(lang),
            count: usize::try_from(answer.found.total).unwrap_or(usize::MAX),
        }))
    })
}

fn published<'a>(app: &'a App, vocabulary: &'a str, key: &'a str) -> Asked<'a, usize> {
    Box::pin(async move { Ok(catalogue::count_using(app, vocabulary, key).await?) })
}
