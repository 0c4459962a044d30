//! The nine kinds of the workbook, embedded in the program.
use std::sync::LazyLock;

use super::Template;

/// Name and text of each built-in file; a new kind is one line here.
const FILES: &[(&str, &str)] = &[
];

static BUILTIN: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let mut templates: Vec<_> = FILES
        .iter()
        .map(|(file, text)| Template::parse(file, text).expect("the test `built_in_templates_load` loads every file"))
        .collect();
    templates.sort_by(|a, b| (a.number, &a.kind).cmp(&(b.number, &b.kind)));
    templates
});

/// The built-in kinds, by their place in the workbook.
pub fn builtin() -> &'static [Template] {
    &BUILTIN
}

/// The built-in kind of that identifier.
pub fn find(kind: &str) -> Option<&'static Template> {
    builtin().iter().find(|template| template.kind == kind)
}
