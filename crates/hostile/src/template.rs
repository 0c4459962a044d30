//! A file of a canvas kind: any text. It is refused with a line that it has, or everything that is done with kinds works.
use canvas::content::Content;
use canvas::facts::facts;
use canvas::file::lay;
use canvas::insight::insight;
use canvas::{CanvasJson, Template, Term, Texts, from_state, seed};

/// Words of no language: the key itself, and two terms of every vocabulary.
pub(crate) struct Keys;

impl Texts for Keys {
    fn text(&self, key: &str) -> String {
        key.to_owned()
    }

    fn vocabulary(&self, slug: &str) -> Vec<Term> {
        let term = |name: &str| Term {
            key: format!("{slug}-{name}"),
            label: format!("{slug} {name}"),
            ..Term::default()
        };
        vec![term("one"), term("two")]
    }
}

/// Reads a kind; one that loads can be seeded, read, told of and laid again.
pub fn template(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match Template::parse("any.toml", text) {
        Ok(template) => loaded(&template),
        Err(error) => {
            let lines = text.lines().count().max(1);
            assert!(
                (1..=lines).contains(&error.line),
                "{error} of {lines} lines"
            );
            assert!(!error.what.is_empty(), "a fault is told");
        }
    }
}

fn loaded(template: &Template) {
    let sheet = template.sheet(&Keys);
    let state = seed(template, &sheet, "g1", 1_788_000_000_000);
    assert_eq!(
        state,
        seed(template, &sheet, "g1", 1_788_000_000_000),
        "the same bytes for the same template"
    );
    let content = from_state(&state, template).expect("what was seeded can be read");
    read(template, &content);
    let laid = from_state(&lay(template, &content, "g1"), template);
    let laid = laid.expect("what was laid can be read");
    let again = from_state(&lay(template, &laid, "g1"), template);
    assert_eq!(again.ok(), Some(laid), "a content laid again is the same");
}

/// Everything that is told of a content.
pub(crate) fn read(template: &Template, content: &Content) {
    facts(template, content);
    if let Some(rule) = template.insight() {
        insight(&rule, content);
    }
    let json = CanvasJson::new("canvas", "Title", template, content.clone());
    serde_json::to_string(&json).expect("a content can be told in JSON");
    assert!(!template.keys().is_empty(), "a kind has texts");
    template.vocabularies();
}
