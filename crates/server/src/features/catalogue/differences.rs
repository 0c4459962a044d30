//! What differs between two versions, part by part, in the reader's language. No I/O.
use super::model::{AUDIENCES, Description, FACETS, Place, TEXTS, labels};
use crate::i18n::Lang;

/// A part that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What the part is called.
    pub part: String,
    /// What was there and is no more.
    pub before: Vec<String>,
    /// What is there now and was not.
    pub after: Vec<String>,
    /// Said in their stead, where what differs is not told.
    pub untold: String,
}

/// Whether a contact is told, or only that it differs. Who had it taken away does not want it told for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contact {
    Shown,
    LeftOut,
}

/// A part with what stands in it.
type Said = (String, Vec<String>);

/// What differs, in the order of the parts; none when they say the same.
pub(super) fn differences(
    before: &Description,
    after: &Description,
    lang: Lang,
    contact: Contact,
) -> Vec<Difference> {
    let hidden = contact == Contact::LeftOut && before.contact != after.contact;
    let (before, after) = (parts(before, lang, contact), parts(after, lang, contact));
    let pairs = before.into_iter().zip(after);
    let differing = pairs.filter(|((_, before), (_, after))| before != after);
    let told = differing
        .map(|((part, before), (_, after))| Difference {
            part,
            before: without(&before, &after),
            after: without(&after, &before),
            untold: String::new(),
        })
        .filter(|found| !(found.before.is_empty() && found.after.is_empty()));
    let untold = hidden.then(|| Difference {
        part: called("contact", lang),
        untold: lang.text("catalogue-contact-differs"),
        ..Difference::default()
    });
    told.chain(untold).collect()
}

/// Every part of a description in words, the same parts for every description.
pub(super) fn parts(of: &Description, lang: Lang, contact: Contact) -> Vec<Said> {
    let line = |text: &str| match text {
        "" => Vec::new(),
        text => vec![text.to_owned()],
    };
    let mut parts: Vec<(&str, Vec<String>)> = vec![
        ("name", line(&of.name)),
        ("organisation", line(&of.organisation)),
        ("language", line(of.language.name())),
        ("life_cycle", vec![lang.text(of.life_cycle.key())]),
        ("audiences", labels(AUDIENCES, &of.audiences, lang)),
    ];
    if contact == Contact::Shown {
        parts.push(("contact", line(&of.contact)));
    }
    parts.extend(TEXTS.map(|key| (key, line(of.text(key)))));
    parts.extend(FACETS.map(|(key, _)| (key, of.labels(key, lang))));
    parts.push(("area", area(of, lang)));
    parts.push(("places", of.places.iter().map(place).collect()));
    let named = parts.into_iter();
    named
        .map(|(part, said)| (called(part, lang), said))
        .collect()
}

/// What a part is called.
pub(super) fn called(part: &str, lang: Lang) -> String {
    lang.text(&format!("catalogue-part-{}", part.replace('_', "-")))
}

pub(super) fn area(of: &Description, lang: Lang) -> Vec<String> {
    let mut area = of.municipality_names(lang);
    if of.nationwide {
        area.insert(0, lang.text("catalogue-nationwide"));
    }
    area
}

fn place(place: &Place) -> String {
    let parts = [&place.name, &place.address, &place.hours];
    let said: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    said.join(", ")
}

fn without(these: &[String], those: &[String]) -> Vec<String> {
    let left = these.iter().filter(|one| !those.contains(one));
    left.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(topics: &[&str], promise: &str) -> Description {
        let mut description = Description {
            name: "Opastus".to_owned(),
            contact: promise.to_owned(),
            ..Description::default()
        };
        let topics = topics.iter().map(|key| (*key).to_owned()).collect();
        description.facets.insert("topics".to_owned(), topics);
        description
            .texts
            .insert("promise".to_owned(), promise.to_owned());
        description
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = said(&["first-steps", "identification"], "Saat apua.");
        assert_eq!(differences(&before, &before, Lang::En, Contact::Shown), []);
        let after = said(&["identification", "device-problems"], "Saat apua heti.");
        let told = differences(&before, &after, Lang::En, Contact::LeftOut);
        let parts: Vec<&str> = told.iter().map(|one| one.part.as_str()).collect();
        assert_eq!(parts, ["Promise", "Topics", "Contact"]);
        let contact = told.last().unwrap();
        assert!(contact.before.is_empty() && contact.after.is_empty());
        assert!(contact.untold.contains("changed"), "{contact:?}");
        assert_eq!(told[0].before, ["Saat apua."]);
        assert_eq!(told[0].after, ["Saat apua heti."]);
        assert_eq!(told[1].before, ["First steps with a device"]);
        assert_eq!(told[1].after, ["Device faults and slow computers"]);
        let all = differences(&before, &after, Lang::En, Contact::Shown);
        assert_eq!(all.len(), 3, "the contact too");
    }

    #[test]
    fn every_part_has_a_name_in_three_languages() {
        let whole = Description::default();
        for lang in Lang::ALL {
            for (part, _) in parts(&whole, lang, Contact::Shown) {
                assert!(!part.starts_with("catalogue-part-"), "{lang} {part}");
            }
        }
    }
}
