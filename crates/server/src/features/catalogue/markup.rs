//! An entry for machines, in the words of schema.org. It is data, which no browser runs, so it may stand in the page.
use serde_json::{Value as Json, json};

use super::feed::Published;
use super::model::{LifeCycle, Place};
use super::placed;
use super::shown::Shown;
use crate::features::areas;
use crate::features::places::PlaceView;
use crate::web::Error;

/// JSON-LD that may stand inside a script element: no `<` can end it.
pub(super) fn json_ld(entry: &Published, places: &[PlaceView], url: &str) -> Result<String, Error> {
    let text = serde_json::to_string(&service(entry, places, url)).map_err(Error::internal)?;
    Ok(text.replace('<', "\\u003c"))
}

fn service(entry: &Published, places: &[PlaceView], url: &str) -> Json {
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
    let at = said
        .places
        .iter()
        .map(|row| json!({"@type": "ServiceChannel", "serviceLocation": location(row, places)}));
    let by_phone = Shown::of(said, said.language).phone.map(|phone| {
        let contact = json!({"@type": "ContactPoint", "telephone": phone.called});
        json!({"@type": "ServiceChannel", "servicePhone": contact})
    });
    // What has ended can be reached by no way.
    let channels: Vec<Json> = match said.life_cycle {
        LifeCycle::Ended => Vec::new(),
        _ => at.chain(by_phone).collect(),
    };
    let mut service = json!({
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": url,
        "url": url,
        "name": said.name,
        "inLanguage": said.language.code(),
        "provider": {"@type": "Organization", "name": said.organisation},
        "areaServed": area,
        "availableChannel": channels,
        "serviceType": said.labels("support_forms", said.language),
    });
    if !said.text("promise").is_empty() {
        service["description"] = json!(said.text("promise"));
    }
    if said.facet("price") == ["free"] {
        service["isAccessibleForFree"] = json!(true);
    }
    service
}

/// Where a row of an entry is: the service place that it names, with its hours, or what the row says.
fn location(row: &Place, places: &[PlaceView]) -> Json {
    match placed::of_row(places, row) {
        Some(view) => view.markup(),
        None => json!({"@type": "Place", "name": row.name, "address": row.address}),
    }
}
