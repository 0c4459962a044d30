//! The page of a canvas's votes: the round that is open, what earlier ones brought, and opening another.
use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use canvas::content::{Content, Note};
use canvas::settings::Role;
use serde::Deserialize;

use super::model::{self, Draft, Mark, Round, VOTES_MAX, can_vote};
use super::store;
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::live;
use crate::features::vocabularies::SheetTexts;
use crate::features::workspaces::{self, Access, CanvasHead, Level, View};
use crate::i18n::{Lang, MsgKey};
use crate::web::{Error, FormErrors, PathLang, Routes, Shell, dates, html};

/// Votes of each person that the form proposes.
const VOTES_PROPOSED: &str = "5";

pub(super) fn routes() -> Routes {
    Routes::new().get("/{lang}/c/{canvas}/votes", show)
}

/// What somebody typed that was not taken.
pub(super) enum Typed {
    Nothing {
        is_saved: bool,
    },
    /// A round that was to be opened.
    Opening(Draft, FormErrors),
    /// A ballot, by field.
    Voting(Vec<(String, String)>, MsgKey),
}

#[derive(askama::Template)]
#[template(path = "votes/votes.html")]
struct VotesPage {
    shell: Shell,
    canvas: CanvasHead,
    /// Where the canvas belongs, for the reader: address and title.
    home: (String, String),
    open: Option<OpenView>,
    closed: Vec<ClosedView>,
    /// The form of another round, for those who may open one now.
    form: Option<FormView>,
    is_saved: bool,
    wrong: String,
}

struct OpenView {
    id: String,
    question: String,
    lead: String,
    voters: String,
    can_vote: bool,
    can_close: bool,
    zones: Vec<ZoneView>,
}

struct ZoneView {
    label: String,
    notes: Vec<NoteView>,
}

struct NoteView {
    id: String,
    name: String,
    remark: String,
    /// One's own votes, as they stand in the form.
    votes: String,
    most: i64,
    /// How it goes, where everybody may see.
    so_far: Option<String>,
}

struct ClosedView {
    id: String,
    question: String,
    when: String,
    voters: String,
    outcome: Vec<OutcomeView>,
    rest: String,
    /// What became of votes whose notes were taken away meanwhile.
    lost: String,
    /// Whether those with most votes are circled already.
    is_circled: bool,
    can_circle: bool,
}

struct OutcomeView {
    name: String,
    zone: String,
    votes: i64,
    people: String,
    /// Of a bar that is 100 wide.
    width: i64,
}

struct FormView {
    draft: Draft,
    errors: FormErrors,
    marks: Vec<(&'static str, String)>,
    zones: Vec<(String, String)>,
    most: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    saved: Option<String>,
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<View>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let is_saved = asked.saved.is_some();
    page(&app, lang, &visitor, &access, Typed::Nothing { is_saved }).await
}

/// The page; 422 with what was typed when it was not taken, 409 when another round came between.
pub(super) async fn page<L: Level>(
    app: &App,
    lang: Lang,
    visitor: &Visitor,
    access: &Access<L>,
    typed: Typed,
) -> Result<Response, Error> {
    let canvas = workspaces::canvas_of(app, access).await?;
    let workspace = workspaces::title(app, &canvas.workspace).await?;
    let workspace = workspace.ok_or(Error::NotFound)?;
    let template = canvas::find(&canvas.kind).filter(|kind| can_vote(kind));
    let template = template.ok_or(Error::NotFound)?;
    let id = access.canvas()?;
    let sheet = template.sheet(&SheetTexts(lang));
    let zones = sheet.zones.into_iter().map(|zone| (zone.slug, zone.label));
    let zones: Vec<(String, String)> = zones.collect();
    let leads = access.who.role >= Role::Facilitator && !canvas.is_archived;
    let content = live::standing(app, id).await?;
    let open = store::open_round(&app.db, &canvas.id).await?;
    let open = match open {
        Some(round) => {
            let drawing = Drawing {
                app,
                lang,
                access,
                zones: &zones,
            };
            Some(
                drawing
                    .open(round, &content, &typed, canvas.is_archived)
                    .await?,
            )
        }
        None => None,
    };
    let closed = store::closed_rounds(&app.db, &canvas.id).await?;
    let closed = closed.into_iter().map(|round| {
        let circles = Circles::of(&content, &round.id, leads && template.circles.is_some());
        closed_view(lang, &zones, round, circles)
    });
    let (status, wrong) = match &typed {
        Typed::Voting(_, key) => (StatusCode::UNPROCESSABLE_ENTITY, lang.text(key)),
        Typed::Opening(..) if open.is_some() => (StatusCode::CONFLICT, String::new()),
        Typed::Opening(..) => (StatusCode::UNPROCESSABLE_ENTITY, String::new()),
        Typed::Nothing { .. } => (StatusCode::OK, String::new()),
    };
    let is_saved = matches!(typed, Typed::Nothing { is_saved: true }) && open.is_some();
    let has_form = leads && (open.is_none() || matches!(typed, Typed::Opening(..)));
    let page = VotesPage {
        shell: visitor.shell(lang, &lang.text("votes-title")),
        form: has_form.then(|| form_view(lang, typed, &zones)),
        closed: closed.collect(),
        home: access.who.home(lang, &canvas.workspace, &workspace),
        canvas,
        open,
        is_saved,
        wrong,
    };
    Ok((status, html(&page)).into_response())
}

/// What an open round is drawn with.
struct Drawing<'a, L> {
    app: &'a App,
    lang: Lang,
    access: &'a Access<L>,
    zones: &'a [(String, String)],
}

impl<L: Level> Drawing<'_, L> {
    async fn open(
        &self,
        round: Round,
        content: &Content,
        typed: &Typed,
        is_archived: bool,
    ) -> Result<OpenView, Error> {
        let (db, who) = (&self.app.db, &self.access.who);
        let ballots = store::ballots(db, &round.id).await?;
        let own = match typed {
            Typed::Voting(fields, _) => fields
                .iter()
                .filter_map(|(name, value)| {
                    Some((name.strip_prefix("note-")?.to_owned(), value.clone()))
                })
                .collect(),
            _ => store::own_ballot(db, &round.id, &who.id)
                .await?
                .into_iter()
                .map(|(note, votes)| (note, votes.to_string()))
                .collect(),
        };
        let notes = round.notes(content);
        let so_far = (!round.is_hidden).then(|| model::outcome(&notes, &ballots));
        let so_far: Option<BTreeMap<String, i64>> =
            so_far.map(|lines| lines.into_iter().map(|one| (one.note, one.votes)).collect());
        let note_view = |note: &Note| self.note(&round, note, &own, so_far.as_ref());
        let zones = self.zones.iter().map(|(slug, label)| ZoneView {
            label: label.clone(),
            notes: notes
                .iter()
                .filter(|note| note.zone == *slug)
                .map(|note| note_view(note))
                .collect(),
        });
        let voted = ballots.iter().filter(|ballot| !ballot.is_empty()).count();
        let leads = who.role >= Role::Facilitator;
        Ok(OpenView {
            lead: self.lang.count(
                &format!("votes-lead-{}", round.mark.name()),
                round.votes_each,
            ),
            voters: counted(self.lang, "votes-voters", voted),
            zones: zones.filter(|zone| !zone.notes.is_empty()).collect(),
            can_vote: who.role >= Role::Participant && !is_archived,
            can_close: leads && !is_archived,
            id: round.id,
            question: round.question,
        })
    }

    fn note(
        &self,
        round: &Round,
        note: &Note,
        own: &BTreeMap<String, String>,
        so_far: Option<&BTreeMap<String, i64>>,
    ) -> NoteView {
        let name = canvas::facts::name_of(&note.text);
        let remark = note
            .text
            .trim()
            .split_once('\n')
            .map_or("", |(_, rest)| rest);
        NoteView {
            id: note.id.clone(),
            name: match name.is_empty() {
                true => self.lang.text("nameless"),
                false => name,
            },
            remark: remark.trim().to_owned(),
            votes: own.get(&note.id).cloned().unwrap_or_default(),
            most: round.mark.on_one_note(round.votes_each),
            so_far: so_far.map(|got| {
                let votes = got.get(&note.id).copied().unwrap_or_default();
                self.lang.count("votes-so-far", votes)
            }),
        }
    }
}

fn counted(lang: Lang, key: &str, count: usize) -> String {
    lang.count(key, i64::try_from(count).unwrap_or(i64::MAX))
}

/// Whether what came out is circled on the canvas, or may be.
struct Circles {
    is_drawn: bool,
    may_be: bool,
}

impl Circles {
    fn of(content: &Content, round: &str, may_circle: bool) -> Self {
        let is_drawn = content.circles.iter().any(|circle| circle.id == round);
        Self {
            is_drawn,
            may_be: may_circle && !is_drawn,
        }
    }
}

fn closed_view(
    lang: Lang,
    zones: &[(String, String)],
    round: Round,
    circles: Circles,
) -> ClosedView {
    let most = round.outcome.first().map_or(0, |first| first.votes).max(1);
    let without = round.outcome.iter().filter(|one| one.votes == 0).count();
    let label = |slug: &str| {
        let found = zones.iter().find(|(known, _)| known == slug);
        found.map(|(_, label)| label.clone()).unwrap_or_default()
    };
    let voted_for = round.outcome.into_iter().filter(|one| one.votes > 0);
    ClosedView {
        when: dates::day_and_time(lang, round.closed_at.unwrap_or(round.opened_at)),
        voters: lang.count("votes-voters", round.voters),
        outcome: voted_for
            .map(|one| OutcomeView {
                zone: label(&one.zone),
                width: one.votes * 100 / most,
                people: lang.count("votes-people", one.people),
                votes: one.votes,
                name: match one.name.is_empty() {
                    true => lang.text("nameless"),
                    false => one.name,
                },
            })
            .collect(),
        rest: match without {
            0 => String::new(),
            without => counted(lang, "votes-without", without),
        },
        lost: match round.lost {
            0 => String::new(),
            lost => lang.count("votes-lost", lost),
        },
        is_circled: circles.is_drawn,
        can_circle: circles.may_be,
        id: round.id,
        question: round.question,
    }
}

fn form_view(lang: Lang, typed: Typed, zones: &[(String, String)]) -> FormView {
    let (draft, errors) = match typed {
        Typed::Opening(draft, errors) => (draft, errors),
        _ => (
            Draft {
                mark: Mark::default().name().to_owned(),
                votes_each: VOTES_PROPOSED.to_owned(),
                is_hidden: true,
                ..Draft::default()
            },
            FormErrors::default(),
        ),
    };
    FormView {
        draft,
        errors,
        marks: Mark::ALL
            .into_iter()
            .map(|mark| (mark.name(), lang.text(mark.key())))
            .collect(),
        zones: zones.to_vec(),
        most: VOTES_MAX,
    }
}
