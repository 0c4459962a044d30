//! Options that are not offered any more: they keep their names where they are chosen, and stand nowhere else. One that
//! was merged is its successor's box, which is ticked when either was chosen.
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
                let chosen = chosen.map_or(&[][..], Vec::as_slice);
                merge(options);
                options.retain(|option| !option.is_retired || option.is_among(chosen));
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
            let is_chosen = |option: &Choice| chosen.contains(&option.key);
            let options = &mut attribute.options;
            options.retain(|option| !option.is_retired || is_chosen(option));
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

/// Makes options that were merged part of their successors.
fn merge(options: &mut Vec<Choice>) {
    let merged: Vec<(String, String)> = options
        .iter()
        .filter_map(|option| Some((option.key.clone(), option.successor.clone()?)))
        .collect();
    for (key, successor) in merged {
        let standing = options.iter_mut().find(|option| option.key == successor);
        if let Some(standing) = standing {
            standing.also.push(key.clone());
            options.retain(|option| option.key != key);
        }
    }
}
