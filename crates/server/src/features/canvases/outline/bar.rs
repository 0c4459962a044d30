//! The bar over a canvas.
use askama::Template;

use super::Cx;
use crate::features::canvases::props::{PageLink, ViewName};

/// Pages that stand beside the menu, too, where there is room.
const BESIDE: [&str; 2] = ["continue", "invite"];

#[derive(Template)]
#[template(path = "canvases/outline/bar.html", whitespace = "preserve")]
pub struct Bar<'a> {
    cx: Cx<'a>,
    tabs: Vec<Tab<'a>>,
    initials: String,
    /// The pages that stand beside the menu too.
    beside: Vec<&'a PageLink>,
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
        let page = |name| cx.p.canvas.pages.iter().find(|page| page.name == name);
        Self {
            cx,
            tabs: ViewName::ALL.into_iter().map(tab).collect(),
            initials: initials(&cx.p.you.name),
            beside: BESIDE.into_iter().filter_map(page).collect(),
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
