//! What has ended: its page says since when and leads on to something alike, since nobody can go there any more.
use super::feed::Published;
use super::model::{Description, LifeCycle};
use super::public::day;
use super::store;
use crate::app::App;
use crate::features::areas;
use crate::i18n::Lang;
use crate::web::Error;

/// Versions that are read back to find when it ended; what was changed oftener since then says no day.
const VERSIONS_READ_MAX: i64 = 50;
/// Of what is alike: the first of these that an entry says anything of, with the facet of the search.
const ALIKE: [(&str, &str); 4] = [
    ("topics", "topics"),
    ("digital_services", "digital-services"),
    ("devices", "devices"),
    ("support_forms", "support-forms"),
];

/// What the page of an entry that has ended tells besides.
pub(super) struct Ended {
    /// That its owner called it ended, and on which day; empty when that is not known.
    pub since: String,
    /// Address of the search for support of the same kind in the same area.
    pub alike: String,
}

impl Ended {
    /// None for what goes on.
    pub(super) async fn of(
        app: &App,
        lang: Lang,
        published: &Published,
    ) -> Result<Option<Self>, Error> {
        if published.description.life_cycle != LifeCycle::Ended {
            return Ok(None);
        }
        let since = since(app, published).await?;
        Ok(Some(Self {
            since: since.map_or_else(String::new, |at| {
                lang.text_with("support-ended-since", &[("day", &day(lang, at))])
            }),
            alike: alike(&published.description, lang),
        }))
    }
}

/// When the oldest of the last versions was made that all say that it has ended, UTC milliseconds.
async fn since(app: &App, published: &Published) -> Result<Option<i64>, Error> {
    let mut since = published.changed_at;
    for back in 1..=VERSIONS_READ_MAX {
        let number = published.version - back;
        let before = store::version(&app.db, &published.id, number).await?;
        match before.filter(|one| one.description.life_cycle == LifeCycle::Ended) {
            Some(before) => since = before.made_at,
            None => return Ok(Some(since)),
        }
    }
    Ok(None)
}

/// The search for what is of the same kind: in the municipality that was served, or in the region of all of these.
fn alike(said: &Description, lang: Lang) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let served = said.municipalities.iter();
    let served: Vec<_> = served
        .filter_map(|code| areas::municipality(code))
        .collect();
    if let [first, others @ ..] = served.as_slice() {
        let is_region = others.iter().all(|one| one.region == first.region);
        if others.is_empty() {
            query.append_pair("area", &format!("municipality:{}", first.code));
        } else if is_region {
            query.append_pair("area", &format!("region:{}", first.region));
        }
    }
    let mut kinds = ALIKE.iter();
    if let Some((key, facet)) = kinds.find(|(key, _)| !said.facet(key).is_empty()) {
        for key in said.facet(key) {
            query.append_pair(facet, key);
        }
    }
    match query.finish() {
        query if query.is_empty() => format!("/{lang}/search"),
        query => format!("/{lang}/search?{query}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_alike_is_looked_for_where_it_was_and_of_its_kind() {
        let check = |codes: &[&str], facets: &[(&str, &[&str])], expected: &str| {
            let own = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect::<Vec<_>>();
            let facets = facets.iter();
            let said = Description {
                municipalities: own(codes),
                facets: facets
                    .map(|(key, keys)| ((*key).to_owned(), own(keys)))
                    .collect(),
                ..Description::default()
            };
            assert_eq!(alike(&said, Lang::Sv), expected);
        };
        check(&[], &[], "/sv/search");
        let forms: (&str, &[&str]) = ("support_forms", &["open-hours"]);
        check(
            &["430"],
            &[forms],
            "/sv/search?area=municipality%3A430&support-forms=open-hours",
        );
        let topics: (&str, &[&str]) = ("topics", &["banking", "email"]);
        check(
            &["430", "561"],
            &[forms, topics],
            "/sv/search?area=region%3A02&topics=banking&topics=email",
        );
        // Loimaa and Helsinki have no region in common.
        check(&["430", "091"], &[], "/sv/search");
    }
}
