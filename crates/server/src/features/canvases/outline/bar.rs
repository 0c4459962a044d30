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
    pages: Vec<Page<'a>>,
}

/// A page of the canvas in the menu.
struct Page<'a> {
    url: &'a str,
    icon: &'static str,
    label: String,
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
            pages: pages(cx),
        }
    }
}

/// The pages that the reader may open, in the order of the menu.
fn pages(cx: Cx<'_>) -> Vec<Page<'_>> {
    let urls = &cx.p.canvas.urls;
    let listed = [
        (
            urls.projector.as_deref(),
            "projector-screen",
            "bar-projector",
        ),
        (urls.invite.as_deref(), "user-plus", "canvas-invite"),
        (urls.next.as_deref(), "arrow-elbow-down-right", "bar-next"),
        (urls.voices.as_deref(), "handshake", "voices-open"),
        (urls.manage.as_deref(), "gear", "bar-settings"),
        (
            Some(urls.results.as_str()),
            "download-simple",
            "bar-results",
        ),
        (
            Some(urls.history.as_str()),
            "clock-counter-clockwise",
            "bar-history",
        ),
    ];
    let page = |(url, icon, key)| {
        Some(Page {
            url: url?,
            icon,
            label: cx.t(key),
        })
    };
    listed.into_iter().filter_map(page).collect()
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
