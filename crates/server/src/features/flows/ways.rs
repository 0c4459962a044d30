//! Through whom a possible partner is reached: the shortest way over everything that the workspace knows of relations.
use std::collections::BTreeMap;

use canvas::flows::{Item, Ways, fold};

use crate::app::App;
use crate::features::registry::{self, Net};
use crate::web::Error;

/// The way to one possible partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// Record of the partner.
    pub id: String,
    /// What it is called.
    pub partner: String,
    /// Names from us to them, both included; empty when no way is known.
    pub names: Vec<String>,
}

impl Way {
    /// The way in words.
    pub fn told(&self) -> String {
        self.names.join(" → ")
    }
}

/// The way to every potential partner of the workspace, by name. The registry is to be settled before.
pub(super) async fn of_workspace(app: &App, workspace: &str) -> Result<Vec<Way>, Error> {
    Ok(ways(&registry::net(&app.db, workspace).await?))
}

/// The known way to each of these items of a canvas, in words, by the item's key.
pub(super) async fn from_canvas(
    app: &App,
    workspace: &str,
    canvas: &str,
    items: &[Item],
) -> Result<BTreeMap<String, String>, Error> {
    let actors = registry::actors_on(&app.db, canvas).await?;
    let ways = of_workspace(app, workspace).await?.into_iter();
    let known: BTreeMap<String, String> = ways
        .filter(|way| !way.names.is_empty())
        .map(|way| (way.id.clone(), way.told()))
        .collect();
    let way = |item: &Item| {
        let places = item.origins.iter().map(|origin| &origin.place);
        let mut actors = places.filter_map(|place| actors.get(place));
        actors.find_map(|actor| known.get(actor).cloned())
    };
    let told = items.iter();
    Ok(told
        .filter_map(|item| Some((item.key.clone(), way(item)?)))
        .collect())
}

fn ways(net: &Net) -> Vec<Way> {
    // A key begins with the name, since of equally short ways the first by name is told.
    let keys: BTreeMap<&str, String> = net
        .names
        .iter()
        .map(|(id, name)| (id.as_str(), format!("{}\0{id}", fold(name))))
        .collect();
    let by_key: BTreeMap<&str, &str> = keys.iter().map(|(id, key)| (key.as_str(), *id)).collect();
    let key = |id: &String| keys.get(id.as_str()).map(String::as_str);
    let edges: Vec<(&str, &str)> = net
        .edges
        .iter()
        .filter_map(|(a, b)| Some((key(a)?, key(b)?)))
        .collect();
    let us: Vec<&str> = net.us.iter().filter_map(key).collect();
    let found = Ways::new(&edges, &us);
    let name = |key: &&str| {
        let name = by_key.get(key).and_then(|id| net.names.get(*id));
        name.cloned().unwrap_or_default()
    };
    let mut partners: Vec<&str> = net.potential.iter().filter_map(key).collect();
    partners.sort_unstable();
    partners
        .into_iter()
        .map(|partner| Way {
            id: by_key.get(partner).copied().unwrap_or_default().to_owned(),
            partner: name(&partner),
            names: found
                .to(partner)
                .unwrap_or_default()
                .iter()
                .map(name)
                .collect(),
        })
        .collect()
}
