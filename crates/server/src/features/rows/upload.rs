//! The form that brings rows: a file, or what was pasted, sent as `multipart/form-data`.
use axum::extract::Request;
use axum::http::header;
use multer::{Constraints, Multipart, SizeLimit};

use super::columns::{BYTES_MAX, MANNER};
use crate::web::tables::reading::Unreadable;

/// What a form adds to its fields at most, bytes.
const FORM_BYTES_MAX: usize = 64 << 10;
/// What a browser makes of a text at most: two signs of each line break.
const TEXT_BYTES_MAX: usize = 2 * BYTES_MAX;

/// Reads the form: the text of its file, or what was pasted where there is no file. With what cannot be read comes what
/// was pasted, so that it is not lost.
pub async fn read(request: Request) -> Result<String, (Unreadable, String)> {
    let mut pasted = String::new();
    let file = match fields(request, &mut pasted).await {
        Ok(file) => file,
        Err(error) => return Err((unreadable(&error), pasted)),
    };
    if file.is_empty() {
        return Ok(pasted.replace("\r\n", "\n"));
    }
    let read = tokio::task::spawn_blocking(move || MANNER.text(&file)).await;
    let read = read.unwrap_or(Err(Unreadable::Foreign));
    read.map_err(|why| (why, pasted))
}

async fn fields(request: Request, pasted: &mut String) -> Result<Vec<u8>, multer::Error> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("");
    let boundary = multer::parse_boundary(kind)?;
    let limits = SizeLimit::new()
        .whole_stream((BYTES_MAX + TEXT_BYTES_MAX + FORM_BYTES_MAX) as u64)
        .for_field("file", BYTES_MAX as u64)
        .for_field("text", TEXT_BYTES_MAX as u64);
    let body = request.into_body().into_data_stream();
    let allowed = Constraints::new().size_limit(limits);
    let mut form = Multipart::with_constraints(body, boundary, allowed);
    let mut file = Vec::new();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("text") => *pasted = field.text().await?,
            Some("file") => file = field.bytes().await?.to_vec(),
            _ => {}
        }
    }
    Ok(file)
}

fn unreadable(error: &multer::Error) -> Unreadable {
    match error {
        multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamSizeExceeded { .. } => {
            Unreadable::TooLarge
        }
        _ => Unreadable::Empty,
    }
}
