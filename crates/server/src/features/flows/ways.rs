//! Through whom a possible partner is reached: the shortest way over what the workspace's canvases say of relations.
use std::collections::{BTreeMap, BTreeSet};

use canvas::facts::{BondKind, End, RecordKind, facts};
use canvas::flows::{fold, shortest};
use canvas::template::Becomes;

use super::desk::Desk;
use crate::app::App;
use crate::web::Error;

/// Most canvases whose relations are read, the last changed first.
const READ_MAX: usize = 60;
/// What a potential partner's standing is called, and ours.
const POTENTIAL: &str = "potential";

/// The way to one possible partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// Who.
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

/// Everybody that canvases speak of, by one spelling of their name.
#[derive(Default)]
struct Net {
    names: BTreeMap<String, String>,
    edges: BTreeSet<(String, String)>,
    us: BTreeSet<String>,
    partners: BTreeSet<String>,
}

/// The way to every potential partner of the workspace, by name.
pub(super) async fn of_workspace(app: &App, desk: &mut Desk) -> Result<Vec<Way>, Error> {
    let mut net = Net::default();
    for template in canvas::builtin() {
        if template
            .link_kinds
            .iter()
            .all(|kind| kind.becomes.as_ref().and_then(Becomes::bond) != Some(BondKind::Relation))
        {
            continue;
        }
        let ids: Vec<String> = desk
            .of_kind(&template.kind)
            .iter()
            .map(|one| one.id.clone())
            .take(READ_MAX)
            .collect();
        for id in ids {
            let content = desk.read(app, &id).await?;
            net.read(&facts(template, content));
        }
    }
    Ok(net.ways())
}

impl Net {
    fn read(&mut self, said: &canvas::facts::Facts) {
        let names: BTreeMap<End, String> = said
            .mentions
            .iter()
            .filter(|mention| mention.kind == RecordKind::Actor && !mention.name.is_empty())
            .map(|mention| {
                (
                    End {
                        place: mention.place.clone(),
                        kind: mention.kind,
                    },
                    mention.name.clone(),
                )
            })
            .collect();
        for name in names.values() {
            self.names.entry(fold(name)).or_insert_with(|| name.clone());
        }
        for bond in &said.bonds {
            let (Some(from), Some(to)) = (names.get(&bond.from), names.get(&bond.to)) else {
                continue;
            };
            let (from, to) = (fold(from), fold(to));
            match bond.kind {
                BondKind::Relation => {
                    self.edges.insert((from, to));
                }
                BondKind::Partner => {
                    self.us.insert(from.clone());
                    let standing = bond
                        .details
                        .get("standing")
                        .and_then(|standing| standing.as_str());
                    if standing == Some(POTENTIAL) {
                        self.partners.insert(to);
                    } else {
                        self.edges.insert((from, to));
                    }
                }
                _ => {}
            }
        }
    }

    fn ways(&self) -> Vec<Way> {
        let edges: Vec<(&str, &str)> = self
            .edges
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        let us: Vec<&str> = self.us.iter().map(String::as_str).collect();
        let name = |key: &str| self.names.get(key).cloned().unwrap_or_default();
        let way = |key: &String| Way {
            partner: name(key),
            names: shortest(&edges, &us, key)
                .unwrap_or_default()
                .into_iter()
                .map(name)
                .collect(),
        };
        self.partners.iter().map(way).collect()
    }
}
