//! The sheet of a version with the parts that only another has, so that everything on either has its name.
use super::Sheet;

impl Sheet {
    /// This sheet, followed by the parts that only `other` has.
    pub fn with_parts_of(mut self, other: Self) -> Self {
        add(&mut self.fields, other.fields, |one| &one.slug);
        add(&mut self.zones, other.zones, |one| &one.slug);
        add(&mut self.note_kinds, other.note_kinds, |one| &one.slug);
        add(&mut self.link_kinds, other.link_kinds, |one| &one.slug);
        if let (Some(mine), Some(theirs)) = (&mut self.matrix, other.matrix) {
            add(&mut mine.rows.fixed, theirs.rows.fixed, |one| &one.slug);
            add(&mut mine.columns.fixed, theirs.columns.fixed, |one| {
                &one.slug
            });
        }
        self
    }
}

fn add<T>(mine: &mut Vec<T>, theirs: Vec<T>, slug: impl Fn(&T) -> &String) {
    for one in theirs {
        if !mine.iter().any(|known| slug(known) == slug(&one)) {
            mine.push(one);
        }
    }
}
