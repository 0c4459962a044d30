//! An index follows other words, and shows before what they would find.
use std::sync::Arc;

use search::{
    Change, Description, Index, Knowledge, Lang, Lexicon, LexiconTexts, Query, Snowball, Written,
};

use super::stage;

fn described(id: &str, lang: Lang, name: &str, text: &str) -> Description {
    Description {
        id: id.to_owned(),
        written: vec![Written {
            lang,
            name: name.to_owned(),
            text: text.to_owned(),
        }],
        places: Vec::new(),
        nationwide: true,
        facets: [("channels".to_owned(), vec!["on-site".to_owned()])].into(),
        checked: 7,
        is_over: false,
    }
}

fn catalogue() -> Vec<Change> {
    let all = [
        described(
            "gadgets",
            Lang::Fi,
            "Härvelikerho",
            "Tutkimme härveleitä yhdessä.",
        ),
        described(
            "tablets",
            Lang::Fi,
            "Taulukerho",
            "Opettelemme taulutietokoneen käyttöä.",
        ),
        described("walks", Lang::Fi, "Kävelykerho", "Kävelemme metsässä."),
        described(
            "swedish",
            Lang::Sv,
            "Mojängklubben",
            "Vi undersöker mojänger tillsammans.",
        ),
    ];
    all.map(|one| Change::Put(Box::new(one))).into()
}

/// The lexicon of the repository with one more concept.
fn with_concept(knowledge: &Knowledge, concept: &str) -> Arc<Knowledge> {
    let concepts = format!("{}\n{concept}", stage::text("data/search/concepts.toml"));
    let (spoken, words) = (
        stage::text("data/search/spoken.toml"),
        stage::text("data/search/words.toml"),
    );
    let lexicon = Lexicon::read(LexiconTexts {
        concepts: &concepts,
        spoken: &spoken,
        words: &words,
        ..LexiconTexts::default()
    });
    Arc::new(knowledge.with(lexicon.unwrap()))
}

const GADGET: &str = "
    [[concept]]
    key = \"gadget\"
    fi = [\"härveli\", \"vempele\"]
    sv = [\"mojäng\"]
";

fn found(answer: search::Found) -> Vec<String> {
    let mut ids: Vec<String> = answer.hits.into_iter().map(|hit| hit.id).collect();
    ids.sort_unstable();
    ids
}

fn check(index: &Index, knowledge: &Knowledge) {
    let query = Query::new("vempeleet", Lang::Fi);
    assert!(found(index.search(&query).unwrap()).is_empty());
    let other = with_concept(knowledge, GADGET);
    let trial = index.trial(Arc::clone(&other), 100).unwrap();
    assert_eq!((trial.concerned, trial.tried), (2, 2));
    let seen = trial.search(&query).unwrap();
    assert_eq!(found(seen.clone()), ["gadgets", "swedish"]);
    // Nobody else sees a trial, and what it stands on may go on.
    assert!(found(index.search(&query).unwrap()).is_empty());
    assert_eq!(index.count(), 4);
    let one = described("more", Lang::Fi, "Vempelepaja", "Tuo härveli mukanasi.");
    index.apply(vec![Change::Put(Box::new(one))], 9).unwrap();
    assert_eq!(trial.search(&query).unwrap(), seen);
    index
        .apply(vec![Change::Withdraw("more".to_owned())], 10)
        .unwrap();
    // The index itself finds the same once it follows, and remembers where it stood.
    assert_eq!(index.concerned(&other).unwrap(), 2);
    assert_eq!(index.follow(Arc::clone(&other)).unwrap(), 2);
    assert_eq!((index.count(), index.read_up_to()), (4, 10));
    let now = index.search(&query).unwrap();
    assert_eq!(found(now.clone()), ["gadgets", "swedish"]);
    assert_eq!(now.counts["channels"]["on-site"], 2);
    assert_eq!(index.concerned(&other).unwrap(), 0);
}

#[test]
fn an_index_follows_other_words_and_tries_them_before() {
    let knowledge = stage::knowledge(Arc::new(Snowball));
    let index = Index::in_memory(Arc::clone(&knowledge)).unwrap();
    index.apply(catalogue(), 4).unwrap();
    check(&index, &knowledge);
}

#[test]
fn a_folder_follows_other_words_and_is_opened_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let knowledge = stage::knowledge(Arc::new(Snowball));
    let index = Index::open(&path, Arc::clone(&knowledge)).unwrap();
    index.apply(catalogue(), 4).unwrap();
    check(&index, &knowledge);
    let other = index.knowledge();
    drop(index);
    let again = Index::open(&path, other).unwrap();
    assert_eq!((again.count(), again.read_up_to()), (4, 10));
}

#[test]
fn a_trial_reads_no_more_than_it_may() {
    let knowledge = stage::knowledge(Arc::new(Snowball));
    let index = Index::in_memory(Arc::clone(&knowledge)).unwrap();
    index.apply(catalogue(), 4).unwrap();
    let other = with_concept(&knowledge, GADGET);
    let trial = index.trial(other, 1).unwrap();
    assert_eq!((trial.concerned, trial.tried), (2, 1));
}

#[test]
fn places_and_words_that_say_nothing_are_told() {
    let knowledge = stage::knowledge(Arc::new(Snowball));
    for place in ["Salo", "loimaalla", "Varsinais-Suomi", "Pargas"] {
        assert!(knowledge.is_place(place), "{place}");
    }
    assert!(!knowledge.is_place("kännykkä") && !knowledge.is_place("Salon kirjasto"));
    assert!(!knowledge.is_place(""));
    assert!(knowledge.is_stop(Lang::Fi, "ja") && knowledge.is_stop(Lang::En, " The "));
    assert!(!knowledge.is_stop(Lang::Fi, "apua") && !knowledge.is_stop(Lang::Sv, "ja och"));
}

#[test]
fn a_renamed_term_is_found_by_its_new_label() {
    let before = stage::knowledge(Arc::new(Snowball));
    let index = Index::in_memory(Arc::clone(&before)).unwrap();
    let mut changes = catalogue();
    let mut other = described("other", Lang::Fi, "Pajakerho", "Korjaamme.");
    other.facets = [("channels".to_owned(), vec!["phone".to_owned()])].into();
    changes.push(Change::Put(Box::new(other)));
    index.apply(changes, 4).unwrap();
    let query = Query::new("kioskilla", Lang::Fi);
    assert_eq!(index.search(&query).unwrap().total, 0);
    let renamed = stage::labels_but("channels", "phone", "Kioski");
    let after = Arc::new(before.with_labels(stage::lexicon(), renamed));
    assert_ne!(after.fingerprint(), before.fingerprint());
    assert_eq!(index.concerned(&after).unwrap(), 1);
    assert_eq!(index.follow(Arc::clone(&after)).unwrap(), 1);
    assert_eq!(found(index.search(&query).unwrap()), ["other"]);
    assert_eq!(index.concerned(&after).unwrap(), 0);
}
