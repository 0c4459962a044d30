//! Names of places in the forms they are bent to, with dots and accents off: *Loimaalla*, *Paraisilla*,
//! *Uudessakaupungissa*, *Åbos*; and where no dictionary tells, other words too: *puhelimella*.

/// Endings of cases, folded; the shared vowel of the illative is left out.
const ENDINGS: [&str; 16] = [
    "", "n", "a", "ta", "ssa", "sta", "lla", "lta", "lle", "ksi", "na", "seen", "hin", "ten", "s",
    "den",
];
/// Pairs of consonants and what they are in the weak grade.
const WEAK: [(&str, &str); 11] = [
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("mp", "mm"),
    ("nt", "nn"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("k", ""),
    ("p", "v"),
    ("t", "d"),
];
/// First parts of names that are bent too, longest first: what they are bent to, and what they are.
const FIRST_PARTS: [(&str, &str); 20] = [
    ("uudessa", "uusi"),
    ("uudesta", "uusi"),
    ("uudella", "uusi"),
    ("uudelta", "uusi"),
    ("uudelle", "uusi"),
    ("uudeksi", "uusi"),
    ("uuteen", "uusi"),
    ("uuden", "uusi"),
    ("uutta", "uusi"),
    ("isossa", "iso"),
    ("isosta", "iso"),
    ("isolla", "iso"),
    ("isolta", "iso"),
    ("isolle", "iso"),
    ("isoon", "iso"),
    ("ison", "iso"),
    ("valkean", "valkea"),
    ("valkeassa", "valkea"),
    ("vahan", "vaha"),
    ("vahassa", "vaha"),
];

/// What a folded word may be bent from: it without each ending that it has, and with its first part put right.
pub fn bare(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    put_bare(word, &mut found);
    for (bent, straight) in FIRST_PARTS {
        if let Some(rest) = word.strip_prefix(bent) {
            put_bare(&format!("{straight}{rest}"), &mut found);
        }
    }
    found
}

fn put_bare(word: &str, found: &mut Vec<String>) {
    let ends = ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    let ends = ends.map(|stem| stem.trim_end_matches(':'));
    found.extend(ends.filter(|stem| !stem.is_empty()).map(str::to_owned));
    // The illative doubles the last vowel: Saloon, Loimaahan is above.
    if let Some(rest) = word.strip_suffix('n') {
        let vowel = rest.chars().next_back().filter(|last| is_vowel(*last));
        let stem = vowel.and_then(|vowel| rest.strip_suffix(vowel));
        if let Some(stem) = stem.filter(|stem| stem.chars().next_back() == vowel) {
            found.push(stem.to_owned());
        }
    }
}

/// What endings are put to: the folded name itself first, then its other vowels and its weak grade.
pub fn stems(name: &str) -> Vec<String> {
    let mut stems = vec![name.to_owned()];
    let mut put = |start: &str, ends: &[&str]| {
        stems.extend(ends.iter().map(|end| format!("{start}{end}")));
    };
    if let Some(start) = name.strip_suffix("nen") {
        put(start, &["se", "si", "s"]);
    } else if let Some(start) = name.strip_suffix("set") {
        put(start, &["se", "si", "s"]);
    } else if let Some(start) = name.strip_suffix("at") {
        put(start, &["i", "oi", "ei", "a"]);
    } else if let Some(start) = name.strip_suffix("et") {
        put(start, &["i", "e"]);
    } else if let Some(start) = name.strip_suffix('s') {
        put(start, &["kse", "de", "te", "kai"]);
    } else if let Some(start) = name.strip_suffix("si") {
        put(start, &["se", "te", "de"]);
    } else if let Some(start) = name.strip_suffix("in") {
        put(start, &["ime"]);
    } else if let Some(start) = name.strip_suffix('i') {
        put(start, &["e"]);
    } else if name.ends_with('e') {
        put(name, &["e"]);
    }
    let weak: Vec<String> = stems.iter().filter_map(|stem| weak(stem)).collect();
    stems.extend(weak);
    stems
}

/// A stem with its last consonants in the weak grade; none where they do not change.
fn weak(stem: &str) -> Option<String> {
    let vowel = stem.chars().next_back().filter(|last| is_vowel(*last))?;
    let start = stem.strip_suffix(vowel)?;
    let (strong, weak) = WEAK.iter().find(|(strong, _)| start.ends_with(strong))?;
    let start = start.strip_suffix(strong)?;
    // A consonant that stands before it keeps it (Loviista, Kotka), but for h, l, n and r.
    let alone = strong.len() == 1;
    let before = start.chars().next_back()?;
    (!alone || is_vowel(before) || matches!(before, 'h' | 'l' | 'n' | 'r'))
        .then(|| format!("{start}{weak}{vowel}"))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
