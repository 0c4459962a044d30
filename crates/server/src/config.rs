//! Settings from file, environment (`TUKIVERKKO_…`) and flags, each stronger than the one before.
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use search::FinnishReader;
use serde::{Deserialize, Serialize};

mod organisation;

pub use organisation::{NewAccounts, PasswordSignIn, ProviderAddresses, Secret};

/// Name of the settings file in the data folder.
pub const FILE_NAME: &str = "tukiverkko.toml";
/// Name of the SQLite file in the data folder.
pub const DATABASE_FILE_NAME: &str = "tukiverkko.sqlite3";

/// What an administrator can set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The address people use, such as `https://tukiverkko.example`; without it, links start from the listen address.
    pub public_url: Option<String>,
    /// Folder of the embedded database and files.
    pub data: PathBuf,
    /// `postgres://…`; without it the SQLite file in `data`.
    pub database_url: Option<String>,
    /// `file:///…` of the folder that keeps photos; without it a folder in `data`.
    pub object_store_url: Option<String>,
    /// `smtp://` or `smtps://` address of a mail server; without it mails are printed to the log.
    pub smtp_url: Option<String>,
    /// Sender of mails.
    pub mail_from: String,
    /// True behind a proxy that sets `X-Forwarded-For` and ends TLS.
    pub behind_proxy: bool,
    /// Bearer token that `/metrics` asks for; without it only programs on the same machine may read them.
    pub metrics_token: Option<String>,
    /// After how many days the owners of a published description are asked whether it is still right.
    pub catalogue_check_days: u32,
    /// For how many days what was thrown away stays in the trash before it is deleted for good.
    pub trash_days: u32,
    /// How the search reads Finnish: `auto` or `snowball`.
    pub search_morphology: Morphology,
    /// Whether anybody may make an account of their own.
    pub registration: Registration,
    /// Whether people sign in with passwords; `off` needs a provider.
    pub password_sign_in: PasswordSignIn,
    /// Address of the OpenID Connect provider of people's organisation; without it nobody signs in by one.
    pub oidc_issuer: Option<String>,
    /// What this installation is called at the provider.
    pub oidc_client_id: Option<String>,
    /// What this installation proves itself to the provider with.
    pub oidc_client_secret: Option<Secret>,
    /// Name of the organisation, as people know it.
    pub oidc_name: Option<String>,
    /// What is asked for besides `openid`, with spaces between; `email profile` when not set.
    pub oidc_scopes: Option<String>,
    /// The claim that tells of rights, such as `groups` or `realm_access.roles`.
    pub oidc_claim: Option<String>,
    /// The claim's value that makes an administrator of the installation, and without which nobody stays one.
    pub oidc_administrators: Option<String>,
    /// Values that make members of workspaces: `value=workspace:role`, with commas between.
    pub oidc_workspaces: Option<String>,
    /// Whether who comes from the provider for the first time gets an account.
    pub oidc_new_accounts: NewAccounts,
    /// Whose addresses get an account, with commas between; all when not set.
    pub oidc_domains: Option<String>,
    /// When the provider's addresses are believed.
    pub oidc_addresses: ProviderAddresses,
    /// `text` or `json` log lines.
    pub log: LogFormat,
}

/// How the search reads Finnish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Morphology {
    /// By libvoikko where the machine has it, else by stems.
    Auto,
    /// By stems, also where the machine has libvoikko; less is found.
    Snowball,
}

impl Morphology {
    /// How Finnish is read by this setting. Opens files the first time it is asked.
    pub fn reader(self) -> &'static FinnishReader {
        match self {
            Self::Auto => FinnishReader::here(),
            Self::Snowball => FinnishReader::chosen_stems(),
        }
    }
}

/// Whether anybody may make an account of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Registration {
    /// Anybody may.
    Open,
    /// Administrators make accounts.
    Closed,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            data: PathBuf::from(".tukiverkko"),
            database_url: None,
            object_store_url: None,
            smtp_url: None,
            mail_from: "Tukiverkko <tukiverkko@localhost>".to_owned(),
            behind_proxy: false,
            metrics_token: None,
            catalogue_check_days: 183,
            trash_days: 30,
            search_morphology: Morphology::Auto,
            registration: Registration::Open,
            password_sign_in: PasswordSignIn::On,
            oidc_issuer: None,
            oidc_client_id: None,
            oidc_client_secret: None,
            oidc_name: None,
            oidc_scopes: None,
            oidc_claim: None,
            oidc_administrators: None,
            oidc_workspaces: None,
            oidc_new_accounts: NewAccounts::Made,
            oidc_domains: None,
            oidc_addresses: ProviderAddresses::Confirmed,
            log: LogFormat::Text,
        }
    }
}

/// What flags can set; absent ones leave the weaker sources in force.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Flags {
    /// See [`Config::listen`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// See [`Config::data`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    /// See [`Config::database_url`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// See [`Config::public_url`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
}

/// Variables of the environment that are no settings: what the log lets through, and what tests say to each other.
const NO_SETTINGS: [&str; 3] = ["log_level", "test_postgres", "bin"];

fn environment() -> Env {
    Env::prefixed("TUKIVERKKO_").ignore(&NO_SETTINGS)
}

impl Config {
    /// Reads all sources; the file is `tukiverkko.toml` in the data folder. Fails naming the setting that is wrong.
    pub fn read(flags: &Flags) -> anyhow::Result<Self> {
        let without_file = Figment::from(Serialized::defaults(Self::default()))
            .merge(environment())
            .merge(Serialized::defaults(flags));
        let data: PathBuf = without_file.extract_inner("data")?;
        let config = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(data.join(FILE_NAME)))
            .merge(environment())
            .merge(Serialized::defaults(flags))
            .extract()?;
        Ok(config)
    }

    /// The SQLite file, unless another database is set.
    pub fn database_file(&self) -> Option<PathBuf> {
        self.database_url
            .is_none()
            .then(|| self.data.join(DATABASE_FILE_NAME))
    }

    /// Where links start from, without a slash at the end.
    pub fn base_url(&self, bound: SocketAddr) -> String {
        self.public_url.as_deref().map_or_else(
            || format!("http://{bound}"),
            |url| url.trim_end_matches('/').to_owned(),
        )
    }

    /// Whether cookies must only travel over TLS.
    pub fn is_secure(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }
}

/// Makes the data folder, readable by its owner only.
pub fn create_data_folder(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mut permissions = std::fs::metadata(path)?.permissions();
        // Where they are right, a folder that cannot be written need not be.
        if permissions.mode() & 0o777 != 0o700 {
            permissions.set_mode(0o700);
            std::fs::set_permissions(path, permissions)?;
        }
    }
    Ok(())
}
