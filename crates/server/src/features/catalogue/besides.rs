//! What is asked besides the canvas when it is published. No I/O.
use std::collections::BTreeMap;

use super::model::{AUDIENCE_USUAL, Description, LifeCycle};
use crate::i18n::Lang;

/// What the form asks besides the canvas.
#[derive(Clone, Debug, Default)]
pub(super) struct Besides {
    pub organisation: String,
    pub language: String,
    pub life_cycle: String,
    pub audiences: Vec<String>,
    pub nationwide: bool,
    /// Ids of service places.
    pub places: Vec<String>,
    pub note: String,
    /// Fingerprints of what stood on the canvas and of what was published when its publisher looked.
    pub seen: String,
}

impl Besides {
    /// What a form that nobody has filled in starts with: what the version before says, or what a canvas in `lang` and
    /// its workspace are called.
    pub(super) fn of(last: Option<&Description>, lang: Lang, workspace: &str) -> Self {
        let Some(last) = last else {
            return Self {
                organisation: workspace.to_owned(),
                language: lang.code().to_owned(),
                life_cycle: LifeCycle::default().name().to_owned(),
                audiences: vec![AUDIENCE_USUAL.to_owned()],
                ..Self::default()
            };
        };
        Self {
            organisation: last.organisation.clone(),
            language: last.language.code().to_owned(),
            life_cycle: last.life_cycle.name().to_owned(),
            audiences: last.audiences.clone(),
            nationwide: last.nationwide,
            ..Self::default()
        }
    }

    /// What a form sends.
    pub(super) fn read(mut form: BTreeMap<String, String>) -> Self {
        let chosen = |of: &str| {
            let chosen = form.keys().filter_map(|name| name.strip_prefix(of));
            chosen.map(str::to_owned).collect()
        };
        let (audiences, places) = (chosen("audience-"), chosen("place-"));
        let mut take = |name: &str| form.remove(name).unwrap_or_default();
        Self {
            audiences,
            places,
            organisation: take("organisation"),
            language: take("language"),
            life_cycle: take("life_cycle"),
            nationwide: !take("nationwide").is_empty(),
            note: take("note"),
            seen: take("seen"),
        }
    }

    /// The part of a description that no canvas says; what cannot be read is as usual.
    pub(super) fn description(&self) -> Description {
        Description {
            organisation: self.organisation.clone(),
            language: Lang::parse(&self.language).unwrap_or_default(),
            life_cycle: LifeCycle::parse(&self.life_cycle).unwrap_or_default(),
            audiences: self.audiences.clone(),
            nationwide: self.nationwide,
            ..Description::default()
        }
    }
}
