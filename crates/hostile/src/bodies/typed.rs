//! Hours, periods and names as people type them.
use analysis::hours::{parse_day, parse_line, parse_period};
use analysis::matching::{Meaning, Term};
use analysis::names::{
    Named, duplicates, forms, likeness, lookup_keys, name_key, other_names, stem_keys, word_keys,
};

/// Most pairs that are asked for.
const PAIRS: usize = 20;

pub(super) fn hours(text: &str) {
    if let Ok(line) = parse_line(text) {
        let week = line.week();
        let groups = week.groups();
        assert!(groups.len() <= 7, "a week has seven days");
        week.is_closed();
    }
    if let Ok(day) = parse_day(text) {
        let slots = day.slots();
        assert!(
            slots
                .windows(2)
                .all(|pair| pair[0].from() <= pair[1].from()),
            "slots stand in their order"
        );
    }
}

pub(super) fn period(text: &str) {
    let (from, until) = text.split_once('\n').unwrap_or((text, ""));
    if let Ok(period) = parse_period(from, until) {
        assert!(period.days() > 0, "a period has a day");
    }
}

pub(super) fn names(text: &str) {
    let named: Vec<Named> = text.lines().take(PAIRS).map(Named::new).collect();
    for (name, line) in named.iter().zip(text.lines()) {
        let key = name_key(line);
        assert_eq!(name_key(&key), key, "the key of a key is itself: {line:?}");
        word_keys(line);
        other_names(line);
        likeness(name, &named[0]);
        if let Some(lookup) = lookup_keys(line) {
            lookup.fits(line);
        }
        for word in line.split_whitespace().take(PAIRS) {
            forms(word);
            stem_keys(word).count();
        }
    }
    assert!(
        duplicates(&named, PAIRS).len() <= PAIRS,
        "no more than asked for"
    );
}

pub(super) fn terms(text: &str) {
    if let Ok(term) = text.parse::<Term>() {
        assert_eq!(
            term.to_string().parse().ok(),
            Some(term),
            "a term comes back"
        );
    }
    if let Ok(meaning) = text.parse::<Meaning>() {
        let back = meaning.to_string().parse().ok();
        assert_eq!(back, Some(meaning), "a meaning comes back");
    }
    canvas::pitch::reading_seconds(text);
}
