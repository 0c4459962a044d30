//! What must be done on a canvas before an arrow starts from it.
use canvas::flows::{Flow, Needs};

use crate::app::App;
use crate::features::proposals::{self, State};
use crate::i18n::Lang;
use crate::web::Error;

/// What to do first, and where.
pub(super) struct Waits {
    /// Key of the sentence that says it.
    pub key: &'static str,
    /// Page on which it is done.
    pub address: String,
    /// What that page is called.
    pub page: String,
}

/// What the arrow waits for; none when it may be followed.
pub(super) async fn waits(
    app: &App,
    flow: &Flow,
    canvas: &str,
    lang: Lang,
) -> Result<Option<Waits>, Error> {
    let Some(needs) = flow.needs else {
        return Ok(None);
    };
    let is_met = match needs {
        Needs::Accepted => proposals::state_of(app, canvas).await? == State::Accepted,
    };
    Ok((!is_met).then(|| Waits {
        key: needs.key(),
        address: format!("/{lang}/c/{canvas}/proposal"),
        page: lang.text("proposal-page-title"),
    }))
}
