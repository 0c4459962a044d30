//! Bringing photos, several at once, as `multipart/form-data`. Each is taken or refused by itself, and the page says
//! which was refused and why.
use axum::body::BodyDataStream;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use multer::{Constraints, Multipart, SizeLimit};
use sha2::{Digest as _, Sha256};

use super::model::{PHOTO_BYTES_MAX, PHOTOS_MAX, PHOTOS_OF_ONE_MAX, Photo, Why, parse_description};
use super::{pages, pictures, shelf, store};
use crate::app::App;
use crate::clock::new_id;
use crate::db::DbError;
use crate::features::accounts::Visitor;
use crate::features::audit;
use crate::features::workspaces::{self, Access, View, Write};
use crate::i18n::MsgKey;
use crate::web::forms::one_line;
use crate::web::{Error, PathLang, Routes};
use canvas::settings::Role;

/// What the form adds to its files at most, bytes.
const FORM_BYTES_MAX: usize = 64 << 10;
/// Longest description that is read, bytes.
const DESCRIPTION_BYTES_MAX: usize = 4 << 10;
/// All files of one form, bytes.
const FORM_FILES_BYTES_MAX: usize = PHOTOS_MAX as usize * PHOTO_BYTES_MAX;
/// Letters of a file's name that are given back.
const NAME_CHARS_MAX: usize = 80;
/// How often another number is tried when somebody else took it.
const TRIES_MAX: usize = 5;

pub(super) fn routes() -> Routes {
    Routes::new().post("/{lang}/c/{canvas}/photos", bring)
}

/// What came of a form.
#[derive(Default)]
pub(super) struct Brought {
    /// How many files are photos of the canvas now, those that were there before with them.
    pub taken: i64,
    /// Names of the files that are not, and why.
    pub refused: Vec<(String, Why)>,
    /// What the form is told as a whole.
    pub wrong: Option<MsgKey>,
    /// What was typed.
    pub description: String,
}

impl Brought {
    /// 413 when nothing but size was in the way, or else 422.
    pub fn status(&self) -> StatusCode {
        let is_size = |why: &Why| matches!(why, Why::Bytes | Why::Pixels);
        let is_too_large = match self.wrong {
            Some(wrong) => wrong == "photos-form-too-large",
            None => self.refused.iter().all(|(_, why)| is_size(why)),
        };
        if is_too_large {
            StatusCode::PAYLOAD_TOO_LARGE
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

async fn bring(
    State(app): State<App>,
    PathLang(lang): PathLang,
    visitor: Visitor,
    access: Access<Write>,
    reads: Access<View>,
    request: Request,
) -> Result<Response, Error> {
    let canvas = workspaces::canvas_of(&app, &access).await?;
    if canvas.is_archived {
        return Err(Error::Conflict("canvas-is-archived"));
    }
    let brought = read(&app, &access, request).await?;
    if brought.refused.is_empty() && brought.wrong.is_none() {
        let to = format!("/{lang}/c/{}/photos?added={}", canvas.id, brought.taken);
        return Ok(Redirect::to(&to).into_response());
    }
    let status = brought.status();
    let page = pages::page(&app, lang, &visitor, &reads, brought).await?;
    Ok((status, page).into_response())
}

/// Takes the form's files one by one, as they come. What is no such form brings nothing.
async fn read(app: &App, access: &Access<Write>, request: Request) -> Result<Brought, Error> {
    let mut brought = Brought::default();
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("");
    match multer::parse_boundary(kind) {
        Ok(boundary) => {
            let body = request.into_body().into_data_stream();
            take_all(app, access, form(body, boundary), &mut brought).await?;
        }
        Err(_) => brought.wrong = Some("photos-none-chosen"),
    }
    if brought.taken == 0 && brought.refused.is_empty() && brought.wrong.is_none() {
        brought.wrong = Some("photos-none-chosen");
    }
    Ok(brought)
}

fn form(body: BodyDataStream, boundary: String) -> Multipart<'static> {
    // Files are counted as they are read, so that one that is too large does not end the form.
    let limits = SizeLimit::new()
        .whole_stream((FORM_FILES_BYTES_MAX + FORM_BYTES_MAX) as u64)
        .for_field("description", DESCRIPTION_BYTES_MAX as u64);
    let allowed = Constraints::new()
        .allowed_fields(vec!["description", "photo"])
        .size_limit(limits);
    Multipart::with_constraints(body, boundary, allowed)
}

async fn take_all(
    app: &App,
    access: &Access<Write>,
    mut form: Multipart<'static>,
    brought: &mut Brought,
) -> Result<(), Error> {
    loop {
        let read = match form.next_field().await {
            Ok(None) => return Ok(()),
            Ok(Some(field)) => read_field(field, brought).await,
            Err(error) => Err(error),
        };
        match read {
            Ok(None) => {}
            Ok(Some((name, Err(why)))) => brought.refused.push((name, why)),
            Ok(Some((name, Ok(file)))) => {
                match take(app, access, file, &brought.description).await {
                    Ok(Ok(())) => brought.taken += 1,
                    Ok(Err(why)) => brought.refused.push((name, why)),
                    Err(error) => {
                        // A browser reads the answer when all that it sends was taken.
                        while let Ok(Some(_)) = form.next_field().await {}
                        return Err(error);
                    }
                }
            }
            Err(error) => {
                brought.wrong = Some(whole_fault(&error));
                return Ok(());
            }
        }
    }
}

/// A file that came, or why it did not.
type File = (String, Result<Vec<u8>, Why>);

/// Reads the description into `brought`, or a file.
async fn read_field(
    mut field: multer::Field<'static>,
    brought: &mut Brought,
) -> Result<Option<File>, multer::Error> {
    if field.name() == Some("description") {
        match parse_description(&field.text().await?) {
            Ok(description) => brought.description = description,
            Err(key) => brought.wrong = Some(key),
        }
        return Ok(None);
    }
    let name = one_line(field.file_name().unwrap_or_default());
    let name: String = name.chars().take(NAME_CHARS_MAX).collect();
    let mut file = Vec::new();
    let mut size = 0;
    while let Some(chunk) = field.chunk().await? {
        size += chunk.len();
        if size <= PHOTO_BYTES_MAX {
            file.extend_from_slice(&chunk);
        } else {
            file = Vec::new();
        }
    }
    // Browsers send a nameless empty file when none was chosen.
    if size == 0 && name.is_empty() {
        return Ok(None);
    }
    let file = if size > PHOTO_BYTES_MAX {
        Err(Why::Bytes)
    } else {
        Ok(file)
    };
    Ok(Some((name, file)))
}

fn whole_fault(error: &multer::Error) -> MsgKey {
    match error {
        multer::Error::StreamSizeExceeded { .. } => "photos-form-too-large",
        multer::Error::FieldSizeExceeded { .. } => "photos-description-long",
        _ => "photos-cut-off",
    }
}

/// Makes a file a photo of the canvas: its pictures first and then its row, so that no row is without pictures. A file
/// that is there already is taken as it is.
async fn take(
    app: &App,
    access: &Access<Write>,
    file: Vec<u8>,
    description: &str,
) -> Result<Result<(), Why>, Error> {
    let canvas = &access.canvas()?.0;
    let digest = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&file));
    if store::has(&app.db, canvas, &digest).await? {
        return Ok(Ok(()));
    }
    if let Err(why) = room_for(app, access, canvas).await? {
        return Ok(Err(why));
    }
    let picture = match pictures::redraw(file).await {
        Ok(picture) => picture,
        Err(why) => return Ok(Err(why)),
    };
    let now = app.now_ms();
    let photo = Photo {
        id: new_id(now),
        canvas: canvas.clone(),
        number: 0,
        by: access.who.id.clone(),
        by_name: access.who.name.clone(),
        added_at: now,
        width: picture.width.into(),
        height: picture.height.into(),
        size_bytes: i64::try_from(picture.full.len()).unwrap_or(i64::MAX),
        description: description.to_owned(),
    };
    let kept = shelf::put(app, canvas, &photo.id, picture).await;
    kept.map_err(|error| Error::of_file(&error))?;
    let id = photo.id.clone();
    let outcome = insert(app, access, photo, &digest).await;
    if !matches!(outcome, Ok(Outcome::Added)) {
        // What stays behind is swept.
        let _ = shelf::remove(app, canvas, &id).await;
    }
    Ok(match outcome? {
        Outcome::Added | Outcome::WasThere => Ok(()),
        Outcome::Full => Err(Why::Full),
    })
}

/// Whether one more photo of the person fits on the canvas.
async fn room_for(
    app: &App,
    access: &Access<Write>,
    canvas: &str,
) -> Result<Result<(), Why>, DbError> {
    let who = &access.who;
    let leads = who.role >= Role::Facilitator;
    if !leads && store::count_of(&app.db, canvas, &who.id).await? >= PHOTOS_OF_ONE_MAX {
        return Ok(Err(Why::OwnFull));
    }
    let all = store::list(&app.db, canvas).await?;
    let is_full = i64::try_from(all.len()).unwrap_or(i64::MAX) >= PHOTOS_MAX;
    Ok(if is_full { Err(Why::Full) } else { Ok(()) })
}

enum Outcome {
    Added,
    WasThere,
    Full,
}

/// Adds the row under the lowest free number, which the schema gives once.
async fn insert(
    app: &App,
    access: &Access<Write>,
    mut photo: Photo,
    digest: &str,
) -> Result<Outcome, Error> {
    for _ in 0..TRIES_MAX {
        let mut tx = app.db.begin().await?;
        let Some(number) = store::free_number(&mut tx, &photo.canvas).await? else {
            return Ok(Outcome::Full);
        };
        photo.number = number;
        match store::insert(&mut tx, &photo, digest).await {
            Err(error) if error.is_taken("digest") => return Ok(Outcome::WasThere),
            Err(DbError::Taken(_)) => continue,
            inserted => inserted?,
        }
        let (now, who) = (photo.added_at, &access.who.id);
        let workspace = Some(access.workspace.0.as_str());
        audit::record(
            &mut tx,
            now,
            who,
            "photo.add",
            workspace,
            &photo.canvas,
            &photo.id,
        )
        .await?;
        tx.commit().await?;
        return Ok(Outcome::Added);
    }
    Ok(Outcome::Full)
}
