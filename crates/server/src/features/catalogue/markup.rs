//! An entry for machines, in the words of schema.org. It is data, which no browser runs, so it may stand in the page.
use serde_json::{Value as Json, json};

use super::feed::Published;
use crate::features::areas;
use crate::i18n::Lang;
use crate::web::Error;

/// JSON-LD that may stand inside a script element: no `<` can end it.
pub(super) fn json_ld(entry: &Published, url: &str) -> Result<String, Error> {
    let text = serde_json::to_string(&service(entry, url)).map_err(Error::internal)?;
    Ok(text.replace('<', "\\u003c"))
}

fn service(entry: &Published, url: &str) -> Json {
    let said = &entry.description;
    let municipality = |code: &String| {
        let found = areas::municipality(code)?;
        Some(json!({"@type": "City", "name": found.name(said.language), "identifier": code}))
    };
    let area: Vec<Json> = if said.nationwide {
        vec![json!({"@type": "Country", "name": "FI"})]
    } else {
        said.municipalities
            .iter()
            .filter_map(municipality)
            .collect()
    };
    let places = said.places.iter().map(|place| {
        let location = json!({"@type": "Place", "name": place.name, "address": place.address});
        json!({"@type": "ServiceChannel", "serviceLocation": location})
    });
    let mut service = json!({
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": url,
        "url": url,
        "name": said.name,
        "inLanguage": said.language.code(),
        "provider": {"@type": "Organization", "name": said.organisation},
        "areaServed": area,
        "availableChannel": places.collect::<Vec<Json>>(),
        "serviceType": said.labels("support_forms", Lang::En),
    });
    if !said.text("promise").is_empty() {
        service["description"] = json!(said.text("promise"));
    }
    if said.facet("price") == ["free"] {
        service["isAccessibleForFree"] = json!(true);
    }
    service
}
