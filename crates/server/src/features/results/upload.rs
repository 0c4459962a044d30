//! The form that brings a file, sent as `multipart/form-data`.
use axum::extract::Request;
use axum::http::header;
use canvas::file::{FILE_BYTES_MAX, FileFault, Why};
use multer::{Constraints, Multipart, SizeLimit};

/// What the form adds to its file at most, bytes.
const FORM_BYTES_MAX: usize = 64 << 10;
/// Longest title that is read, bytes.
const TITLE_BYTES_MAX: usize = 4 << 10;

/// A file and the title for its canvas.
#[derive(Default)]
pub(super) struct Upload {
    pub file: Vec<u8>,
    pub title: String,
}

/// Reads the form. What is no such form has no file; fails when the file is too large.
pub(super) async fn read(request: Request) -> Result<Upload, FileFault> {
    let mut upload = Upload::default();
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("");
    let Ok(boundary) = multer::parse_boundary(kind) else {
        return Ok(upload);
    };
    let limits = SizeLimit::new()
        .whole_stream((FILE_BYTES_MAX + FORM_BYTES_MAX) as u64)
        .for_field("file", FILE_BYTES_MAX as u64)
        .for_field("title", TITLE_BYTES_MAX as u64);
    let body = request.into_body().into_data_stream();
    let allowed = Constraints::new()
        .allowed_fields(vec!["file", "title"])
        .size_limit(limits);
    let mut form = Multipart::with_constraints(body, boundary, allowed);
    while let Some(field) = form.next_field().await.map_err(fault)? {
        match field.name() {
            Some("file") => upload.file = field.bytes().await.map_err(fault)?.to_vec(),
            Some("title") => upload.title = field.text().await.map_err(fault)?,
            _ => {}
        }
    }
    Ok(upload)
}

fn fault(error: multer::Error) -> FileFault {
    match error {
        multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamSizeExceeded { .. } => {
            Why::TooLarge.into()
        }
        _ => Why::Missing.into(),
    }
}
