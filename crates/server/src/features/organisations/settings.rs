//! The settings of the provider, read once.
use anyhow::{Context as _, bail};
use canvas::settings::Role;
use openidconnect::IssuerUrl;
use openidconnect::url::{Host, Url};

use crate::config::{Config, NewAccounts, PasswordSignIn, ProviderAddresses, Secret};

/// A value of the claim that makes somebody a member of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grant {
    pub value: String,
    pub workspace: String,
    pub role: Role,
}

/// The settings of the provider.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub issuer: IssuerUrl,
    pub client_id: String,
    pub client_secret: Option<Secret>,
    pub scopes: Vec<String>,
    /// The claim whose values tell of rights.
    pub claim: Option<String>,
    /// The value that makes an administrator of the installation; without it the provider decides nothing of that.
    pub administrators: Option<String>,
    pub grants: Vec<Grant>,
    pub new_accounts: NewAccounts,
    /// Whose addresses get an account; all when empty.
    pub domains: Vec<String>,
    pub addresses: ProviderAddresses,
}

impl Settings {
    /// None without a provider. Fails in one line when something does not fit.
    pub(super) fn of(config: &Config) -> anyhow::Result<Option<Self>> {
        let Some(issuer) = &config.oidc_issuer else {
            if config.password_sign_in == PasswordSignIn::Off {
                bail!("password_sign_in is off without oidc_issuer: nobody could sign in");
            }
            return Ok(None);
        };
        let issuer = IssuerUrl::new(issuer.clone()).context("oidc_issuer is no address")?;
        if !is_guarded(issuer.url()) {
            bail!("oidc_issuer must begin with https:// (http:// only on this very machine)");
        }
        let client_id = config.oidc_client_id.clone();
        let grants = config.oidc_workspaces.as_deref().unwrap_or_default();
        let grants: Vec<Grant> = listed(grants).map(grant).collect::<Result<_, _>>()?;
        let has_rights = config.oidc_administrators.is_some() || !grants.is_empty();
        if has_rights && config.oidc_claim.is_none() {
            bail!("oidc_administrators and oidc_workspaces need oidc_claim, the claim to read");
        }
        let domains = config.oidc_domains.as_deref().unwrap_or_default();
        let scopes = config.oidc_scopes.as_deref().unwrap_or("email profile");
        Ok(Some(Self {
            issuer,
            client_id: client_id.context("oidc_issuer needs oidc_client_id")?,
            client_secret: config.oidc_client_secret.clone(),
            scopes: scopes.split_whitespace().map(str::to_owned).collect(),
            claim: config.oidc_claim.clone(),
            administrators: config.oidc_administrators.clone(),
            grants,
            new_accounts: config.oidc_new_accounts,
            domains: listed(domains).map(str::to_lowercase).collect(),
            addresses: config.oidc_addresses,
        }))
    }
}

/// Whether nobody on the way can read or change what is said with this address.
pub(super) fn is_guarded(url: &Url) -> bool {
    let is_here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && is_here)
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|one| !one.is_empty())
}

/// `value=workspace:role`
fn grant(text: &str) -> anyhow::Result<Grant> {
    let parts = text
        .split_once('=')
        .and_then(|(value, rest)| Some((value, rest.split_once(':')?)));
    let Some((value, (workspace, role))) = parts else {
        bail!("oidc_workspaces: `{text}` is not value=workspace:role");
    };
    let role = Role::parse(role.trim())
        .with_context(|| format!("oidc_workspaces: `{role}` is no role of a workspace"))?;
    Ok(Grant {
        value: value.trim().to_owned(),
        workspace: workspace.trim().to_owned(),
        role,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(issuer: &str) -> Config {
        Config {
            oidc_issuer: Some(issuer.to_owned()),
            oidc_client_id: Some("tuki".to_owned()),
            ..Config::default()
        }
    }

    fn wrong(config: &Config) -> String {
        let error = Settings::of(config).expect_err("refused");
        assert!(!format!("{error:#}").contains('\n'));
        format!("{error:#}")
    }

    #[test]
    fn a_provider_is_asked_over_tls_or_on_this_machine_only() {
        for fine in ["https://id.example", "http://127.0.0.1:1", "http://[::1]:1"] {
            assert!(Settings::of(&config(fine)).unwrap().is_some(), "{fine}");
        }
        for strange in [
            "http://id.example",
            "http://localhost.example",
            "ftp://[::1]",
        ] {
            assert!(wrong(&config(strange)).contains("https"), "{strange}");
        }
        assert!(wrong(&config("nonsense")).contains("no address"));
    }

    #[test]
    fn what_would_lock_everybody_out_is_told_at_the_start() {
        let mut config = Config {
            password_sign_in: PasswordSignIn::Off,
            ..Config::default()
        };
        assert!(wrong(&config).contains("nobody could sign in"));
        config.oidc_issuer = Some("https://id.example".to_owned());
        assert!(wrong(&config).contains("oidc_client_id"));
        config.oidc_client_id = Some("tuki".to_owned());
        assert!(Settings::of(&config).unwrap().is_some());
        config.oidc_administrators = Some("admins".to_owned());
        assert!(wrong(&config).contains("oidc_claim"));
    }

    #[test]
    fn values_become_roles_of_workspaces() {
        let mut config = config("https://id.example");
        config.oidc_claim = Some("groups".to_owned());
        config.oidc_workspaces = Some("digi = w1:participant, leads=w1:facilitator".to_owned());
        let grants = Settings::of(&config).unwrap().unwrap().grants;
        assert_eq!(grants.len(), 2);
        assert_eq!(
            (grants[0].value.as_str(), grants[0].role),
            ("digi", Role::Participant)
        );
        config.oidc_workspaces = Some("digi=w1:king".to_owned());
        assert!(wrong(&config).contains("king"));
        config.oidc_workspaces = Some("digi".to_owned());
        assert!(wrong(&config).contains("value=workspace:role"));
    }
}
