//! Voting on notes: who may, how often, what is seen before the end, and what is kept after it.
use canvas::content::{Content, Note};
use canvas::settings::Role;
use server::args;
use server::features::live;
use server::features::votes::{closed_rounds, open_round};
use server::features::workspaces::CanvasId;

use crate::registry_place::Place;
use crate::sockets::Guest;
use crate::stage::Browser;

const BALLOTS: &str = "
    select count(*)
    from vote_ballot";
const ROUND: [(&str, &str); 4] = [
    ("question", "Where do we start?"),
    ("mark", "dots"),
    ("votes_each", "3"),
    ("hidden", "1"),
];

fn note(id: &str, zone: &str, text: &str) -> Note {
    Note {
        id: id.to_owned(),
        zone: zone.to_owned(),
        kind: "actor".to_owned(),
        text: text.to_owned(),
        order: "a0".to_owned(),
        ..Note::default()
    }
}

struct Hall {
    place: Place,
    canvas: CanvasId,
}

impl Hall {
    async fn new() -> Self {
        let place = Place::new().await;
        let canvas = place.canvas("actor-map").await;
        let content = Content {
            notes: vec![
                note("note-library", "municipality", "Library\nhelps on Tuesdays"),
                note("note-college", "municipality", "College"),
                note("note-police", "state", "Police <b>"),
            ],
            ..Content::default()
        };
        place
            .write(&canvas, move |txn| canvas::fill(txn, &content))
            .await;
        Self { place, canvas }
    }

    fn path(&self, rest: &str) -> String {
        format!("/en/c/{}/votes{rest}", self.canvas.0)
    }

    async fn guest(&self, name: &str, role: Role) -> Browser {
        let app = &self.place.stage.app;
        let guest = Guest::new(app, &self.canvas, name, role).await;
        self.place.stage.browser().with_token(&guest.token)
    }

    /// Opens a round; gives its path.
    async fn open(&self, form: &[(&str, &str)]) -> String {
        let answer = self.place.host.post(&self.path(""), form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let app = &self.place.stage.app;
        let round = open_round(app, &self.canvas.0).await.unwrap().unwrap();
        self.path(&format!("/{}", round.id))
    }

    async fn ballots(&self) -> i64 {
        let found = self.place.stage.app.db.optional(BALLOTS, args![]).await;
        found.unwrap().unwrap()
    }
}

#[tokio::test]
async fn a_round_is_opened_voted_in_changed_and_closed() {
    let hall = Hall::new().await;
    let round = hall.open(&ROUND).await;
    let anna = hall.guest("Anna", Role::Participant).await;
    let mika = hall.guest("Mika", Role::Participant).await;
    let first = [("note-note-library", "3")];
    assert_eq!(anna.post(&round, &first).await.status, 303);
    // One person has one ballot, however often it is cast.
    let second = [("note-note-library", "1"), ("note-note-police", "1")];
    assert_eq!(anna.post(&round, &second).await.status, 303);
    assert_eq!(
        mika.post(&round, &[("note-note-library", "2")])
            .await
            .status,
        303
    );
    assert_eq!(hall.ballots().await, 2);
    for reader in [&hall.place.host, &mika] {
        let page = reader.get(&hall.path("")).await.text;
        assert!(page.contains("2 people have voted."), "{page}");
        assert!(!page.contains("so far"), "{page}");
    }
    let close = format!("{round}/close");
    for _ in 0..2 {
        assert_eq!(hall.place.host.post(&close, &[]).await.status, 303);
    }
    assert_eq!(hall.ballots().await, 0);
    let app = &hall.place.stage.app;
    let closed = closed_rounds(app, &hall.canvas.0).await.unwrap();
    assert_eq!((closed.len(), closed[0].voters), (1, 2));
    let came: Vec<_> = closed[0]
        .outcome
        .iter()
        .map(|one| (one.name.as_str(), one.votes, one.people))
        .collect();
    assert_eq!(
        came,
        [("Library", 3, 2), ("Police <b>", 1, 1), ("College", 0, 0)]
    );
    let late = mika.post(&round, &[("note-note-police", "1")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("closed already"), "{}", late.text);
    let page = mika.get(&hall.path("")).await.text;
    for part in ["from 2 people", "1 note got no votes."] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[tokio::test]
async fn a_ballot_with_too_many_votes_is_given_back() {
    let hall = Hall::new().await;
    let round = hall.open(&ROUND).await;
    let anna = hall.guest("Anna", Role::Participant).await;
    let page = anna.get(&hall.path("")).await.text;
    for part in [
        "Where do we start?",
        "You have 3 votes",
        "Police &#60;b&#62;",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let over = [("note-note-library", "2"), ("note-note-college", "2")];
    let refused = anna.post(&round, &over).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("There are too many votes."));
    assert_eq!(refused.text.matches("value=\"2\"").count(), 2);
    assert_eq!(hall.ballots().await, 0);
}

#[tokio::test]
async fn an_open_vote_shows_how_it_goes_and_only_what_it_asks_about() {
    let hall = Hall::new().await;
    let form = [
        ("question", "Who is near?"),
        ("mark", "tick"),
        ("votes_each", "1"),
        ("zone", "state"),
    ];
    let round = hall.open(&form).await;
    let anna = hall.guest("Anna", Role::Participant).await;
    let foreign = [("note-note-library", "1")];
    let refused = anna.post(&round, &foreign).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("was moved or removed"));
    let asked = [("note-note-police", "1")];
    assert_eq!(anna.post(&round, &asked).await.status, 303);
    let page = anna.get(&hall.path("")).await.text;
    assert!(
        page.contains("1 vote so far") && !page.contains("Library"),
        "{page}"
    );
    // A second click finds the round that is open; another question is given back.
    assert_eq!(
        hall.place.host.post(&hall.path(""), &form).await.status,
        303
    );
    let second = hall.place.host.post(&hall.path(""), &ROUND).await;
    assert_eq!(second.status, 409);
    assert!(
        second.text.contains(r#"value="Where do we start?""#)
            && second.text.contains("Another vote is open already."),
        "{}",
        second.text
    );
    let still = open_round(&hall.place.stage.app, &hall.canvas.0).await;
    assert_eq!(still.unwrap().unwrap().question, "Who is near?");
    let canvas = format!("/en/c/{}", hall.canvas.0);
    let shown = anna.get(&canvas).await.text;
    assert!(shown.contains("A vote is open: Who is near?"), "{shown}");
}

#[tokio::test]
async fn facilitators_open_and_close_participants_vote_and_viewers_look_on() {
    let hall = Hall::new().await;
    let anna = hall.guest("Anna", Role::Participant).await;
    let noor = hall.guest("Noor", Role::Viewer).await;
    let stranger = hall.place.stage.browser();
    assert_eq!(anna.post(&hall.path(""), &ROUND).await.status, 403);
    let round = hall.open(&ROUND).await;
    let close = format!("{round}/close");
    assert_eq!(anna.post(&close, &[]).await.status, 403);
    assert_eq!(noor.post(&round, &[]).await.status, 403);
    assert_eq!(noor.get(&hall.path("")).await.status, 200);
    for path in [&round, &close, &hall.path("")] {
        assert_eq!(stranger.post(path, &[]).await.status, 401);
    }
    assert_eq!(stranger.get(&hall.path("")).await.status, 401);
    let wrong = [("question", " "), ("mark", "stars"), ("votes_each", "21")];
    hall.place.host.post(&close, &[]).await;
    let refused = hall.place.host.post(&hall.path(""), &wrong).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.text.matches("class=\"error\"").count(), 3);
    let elsewhere = [&ROUND[..], &[("zone", "no-such-zone")]].concat();
    let refused = hall.place.host.post(&hall.path(""), &elsewhere).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Choose the parts from this list."));
    let archive = format!("/en/c/{}/archive", hall.canvas.0);
    assert_eq!(hall.place.host.post(&archive, &[]).await.status, 303);
    assert_eq!(
        hall.place.host.post(&hall.path(""), &ROUND).await.status,
        409
    );
    for kind in ["offering", "needs-map"] {
        let canvas = hall.place.canvas(kind).await;
        let path = format!("/en/c/{}/votes", canvas.0);
        assert_eq!(hall.place.host.get(&path).await.status, 404, "{kind}");
        assert_eq!(
            hall.place.host.post(&path, &ROUND).await.status,
            404,
            "{kind}"
        );
    }
}

#[tokio::test]
async fn votes_of_a_note_that_is_gone_are_told_of() {
    let hall = Hall::new().await;
    let round = hall.open(&ROUND).await;
    let anna = hall.guest("Anna", Role::Participant).await;
    let votes = [("note-note-library", "2")];
    assert_eq!(anna.post(&round, &votes).await.status, 303);
    let app = &hall.place.stage.app;
    let binned = live::edit(app, &hall.canvas, |txn| {
        let actor = canvas::Actor {
            id: "account-1".to_owned(),
            name: "Host".to_owned(),
            role: Role::Facilitator,
            voices: canvas::permits::Voices::default(),
        };
        canvas::single::bin(txn, "note-library", &actor, 1);
    });
    binned.await.unwrap();
    let late = anna.post(&round, &votes).await;
    assert_eq!(late.status, 422);
    hall.place.host.post(&format!("{round}/close"), &[]).await;
    let page = anna.get(&hall.path("")).await.text;
    assert!(page.contains("2 votes went to notes that were removed"));
    assert!(!page.contains("Nobody voted"));
}

#[tokio::test]
async fn those_with_most_votes_are_circled_once_by_who_leads() {
    let hall = Hall::new().await;
    let round = hall.open(&ROUND).await;
    let circle = format!("{round}/circle");
    let anna = hall.guest("Anna", Role::Participant).await;
    let host = &hall.place.host;
    let form = [("label", " Here we start "), ("most", "1")];
    assert_eq!(host.post(&circle, &form).await.status, 404, "still open");
    let votes = [("note-note-library", "2"), ("note-note-police", "1")];
    anna.post(&round, &votes).await;
    host.post(&format!("{round}/close"), &[]).await;
    assert_eq!(anna.post(&circle, &form).await.status, 403);
    for wrong in ["", "0", "21", "many"] {
        let refused = host.post(&circle, &[("most", wrong)]).await;
        assert_eq!(refused.status, 409, "{wrong}");
    }
    for _ in 0..2 {
        assert_eq!(host.post(&circle, &form).await.status, 303);
    }
    let content = live::content(&hall.place.stage.app, &hall.canvas).await;
    let circles = content.unwrap().circles;
    let [one] = &circles[..] else {
        panic!("{circles:?}");
    };
    assert_eq!(
        (one.label.as_str(), &one.members[..]),
        ("Here we start", &["note-library".to_owned()][..])
    );
    assert!(one.signed.by.starts_with("account-"));
    let page = host.get(&hall.path("")).await.text;
    assert!(page.contains("Circled on the canvas"));
}

#[tokio::test]
async fn the_end_of_a_long_note_is_folded_away() {
    let hall = Hall::new().await;
    let long = format!("Hours\n{}", "open ".repeat(41));
    let content = Content {
        notes: vec![note("note-hours", "state", &long)],
        ..Content::default()
    };
    hall.place
        .write(&hall.canvas, move |txn| canvas::fill(txn, &content))
        .await;
    hall.open(&ROUND).await;
    let page = hall.place.host.get(&hall.path("")).await.text;
    assert_eq!(page.matches("<details><summary>open open").count(), 1);
    assert!(page.contains(">helps on Tuesdays<"), "{page}");
}
