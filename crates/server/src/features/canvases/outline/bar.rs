//! The bar over a canvas.
use askama::Template;

use super::Cx;
use crate::features::canvases::props::ViewName;

#[derive(Template)]
#[template(path = "canvases/outline/bar.html", whitespace = "preserve")]
pub struct Bar<'a> {
    cx: Cx<'a>,
    tabs: Vec<Tab<'a>>,
    initials: String,
}

struct Tab<'a> {
    url: &'a str,
    icon: &'static str,
    label: String,
    current: bool,
}

impl<'a> Bar<'a> {
    pub fn new(cx: Cx<'a>) -> Self {
        let urls = &cx.p.canvas.urls;
        let tab = |view: ViewName| {
            let (url, icon) = match view {
                ViewName::Board => (&urls.board, "circles-three"),
                ViewName::List => (&urls.list, "list-bullets"),
                ViewName::Table => (&urls.table, "table"),
            };
            Tab {
                url,
                icon,
                label: cx.t(&format!("canvas-view-{}", view.name())),
                current: view == cx.p.view,
            }
        };
        Self {
            cx,
            tabs: ViewName::ALL.into_iter().map(tab).collect(),
            initials: initials(&cx.p.you.name),
        }
    }
}

/// First letters of the first two words.
fn initials(name: &str) -> String {
    name.split(' ')
        .filter(|word| !word.is_empty())
        .take(2)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}
