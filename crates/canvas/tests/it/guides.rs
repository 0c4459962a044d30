//! What the steps open, how long they take, and what each part becomes: one line each, read when it changes.
use std::fmt::Write;

use canvas::summary::Part;
use canvas::template::Becomes;
use canvas::{Template, builtin};
use expect_test::expect_file;

/// The guide and the records of one kind.
pub fn guide(template: &Template) -> String {
    let mut lines = String::new();
    let kind = &template.kind;
    steps(template, &mut lines);
    let mut feeds = |part: &str, slug: &str, record: &Option<Becomes>| {
        if let Some(record) = record {
            writeln!(lines, "{kind} {part} {slug} -> {record}").unwrap();
        }
    };
    feeds("whole", "", &template.becomes);
    template
        .fields
        .iter()
        .for_each(|part| feeds("field", &part.slug, &part.becomes));
    template
        .zones
        .iter()
        .for_each(|part| feeds("zone", &part.slug, &part.becomes));
    template
        .note_kinds
        .iter()
        .for_each(|part| feeds("note", &part.slug, &part.becomes));
    template
        .link_kinds
        .iter()
        .for_each(|part| feeds("link", &part.slug, &part.becomes));
    template
        .circles
        .iter()
        .for_each(|part| feeds("circles", "", &part.becomes));
    if let Some(matrix) = &template.matrix {
        feeds("cells", "", &matrix.becomes);
    }
    for (name, axis) in template
        .matrix
        .iter()
        .flat_map(|m| [("rows", &m.rows), ("columns", &m.columns)])
    {
        feeds(name, "", &axis.becomes);
        axis.fixed
            .iter()
            .for_each(|lane| feeds(name, &lane.slug, &lane.becomes));
    }
    for zone in &template.zones {
        if let Some(sector) = &zone.sector {
            writeln!(lines, "{kind} zone {} stands for {sector}", zone.slug).unwrap();
        }
    }
    if let Some(matrix) = &template.matrix {
        writeln!(lines, "{kind} cells text {}", matrix.text).unwrap();
    }
    for part in Part::ALL {
        for source in template.summary.sources(part) {
            writeln!(lines, "{kind} {} begins with {source}", part.key()).unwrap();
        }
    }
    lines
}

fn steps(template: &Template, lines: &mut String) {
    let kind = &template.kind;
    for step in &template.steps {
        writeln!(
            lines,
            "{kind} {} {} min: {}",
            step.letter,
            step.minutes,
            step.opens.join(" ")
        )
        .unwrap();
    }
}

#[test]
fn guides_and_records_stay_as_they_are() {
    let guides: String = builtin().iter().map(guide).collect();
    expect_file!["../fixtures/guides.txt"].assert_eq(&guides);
}

#[test]
fn every_part_is_opened_by_some_step() {
    for template in builtin() {
        let opened = |what: &str| {
            template
                .steps
                .iter()
                .any(|step| step.opens.iter().any(|open| open == what))
        };
        for field in &template.fields {
            assert!(
                opened(&format!("field:{}", field.slug)),
                "{}: field {}",
                template.kind,
                field.slug
            );
        }
        for zone in &template.zones {
            assert!(
                opened(&format!("zone:{}", zone.slug)),
                "{}: zone {}",
                template.kind,
                zone.slug
            );
        }
        assert!(
            template.link_kinds.is_empty() || opened("links"),
            "{}: links",
            template.kind
        );
        assert!(
            template.circles.is_none() || opened("circles"),
            "{}: circles",
            template.kind
        );
    }
}
