//! Message keys of a template's texts: by convention from the kind and the slugs, never written in the file.
use super::{AxisSpec, MatrixSpec, Template};

impl Template {
    /// Every message key that its sheet reads, in reading order, each once.
    pub fn keys(&self) -> Vec<String> {
        let kind = &self.kind;
        let mut keys = vec![self.key("title"), self.key("question")];
        let mut with_help = |part: &str, slug: &str| {
            keys.extend([
                format!("{kind}-{part}-{slug}"),
                format!("{kind}-{part}-{slug}-help"),
            ]);
        };
        self.fields
            .iter()
            .for_each(|field| with_help("field", &field.slug));
        self.zones
            .iter()
            .for_each(|zone| with_help("zone", &zone.slug));
        self.note_kinds
            .iter()
            .for_each(|note| with_help("note", &note.slug));
        for note in &self.note_kinds {
            keys.extend(
                note.attributes
                    .iter()
                    .map(|attribute| format!("{kind}-note-{}-{}", note.slug, attribute.slug)),
            );
        }
        for link in &self.link_kinds {
            keys.extend([
                format!("{kind}-link-{}", link.slug),
                format!("{kind}-link-{}-verb", link.slug),
            ]);
        }
        keys.extend(self.circles.iter().map(|_| self.key("circles")));
        keys.extend(
            self.matrix
                .iter()
                .flat_map(|matrix| self.matrix_keys(matrix)),
        );
        for step in &self.steps {
            let letter = step.letter.to_lowercase();
            keys.extend([
                format!("{kind}-step-{letter}"),
                format!("{kind}-step-{letter}-what"),
            ]);
        }
        keys
    }

    /// Slugs of the vocabularies that its sheet reads, sorted, each once.
    pub fn vocabularies(&self) -> Vec<&str> {
        let fields = self.fields.iter().filter_map(|field| match &field.input {
            super::InputSpec::Choices { vocabulary, .. } => Some(vocabulary.as_str()),
            _ => None,
        });
        let zones = self.zones.iter().filter_map(|zone| zone.suggest.as_deref());
        let notes = self
            .note_kinds
            .iter()
            .flat_map(|note| &note.attributes)
            .map(|attribute| attribute.vocabulary.as_str());
        let mut slugs: Vec<_> = fields.chain(zones).chain(notes).collect();
        slugs.sort_unstable();
        slugs.dedup();
        slugs
    }

    /// `{kind}-{rest}`.
    pub(crate) fn key(&self, rest: &str) -> String {
        format!("{}-{rest}", self.kind)
    }

    fn matrix_keys(&self, matrix: &MatrixSpec) -> Vec<String> {
        let mut keys = vec![self.key("matrix")];
        keys.extend(matrix.mark.map(|_| self.key("matrix-mark")));
        keys.extend(self.axis_keys(&matrix.rows, "row"));
        keys.extend(self.axis_keys(&matrix.columns, "column"));
        keys
    }

    /// `lane` is `row` or `column`.
    fn axis_keys(&self, axis: &AxisSpec, lane: &str) -> Vec<String> {
        let mut keys = Vec::new();
        if axis.open {
            keys.extend([
                self.key(&format!("{lane}s")),
                self.key(&format!("{lane}s-add")),
            ]);
        }
        keys.extend(
            axis.parts
                .iter()
                .map(|part| self.key(&format!("{lane}-{part}"))),
        );
        for fixed in &axis.fixed {
            let slug = &fixed.slug;
            keys.extend([
                self.key(&format!("{lane}-{slug}")),
                self.key(&format!("{lane}-{slug}-help")),
            ]);
            keys.extend(fixed.mark.map(|_| self.key(&format!("{lane}-{slug}-mark"))));
        }
        keys
    }
}
