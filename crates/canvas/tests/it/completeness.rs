//! The nine canvases hold all that the specification asks, and a part that falls out is noticed.
use canvas::{Template, builtin};
use toml::{Table, Value};

use crate::description::Describer;
use crate::guides::guide;
use crate::words::file_text;

fn fixture() -> Vec<Table> {
    let table: Table = include_str!("../fixtures/completeness.toml")
        .parse()
        .unwrap();
    let kinds = table["kinds"].as_array().unwrap();
    kinds
        .iter()
        .map(|kind| kind.as_table().unwrap().clone())
        .collect()
}

#[test]
fn all_that_the_specification_asks_is_there() {
    let describer = Describer::load();
    let wanted = fixture();
    assert_eq!(wanted.len(), builtin().len());
    let steps: Vec<usize> = builtin()
        .iter()
        .map(|template| template.steps.len())
        .collect();
    assert_eq!(steps, [4, 10, 5, 4, 3, 5, 6, 6, 4]);
    for (wanted, template) in wanted.iter().zip(builtin()) {
        let found = describer.describe(template);
        for (part, wanted) in wanted {
            assert_eq!(Some(wanted), found.get(part), "{} {part}", template.kind);
        }
        assert_eq!(
            wanted.len(),
            found.len(),
            "{} holds more than was asked",
            template.kind
        );
    }
}

/// Takes each part out of each built-in file in turn: the file is refused, or its description differs.
#[test]
fn a_part_that_falls_out_is_noticed() {
    let describer = Describer::load();
    for (wanted, template) in fixture().iter().zip(builtin()) {
        let whole = guide(template);
        assert_eq!(
            &describer.describe(template),
            wanted,
            "whole, nothing is missed"
        );
        let file: Table = file_text(template).parse().unwrap();
        let parts = parts(&Value::Table(file.clone()), &mut Vec::new());
        assert!(parts.len() > 20, "{} has few parts", template.kind);
        for path in parts {
            let mut damaged = Value::Table(file.clone());
            remove(&mut damaged, &path);
            let text = toml::to_string(&damaged).unwrap();
            let Ok(damaged) = Template::parse("damaged.toml", &text) else {
                continue;
            };
            // What a default fills in as it was is no loss.
            let noticed = damaged == *template
                || describer.describe(&damaged) != *wanted
                || guide(&damaged) != whole;
            assert!(noticed, "{} can lose {}", template.kind, path.join("."));
        }
    }
}

/// Paths of everything in a value that can be taken out.
fn parts(value: &Value, here: &mut Vec<String>) -> Vec<Vec<String>> {
    let children: Vec<(String, &Value)> = match value {
        Value::Table(table) => table
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, value)| (i.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    for (key, child) in children {
        here.push(key);
        found.push(here.clone());
        found.extend(parts(child, here));
        here.pop();
    }
    found
}

fn remove(value: &mut Value, path: &[String]) {
    match (value, path) {
        (Value::Table(table), [key]) => drop(table.remove(key)),
        (Value::Array(items), [key]) => drop(items.remove(key.parse().unwrap())),
        (Value::Table(table), [key, rest @ ..]) => remove(&mut table[key.as_str()], rest),
        (Value::Array(items), [key, rest @ ..]) => {
            remove(&mut items[key.parse::<usize>().unwrap()], rest);
        }
        _ => unreachable!("paths come from the same value"),
    }
}
