//! Who is asking: accounts, devices and their sessions, links by mail, API tokens.
mod account;
mod attempts;
mod cleaning;
mod identities;
mod links;
mod mails;
mod model;
mod passkeys;
mod password;
mod passwords;
mod people;
mod register;
mod sessions;
mod set_up;
mod sign_in;
mod store;
mod tokens;
mod visitor;

pub use attempts::{Limit, count_wrong, found_behind, refuse_hostile};
pub use cleaning::CLEAN;
pub use identities::{
    KnownAs, LinkedAs, gets_in_without_organisation, gets_in_without_passkey, known_as,
    link_identity, linked_as, unlink_identity,
};
pub use links::{setup_link, way_in};
pub use mails::SEND_LINK;
pub use model::{Email, NewPassword, PersonName};
pub use passkeys::{
    KnownPasskey, NewPasskey, Passkey, add_passkey, keep_passkey, known_passkey,
    parse_passkey_name, passkeys_of, passkeys_offered, prove, refuse_passkey, remove_passkey,
    rename_passkey,
};
pub use people::{
    CreateError, NewAccount, Standing, account_lines, create_account, id_of, insert_account,
    set_administrator, set_editor,
};
pub use sessions::{
    SESSION_MS, browser, device, new_device, sign_in, sign_in_within, signed_in_to, way_on,
};
pub use sign_in::tell_sockets;
pub use tokens::{create as create_token, parse_days, parse_label};
pub use visitor::{Account, AccountId, Bearer, SESSION_COOKIE, SessionId, Visitor, session_cookie};

use crate::web::Routes;

/// Routes of accounts.
pub fn routes() -> Routes {
    Routes::new()
        .get("/{lang}/set-up/{token}", set_up::show)
        .post("/{lang}/set-up/{token}", set_up::submit)
        .get("/{lang}/register", register::show)
        .post("/{lang}/register", register::submit)
        .get("/{lang}/register/{token}", register::show_confirm)
        .post("/{lang}/register/{token}", register::confirm)
        .get("/{lang}/sign-in", sign_in::show)
        .post("/{lang}/sign-in", sign_in::submit)
        .post("/{lang}/sign-in/link", sign_in::ask_link)
        .get("/{lang}/sign-in/link/{token}", sign_in::show_link)
        .post("/{lang}/sign-in/link/{token}", sign_in::use_link)
        .post("/{lang}/sign-out", sign_in::sign_out)
        .post("/{lang}/sign-out-everywhere", sign_in::sign_out_everywhere)
        .get("/{lang}/forgot", password::show_forgot)
        .post("/{lang}/forgot", password::forgot)
        .get("/{lang}/reset/{token}", password::show_reset)
        .post("/{lang}/reset/{token}", password::reset)
        .get("/{lang}/account", account::show)
        .post("/{lang}/account", account::save)
        .post("/{lang}/account/password", account::change_password)
        .post(
            "/{lang}/account/sessions/{session}/end",
            account::end_session,
        )
        .post("/{lang}/account/tokens", account::create_token)
        .post(
            "/{lang}/account/tokens/{token}/revoke",
            account::revoke_token,
        )
}
