//! What people type about themselves, parsed once.
use std::str::FromStr as _;

use unicode_normalization::UnicodeNormalization as _;

use crate::i18n::MsgKey;
use crate::web::forms::one_line;

/// Letters in a name that others see.
pub const NAME_CHARS_MAX: usize = 60;
/// Letters in an e-mail address (RFC 5321).
const EMAIL_CHARS_MAX: usize = 254;
/// Letters a password must have.
pub const PASSWORD_CHARS_MIN: usize = 10;
/// Letters a password may have; hashing takes time by length.
pub const PASSWORD_CHARS_MAX: usize = 200;

/// An e-mail address in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Fails with the message key to show beside the field.
    pub fn parse(raw: &str) -> Result<Self, MsgKey> {
        let email = raw.trim().to_lowercase();
        if email.is_empty() {
            return Err("accounts-email-empty");
        }
        let valid =
            email.chars().count() <= EMAIL_CHARS_MAX && lettre::Address::from_str(&email).is_ok();
        valid.then_some(Self(email)).ok_or("accounts-email-wrong")
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name that others see: 1–60 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Fails with the message key to show beside the field.
    pub fn parse(raw: &str) -> Result<Self, MsgKey> {
        let name = one_line(raw);
        match name.chars().count() {
            0 => Err("accounts-name-empty"),
            n if n > NAME_CHARS_MAX => Err("accounts-name-too-long"),
            _ => Ok(Self(name)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A new password, good enough to keep. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

impl NewPassword {
    /// `own` are the words of the person's name and address, which make bad passwords.
    /// Fails with the message key to show beside the field.
    pub fn parse(raw: &str, own: &[&str]) -> Result<Self, MsgKey> {
        let password: String = raw.nfkc().collect();
        match password.chars().count() {
            0 => Err("accounts-password-empty"),
            n if n < PASSWORD_CHARS_MIN => Err("accounts-password-short"),
            n if n > PASSWORD_CHARS_MAX => Err("accounts-password-long"),
            _ if super::passwords::is_known_bad(&password, own) => Err("accounts-password-known"),
            _ => Ok(Self(password)),
        }
    }

    /// The password.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}
