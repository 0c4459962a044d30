//! Invitations: a facilitator gives out a code, and people come in by it, without an account as guests.
mod join;
mod join_pages;
mod manage;
mod model;
mod pages;
mod store;

pub use join::{Joined, join_by_code};
pub use manage::{
    code_of_workshop, create as create_invitation, current, invite_partner, invite_to_workshop,
    partner_invitations, qr_svg, remove_guest, revoke_invitation,
};
pub use model::Invitation;

use crate::web::Routes;

/// The door, and who may come in.
pub fn routes() -> Routes {
    Routes::new()
        .get("/j/{code}", join_pages::short)
        .get("/j/{code}/qr.svg", join_pages::picture)
        .get("/{lang}/join", join_pages::show)
        .post("/{lang}/join", join_pages::submit)
        .get("/{lang}/w/{workspace}/invite", pages::show)
        .post("/{lang}/w/{workspace}/invite", pages::create)
        .post(
            "/{lang}/w/{workspace}/invite/{invitation}/revoke",
            pages::revoke,
        )
        .post(
            "/{lang}/w/{workspace}/invite/{invitation}/renew",
            pages::renew,
        )
        .post(
            "/{lang}/w/{workspace}/invite/guests/{guest}/remove",
            pages::remove_guest,
        )
        .get("/{lang}/c/{canvas}/invite", pages::show)
        .post("/{lang}/c/{canvas}/invite", pages::create)
        .post(
            "/{lang}/c/{canvas}/invite/{invitation}/revoke",
            pages::revoke,
        )
        .post("/{lang}/c/{canvas}/invite/{invitation}/renew", pages::renew)
        .post(
            "/{lang}/c/{canvas}/invite/guests/{guest}/remove",
            pages::remove_guest,
        )
        .get("/{lang}/t/{workshop}/invite", pages::show)
        .post("/{lang}/t/{workshop}/invite", pages::create)
        .post(
            "/{lang}/t/{workshop}/invite/{invitation}/revoke",
            pages::revoke,
        )
        .post(
            "/{lang}/t/{workshop}/invite/{invitation}/renew",
            pages::renew,
        )
        .post(
            "/{lang}/t/{workshop}/invite/guests/{guest}/remove",
            pages::remove_guest,
        )
}
