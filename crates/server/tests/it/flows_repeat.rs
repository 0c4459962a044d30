//! Carrying writes the target and then remembers what came from where. Between the two the program may stop.
use std::collections::BTreeMap;

use canvas::content::Content;
use canvas::flows;
use server::args;
use server::db::{DbError, FromRow, Row};
use server::features::workspaces::CanvasId;
use server::features::{live, registry};

use crate::flows::{demonstration, form_of, send};
use crate::stage::Stage;

/// A row of what came from what, but for when.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Derived(Vec<String>);

impl FromRow for Derived {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let columns = [
            "flow",
            "from_canvas",
            "from_place",
            "to_canvas",
            "to_place",
            "carried",
        ];
        let values: Result<_, _> = columns.iter().map(|column| row.get(column)).collect();
        Ok(Self(values?))
    }
}

async fn derived(stage: &Stage) -> Vec<Derived> {
    let all = "
        select flow, from_canvas, from_place, to_canvas, to_place, carried
        from derivation";
    let mut rows: Vec<Derived> = stage.app.db.all(all, args![]).await.unwrap();
    rows.sort();
    rows
}

const CANVASES: &str = "
    select id
    from canvas";

/// What stands on each canvas, once the registry has noted there what it knows.
async fn contents(stage: &Stage) -> BTreeMap<String, Content> {
    registry::settle_all(&stage.app).await.unwrap();
    let ids: Vec<String> = stage.app.db.all(CANVASES, args![]).await.unwrap();
    let mut contents = BTreeMap::new();
    for id in ids {
        let content = live::content(&stage.app, &CanvasId(id.clone())).await;
        contents.insert(id, content.unwrap());
    }
    contents
}

/// What a browser sends when every thing of the page is chosen.
fn with_every_item(page: &str) -> Vec<(String, String)> {
    let mut form = form_of(page);
    form.retain(|(name, _)| name != "item");
    let items = page.split("name=\"item\" value=\"").skip(1);
    let items = items.filter_map(|rest| rest.split('"').next());
    form.extend(items.map(|item| ("item".to_owned(), item.to_owned())));
    form
}

#[tokio::test]
async fn what_was_written_and_not_remembered_is_remembered_by_a_repeat_and_written_once() {
    let stage = Stage::new().await;
    let (browser, _, of_kind) = demonstration(&stage).await;
    let mut followed = 0;
    for flow in flows::flows().iter().filter(|flow| !flow.proposes) {
        let Some(from) = of_kind.get(&flow.from) else {
            continue;
        };
        let path = format!("/fi/c/{from}/continue/{}", flow.slug);
        let page = browser.get(&path).await.text;
        if !page.contains("name=\"item\"") {
            continue;
        }
        let form = with_every_item(&page);
        let answer = send(&browser, &path, &form).await;
        assert_eq!(answer.status, 303, "{}: {}", flow.slug, answer.text);
        let once = (derived(&stage).await, contents(&stage).await);
        // As after a stop between the two.
        let forget = "
            delete from derivation
            where flow = $1";
        let forgotten = stage.app.db.run(forget, args![flow.slug.as_str()]).await;
        if forgotten.unwrap() == 0 {
            continue;
        }
        let again = send(&browser, &path, &form).await;
        assert_eq!(again.status, 303, "{}: {}", flow.slug, again.text);
        let twice = (derived(&stage).await, contents(&stage).await);
        assert_eq!(twice.0, once.0, "{}", flow.slug);
        assert!(twice.1 == once.1, "{} writes once more", flow.slug);
        followed += 1;
    }
    assert!(followed >= 8, "only {followed} arrows took anything along");
}
