//! Where in a template file a fault stands.
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Line, from 1, of a byte offset; never beyond the last line.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    let before = text
        .as_bytes()
        .iter()
        .take(offset)
        .filter(|byte| **byte == b'\n')
        .count();
    (before + 1).min(text.lines().count().max(1))
}

/// Line, from 1, of a dotted path such as `zones.3.kinds.0`; of the deepest part of it that is there.
pub(super) fn locate(text: &str, path: &str) -> usize {
    let Ok(table) = DeTable::parse(text) else {
        return 1;
    };
    let mut offset = 0;
    let mut segments = path.split('.');
    let mut here = segments.next().and_then(|key| entry(table.get_ref(), key));
    while let Some(value) = here {
        offset = value.span().start;
        here = segments.next().and_then(|key| match value.get_ref() {
            DeValue::Table(table) => entry(table, key),
            DeValue::Array(items) => items.get(key.parse::<usize>().ok()?),
            _ => None,
        });
    }
    line_of(text, offset)
}

fn entry<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
    table
        .iter()
        .find(|(name, _)| name.get_ref() == key)
        .map(|(_, value)| value)
}
