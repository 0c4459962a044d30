//! A draft made a template.
use std::collections::{BTreeMap, HashMap};

use super::{Draft, Group, Item, List, Refusal, draw};
use crate::sheet::Place;
use crate::template::check::{steps, summary};
use crate::template::{
    AxisSpec, Fault, FieldSpec, FixedSpec, InputSpec, Own, StepSpec, Template, Words, ZoneSpec,
};

/// Icon of a zone that was added.
const ICON: &str = "users-three";
/// Colour of a zone that was added.
const TONE: &str = "plain";

impl Draft {
    /// The template that it describes: version `version` of a variant known as `kind`. What its parts are comes from
    /// `from`, the version before, and `base`, the built-in kind that it was copied from.
    pub fn build(
        &self,
        (kind, version): (&str, u32),
        from: &Template,
        base: &Template,
    ) -> Result<Template, Refusal> {
        let making = Making {
            draft: self,
            from,
            base,
        };
        let mut template = base.clone();
        kind.clone_into(&mut template.kind);
        template.version = version;
        template.fields = making.fields();
        template.zones = making.zones();
        making.kinds(&mut template);
        if let Some(matrix) = &mut template.matrix {
            making.axis(List::Rows, &mut matrix.rows);
            making.axis(List::Columns, &mut matrix.columns);
            // A heart goes with the texts that it stands for.
            let texts = matrix.rows.fixed.iter().filter(|row| row.text);
            let texts: Vec<String> = texts.map(|row| row.slug.clone()).collect();
            for row in &mut matrix.rows.fixed {
                row.cleared_by.retain(|slug| texts.contains(slug));
            }
        }
        making.steps(&mut template)?;
        let mut sources = std::mem::take(&mut template.summary);
        sources.seen.retain(|one| summary::exists(&template, one));
        sources
            .decided
            .retain(|one| summary::exists(&template, one));
        template.summary = sources;
        template.own = Some(Own {
            base: base.kind.clone(),
            steps: self
                .items(List::Steps)
                .iter()
                .map(|one| one.id.clone())
                .collect(),
            texts: making.texts(&template),
        });
        template.checked().map_err(refusal)
    }
}

fn refusal(fault: Fault) -> Refusal {
    let mut path = fault.path.split('.').peekable();
    if path.peek() == Some(&"matrix") {
        path.next();
    }
    let list = match path.next() {
        Some("note_kinds") => Some(List::Notes),
        Some("link_kinds") => Some(List::Links),
        Some(name) => List::find(name),
        None => None,
    };
    let at = path.find_map(|part| part.parse().ok());
    match (list, at) {
        (Some(list), Some(at)) => Refusal::Part(list, at),
        _ => Refusal::Whole(fault),
    }
}

struct Making<'a> {
    draft: &'a Draft,
    from: &'a Template,
    base: &'a Template,
}

impl Making<'_> {
    /// The letter that the step of this id has now.
    fn letter(&self, id: &str) -> Option<String> {
        let items = self.draft.items(List::Steps);
        let at = items.iter().position(|step| step.id == id)?;
        ('A'..='Z').nth(at).map(String::from)
    }

    /// The letter of the step that fills a part: that of `before`, the step that filled it, if it is still there.
    fn step(&self, item: &Item, before: Option<&str>, is_new: bool) -> Option<String> {
        let kept = before.and_then(|letter| {
            let at = self
                .from
                .steps
                .iter()
                .position(|step| step.letter == letter)?;
            let ids = draw::step_ids(self.from);
            let id = ids.get(at)?;
            let moved = !item.steps.is_empty() && !item.steps.contains(id);
            self.letter(id).filter(|_| !moved)
        });
        let opening = || item.steps.iter().find_map(|id| self.letter(id));
        kept.or_else(|| (is_new || before.is_some()).then(opening).flatten())
    }

    fn fields(&self) -> Vec<FieldSpec> {
        let field = |item: &Item| {
            let known = self
                .from
                .field(&item.id)
                .or_else(|| self.base.field(&item.id));
            let mut spec = known.cloned().unwrap_or_else(|| FieldSpec {
                slug: item.id.clone(),
                step: None,
                input: match item.is_long {
                    true => InputSpec::Text,
                    false => InputSpec::Line,
                },
                becomes: None,
            });
            spec.step = self.step(item, spec.step.as_deref(), known.is_none());
            spec
        };
        self.draft.items(List::Fields).iter().map(field).collect()
    }

    fn zones(&self) -> Vec<ZoneSpec> {
        let items = self.draft.items(List::Zones);
        let count = |groups: &[Group]| {
            let of = groups.iter().map(|group| {
                let same = items.iter().filter(|item| item.group == *group);
                same.count()
            });
            u8::try_from(of.max().unwrap_or(0)).unwrap_or(u8::MAX)
        };
        let mut seen: HashMap<Group, u8> = HashMap::new();
        let zone = |item: &Item| {
            let index = seen.entry(item.group).or_default();
            let mut spec = self.zone(item);
            spec.place = place(item.group, *index, &count);
            *index = index.saturating_add(1);
            spec.sector = Some(item.sector.clone()).filter(|sector| !sector.is_empty());
            spec
        };
        items.iter().map(zone).collect()
    }

    fn zone(&self, item: &Item) -> ZoneSpec {
        let known = self
            .from
            .zone(&item.id)
            .or_else(|| self.base.zone(&item.id));
        if let Some(known) = known {
            return known.clone();
        }
        let alike = |zone: &&ZoneSpec| Group::of(zone.place) == item.group;
        let zones = || self.base.zones.iter().rev();
        let like = zones().find(alike).or_else(|| zones().next());
        ZoneSpec {
            slug: item.id.clone(),
            icon: ICON.to_owned(),
            tone: TONE.to_owned(),
            place: Place::Tray,
            kinds: like.map(|zone| zone.kinds.clone()).unwrap_or_default(),
            sector: None,
            soft_max: like.and_then(|zone| zone.soft_max),
            suggest: None,
            seed: None,
            becomes: like.and_then(|zone| zone.becomes.clone()),
        }
    }

    /// Kinds of note that some zone takes, and the kinds of link that are left.
    fn kinds(&self, template: &mut Template) {
        let zones = &template.zones;
        let is_taken = |slug: &String| zones.iter().any(|zone| zone.kinds.contains(slug));
        template.note_kinds.retain(|kind| is_taken(&kind.slug));
        let links = self.draft.items(List::Links);
        let left = links
            .iter()
            .filter_map(|item| self.base.link_kind(&item.id));
        template.link_kinds = left.cloned().collect();
    }

    fn axis(&self, list: List, axis: &mut AxisSpec) {
        let known = |slug: &str| {
            let old = self.from.matrix.as_ref();
            let old = old.and_then(|matrix| match list {
                List::Rows => matrix.rows.fixed(slug),
                _ => matrix.columns.fixed(slug),
            });
            old.or_else(|| axis.fixed(slug)).cloned()
        };
        let lane = |item: &Item| {
            let known = known(&item.id);
            let is_new = known.is_none();
            let mut spec = known.unwrap_or_else(|| FixedSpec {
                slug: item.id.clone(),
                step: None,
                text: true,
                mark: None,
                writers: None,
                cleared_by: Vec::new(),
                becomes: None,
            });
            spec.step = self.step(item, spec.step.as_deref(), is_new);
            spec
        };
        axis.fixed = self.draft.items(list).iter().map(lane).collect();
    }

    fn steps(&self, template: &mut Template) -> Result<(), Refusal> {
        let mut made = Vec::new();
        let items = self.draft.items(List::Steps);
        for (at, (item, letter)) in items.iter().zip('A'..='Z').enumerate() {
            let minutes = item.minutes.trim().parse();
            let mut opens = Vec::new();
            for list in List::ALL {
                let Some(before) = list.opened() else {
                    continue;
                };
                let parts = self.draft.items(list).iter();
                let open = parts.filter(|part| part.steps.contains(&item.id));
                opens.extend(open.map(|part| format!("{before}:{}", part.id)));
            }
            opens.extend(item.opens.iter().cloned());
            opens.retain(|what| steps::exists(template, what));
            made.push(StepSpec {
                letter: letter.to_string(),
                minutes: minutes.map_err(|_| Refusal::Part(List::Steps, at))?,
                opens,
            });
        }
        if made.len() < items.len() {
            return Err(Refusal::Part(List::Steps, made.len()));
        }
        template.steps = made;
        Ok(())
    }

    fn texts(&self, template: &Template) -> BTreeMap<String, Words> {
        let mut texts = self.draft.others.clone();
        texts.insert("title".to_owned(), self.draft.title.clone());
        texts.insert("question".to_owned(), self.draft.question.clone());
        for list in List::ALL {
            for (at, item) in self.draft.items(list).iter().enumerate() {
                let slug = match list {
                    List::Steps => ('a'..='z').nth(at).map(String::from).unwrap_or_default(),
                    _ => item.id.clone(),
                };
                let key = draw::key(list, &slug);
                texts.insert(format!("{key}-{}", list.second()), item.help.clone());
                texts.insert(key, item.label.clone());
            }
        }
        let keys = template.keys();
        let prefix = template.kind.len() + 1;
        texts.retain(|rest, _| keys.iter().any(|key| key.get(prefix..) == Some(rest)));
        texts
    }
}

fn place(group: Group, index: u8, count: &dyn Fn(&[Group]) -> u8) -> Place {
    match group {
        Group::Hub => Place::Hub {
            index,
            of: count(&[Group::Hub]),
        },
        Group::Sector => Place::Sector {
            index,
            of: count(&[Group::Sector]),
        },
        Group::Inner | Group::Outer => Place::SectorRing {
            index,
            of: count(&[Group::Inner, Group::Outer]),
            ring: u8::from(group == Group::Outer),
        },
        Group::Ring => Place::Ring {
            index,
            of: count(&[Group::Ring]),
        },
        Group::Tray => Place::Tray,
    }
}
