//! Words, and the plan of the statement that finds them.
use super::store::{FIND, patterns};
use super::words::{PATTERNS_MAX, WORDS_MAX, Words};
use crate::args;
use crate::db::{Db, DbError, FromRow, Row, Value};

fn finds(question: &str, text: &str) -> bool {
    let words = Words::stems();
    let kept = words.kept(text);
    let asked = words.asked(question);
    !asked.is_empty() && asked.iter().all(|word| word.is_in(&kept))
}

#[test]
fn inflected_words_find_each_other() {
    for (question, text) in [
        ("kirjasto", "Apua saa kirjastosta tiistaisin"),
        (
            "kirjastossa",
            "Pääkirjasto ja lähikirjastot, kirjaston aula",
        ),
        ("Kaupungin", "kaupunki tukee"),
        ("opastus", "Opastukset jatkuvat"),
        ("biblioteken", "Biblioteket hjälper"),
        ("helping", "The library helps people"),
        ("kirj", "Kirjasto"),
        ("kela verotoimisto", "Verotoimisto ja Kela"),
        ("E-RESEPTI", "e-resepti"),
    ] {
        assert!(finds(question, text), "{question} in {text}");
    }
    for (question, text) in [
        ("kirjasto museo", "Kirjasto on auki"),
        ("asto", "Kirjasto"),
        ("a", "a"),
        ("  ", "Kirjasto"),
        ("%", "100 %"),
    ] {
        assert!(!finds(question, text), "{question} in {text}");
    }
}

#[test]
fn what_answers_is_marked_and_nothing_is_lost() {
    let words = Words::stems();
    let marked = words.marked("Apua kirjastosta, Kelasta", &words.asked("kirjasto kela"));
    let all: String = marked.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(all, "Apua kirjastosta, Kelasta");
    let matches: Vec<&str> = marked
        .iter()
        .filter(|(is_match, _)| *is_match)
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(matches, ["kirjastosta", "Kelasta"]);
}

#[test]
fn a_question_always_has_as_many_patterns() {
    let words = Words::stems();
    for question in ["yksi", "yksi kaksi kolme neljä viisi kuusi"] {
        let patterns = patterns(&words.asked(question));
        assert_eq!(patterns.len(), WORDS_MAX * PATTERNS_MAX);
    }
}

struct Step(String);

impl FromRow for Step {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(row.get("detail")?))
    }
}

/// What is read grows with the workspace that is asked, never with the installation.
#[tokio::test]
async fn only_the_texts_of_one_workspace_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::sqlite(&folder.path().join("plan.db")).await.unwrap();
    let explained: &'static str =
        Box::leak(format!("explain query plan {}", FIND.sqlite).into_boxed_str());
    let mut values: Vec<Value> = args!["w", 10_i64];
    values.extend(patterns(&[]).into_iter().map(Value::from));
    let steps: Vec<Step> = db.all(explained, values).await.unwrap();
    let reads: Vec<&str> = steps
        .iter()
        .map(|step| step.0.as_str())
        .filter(|step| step.starts_with(['S']))
        .collect();
    assert_eq!(reads.len(), 2, "{reads:?}");
    assert!(
        reads[0].starts_with("SEARCH c USING INDEX canvas_workspace"),
        "{reads:?}"
    );
    assert!(reads[1].starts_with("SEARCH p USING INDEX"), "{reads:?}");
}
