//! What stands over a canvas besides its sheet: how long an interview is kept, how far a proposal is,
//! how many commitments a partnership has, and what is voted on.
use canvas::settings::Role;

use super::model::CanvasRecord;
use super::show::template_of;
use crate::app::App;
use crate::features::interviews;
use crate::features::partnerships;
use crate::features::proposals;
use crate::features::variants;
use crate::features::votes;
use crate::features::workspaces::{Access, View};
use crate::i18n::Lang;
use crate::web::{Error, dates};

/// A line over the canvas.
pub(super) struct Panel {
    /// What it says.
    pub text: String,
    /// Where more of it is: address and words.
    pub link: Option<(String, String)>,
}

/// The lines over `record`, for whoever `access` is for.
pub(super) async fn panels(
    app: &App,
    lang: Lang,
    access: &Access<View>,
    record: &CanvasRecord,
) -> Result<Vec<Panel>, Error> {
    let mut panels = Vec::new();
    if interviews::is_interview(&record.kind) {
        let until = interviews::keep_until(app, &record.id, record.created_at).await?;
        let day = dates::day(lang, interviews::last_day(until));
        let leads = access.who.role >= Role::Facilitator;
        panels.push(Panel {
            text: lang.text_with("interview-kept-until", &[("day", &day)]),
            link: leads.then(|| {
                let address = format!("/{lang}/c/{}/interview", record.id);
                (address, lang.text("interview-manage"))
            }),
        });
    }
    if proposals::is_proposal(&record.kind) {
        let state = proposals::state_of(app, &record.id).await?;
        let address = format!("/{lang}/c/{}/proposal", record.id);
        panels.push(Panel {
            text: lang.text_with("proposal-panel", &[("state", &lang.text(state.key()))]),
            link: Some((address, lang.text("proposal-panel-open"))),
        });
    }
    if partnerships::is_partnership(&record.kind) {
        let count = partnerships::count(app, &record.id).await?;
        let address = format!("/{lang}/c/{}/commitments", record.id);
        panels.push(Panel {
            text: lang.count("commitments-panel", count),
            link: Some((address, lang.text("commitments-open"))),
        });
    }
    if access.who.role >= Role::Facilitator && record.archived_at.is_none() {
        let newer = variants::newer(app, template_of(record)?).await?;
        panels.extend(newer.first().map(|version| {
            let address = format!("/{lang}/c/{}/version", record.id);
            let link = lang.count("move-panel-open", version.number);
            Panel {
                text: lang.text("move-panel"),
                link: Some((address, link)),
            }
        }));
    }
    if let Some(round) = votes::open_round(app, &record.id).await? {
        let address = format!("/{lang}/c/{}/votes", record.id);
        panels.push(Panel {
            text: lang.text_with("votes-panel", &[("question", &round.question)]),
            link: Some((address, lang.text("votes-panel-open"))),
        });
    }
    Ok(panels)
}
