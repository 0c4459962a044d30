//! An entry as a page shows it, in the reader's language. No I/O.
use super::links::{Piece, pieces};
use super::model::{AUDIENCES, Description, LifeCycle, Place, labels};
use super::placed;
use crate::features::places::PlaceView;
use crate::i18n::{Lang, MsgKey};

/// Digits of a telephone number that can be called.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 5..=15;
/// Municipalities that a short line names.
const NAMED_MAX: usize = 3;

/// A heading and what stands under it.
pub(super) struct Fact {
    pub heading: MsgKey,
    pub said: Vec<String>,
}

/// What a page shows.
pub(super) struct Shown {
    pub name: String,
    pub organisation: String,
    pub language: Lang,
    /// In the reader's words, when it does not simply go on.
    pub life_cycle: Option<MsgKey>,
    pub is_ended: bool,
    pub forms: Vec<String>,
    pub promise: String,
    /// Lines, in pieces some of which are links.
    pub contact: Vec<Vec<Piece>>,
    pub phone: Option<Phone>,
    pub places: Vec<Place>,
    /// What help is given, to whom, how: words of the vocabularies.
    pub facts: Vec<Fact>,
    /// For whom, in the owner's words.
    pub audience: String,
    pub activity: String,
    /// For developers: in the owner's words.
    pub details: Vec<Fact>,
    /// Where it serves.
    pub area: Vec<String>,
    /// The same in one short line.
    pub area_short: String,
    /// Whom it is for besides persons, if anybody.
    pub audiences: Vec<String>,
}

/// A telephone number: as it is written, and as it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phone {
    pub written: String,
    pub called: String,
}

/// Choices that everybody reads, and the headings that they stand under.
const FACTS: [(MsgKey, &[&str]); 8] = [
    ("support-fact-topics", &["topics", "digital_services"]),
    ("support-fact-devices", &["devices"]),
    ("support-fact-groups", &["client_groups"]),
    ("support-fact-skills", &["skill_levels"]),
    ("support-fact-channels", &["channels"]),
    ("support-fact-languages", &["languages"]),
    ("support-fact-price", &["price"]),
    ("support-fact-accessibility", &["accessibility"]),
];

/// Texts for developers.
const DETAILS: [(MsgKey, &str); 6] = [
    ("catalogue-part-providers", "providers"),
    ("catalogue-part-tools", "tools"),
    ("catalogue-part-findability", "findability"),
    ("catalogue-part-resources", "resources"),
    ("catalogue-part-sustainability", "sustainability"),
    ("catalogue-part-indicators", "indicators"),
];

impl Shown {
    pub(super) fn of(said: &Description, lang: Lang) -> Self {
        let facts = FACTS.into_iter().map(|(heading, keys)| {
            let words = keys.iter().flat_map(|key| said.labels(key, lang));
            Fact {
                heading,
                said: words.collect(),
            }
        });
        let details = DETAILS.into_iter().map(|(heading, key)| {
            let lines = said.text(key).lines().filter(|line| !line.is_empty());
            Fact {
                heading,
                said: lines.map(str::to_owned).collect(),
            }
        });
        let has = |fact: &Fact| !fact.said.is_empty();
        let is_for_persons_only = said.audiences == [super::model::AUDIENCE_USUAL];
        Self {
            life_cycle: told(said.life_cycle),
            is_ended: said.life_cycle == LifeCycle::Ended,
            forms: said.labels("support_forms", lang),
            promise: said.text("promise").to_owned(),
            contact: said.contact.lines().map(pieces).collect(),
            phone: phone(&said.contact),
            places: said.places.clone(),
            facts: facts.filter(has).collect(),
            audience: said.text("audience").to_owned(),
            activity: said.text("activity").to_owned(),
            details: details.filter(has).collect(),
            area: area(said, lang),
            area_short: area_in_short(said, lang),
            audiences: if is_for_persons_only {
                Vec::new()
            } else {
                labels(AUDIENCES, &said.audiences, lang)
            },
            name: said.name.clone(),
            organisation: said.organisation.clone(),
            language: said.language,
        }
    }
}

/// What a reader is told of how far it is; nothing of what simply goes on.
pub(super) fn told(life_cycle: LifeCycle) -> Option<MsgKey> {
    (life_cycle != LifeCycle::Running).then(|| life_cycle.key())
}

fn area(said: &Description, lang: Lang) -> Vec<String> {
    if said.nationwide {
        return vec![lang.text("catalogue-nationwide")];
    }
    said.municipality_names(lang)
}

/// Where it serves, in one short line.
pub fn area_in_short(said: &Description, lang: Lang) -> String {
    let names = area(said, lang);
    let more = names.len().saturating_sub(NAMED_MAX);
    let named = names.into_iter().take(NAMED_MAX).collect::<Vec<_>>();
    let named = named.join(", ");
    match i64::try_from(more).unwrap_or(i64::MAX) {
        0 => named,
        more => format!("{named} {}", lang.count("support-area-more", more)),
    }
}

/// The first telephone number of a text: digits that begin with 0 or +, with spaces, hyphens or brackets in between.
fn phone(text: &str) -> Option<Phone> {
    let is_part = |letter: char| letter.is_ascii_digit() || "+ -()".contains(letter);
    let runs = text.split(|letter: char| !is_part(letter));
    let mut found = runs.filter_map(|run| {
        let start = run.find(['+', '0'])?;
        // A number that begins in the middle of another is none.
        let is_first = !run[..start].contains(|letter: char| letter.is_ascii_digit());
        let is_bracketed = run[..start].ends_with('(');
        let written = &run[start - usize::from(is_bracketed)..];
        let written = written.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let plus = if run[start..].starts_with('+') {
            "+"
        } else {
            ""
        };
        (is_first && PHONE_DIGITS.contains(&digits.len())).then(|| Phone {
            written: written.to_owned(),
            called: format!("{plus}{digits}"),
        })
    });
    found.next()
}

/// The text that somebody copies and takes along.
pub(super) struct Leaflet(pub String);

impl Leaflet {
    pub(super) fn of(said: &Description, views: &[PlaceView], lang: Lang, url: &str) -> Self {
        let mut lines = vec![format!("{} ({})", said.name, said.organisation)];
        lines.push(said.text("promise").to_owned());
        for place in &said.places {
            let phone = placed::of_row(views, place).map_or("", |view| view.phone.as_str());
            let parts = [place.name.as_str(), &place.address, &place.hours, phone];
            let parts = parts.map(|part| part.replace('\n', ", "));
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            lines.push(parts.join(" · "));
        }
        let area = area_in_short(said, lang);
        if !area.is_empty() {
            lines.push(format!("{}: {area}", lang.text("support-fact-area")));
        }
        if !said.contact.is_empty() {
            let heading = lang.text("catalogue-part-contact");
            lines.push(format!("{heading}: {}", said.contact.replace('\n', ", ")));
        }
        lines.push(url.to_owned());
        lines.retain(|line| !line.is_empty());
        Self(lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_found_among_words() {
        let check = |text: &str, expected: Option<&str>| {
            let found = phone(text).map(|phone| phone.called);
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("Aino, puh. 02 000 0000 (ma–pe)", Some("020000000"));
        check("Soita +358 40 123-4567.", Some("+358401234567"));
        check("(050) 000 00", Some("05000000"));
        check("auki 10.30–12.00, huone 204", None);
        check("avoinna 1.2.2026", None);
        check("apua@kirjasto.example", None);
    }

    #[test]
    fn what_is_taken_along_is_short_and_whole() {
        let mut said = Description {
            name: "Opastus".to_owned(),
            organisation: "Kirjasto".to_owned(),
            contact: "Aino\n02 000 0000".to_owned(),
            places: vec![Place {
                name: "Pääkirjasto".to_owned(),
                hours: "ti 12–15\nto 12–15".to_owned(),
                ..Place::default()
            }],
            ..Description::default()
        };
        let text = Leaflet::of(&said, &[], Lang::En, "https://tuki.example/x").0;
        let expected = "Opastus (Kirjasto)\nPääkirjasto · ti 12–15, to 12–15\nContact: Aino, 02 000 0000\n\
            https://tuki.example/x";
        assert_eq!(text, expected);
        said.municipalities = ["430", "284", "561", "636", "019"]
            .map(str::to_owned)
            .to_vec();
        let short = area_in_short(&said, Lang::Fi);
        assert!(short.contains("Koski Tl") && short.contains('2'), "{short}");
        let text = Leaflet::of(&said, &[], Lang::Fi, "https://tuki.example/x").0;
        assert!(text.contains(&format!("\nAlue: {short}\n")), "{text}");
    }
}
