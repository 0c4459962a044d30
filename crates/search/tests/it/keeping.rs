//! What an index keeps: changes, the folder it lies in, and a rebuild.
use std::sync::Arc;

use search::{Change, Index, Lang, Morphology, OpenError, Query, Reading, Snowball};

use super::searching::{catalogue, engines, filled, ids};
use super::stage;

#[test]
fn a_withdrawn_description_is_gone_at_once_and_a_new_one_replaces_the_old() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    let query = Query::new("pankkitunnukset", Lang::Fi);
    assert!(ids(&index.search(&query).unwrap()).contains(&"seniors"));
    index
        .apply(vec![Change::Withdraw("seniors".to_owned())], 5)
        .unwrap();
    assert!(!ids(&index.search(&query).unwrap()).contains(&"seniors"));
    let mut company = catalogue().remove(3);
    company.written[0].text = "Neuvomme pankkitunnuksissa.".to_owned();
    let changes = vec![
        Change::Put(Box::new(company.clone())),
        Change::Put(Box::new(company)),
    ];
    index.apply(changes, 6).unwrap();
    assert_eq!(ids(&index.search(&query).unwrap())[0], "company");
    assert_eq!((index.count(), index.read_up_to()), (3, 6));
}

#[test]
fn a_folder_remembers_up_to_where_it_read_and_starts_anew_for_other_knowledge() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let mut engines = engines();
    let (_, other) = engines.remove(1);
    let (_, knowledge) = engines.remove(0);
    let index = Index::open(&path, Arc::clone(&knowledge)).unwrap();
    assert_eq!(index.read_up_to(), 0);
    let puts = catalogue()
        .into_iter()
        .map(|one| Change::Put(Box::new(one)));
    index.apply(puts.collect(), 4).unwrap();
    drop(index);
    let again = Index::open(&path, knowledge).unwrap();
    assert_eq!((again.count(), again.read_up_to()), (4, 4));
    drop(again);
    let anew = Index::open(&path, Arc::clone(&other)).unwrap();
    assert_eq!((anew.count(), anew.read_up_to()), (0, 0));
    anew.rebuild(catalogue(), 9).unwrap();
    drop(anew);
    std::fs::write(path.join("meta.json"), "broken").unwrap();
    let mended = Index::open(&path, other).unwrap();
    assert_eq!((mended.count(), mended.read_up_to()), (0, 0));
}

#[test]
fn a_rebuilt_index_has_the_new_ones_only() {
    let (_, knowledge) = engines().remove(0);
    let index = filled(&knowledge);
    index.rebuild(catalogue().into_iter().take(2), 7).unwrap();
    assert_eq!((index.count(), index.read_up_to()), (2, 7));
    let found = index.search(&Query::new("nätbank", Lang::Sv)).unwrap();
    assert!(!ids(&found).contains(&"swedish"));
}

#[test]
fn a_folder_that_is_open_elsewhere_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let mut engines = engines();
    let (_, other) = engines.remove(1);
    let (_, knowledge) = engines.remove(0);
    let index = Index::open(&path, Arc::clone(&knowledge)).unwrap();
    index.rebuild(catalogue(), 4).unwrap();
    for by in [Arc::clone(&knowledge), other] {
        assert!(matches!(Index::open(&path, by), Err(OpenError::Busy)));
    }
    drop(index);
    let again = Index::open(&path, knowledge).unwrap();
    assert_eq!((again.count(), again.read_up_to()), (4, 4));
}

/// Finnish that breaks at one word.
struct Brittle;

impl Morphology for Brittle {
    fn name(&self) -> &'static str {
        "snowball"
    }

    fn readings(&self, word: &str) -> Vec<Reading> {
        assert!(!word.contains("räjähdys"), "a word that cannot be read");
        Snowball.readings(word)
    }
}

#[test]
fn a_description_that_cannot_be_read_keeps_nobody_from_finding_the_others() {
    let index = Index::in_memory(stage::knowledge(Arc::new(Brittle))).unwrap();
    let mut all = catalogue();
    all[1].written[0].text.push_str(" Räjähdys.");
    let puts = all.iter().cloned();
    let puts = puts.map(|one| Change::Put(Box::new(one)));
    index.apply(puts.collect(), 4).unwrap();
    assert_eq!((index.count(), index.read_up_to()), (3, 4));
    assert_eq!(index.left_out(), ["repair"]);
    let query = Query::new("pankkitunnukset", Lang::Fi);
    assert!(ids(&index.search(&query).unwrap()).contains(&"seniors"));
    index.rebuild(all, 5).unwrap();
    assert_eq!((index.count(), index.left_out().len()), (3, 1));
    let mended = catalogue().remove(1);
    index.apply(vec![Change::Put(Box::new(mended))], 6).unwrap();
    assert_eq!((index.count(), index.left_out().len()), (4, 0));
}
