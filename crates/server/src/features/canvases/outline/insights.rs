//! What a canvas shows about itself, in words, for readers without script. The browser's twin is
//! `web/src/view/insight/words.ts`; the figures are `canvas::insight`.
use askama::Template;
use canvas::content::{Content, Lane, Note};
use canvas::insight::{Balance, Coverage, Evidence, Insight, Network, PartnerShare, insight};

use super::Cx;
use crate::features::reach::GapsShown;
use crate::features::registry::{Backed, Backing};

/// Names that one line gives; more are counted.
const NAMES_MAX: usize = 8;
/// Actors that are named as those with the most links, and how many links they have at least.
const CONNECTED_MAX: usize = 3;
const CONNECTED_MIN: u32 = 2;

/// What the program knows beside what stands on the canvas.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Groups that are reached in one municipality and not in the next.
    pub gaps: Option<GapsShown>,
    /// Interviews behind findings and targets.
    pub backing: Option<Backing>,
}

#[derive(Template)]
#[template(path = "canvases/outline/insights.html", whitespace = "preserve")]
pub struct Insights<'a> {
    cx: Cx<'a>,
    lines: Vec<Line>,
}

/// One thing to know: a sentence, and the names of what it is about.
#[derive(Debug)]
struct Line {
    text: String,
    about: Vec<String>,
    is_warning: bool,
}

impl<'a> Insights<'a> {
    /// Nothing where the sheet counts nothing.
    pub fn new(cx: Cx<'a>, known: &Known) -> Option<Self> {
        let rule = cx.p.sheet.insight.as_ref()?;
        let hand = Hand {
            cx,
            content: &cx.p.content,
            known,
        };
        let mut lines = match insight(rule, &cx.p.content) {
            Insight::Network(found) => hand.network(&found),
            Insight::Coverage(found) => hand.coverage(&found),
            Insight::Evidence(found) => hand.evidence(&found),
            Insight::Balance(found) => hand.balance(&found),
        };
        if lines.is_empty() {
            lines.push(hand.say("insight-nothing", &[]));
        }
        Some(Self { cx, lines })
    }
}

struct Hand<'a> {
    cx: Cx<'a>,
    content: &'a Content,
    known: &'a Known,
}

impl Hand<'_> {
    fn say(&self, key: &str, numbers: &[(&str, u32)]) -> Line {
        let numbers: Vec<(&str, String)> = numbers
            .iter()
            .map(|(name, number)| (*name, number.to_string()))
            .collect();
        let args: Vec<(&str, &str)> = numbers
            .iter()
            .map(|(name, number)| (*name, number.as_str()))
            .collect();
        Line {
            text: self.cx.words.with(key, &args),
            about: Vec::new(),
            is_warning: false,
        }
    }

    fn about(&self, key: &str, about: Vec<String>) -> Option<Line> {
        (!about.is_empty()).then(|| Line {
            about,
            ..self.say(key, &[])
        })
    }

    /// A line about some that need care.
    fn these(&self, what: &str, names: Vec<String>) -> Option<Line> {
        (!names.is_empty()).then(|| Line {
            text: self.cx.words.count(&format!("insight-{what}"), names.len()),
            about: self.few(names),
            is_warning: true,
        })
    }

    /// The same, which says too that there is none.
    fn these_or_none(&self, what: &str, names: Vec<String>) -> Line {
        let line = self.these(what, names);
        line.unwrap_or_else(|| self.say(&format!("insight-{what}-none"), &[]))
    }

    /// The first of them, and how many more there are.
    fn few(&self, mut names: Vec<String>) -> Vec<String> {
        let rest = names.len().saturating_sub(NAMES_MAX);
        names.truncate(NAMES_MAX);
        names.extend((rest > 0).then(|| self.cx.with("insight-more", "number", &rest)));
        names
    }

    fn network(&self, found: &Network) -> Vec<Line> {
        if found.actors == 0 {
            return Vec::new();
        }
        let linked = found.degrees.iter();
        let mut linked: Vec<_> = linked.filter(|one| one.degree >= CONNECTED_MIN).collect();
        linked.sort_by_key(|one| std::cmp::Reverse(one.degree));
        let most = linked.into_iter().take(CONNECTED_MAX);
        let most = most.map(|one| self.degree(&self.note(&one.note), one.degree));
        let crossing = [("number", found.crossing), ("max", found.placed)];
        let mut lines = vec![
            self.say("insight-actors", &[("number", found.actors)]),
            self.say("insight-links", &[("number", found.links)]),
        ];
        lines.extend((found.placed > 0).then(|| self.say("insight-crossing", &crossing)));
        lines.extend(self.about("insight-connected", most.collect()));
        lines.push(self.these_or_none("isolated", self.notes(&found.isolated)));
        let unfunded = found.unfunded.as_ref();
        lines.extend(unfunded.map(|notes| self.these_or_none("unfunded", self.notes(notes))));
        lines.push(self.these_or_none("empty", self.zones(&found.empty)));
        lines
    }

    fn coverage(&self, found: &Coverage) -> Vec<Line> {
        if found.groups.is_empty() || found.models == 0 {
            return Vec::new();
        }
        let reached = found.groups.iter().filter(|group| group.models > 0).count();
        let numbers = [
            ("number", number(reached)),
            ("max", number(found.groups.len())),
        ];
        let rows = |ids: &[String]| lanes(&self.content.rows, ids);
        let columns = |ids: &[String]| lanes(&self.content.columns, ids);
        let mut lines = vec![
            self.say("insight-reached", &numbers),
            self.these_or_none("gaps", rows(&found.gaps)),
        ];
        let gaps = self.known.gaps.as_ref().filter(|_| found.ticks > 0);
        lines.extend(gaps.map(|gaps| self.neighbours(gaps)));
        lines.extend(self.these("unconfirmed", columns(&found.unconfirmed)));
        lines.extend(self.these("idle", columns(&found.idle)));
        lines
    }

    /// Groups that are reached in one municipality and not in the next.
    fn neighbours(&self, gaps: &GapsShown) -> Line {
        if gaps.groups.is_empty() {
            let key = if gaps.known { "none" } else { "unsaid" };
            return self.say(&format!("insight-neighbours-{key}"), &[]);
        }
        let told = gaps.groups.iter().map(|group| {
            let missing = group.gaps.iter().map(|gap| gap.missing.clone());
            let more =
                (group.more > 0).then(|| self.cx.with("insight-more", "number", &group.more));
            let names = missing.collect::<Vec<_>>().join(", ");
            let names: Vec<String> = std::iter::once(names).chain(more).collect();
            let (name, names) = (lane(&self.content.rows, &group.row), names.join(" "));
            let args = [("name", name.as_str()), ("names", &names)];
            self.cx.words.with("insight-missing", &args)
        });
        self.these_or_none("neighbours", told.collect())
    }

    fn evidence(&self, found: &Evidence) -> Vec<Line> {
        if found.findings == 0 {
            return Vec::new();
        }
        let circled = || found.areas.iter().filter(|area| area.circled);
        let areas = circled().map(|area| self.degree(&self.note(&area.note), area.findings));
        let bare = circled().filter(|area| area.findings == 0);
        let bare = bare.map(|area| self.note(&area.note)).collect();
        let empty = found.sectors.iter().filter(|sector| sector.findings == 0);
        let empty: Vec<String> = empty.map(|sector| sector.zone.clone()).collect();
        let mut lines = vec![self.say("insight-findings", &[("number", found.findings)])];
        lines.extend(
            self.known
                .backing
                .iter()
                .flat_map(|known| self.backing(known)),
        );
        lines.extend(self.about("insight-areas", areas.collect()));
        lines.extend(self.these("bare", bare));
        lines.extend(self.these("loose", self.notes(&found.loose)));
        lines.push(self.these_or_none("empty", self.zones(&empty)));
        lines
    }

    /// How many interviews stand behind findings and the targets that gather them.
    fn backing(&self, known: &Backing) -> Vec<Line> {
        let of = |all: &[Backed]| {
            let named = all.iter().filter_map(|one| self.backed(one));
            self.few(named.collect())
        };
        let mut lines = vec![self.say(
            "insight-interviews",
            &[("number", number(known.interviews))],
        )];
        if known.interviews > 0 {
            lines.extend(self.about("insight-targets", of(&known.targets)));
            lines.extend(self.about("insight-backed", of(&known.findings)));
        }
        lines
    }

    fn backed(&self, one: &Backed) -> Option<String> {
        let (part, id) = one.place.split_once(':')?;
        let name = if part == "note" {
            self.note(id)
        } else {
            let mut circles = self.content.circles.iter();
            let circle = circles.find(|circle| circle.id == id)?;
            let known = |id: &&String| self.find(id).is_some();
            let first = circle.members.iter().find(known)?;
            let label = first_line(&circle.label);
            if label.is_empty() {
                self.note(first)
            } else {
                label
            }
        };
        Some(self.degree(&name, number(one.interviews)))
    }

    fn balance(&self, found: &Balance) -> Vec<Line> {
        let partners = &found.partners;
        if partners.is_empty() {
            return Vec::new();
        }
        let name = |one: &PartnerShare| lane(&self.content.columns, &one.column);
        let share = |one: &PartnerShare| {
            let (offers, wishes) = (one.offers.to_string(), one.wishes.to_string());
            let name = name(one);
            let args = [
                ("name", name.as_str()),
                ("number", &offers),
                ("max", &wishes),
            ];
            self.cx.words.with("insight-share", &args)
        };
        let without = |part: fn(&PartnerShare) -> u32| -> Vec<String> {
            let none = partners.iter().filter(|one| part(one) == 0);
            none.map(name).collect()
        };
        let hearts = partners.iter().filter(|one| one.heart).count();
        let numbers = [("number", number(hearts)), ("max", number(partners.len()))];
        let mut lines = vec![self.say("insight-committed", &numbers)];
        lines.extend(self.about("insight-shares", partners.iter().map(share).collect()));
        lines.extend(self.these("silent", without(|one| one.offers)));
        lines.extend(self.these("unasked", without(|one| one.wishes)));
        lines
    }

    fn degree(&self, name: &str, degree: u32) -> String {
        let number = degree.to_string();
        let args = [("name", name), ("number", number.as_str())];
        self.cx.words.with("insight-degree", &args)
    }

    fn find(&self, id: &str) -> Option<&Note> {
        self.content.notes.iter().find(|note| note.id == id)
    }

    fn note(&self, id: &str) -> String {
        first_line(self.find(id).map_or("", |note| note.text.as_str()))
    }

    fn notes(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.note(id)).collect()
    }

    fn zones(&self, slugs: &[String]) -> Vec<String> {
        let zones = self.cx.p.sheet.zones.iter();
        let zones = zones.filter(|zone| slugs.contains(&zone.slug));
        zones.map(|zone| zone.label.clone()).collect()
    }
}

fn lane(lanes: &[Lane], id: &str) -> String {
    let lane = lanes.iter().find(|lane| lane.id == id);
    let title = lane.and_then(|lane| lane.parts.get("title"));
    first_line(title.map_or("", String::as_str))
}

fn lanes(all: &[Lane], ids: &[String]) -> Vec<String> {
    ids.iter().map(|id| lane(all, id)).collect()
}

fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or("").trim().to_owned()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
