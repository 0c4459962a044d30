//! One key for words of one root: *opastaa*, *opastus* and *opastaja*; *eläke* and *eläkeläinen*.

/// Letters of the shortest key; shorter ones would bring strangers together.
const KEY_CHARS_MIN: usize = 4;
/// Endings that are cut once, and what stays in their place.
const ENDINGS: [(&str, &str); 19] = [
    ("uttaa", ""),
    ("yttää", ""),
    ("lainen", ""),
    ("läinen", ""),
    ("minen", ""),
    ("ointi", "oi"),
    ("öinti", "öi"),
    ("oida", "oi"),
    ("öidä", "öi"),
    ("nta", ""),
    ("ntä", ""),
    ("ata", "a"),
    ("ätä", "ä"),
    ("us", ""),
    ("ys", ""),
    ("aja", "a"),
    ("äjä", "ä"),
    ("oja", "o"),
    ("ijä", "i"),
];

/// The key of a base form; none for words that are too short to have one.
pub fn key(lemma: &str) -> Option<String> {
    let cut = ENDINGS.iter().find_map(|(ending, instead)| {
        let rest = lemma.strip_suffix(ending)?;
        (rest.chars().count() + instead.len() >= KEY_CHARS_MIN - 1)
            .then(|| format!("{rest}{instead}"))
    });
    let mut letters: Vec<char> = cut.as_deref().unwrap_or(lemma).chars().collect();
    while letters.len() > KEY_CHARS_MIN && letters.last().copied().is_some_and(is_vowel) {
        letters.pop();
    }
    // Consonants change grade: käyttää and käyttö, asentaa and asennus.
    if let [.., before, last] = letters[..] {
        let changes = before == last && !is_vowel(last) || before == 'n' && last == 't';
        if changes && letters.len() > KEY_CHARS_MIN {
            letters.pop();
        }
    }
    (letters.len() >= KEY_CHARS_MIN).then(|| letters.into_iter().collect())
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'å')
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn words_of_one_root_share_a_key() {
        let families: [&[&str]; 8] = [
            &["opastaa", "opastus", "opastaja"],
            &["neuvo", "neuvoa", "neuvoja", "neuvonta"],
            &["käyttää", "käyttö", "käyttäjä", "käyttäminen"],
            &["korjata", "korjaus", "korjaaja", "korjauttaa"],
            &["asentaa", "asennus"],
            &["asioida", "asiointi"],
            &["eläke", "eläkeläinen"],
            &["maksaa", "maksu"],
        ];
        for family in families {
            let keys: Vec<_> = family.iter().map(|word| key(word)).collect();
            assert!(keys[0].is_some(), "{family:?}");
            assert!(
                keys.iter().all(|key| *key == keys[0]),
                "{family:?} {keys:?}"
            );
        }
    }

    #[test]
    fn short_words_have_none() {
        assert_eq!(key("apu"), None);
    }
}
