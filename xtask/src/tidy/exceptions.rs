//! Rules that old code may still break. The list only shrinks: each line must be needed, and no number may grow.
use std::collections::BTreeMap;

use super::Finding;

/// Lines of `check path count`; `#` starts a comment.
pub const LIST: &str = include_str!("exceptions.txt");
/// Where the list stands, for findings about itself.
const PATH: &str = "xtask/src/tidy/exceptions.txt";
/// How many lines the list may have. Lower it with the list; it is never raised.
const LINES_MAX: usize = 0;

/// The findings that no exception covers, and the exceptions that nothing needs.
pub fn apply(found: Vec<Finding>, list: &str) -> Vec<Finding> {
    let mut left = Vec::new();
    let entries = parse(list, &mut left);
    let mut groups: BTreeMap<(String, String), Vec<Finding>> = BTreeMap::new();
    for finding in found {
        groups
            .entry((finding.check.to_owned(), finding.path.clone()))
            .or_default()
            .push(finding);
    }
    for (line, check, path, count) in entries {
        let group = groups.remove(&(check, path)).unwrap_or_default();
        if group.len() < count {
            left.push(about(
                line,
                format!("only {} still needed; lower the number", group.len()),
            ));
        } else if group.len() > count {
            left.extend(group);
        }
    }
    left.extend(groups.into_values().flatten());
    left
}

/// What is wrong when the list has more lines than it had.
pub fn grown(list: &str) -> Option<Finding> {
    let lines = parse(list, &mut Vec::new()).len();
    (lines > LINES_MAX).then(|| {
        about(
            0,
            format!("{lines} lines; the list only shrinks, from {LINES_MAX}"),
        )
    })
}

/// Line number, check, path and count of each entry.
fn parse(list: &str, wrong: &mut Vec<Finding>) -> Vec<(usize, String, String, usize)> {
    let mut entries = Vec::new();
    for (index, line) in list.lines().enumerate() {
        let words: Vec<&str> = line
            .split('#')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        match words.as_slice() {
            [] => {}
            [check, path, count] if count.parse::<usize>().is_ok_and(|count| count > 0) => {
                let count = count.parse().unwrap_or_default();
                entries.push((index + 1, (*check).to_owned(), (*path).to_owned(), count));
            }
            _ => wrong.push(about(
                index + 1,
                "a line reads `check path count`".to_owned(),
            )),
        }
    }
    entries
}

fn about(line: usize, what: String) -> Finding {
    Finding {
        check: "exceptions",
        path: PATH.to_owned(),
        line,
        what,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::at;
    use super::*;

    fn size(path: &str, line: usize) -> Finding {
        Finding {
            check: "size",
            path: path.to_owned(),
            line,
            what: String::new(),
        }
    }

    #[test]
    fn an_exception_covers_exactly_its_number() {
        assert!(
            apply(
                vec![size("a.rs", 0), size("a.rs", 9)],
                "# old\nsize a.rs 2 # reason\n"
            )
            .is_empty()
        );
        assert_eq!(
            at(&apply(
                vec![size("a.rs", 0), size("a.rs", 9)],
                "size a.rs 1"
            )),
            ["a.rs:0", "a.rs:9"]
        );
        assert_eq!(
            at(&apply(vec![size("b.rs", 3)], "names b.rs 1")),
            [format!("{PATH}:1"), "b.rs:3".to_owned()]
        );
    }

    #[test]
    fn an_exception_that_nothing_needs_must_go() {
        assert_eq!(at(&apply(Vec::new(), "size a.rs 1")), [format!("{PATH}:1")]);
        assert_eq!(
            at(&apply(Vec::new(), "size a.rs 0\nsize")),
            [format!("{PATH}:1"), format!("{PATH}:2")]
        );
    }

    #[test]
    fn the_list_may_not_grow() {
        let entry = "size a.rs 1\n";
        assert!(grown(&entry.repeat(LINES_MAX)).is_none());
        assert!(grown(&entry.repeat(LINES_MAX + 1)).is_some());
        assert_eq!(grown(LIST), None);
    }
}
