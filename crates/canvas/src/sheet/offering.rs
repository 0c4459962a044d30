//! Options that are not offered any more: they keep their names where they are chosen, and stand nowhere else.
use std::collections::HashSet;

use super::{Choice, Input, Sheet};
use crate::content::Content;

impl Sheet {
    /// The sheet of a document, without the retired options and ready notes that the document does not use.
    #[must_use]
    pub fn offering(mut self, content: &Content) -> Self {
        for field in &mut self.fields {
            if let Input::Choices { options, .. } = &mut field.input {
                let chosen = content.choices.get(&field.slug);
                keep(options, |key| {
                    chosen.is_some_and(|chosen| chosen.contains(key))
                });
            }
        }
        for attribute in self
            .note_kinds
            .iter_mut()
            .flat_map(|kind| &mut kind.attributes)
        {
            let mut chosen = HashSet::new();
            chosen.extend(
                content
                    .notes
                    .iter()
                    .filter_map(|note| note.attributes.get(&attribute.slug)),
            );
            keep(&mut attribute.options, |key| chosen.contains(key));
        }
        let mut written = HashSet::new();
        written.extend(
            content
                .notes
                .iter()
                .filter_map(|note| note.reference.as_ref()),
        );
        for zone in &mut self.zones {
            zone.suggestions
                .retain(|one| !one.is_retired || written.contains(&one.reference));
        }
        self
    }
}

fn keep(options: &mut Vec<Choice>, is_chosen: impl Fn(&String) -> bool) {
    options.retain(|option| !option.is_retired || is_chosen(&option.key));
}
