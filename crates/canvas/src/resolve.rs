//! A template with words makes a sheet.
use crate::facts::{BondKind, RecordKind};
use crate::sheet::{
    Attribute, Axis, Choice, CircleRule, Field, Fixed, Input, LinkKind, MarkRule, Matrix, NoteKind,
    Part, Sheet, Step, Suggestion, Zone,
};
use crate::template::{
    AxisSpec, Becomes, FieldSpec, FixedSpec, InputSpec, MarkSpec, MatrixSpec, NoteKindSpec,
    StepSpec, Template, What, ZoneSpec,
};
use crate::texts::Texts;

impl Template {
    /// The sheet in the language of `texts`.
    pub fn sheet(&self, texts: &dyn Texts) -> Sheet {
        let words = Words {
            template: self,
            texts,
        };
        Sheet {
            kind: self.kind.clone(),
            version: self.version,
            number: self.number,
            part: self.part,
            layout: self.layout,
            private: self.private,
            title: words.of("title"),
            question: words.of("question"),
            fields: self.fields.iter().map(|field| words.field(field)).collect(),
            zones: self.zones.iter().map(|zone| words.zone(zone)).collect(),
            note_kinds: self
                .note_kinds
                .iter()
                .map(|kind| words.note_kind(kind))
                .collect(),
            link_kinds: self
                .link_kinds
                .iter()
                .map(|kind| LinkKind {
                    slug: kind.slug.clone(),
                    label: words.of(&format!("link-{}", kind.slug)),
                    verb: words.of(&format!("link-{}-verb", kind.slug)),
                    directed: kind.directed,
                    line: kind.line,
                })
                .collect(),
            circles: self.circles.as_ref().map(|circles| CircleRule {
                soft_max: circles.soft_max,
                label: words.of("circles"),
            }),
            matrix: self.matrix.as_ref().map(|matrix| words.matrix(matrix)),
            steps: self.steps.iter().map(|step| words.step(step)).collect(),
            insight: self.insight(),
        }
    }
}

/// `ref` of a vocabulary's ready note: `life-area:housing` for `housing` of `life-areas`.
pub(crate) fn reference(vocabulary: &str, key: &str) -> String {
    format!(
        "{}:{key}",
        vocabulary.strip_suffix('s').unwrap_or(vocabulary)
    )
}

/// Kind of the shared records that a part names: those that another canvas may know already.
fn records(becomes: Option<&Becomes>) -> Option<String> {
    let becomes = becomes?;
    let kind = match becomes.what {
        What::Record(kind) => Some(kind).filter(|_| becomes.key.is_none()),
        What::Bond(BondKind::Partner) => Some(RecordKind::Actor),
        _ => None,
    };
    kind.filter(|kind| kind.is_shared())
        .map(|kind| kind.slug().to_owned())
}

/// A template's words in one language.
struct Words<'a> {
    template: &'a Template,
    texts: &'a dyn Texts,
}

impl Words<'_> {
    fn of(&self, rest: &str) -> String {
        self.texts.text(&self.template.key(rest))
    }

    fn choices(&self, vocabulary: &str) -> Vec<Choice> {
        let terms = self.texts.vocabulary(vocabulary).into_iter();
        terms
            .map(|term| Choice {
                key: term.key,
                label: term.label,
                icon: term.icon,
                tone: term.tone,
                also: Vec::new(),
                is_retired: term.is_retired,
                successor: term.successor,
            })
            .collect()
    }

    fn field(&self, field: &FieldSpec) -> Field {
        Field {
            slug: field.slug.clone(),
            step: field.step.clone(),
            label: self.of(&format!("field-{}", field.slug)),
            help: self.of(&format!("field-{}-help", field.slug)),
            input: match &field.input {
                InputSpec::Line => Input::Line,
                InputSpec::Text => Input::Text,
                InputSpec::Pitch => Input::Pitch,
                InputSpec::Pseudonym => Input::Pseudonym,
                InputSpec::Choices { vocabulary, many } => Input::Choices {
                    many: *many,
                    options: self.choices(vocabulary),
                },
                InputSpec::Municipalities { many } => Input::Municipalities { many: *many },
            },
            records: records(field.becomes.as_ref()).filter(|_| !field.input.is_choice()),
        }
    }

    fn zone(&self, zone: &ZoneSpec) -> Zone {
        let vocabulary = zone.suggest.as_deref();
        let suggestions = vocabulary
            .map(|slug| (slug, self.texts.vocabulary(slug)))
            .into_iter();
        Zone {
            slug: zone.slug.clone(),
            label: self.of(&format!("zone-{}", zone.slug)),
            help: self.of(&format!("zone-{}-help", zone.slug)),
            icon: zone.icon.clone(),
            tone: zone.tone.clone(),
            place: zone.place,
            kinds: zone.kinds.clone(),
            soft_max: zone.soft_max,
            suggestions: suggestions
                .flat_map(|(slug, terms)| {
                    terms.into_iter().map(move |term| Suggestion {
                        reference: reference(slug, &term.key),
                        label: term.label,
                        prompt: term.prompt,
                        is_retired: term.is_retired,
                    })
                })
                .collect(),
            records: records(zone.becomes.as_ref()),
        }
    }

    fn note_kind(&self, kind: &NoteKindSpec) -> NoteKind {
        let attribute = |attribute: &crate::template::AttributeSpec| Attribute {
            slug: attribute.slug.clone(),
            label: self.of(&format!("note-{}-{}", kind.slug, attribute.slug)),
            options: self.choices(&attribute.vocabulary),
        };
        NoteKind {
            slug: kind.slug.clone(),
            label: self.of(&format!("note-{}", kind.slug)),
            help: self.of(&format!("note-{}-help", kind.slug)),
            icon: kind.icon.clone(),
            tone: kind.tone.clone(),
            attributes: kind.attributes.iter().map(attribute).collect(),
            records: records(kind.becomes.as_ref()),
        }
    }

    fn matrix(&self, matrix: &MatrixSpec) -> Matrix {
        Matrix {
            label: self.of("matrix"),
            rows: self.axis(&matrix.rows, "row"),
            columns: self.axis(&matrix.columns, "column"),
            text: matrix.text,
            mark: matrix.mark.map(|mark| self.mark(mark, "matrix-mark")),
        }
    }

    /// `lane` is `row` or `column`.
    fn axis(&self, axis: &AxisSpec, lane: &str) -> Axis {
        let open = |rest: String| {
            if axis.open {
                self.of(&rest)
            } else {
                String::new()
            }
        };
        let part = |slug: &String| Part {
            slug: slug.clone(),
            label: self.of(&format!("{lane}-{slug}")),
        };
        Axis {
            open: axis.open,
            label: open(format!("{lane}s")),
            add: open(format!("{lane}s-add")),
            start: axis.start,
            parts: axis.parts.iter().map(part).collect(),
            fixed: axis
                .fixed
                .iter()
                .map(|fixed| self.fixed(fixed, lane))
                .collect(),
            records: records(axis.becomes.as_ref()).filter(|_| axis.open),
        }
    }

    fn fixed(&self, fixed: &FixedSpec, lane: &str) -> Fixed {
        let slug = &fixed.slug;
        Fixed {
            slug: slug.clone(),
            label: self.of(&format!("{lane}-{slug}")),
            help: self.of(&format!("{lane}-{slug}-help")),
            step: fixed.step.clone(),
            text: fixed.text,
            mark: fixed
                .mark
                .map(|mark| self.mark(mark, &format!("{lane}-{slug}-mark"))),
            writers: fixed.writers,
            cleared_by: fixed.cleared_by.clone(),
        }
    }

    fn mark(&self, rule: MarkSpec, rest: &str) -> MarkRule {
        MarkRule {
            mark: rule.mark,
            label: self.of(rest),
            confidence: rule.confidence,
        }
    }

    fn step(&self, step: &StepSpec) -> Step {
        let letter = step.letter.to_lowercase();
        Step {
            letter: step.letter.clone(),
            title: self.of(&format!("step-{letter}")),
            what: self.of(&format!("step-{letter}-what")),
            minutes: step.minutes,
            opens: step.opens.clone(),
        }
    }
}
