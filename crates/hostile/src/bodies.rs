//! What people type, paste and upload, as far as it is read without a database: any bytes to each reader in turn.
mod typed;
mod words;

use canvas::CanvasFile;
use canvas::file::{About, lay};
use canvas::from_state;

/// Gives the bytes after the first to the reader that the first one names.
pub fn bodies(bytes: &[u8]) {
    let Some((reader, body)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(body);
    match reader % 8 {
        0 => canvas_file(body),
        1 => typed::hours(&text),
        2 => typed::period(&text),
        3 => words::line(&text),
        4 => words::query(&text),
        5 => typed::names(&text),
        6 => typed::terms(&text),
        _ => words::editing(&text),
    }
}

/// A file of a canvas that is taken comes back as it was.
fn canvas_file(body: &[u8]) {
    let (file, template) = match CanvasFile::parse(body) {
        Ok(read) => read,
        Err(fault) => {
            assert!(!format!("{fault:?}").is_empty(), "a fault is told");
            return;
        }
    };
    let arriving = file.anonymous();
    let state = lay(template, &arriving.content, "g1");
    let content = from_state(&state, template).expect("what was laid can be read");
    crate::template::read(template, &content);
    let about = About {
        title: &arriving.title,
        language: &arriving.language,
        done: &arriving.done,
        keep_until: arriving.keep_until,
    };
    let leaving = CanvasFile::new(template, &about, content);
    let text = serde_json::to_vec(&leaving).expect("a file can be written");
    let (read, _) = CanvasFile::parse(&text).expect("a file that we wrote can be read");
    assert_eq!(read, leaving, "what leaves comes back");
}
