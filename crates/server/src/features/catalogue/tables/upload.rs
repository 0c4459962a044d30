//! A file that comes as a form (`multipart/form-data`), or as the body itself.
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header;
use multer::{Constraints, Multipart, SizeLimit};

use super::grid::{FILE_BYTES_MAX, Unreadable};
use crate::web::forms::one_line;

/// What a form adds to its file at most, bytes.
const FORM_BYTES_MAX: usize = 64 << 10;
/// Letters of a file's name that are kept.
const NAME_CHARS_MAX: usize = 120;

/// A file as it came.
#[derive(Debug, Default)]
pub struct Upload {
    /// What its sender calls it; may be empty.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads the field `file` of a form, or the whole body of what is no form. Fails when it is too large or breaks off.
pub async fn read(request: Request) -> Result<Upload, Unreadable> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("");
    let Ok(boundary) = multer::parse_boundary(kind) else {
        let body = to_bytes(request.into_body(), FILE_BYTES_MAX).await;
        let bytes = body.map_err(|_| Unreadable::TooLarge)?.to_vec();
        return Ok(Upload {
            name: String::new(),
            bytes,
        });
    };
    let limits = SizeLimit::new()
        .whole_stream((FILE_BYTES_MAX + FORM_BYTES_MAX) as u64)
        .for_field("file", FILE_BYTES_MAX as u64);
    let body = request.into_body().into_data_stream();
    let allowed = Constraints::new().size_limit(limits);
    let mut form = Multipart::with_constraints(body, boundary, allowed);
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await.map_err(fault)? {
        if field.name() == Some("file") {
            let name = one_line(field.file_name().unwrap_or_default());
            upload.name = name.chars().take(NAME_CHARS_MAX).collect();
            upload.bytes = field.bytes().await.map_err(fault)?.to_vec();
        }
    }
    Ok(upload)
}

fn fault(error: multer::Error) -> Unreadable {
    match error {
        multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamSizeExceeded { .. } => {
            Unreadable::TooLarge
        }
        _ => Unreadable::Empty,
    }
}
