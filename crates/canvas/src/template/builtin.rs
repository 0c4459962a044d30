//! The nine kinds of the workbook, embedded in the program.
use std::sync::LazyLock;

use super::Template;

macro_rules! builtin_file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../templates/", $name)))
    };
}

/// Name and text of each built-in file; a new kind is one line here.
const FILES: &[(&str, &str)] = &[
    builtin_file!("actor-map.toml"),
    builtin_file!("support-model.toml"),
    builtin_file!("offering.toml"),
    builtin_file!("needs-map.toml"),
    builtin_file!("development-targets.toml"),
    builtin_file!("benchmark.toml"),
    builtin_file!("partner-map.toml"),
    builtin_file!("proposal.toml"),
    builtin_file!("partnership.toml"),
];

static BUILTIN: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let mut templates: Vec<_> = FILES
        .iter()
        .map(|(file, text)| {
            Template::parse(file, text)
                .expect("the test `built_in_templates_load` loads every file")
        })
        .collect();
    templates.sort_by(|a, b| (a.number, &a.kind).cmp(&(b.number, &b.kind)));
    templates
});

/// The built-in kinds, by their place in the workbook.
pub fn builtin() -> &'static [Template] {
    &BUILTIN
}
