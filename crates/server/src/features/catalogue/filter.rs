//! What narrows the list of what a workspace has published: words of the name, and the stage. No I/O.
use super::model::{Description, LifeCycle};
use crate::web::forms::one_line;

/// Letters of a name that is looked for; the rest is not read.
const NAME_CHARS_MAX: usize = 200;

/// What entries must say to be shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// Words of the name, as typed.
    pub name: String,
    /// The stage that they are at.
    pub life_cycle: Option<LifeCycle>,
}

impl Filter {
    /// What an address asks for; a stage that there is not limits nothing.
    pub(super) fn read(name: &str, stage: &str) -> Self {
        Self {
            name: one_line(name).chars().take(NAME_CHARS_MAX).collect(),
            life_cycle: LifeCycle::parse(stage),
        }
    }

    /// Whether it limits anything.
    pub(super) fn is_any(&self) -> bool {
        !self.name.is_empty() || self.life_cycle.is_some()
    }

    /// Whether an entry that says this is shown.
    pub(super) fn keeps(&self, said: &Description) -> bool {
        let name = said.name.to_lowercase();
        let typed = self.name.to_lowercase();
        let mut words = typed.split_whitespace();
        let is_at_stage = self.life_cycle.is_none_or(|one| one == said.life_cycle);
        is_at_stage && words.all(|word| name.contains(word))
    }

    /// Whether this stage is chosen.
    pub(super) fn is_at(&self, life_cycle: &LifeCycle) -> bool {
        self.life_cycle == Some(*life_cycle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_words_in_any_case() {
        let said = Description {
            name: "Älypuhelin tutuksi".to_owned(),
            ..Description::default()
        };
        let check = |name: &str, life_cycle: Option<LifeCycle>, expected: bool| {
            let filter = Filter {
                name: name.to_owned(),
                life_cycle,
            };
            assert_eq!(filter.keeps(&said), expected, "{name}");
        };
        check("", None, true);
        check("TUTUKSI äly", None, true);
        check("tutuksi", Some(LifeCycle::Running), true);
        check("tutuksi", Some(LifeCycle::Ended), false);
        check("tabletti", None, false);
    }
}
