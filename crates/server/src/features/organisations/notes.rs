//! Pages that say why signing in by the organisation did not succeed, and what to do.
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::App;
use crate::features::accounts::Visitor;
use crate::i18n::{Lang, MsgKey};
use crate::web::{FormPage, FormView, Shell};

/// What is said.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// Used already, too late, or begun in another browser.
    Stale,
    /// The provider did not let them in.
    Denied,
    /// The provider does not answer.
    Silent,
    /// The provider's answer cannot be believed.
    Untrusted,
    /// The provider tells no address that it has confirmed.
    NoAddress,
    /// No account is made for addresses of this place.
    OtherPlace,
    /// Accounts are made by the administrator only, or this one was closed.
    NoAccount,
    /// There is an account with the address, and who owns it must say so there.
    Taken(String),
    /// The person's identity belongs to another account.
    LinkedElsewhere,
    /// The account is linked to another identity.
    LinkedAlready,
}

impl Said {
    fn parts(&self) -> (StatusCode, MsgKey) {
        match self {
            Self::Stale => (StatusCode::GONE, "organisations-stale"),
            Self::Denied => (StatusCode::FORBIDDEN, "organisations-denied"),
            Self::Silent => (StatusCode::BAD_GATEWAY, "organisations-silent"),
            Self::Untrusted => (StatusCode::FORBIDDEN, "organisations-untrusted"),
            Self::NoAddress => (StatusCode::FORBIDDEN, "organisations-no-address"),
            Self::OtherPlace => (StatusCode::FORBIDDEN, "organisations-other-place"),
            Self::NoAccount => (StatusCode::FORBIDDEN, "organisations-no-account"),
            Self::Taken(_) => (StatusCode::CONFLICT, "organisations-taken"),
            Self::LinkedElsewhere => (StatusCode::CONFLICT, "organisations-linked-elsewhere"),
            Self::LinkedAlready => (StatusCode::CONFLICT, "organisations-linked-already"),
        }
    }
}

/// The page.
pub(super) fn page(app: &App, lang: Lang, visitor: &Visitor, said: &Said) -> Response {
    let (status, lead) = said.parts();
    let email = match said {
        Said::Taken(email) => email.as_str(),
        _ => "",
    };
    let name = app.config.organisation_name(lang);
    // The address back from the provider has no language of its own and opens nothing twice.
    let mut shell = Shell::new(
        lang,
        &format!("/{lang}/sign-in"),
        &lang.text("organisations-failed"),
    );
    shell.person = visitor.account.as_ref().map(|account| account.name.clone());
    let mut page = FormPage::new(shell, FormView::default());
    page.forms.clear();
    page.lead = Some(lang.text_with(lead, &[("name", &name), ("email", email)]));
    let page = match said {
        Said::LinkedElsewhere | Said::LinkedAlready => {
            page.link("account/organisation", "organisations-to-account")
        }
        Said::Taken(_) => {
            let way = format!("sign-in?next=/{lang}/account/organisation");
            page.link(&way, "organisations-to-own")
        }
        _ => page.link("sign-in", "accounts-to-sign-in"),
    };
    let mut answer = page.answer();
    *answer.status_mut() = status;
    answer
}
