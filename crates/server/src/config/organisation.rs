//! How people sign in: settings of passwords and of the provider of people's organisation.
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Config;
use crate::i18n::Lang;

/// Whether people sign in with passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PasswordSignIn {
    /// They may.
    On,
    /// Passwords open nothing, and nobody makes an account of their own.
    Off,
}

/// Whether who comes from the provider for the first time gets an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NewAccounts {
    /// They do.
    Made,
    /// They link one that they have.
    Never,
}

/// When the provider's addresses are believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProviderAddresses {
    /// When it says that it has confirmed them.
    Confirmed,
    /// Also when it says nothing of that: the organisation gives its people their addresses.
    Trusted,
}

/// What nobody reads in a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The secret, for whom it is meant.
    pub fn tell(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(secret: &str) -> Self {
        Self(secret.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

impl Config {
    /// What people know their organisation by.
    pub fn organisation_name(&self, lang: Lang) -> String {
        let given = self.oidc_name.clone();
        given.unwrap_or_else(|| lang.text("accounts-organisation"))
    }
}
