//! The words of the search: who changes them, what is refused, what a change would do, and that the search follows.
use serde_json::{Value as Json, json};
use server::config::Morphology;
use server::features::search;
use server::i18n::Lang;
use server::mail::Mailer;

use crate::stage::{Answer, Browser, Stage};

const PHONE: &str = "/en/edit/words/concept/smartphone";

/// An installation with two descriptions, and an editor.
struct House {
    stage: Stage,
    editor: Browser,
}

async fn house(morphology: Morphology) -> House {
    let stage = Stage::set(Mailer::captured(), |config| {
        config.search_morphology = morphology;
    })
    .await;
    let lead = stage.account("Lead").await;
    let workspace = json!({"title": "Lakeside"});
    let made = lead.json("POST", "/api/v1/workspaces", &workspace).await;
    let workspace = made.json()["id"].as_str().unwrap().to_owned();
    let model = |identifier: &str, name: &str, promise: &str| {
        json!({
            "identifier": identifier, "name": name, "organisation": "Kirjasto Lakka",
            "language": "fi", "texts": {"promise": promise}, "nationwide": true,
        })
    };
    let models = [
        model(
            "phones",
            "Puhelinkerho",
            "Opettelemme käyttämään älypuhelinta.",
        ),
        model(
            "walks",
            "Kävelykerho",
            "Kävelemme metsässä ja juomme kahvia.",
        ),
    ];
    let body = json!({"workspace": workspace, "models": models});
    let done = lead.json("POST", "/api/v1/models", &body).await;
    assert!(done.status.is_success(), "{}", done.text);
    let editor = stage.editor("Editor").await;
    House { stage, editor }
}

impl House {
    /// Names of what a query finds, the best first.
    async fn find(&self, query: &str) -> Vec<String> {
        let query: String = form_of(query);
        let stranger = self.stage.browser();
        let answer = stranger.get(&format!("/api/v1/search?q={query}")).await;
        let answer = answer.json();
        let hits = answer["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["description"]["name"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn words(&self) -> Json {
        self.stage.browser().get("/api/v1/words").await.json()
    }

    /// A concept as the API tells it.
    async fn concept(&self, key: &str) -> Option<Json> {
        let words = self.words().await;
        let mut concepts = words["concepts"].as_array().unwrap().iter();
        concepts.find(|one| one["key"] == key).cloned()
    }

    /// The form of a concept as it stands, with what is put in its fields.
    async fn form(&self, key: &str, put: &[(&str, &str)]) -> Vec<(String, String)> {
        let concept = self.concept(key).await.unwrap();
        let list = |name: &str| {
            let words = concept[name].as_array().unwrap().iter();
            let words: Vec<&str> = words.map(|word| word.as_str().unwrap()).collect();
            words.join("\n")
        };
        let mut form: Vec<(String, String)> = ["fi", "sv", "en", "near"]
            .map(|name| (name.to_owned(), list(name)))
            .into();
        form.push(("why".to_owned(), "People say so".to_owned()));
        form.push(("number".to_owned(), "0".to_owned()));
        for (name, value) in put {
            match form.iter_mut().find(|(own, _)| own == name) {
                Some(field) => {
                    field.1 = value.strip_prefix('+').map_or_else(
                        || (*value).to_owned(),
                        |more| format!("{}\n{more}", field.1),
                    );
                }
                None => form.push(((*name).to_owned(), (*value).to_owned())),
            }
        }
        form
    }

    async fn post(&self, path: &str, form: &[(String, String)]) -> Answer {
        let form: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.editor.post(path, &form).await
    }

    async fn did(&self, path: &str, form: &[(&str, &str)]) {
        let answer = self.editor.post(path, form).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text);
    }
}

/// A text as an address has it.
fn form_of(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    });
    bytes.collect()
}

#[tokio::test]
async fn a_new_word_is_found_by_at_once_and_is_undone() {
    for morphology in [Morphology::Auto, Morphology::Snowball] {
        let house = house(morphology).await;
        let expected = match morphology {
            Morphology::Auto => "voikko",
            Morphology::Snowball => "snowball",
        };
        let reads = search::morphology(&house.stage.app).await.unwrap();
        assert_eq!(reads, expected);
        assert!(house.find("tötterö").await.is_empty());
        let form = house.form("smartphone", &[("fi", "+tötterö")]).await;
        let saved = house.post(PHONE, &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let told = Lang::En.text("words-saved");
        let page = house.editor.get(saved.location()).await.text;
        assert!(
            page.contains(&told) && page.contains("New: tötterö"),
            "{page}"
        );
        assert!(!house.editor.get(PHONE).await.text.contains(&told));
        assert_eq!(house.find("tötteröstä").await, ["Puhelinkerho"]);
        let page = house.editor.get(PHONE).await.text;
        for said in ["People say so", "tötterö</ins>", "Editor", "Changed"] {
            assert!(page.contains(said), "{said}");
        }
        // The index made anew reads the same words.
        search::rebuild(&house.stage.app).await.unwrap();
        assert_eq!(house.find("tötterö").await, ["Puhelinkerho"]);
        let history = house.editor.get("/en/edit/words/history").await.text;
        assert!(history.contains("People say so") && history.contains("smartphone"));
        house
            .did(&format!("{PHONE}/undo"), &[("number", "1"), ("to", "0")])
            .await;
        assert!(house.find("tötterö").await.is_empty());
        let concept = house.concept("smartphone").await.unwrap();
        assert_eq!(concept["changed"], false);
    }
}

#[tokio::test]
async fn what_a_change_would_do_is_seen_before_and_nothing_is_kept() {
    let house = house(Morphology::Auto).await;
    let put = [
        ("fi", "+tötterö"),
        ("act", "preview"),
        ("queries", "metsäkävely\ntötteröiden opetus"),
        ("why", ""),
    ];
    let form = house.form("smartphone", &put).await;
    let seen = house.post(PHONE, &form).await;
    assert_eq!(seen.status, 200, "{}", seen.text);
    for said in [
        "No description says the changed words",
        "”tötterö”",
        "Before 0 hits, after the change 1 hit",
        "New, at 1",
        "Puhelinkerho",
        "”tötteröiden opetus”",
        "stay as they are",
        "metsäkävely",
    ] {
        assert!(seen.text.contains(said), "{said}: {}", seen.text);
    }
    assert!(house.find("tötterö").await.is_empty());
    assert_eq!(house.words().await["version"], 0);
    // Switching the concept off shows what is lost.
    let off = [
        ("state", "off"),
        ("act", "preview"),
        ("queries", "kännykkä"),
    ];
    let form = house.form("smartphone", &off).await;
    let seen = house.post(PHONE, &form).await.text;
    for said in ["1 description will be read otherwise.", "Gone, was 1"] {
        assert!(seen.contains(said), "{said}: {seen}");
    }
}

#[tokio::test]
async fn what_cannot_work_is_refused_and_given_back() {
    let house = house(Morphology::Snowball).await;
    let long = "x".repeat(61);
    let cases = [
        ("salo", "is the name of a place"),
        ("ja", "a word that the search always skips"),
        (long.as_str(), "at most 60 characters"),
        (
            "aivan liian pitkä ilmaus",
            "at most 60 characters and three words",
        ),
        ("–", "letters or digits"),
        ("a*b", "Remove other signs."),
    ];
    for (word, said) in cases {
        let form = house
            .form("smartphone", &[("fi", &format!("+{word}"))])
            .await;
        let refused = house.post(PHONE, &form).await;
        assert_eq!(refused.status, 422, "{word}");
        assert!(refused.text.contains(said), "{word}: {}", refused.text);
        assert!(refused.text.contains(word), "{word} is given back");
    }
    let empty = [("fi", ""), ("sv", ""), ("en", ""), ("why", "")];
    let refused = house
        .post(PHONE, &house.form("smartphone", &empty).await)
        .await;
    assert!(refused.text.contains("Write at least one word"));
    assert!(refused.text.contains("Say shortly why"));
    let near = house.form("smartphone", &[("near", "+nowhere")]).await;
    assert_eq!(house.post(PHONE, &near).await.status, 422);
    // A word of another concept is named, and kept when it is meant.
    let form = house.form("smartphone", &[("fi", "+seniori")]).await;
    let doubted = house.post(PHONE, &form).await;
    assert_eq!(doubted.status, 422);
    assert!(
        doubted
            .text
            .contains("“seniori” is also in the concept “pensioner”."),
        "{}",
        doubted.text
    );
    let meant = house
        .form("smartphone", &[("fi", "+seniori"), ("anyway", "1")])
        .await;
    assert_eq!(house.post(PHONE, &meant).await.status, 303);
}

#[tokio::test]
async fn of_two_editors_at_once_the_second_sees_what_changed_and_loses_nothing() {
    let house = house(Morphology::Snowball).await;
    let first = house.form("smartphone", &[("fi", "+tötterö")]).await;
    let second = house
        .form("smartphone", &[("fi", "+vempele"), ("why", "Mine")])
        .await;
    assert_eq!(house.post(PHONE, &first).await.status, 303);
    let late = house.post(PHONE, &second).await;
    assert_eq!(late.status, 409);
    for said in [
        "Somebody else changed the same meanwhile",
        "tötterö",
        "vempele",
        "Mine",
    ] {
        assert!(late.text.contains(said), "{said}: {}", late.text);
    }
    assert!(late.text.contains("name=\"number\" value=\"1\""));
    let again = house
        .form("smartphone", &[("fi", "+vempele"), ("number", "1")])
        .await;
    assert_eq!(house.post(PHONE, &again).await.status, 303);
    let concept = house.concept("smartphone").await.unwrap();
    let words = concept["fi"].as_array().unwrap();
    assert!(words.contains(&json!("tötterö")) && words.contains(&json!("vempele")));
    let undo = [("number", "1"), ("to", "0")];
    let late = house.editor.post(&format!("{PHONE}/undo"), &undo).await;
    assert_eq!(late.status, 409);
}

#[tokio::test]
async fn editors_make_concepts_spoken_forms_and_words_of_their_own() {
    let house = house(Morphology::Auto).await;
    let new = [
        ("fi", "metsäkävely\nsamoilu"),
        ("en", "Forest walk"),
        ("why", "New"),
    ];
    house.did("/en/edit/words/new/concept", &new).await;
    let concept = house.concept("forest-walk").await.unwrap();
    assert_eq!(concept["fi"], json!(["metsäkävely", "samoilu"]));
    let spoken = [
        ("key", "kävyilemä"),
        ("read", "kävelemään"),
        ("why", "Dialect"),
    ];
    house.did("/en/edit/words/new/spoken", &spoken).await;
    assert_eq!(house.find("kävyilemä").await, ["Kävelykerho"]);
    let form = [
        ("key", "känttyrä"),
        ("read", "älypuhelin"),
        ("why", "Slang"),
    ];
    house.did("/en/edit/words/new/form", &form).await;
    assert_eq!(house.find("känttyrä").await, ["Puhelinkerho"]);
    let stem = [
        ("key", "känttyrö"),
        ("read", "älypuhelin"),
        ("why", "Slang"),
    ];
    house.did("/en/edit/words/new/stem", &stem).await;
    assert_eq!(house.find("känttyröissä").await, ["Puhelinkerho"]);
    let taken = house.editor.post("/en/edit/words/new/stem", &stem).await;
    assert_eq!(taken.status, 422);
    // Switched off, it is found by no more.
    let off = [
        ("read", "älypuhelin"),
        ("state", "off"),
        ("number", "1"),
        ("why", "Not said"),
    ];
    let path = format!("/en/edit/words/stem/{}", form_of("känttyrö"));
    house.did(&path, &off).await;
    assert!(house.find("känttyröissä").await.is_empty());
    let list = house
        .editor
        .get("/en/edit/words?kind=stem&show=off")
        .await
        .text;
    assert!(list.contains("känttyrö") && list.contains("1 row"));
    // They can be taken along in the shape of the program's files.
    let file = house.editor.get("/en/edit/words/files/concepts").await;
    assert!(file.text.contains("key = \"forest-walk\""));
    let words = house.editor.get("/en/edit/words/files/words").await.text;
    assert!(words.contains("känttyrä") && !words.contains("känttyrö"));
    assert_eq!(
        house.editor.get("/en/edit/words/files/none").await.status,
        404
    );
}

#[tokio::test]
async fn an_advisers_line_is_read_by_the_words_that_stand() {
    let house = house(Morphology::Auto).await;
    let line = "/en/match?line=t%C3%B6tter%C3%B6";
    let before = house.stage.browser().get(line).await.text;
    let understood = "<q>tötterö</q>";
    assert!(!before.contains(understood), "{before}");
    let form = house.form("smartphone", &[("fi", "+tötterö")]).await;
    assert_eq!(house.post(PHONE, &form).await.status, 303);
    let after = house.stage.browser().get(line).await.text;
    assert!(
        after.len() != before.len(),
        "the word says something now: {after}"
    );
}

#[tokio::test]
async fn the_list_is_searched_and_only_editors_see_it() {
    let house = house(Morphology::Snowball).await;
    let list = house.editor.get("/fi/edit/words").await.text;
    assert!(list.contains("rel=\"next\"") && list.contains("eläkeläinen"));
    let found = house.editor.get("/fi/edit/words?q=k%C3%A4nnykk").await.text;
    assert!(found.contains("/fi/edit/words/concept/smartphone") && !found.contains("eläkeläinen"));
    let none = house.editor.get("/fi/edit/words?q=zzzz&page=99").await;
    assert_eq!(none.status, 200);
    let stranger = house.stage.account("Stranger").await;
    for path in [
        "/fi/edit/words",
        "/fi/edit/words/history",
        "/fi/edit/words/new/concept",
        "/fi/edit/words/concept/smartphone",
        "/fi/edit/words/files/concepts",
    ] {
        assert_eq!(stranger.get(path).await.status, 403, "{path}");
        assert_eq!(house.editor.get(path).await.status, 200, "{path}");
    }
    let form = [("fi", "x"), ("why", "y")];
    let refused = stranger.post("/fi/edit/words/new/concept", &form).await;
    assert_eq!(refused.status, 403);
    for path in [
        "/fi/edit/words/concept/nothing",
        "/fi/edit/words/none/x",
        "/fi/edit/words/new/none",
    ] {
        assert_eq!(house.editor.get(path).await.status, 404, "{path}");
    }
}
