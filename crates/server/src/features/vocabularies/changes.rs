//! What editors do to terms. Every change is one more row; see `store.rs`.
use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State as Shared};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::desk::{self, Wrong};
use super::form::TermForm;
use super::history::first_of;
use super::model::{Item, State, Vocabulary};
use super::store::{self, Did, NewVersion};
use crate::app::App;
use crate::db::DbError;
use crate::features::accounts::{Account, Visitor};
use crate::features::audit;
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/{lang}/edit/terms/{vocabulary}", add)
        .post("/{lang}/edit/terms/{vocabulary}/{term}/edit", edit)
        .post("/{lang}/edit/terms/{vocabulary}/{term}/retire", retire)
        .post("/{lang}/edit/terms/{vocabulary}/{term}/offer", offer)
        .post("/{lang}/edit/terms/{vocabulary}/{term}/merge", merge)
        .post("/{lang}/edit/terms/{vocabulary}/{term}/undo", undo)
}

/// The path of a term: language, vocabulary and key.
type TermPath = Path<(String, String, String)>;

/// A term that somebody is about to change.
struct Desk {
    app: App,
    lang: Lang,
    visitor: Visitor,
    editor: Account,
    vocabulary: Arc<Vocabulary>,
    item: Item,
}

impl Desk {
    fn open(app: App, lang: Lang, visitor: Visitor, slug: &str, key: &str) -> Result<Self, Error> {
        let editor = visitor.editor()?.clone();
        let vocabulary = super::find(slug).ok_or(Error::NotFound)?;
        let item = vocabulary.item(key).ok_or(Error::NotFound)?.clone();
        Ok(Self {
            app,
            lang,
            visitor,
            editor,
            vocabulary,
            item,
        })
    }

    /// The same, of a vocabulary whose terms come and go.
    fn open_to_growth(
        app: App,
        lang: Lang,
        visitor: Visitor,
        slug: &str,
        key: &str,
    ) -> Result<Self, Error> {
        let desk = Self::open(app, lang, visitor, slug, key)?;
        if desk.vocabulary.is_open() {
            Ok(desk)
        } else {
            Err(Error::Conflict("terms-fixed"))
        }
    }

    /// Keeps the term as it is from now on; `seen` is the number of the change that the editor saw last.
    async fn keep(&self, item: Item, seen: i64, did: Did, why: &str) -> Result<Response, Error> {
        // Words that this process has not read yet, or that the editor has not seen, are not written over.
        if self.item.number != seen {
            return Err(Error::Conflict("terms-changed-meanwhile"));
        }
        keep(
            &self.app,
            &self.editor,
            &self.vocabulary.slug,
            item,
            seen,
            did,
            why,
        )
        .await?;
        let (lang, slug, key) = (self.lang, &self.vocabulary.slug, &self.item.key);
        Ok(Redirect::to(&format!("/{lang}/edit/terms/{slug}/{key}")).into_response())
    }

    /// Gives the term another state, when the form says why.
    async fn turn(
        self,
        form: TermForm,
        name: &'static str,
        state: State,
        did: Did,
    ) -> Result<Response, Error> {
        match form.why() {
            Ok(why) => {
                let item = Item {
                    state,
                    ..self.item.clone()
                };
                self.check_names(&item)?;
                self.keep(item, form.number, did, &why).await
            }
            Err(error) => self.refuse(name, form, FormErrors::one("why", error)).await,
        }
    }

    /// The page again, with what was typed and what was wrong.
    async fn refuse(
        self,
        form: &'static str,
        typed: TermForm,
        errors: FormErrors,
    ) -> Result<Response, Error> {
        let wrong = Wrong {
            form,
            typed,
            errors,
        };
        let place = (self.vocabulary.slug.as_str(), self.item.key.as_str());
        desk::term_page(&self.app, self.lang, &self.visitor, place, wrong).await
    }

    /// Fails when a term that is offered has one of the item's names, so that no two are told apart by nothing.
    fn check_names(&self, item: &Item) -> Result<(), Error> {
        let is_taken = |lang| self.vocabulary.has_name(item.name(lang), lang, &item.key);
        if item.is_offered() && Lang::ALL.into_iter().any(is_taken) {
            return Err(Error::Conflict("terms-offer-taken"));
        }
        Ok(())
    }
}

async fn keep(
    app: &App,
    editor: &Account,
    vocabulary: &str,
    item: Item,
    seen: i64,
    did: Did,
    why: &str,
) -> Result<(), Error> {
    let (now, by) = (app.now_ms(), format!("account-{}", editor.id.0));
    let item = Item {
        number: seen + 1,
        ..item
    };
    let new = NewVersion {
        vocabulary,
        item: &item,
        did,
        at: now,
        by_id: &by,
        why,
    };
    let mut tx = app.db.begin().await?;
    store::insert(&mut tx, &new).await.map_err(clash)?;
    let subject = format!("{vocabulary}/{}", item.key);
    audit::record(&mut tx, now, &by, did.audited(), None, &subject, "").await?;
    tx.commit().await?;
    Ok(app.vocabularies.read(&app.db).await?)
}

/// Two changed the same term at once: the later one sees what the first did before trying again.
fn clash(error: DbError) -> Error {
    if error.is_taken("number") {
        Error::Conflict("terms-changed-meanwhile")
    } else {
        error.into()
    }
}

async fn add(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug)): Path<(String, String)>,
    Form(form): Form<TermForm>,
) -> Result<Response, Error> {
    let editor = visitor.editor()?;
    let vocabulary = super::find(&slug).ok_or(Error::NotFound)?;
    if !vocabulary.is_open() {
        return Err(Error::Conflict("terms-fixed"));
    }
    match form.new_term(&vocabulary) {
        Ok(item) => {
            let to = format!("/{lang}/edit/terms/{slug}/{}", item.key);
            keep(&app, editor, &slug, item, 0, Did::Add, "").await?;
            Ok(Redirect::to(&to).into_response())
        }
        Err(errors) => Ok(desk::page(lang, &visitor, &vocabulary, &form, errors)),
    }
}

async fn edit(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug, key)): TermPath,
    Form(form): Form<TermForm>,
) -> Result<Response, Error> {
    let desk = Desk::open(app, lang, visitor, &slug, &key)?;
    if matches!(desk.item.state, State::Merged(_)) {
        return Err(Error::Conflict("terms-changed-meanwhile"));
    }
    match form.changed(&desk.vocabulary, &desk.item) {
        Ok((item, why)) => desk.keep(item, form.number, Did::Edit, &why).await,
        Err(errors) => desk.refuse("edit", form, errors).await,
    }
}

async fn retire(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug, key)): TermPath,
    Form(form): Form<TermForm>,
) -> Result<Response, Error> {
    let desk = Desk::open_to_growth(app, lang, visitor, &slug, &key)?;
    desk.turn(form, "retire", State::Retired, Did::Retire).await
}

async fn offer(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug, key)): TermPath,
    Form(form): Form<TermForm>,
) -> Result<Response, Error> {
    let desk = Desk::open_to_growth(app, lang, visitor, &slug, &key)?;
    desk.turn(form, "offer", State::Offered, Did::Offer).await
}

async fn merge(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug, key)): TermPath,
    Form(form): Form<TermForm>,
) -> Result<Response, Error> {
    let desk = Desk::open_to_growth(app, lang, visitor, &slug, &key)?;
    let mut errors = FormErrors::default();
    if !can_stand_for(&desk.vocabulary, &form.successor, &key) {
        errors.add("successor", "terms-successor-unknown");
    }
    let why = errors.take("why", form.why());
    match why {
        Some(why) if errors.is_empty() => {
            let item = Item {
                state: State::Merged(form.successor.clone()),
                ..desk.item.clone()
            };
            desk.keep(item, form.number, Did::Merge, &why).await
        }
        _ => desk.refuse("merge", form, errors).await,
    }
}

fn can_stand_for(vocabulary: &Vocabulary, successor: &str, key: &str) -> bool {
    let found = vocabulary.item(successor);
    successor != key && found.is_some_and(Item::is_offered)
}

/// The term as it was after an earlier change, or in the first edition.
async fn undo(
    Shared(app): Shared<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    Path((_, slug, key)): TermPath,
    Form(form): Form<TermForm>,
) -> Result<Response, Error> {
    let desk = Desk::open(app, lang, visitor, &slug, &key)?;
    let older = if form.to == 0 {
        first_of(&slug, &key)
    } else {
        let history = store::history(&desk.app.db, &slug, &key).await?;
        let mut history = history.into_iter().map(|version| version.item);
        history.find(|item| item.number == form.to)
    };
    let item = older.ok_or(Error::NotFound)?;
    if let State::Merged(successor) = &item.state
        && !can_stand_for(&desk.vocabulary, successor, &key)
    {
        return Err(Error::Conflict("terms-undo-refused"));
    }
    desk.check_names(&item)?;
    desk.keep(item, form.number, Did::Undo, "").await
}
