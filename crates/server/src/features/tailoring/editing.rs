//! Changing a variant: its form, the picture beside it, and keeping a version.
use axum::extract::{Form, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use canvas::Template;
use canvas::variant::{Draft, Refusal};
use serde::Deserialize;

use super::form::{Act, NAMELESS, VariantForm};
use super::views::EditPage;
use super::{drawing, pages};
use crate::app::App;
use crate::features::accounts::Visitor;
use crate::features::variants::{self, Kept, Variant};
use crate::features::workspaces::{self, Access, Manage, Workspace};
use crate::i18n::Lang;
use crate::web::{Error, FormErrors, PathLang, Routes, html};

const SVG: &str = "image/svg+xml";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/w/{workspace}/variants/{variant}", show)
        .post("/{lang}/w/{workspace}/variants/{variant}", save)
        .post("/{lang}/w/{workspace}/variants/{variant}/preview", preview)
}

/// The variant that a path names.
#[derive(Deserialize)]
pub(super) struct VariantPath {
    pub variant: String,
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    saved: Option<i64>,
    same: Option<String>,
}

/// A variant with the templates that its next version is made of.
struct Desk {
    lang: Lang,
    workspace: Workspace,
    variant: Variant,
    newest: &'static Template,
    base: &'static Template,
}

impl Desk {
    async fn open(
        app: &App,
        lang: Lang,
        access: &Access<Manage>,
        path: &VariantPath,
    ) -> Result<Self, Error> {
        let workspace = workspaces::find(app, access)
            .await?
            .ok_or(Error::NotFound)?;
        let variant = variants::find(app, &access.workspace, &path.variant).await?;
        let newest = variants::template(app, &variant.kind).await?;
        Ok(Self {
            lang,
            workspace,
            base: canvas::find(&variant.base).ok_or(Error::NotFound)?,
            newest,
            variant,
        })
    }

    fn draft(&self) -> Draft {
        pages::draft_of(self.newest)
    }

    /// The version after the newest that a draft makes.
    fn next(&self, draft: &Draft) -> Result<Template, Refusal> {
        let number = self.variant.newest + 1;
        let kind = variants::kind(&self.variant.base, &self.variant.id, number);
        let version = u32::try_from(number).unwrap_or(u32::MAX);
        draft.build((&kind, version), self.newest, self.base)
    }

    /// What is drawn of a draft: parts that have no name yet are drawn too. None while something else is wrong.
    fn drawn(&self, draft: Draft) -> Option<Template> {
        let mut form = VariantForm::of(draft, self.variant.newest);
        form.check(self.lang);
        let mut wrong = form.errors.iter();
        if wrong.any(|(_, key)| *key != NAMELESS) {
            return None;
        }
        let unnamed = self.lang.text("variant-unnamed");
        for item in form.draft.lists.values_mut().flatten() {
            if item.label.is_empty() {
                item.label.0.fill(unnamed.clone());
            }
        }
        self.next(&form.draft).ok()
    }

    /// The version that the form makes, or what is wrong with it, which is told beside its fields.
    fn build(&self, form: &mut VariantForm) -> Option<Template> {
        form.check(self.lang);
        match self.next(&form.draft) {
            Ok(template) if form.errors.is_empty() => return Some(template),
            Ok(_) => {}
            Err(refusal) if form.errors.is_empty() => {
                let name = match refusal {
                    Refusal::Part(list, at) => {
                        format!("{}-{at}-label-{}", list.name(), self.lang)
                    }
                    Refusal::Whole(fault) => {
                        tracing::debug!(fault.path, fault.what, "a variant is refused");
                        format!("title-{}", self.lang)
                    }
                };
                form.errors.push((name, "variant-part-wrong"));
            }
            Err(_) => {}
        }
        None
    }

    /// Whether a version says nothing else than the newest.
    fn is_same(&self, made: &Template) -> bool {
        let mut made = made.clone();
        made.kind.clone_from(&self.newest.kind);
        made.version = self.newest.version;
        made == *self.newest
    }

    async fn page(
        &self,
        app: &App,
        visitor: &Visitor,
        mut form: VariantForm,
    ) -> Result<EditPage, Error> {
        let mut drawn = VariantForm::of(form.draft.clone(), form.seen);
        drawn.check(self.lang);
        let picture = match self.drawn(form.draft.clone()) {
            Some(made) => {
                let svg = drawing::picture(app, self.lang, &made, &self.workspace.title).await?;
                Some(format!("data:{SVG};base64,{}", STANDARD.encode(svg)))
            }
            None => None,
        };
        // Who has just added a part has not had the time to name it.
        if form.open.is_none() {
            for error in drawn.errors {
                if !form.errors.contains(&error) {
                    form.errors.push(error);
                }
            }
        }
        let versions = variants::versions(app, &self.variant).await?;
        let title = self.newest.own_text("title", self.lang.code());
        let shell = visitor.shell(self.lang, title.unwrap_or_default());
        Ok(EditPage::new(
            shell,
            self.workspace.clone(),
            self.variant.clone(),
            (self.newest, versions),
            form,
            picture,
        ))
    }
}

async fn show(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<VariantPath>,
    Query(done): Query<Done>,
) -> Result<Html<String>, Error> {
    let desk = Desk::open(&app, lang, &access, &path).await?;
    let form = VariantForm::of(desk.draft(), desk.variant.newest);
    let mut page = desk.page(&app, &visitor, form).await?;
    page.message = match (done.saved, done.same) {
        (Some(number), _) => Some(lang.count("variant-saved", number)),
        (None, Some(_)) => Some(lang.text("variant-same")),
        (None, None) => None,
    };
    Ok(html(&page))
}

async fn save(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Manage>,
    Path(path): Path<VariantPath>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    workspaces::must_be_open(&app, &access.workspace.0).await?;
    let desk = Desk::open(&app, lang, &access, &path).await?;
    let mut form = VariantForm::read(sent, &desk.draft());
    if form.act != Act::Save {
        form.act();
        let page = desk.page(&app, &visitor, form).await?;
        return Ok(html(&page).into_response());
    }
    let Some(made) = desk.build(&mut form) else {
        let page = desk.page(&app, &visitor, form).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response());
    };
    let here = format!(
        "/{lang}/w/{}/variants/{}",
        desk.workspace.id, desk.variant.id
    );
    if form.seen == desk.variant.newest && desk.is_same(&made) {
        return Ok(Redirect::to(&format!("{here}?same=1")).into_response());
    }
    let seen = (&desk.variant, form.seen);
    match variants::publish(&app, &access.workspace, seen, made, &access.who).await? {
        Kept::Made(number) => Ok(Redirect::to(&format!("{here}?saved={number}")).into_response()),
        Kept::Overtaken => {
            let desk = Desk::open(&app, lang, &access, &path).await?;
            form.seen = desk.variant.newest;
            let mut page = desk.page(&app, &visitor, form).await?;
            page.is_overtaken = true;
            Ok((StatusCode::CONFLICT, html(&page)).into_response())
        }
    }
}

/// The picture alone, for the page that draws it anew while somebody types. 422 while something is wrong.
async fn preview(
    State(app): State<App>,
    PathLang(lang): PathLang,
    access: Access<Manage>,
    Path(path): Path<VariantPath>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let desk = Desk::open(&app, lang, &access, &path).await?;
    let form = VariantForm::read(sent, &desk.draft());
    let made = desk.drawn(form.draft).filter(|_| form.errors.is_empty());
    let made = made.ok_or_else(|| FormErrors::one("title", "variant-preview-wrong"))?;
    let svg = drawing::picture(&app, lang, &made, &desk.workspace.title).await?;
    Ok(([(header::CONTENT_TYPE, SVG)], svg).into_response())
}
