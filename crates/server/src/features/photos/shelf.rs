//! Where pictures lie in the store of files: `photos/{canvas}/{id}.jpg`, and the small copy beside it.
use bytes::Bytes;
use object_store::path::Path;

use super::pictures::Picture;
use crate::app::App;

const FOLDER: &str = "photos";

/// Which of a photo's two pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// As large as it is kept.
    Full,
    /// For lists.
    Small,
}

impl Size {
    const ALL: [Self; 2] = [Self::Full, Self::Small];

    /// What follows the id in the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Full => ".jpg",
            Self::Small => "-small.jpg",
        }
    }

    /// Id and size of a file's name.
    pub fn of(name: &str) -> Option<(&str, Self)> {
        let small = name.strip_suffix(Self::Small.ending());
        let full = || name.strip_suffix(Self::Full.ending());
        small
            .map(|id| (id, Self::Small))
            .or_else(|| full().map(|id| (id, Self::Full)))
    }
}

fn folder(canvas: &str) -> Path {
    Path::from_iter([FOLDER, canvas])
}

fn place(canvas: &str, id: &str, size: Size) -> Path {
    Path::from_iter([FOLDER, canvas, &format!("{id}{}", size.ending())])
}

/// Keeps both pictures; they are on disk when this comes back.
pub(super) async fn put(app: &App, canvas: &str, id: &str, picture: Picture) -> anyhow::Result<()> {
    for (size, bytes) in [(Size::Full, picture.full), (Size::Small, picture.small)] {
        app.files
            .put(&place(canvas, id, size), bytes.into())
            .await?;
    }
    Ok(())
}

/// One of the pictures; none when it is not there.
pub(super) async fn get(
    app: &App,
    canvas: &str,
    id: &str,
    size: Size,
) -> anyhow::Result<Option<Bytes>> {
    app.files.get(&place(canvas, id, size)).await
}

/// Removes both pictures, as far as they are there.
pub(super) async fn remove(app: &App, canvas: &str, id: &str) -> anyhow::Result<()> {
    for size in Size::ALL {
        app.files.remove(&place(canvas, id, size)).await?;
    }
    Ok(())
}

/// The canvases of which something is kept.
pub(super) async fn canvases(app: &App) -> anyhow::Result<Vec<String>> {
    app.files.folders(&Path::from(FOLDER)).await
}

/// The ids of which something is kept for a canvas, each once.
pub(super) async fn ids(app: &App, canvas: &str) -> anyhow::Result<Vec<String>> {
    let names = app.files.names(&folder(canvas)).await?;
    let named = names.iter().filter_map(|name| Size::of(name));
    let mut ids: Vec<String> = named.map(|(id, _)| id.to_owned()).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}
