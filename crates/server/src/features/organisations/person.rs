//! Who the provider says somebody is; no I/O.
use openidconnect::core::CoreGenderClaim;
use openidconnect::{AdditionalClaims, IdTokenClaims, UserInfoClaims};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::config::ProviderAddresses;
use crate::features::accounts::{Email, PersonName};

/// Letters of a name that fit.
const NAME_CHARS_MAX: usize = 60;
/// Letters of what the person reads of the link.
const LABEL_CHARS_MAX: usize = 254;

/// Claims that no standard knows, such as groups.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Others {
    #[serde(flatten)]
    all: Map<String, Json>,
}

impl AdditionalClaims for Others {}

/// What the signed token says.
pub(super) type TokenClaims = IdTokenClaims<Others, CoreGenderClaim>;
/// What the provider tells of the person when it is asked.
pub(super) type ToldClaims = UserInfoClaims<Others, CoreGenderClaim>;

/// Who the provider says somebody is.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub subject: String,
    pub email: Option<String>,
    pub is_email_confirmed: Option<bool>,
    pub name: Option<String>,
    pub username: Option<String>,
    /// Values of the claim that tells of rights.
    pub values: Vec<String>,
}

impl Person {
    /// By the signed token, and by what the provider told beside it; the token comes first.
    pub(super) fn of(token: &TokenClaims, told: Option<&ToldClaims>, claim: Option<&str>) -> Self {
        let by_token = Self {
            subject: token.subject().as_str().to_owned(),
            email: token.email().map(|email| email.as_str().to_owned()),
            is_email_confirmed: token.email_verified(),
            name: token
                .name()
                .and_then(|name| name.get(None))
                .map(|name| name.as_str().to_owned()),
            username: token
                .preferred_username()
                .map(|name| name.as_str().to_owned()),
            values: values(claim, &token.additional_claims().all),
        };
        let Some(told) = told else {
            return by_token;
        };
        // An address and whether it was confirmed belong together.
        let (email, is_email_confirmed) = match by_token.email {
            Some(email) => (Some(email), by_token.is_email_confirmed),
            None => (
                told.email().map(|email| email.as_str().to_owned()),
                told.email_verified(),
            ),
        };
        let mut all = by_token.values;
        all.extend(values(claim, &told.additional_claims().all));
        let name = told.name().and_then(|name| name.get(None));
        let username = told.preferred_username();
        Self {
            email,
            is_email_confirmed,
            name: by_token
                .name
                .or_else(|| name.map(|name| name.as_str().to_owned())),
            username: by_token
                .username
                .or_else(|| username.map(|name| name.as_str().to_owned())),
            values: all,
            subject: by_token.subject,
        }
    }

    /// The address when it is surely the person's.
    pub(super) fn confirmed_email(&self, addresses: ProviderAddresses) -> Option<Email> {
        let email = Email::parse(self.email.as_deref()?).ok()?;
        let is_confirmed = match addresses {
            ProviderAddresses::Confirmed => self.is_email_confirmed == Some(true),
            ProviderAddresses::Trusted => self.is_email_confirmed != Some(false),
        };
        is_confirmed.then_some(email)
    }

    /// A name that others see.
    pub(super) fn name(&self, email: &Email) -> Option<PersonName> {
        let local = email.as_str().split('@').next();
        let all = [self.name.as_deref(), self.username.as_deref(), local];
        all.into_iter().flatten().find_map(|name| {
            let short: String = name.chars().take(NAME_CHARS_MAX).collect();
            PersonName::parse(&short).ok()
        })
    }

    /// What the person reads of the link.
    pub(super) fn label(&self) -> String {
        let all = [&self.email, &self.username, &self.name];
        let label = all.into_iter().flatten().next().unwrap_or(&self.subject);
        label.chars().take(LABEL_CHARS_MAX).collect()
    }
}

/// The values of a claim: a text, or a list of texts. A name that no claim has is read as a path, as in `realm_access.roles`.
fn values(claim: Option<&str>, all: &Map<String, Json>) -> Vec<String> {
    let Some(claim) = claim else {
        return Vec::new();
    };
    let found = all.get(claim).or_else(|| {
        let mut steps = claim.split('.');
        let first = all.get(steps.next()?)?;
        steps.try_fold(first, |at, step| at.get(step))
    });
    match found {
        Some(Json::String(one)) => vec![one.clone()],
        Some(Json::Array(many)) => {
            let texts = many.iter().filter_map(Json::as_str);
            texts.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_read_whatever_form_a_provider_gives_them() {
        let all = json!({
            "role": "admin",
            "groups": ["a", 7, "b"],
            "realm_access": {"roles": ["c"]},
            "https://id.example/groups": ["d"],
        });
        let all = all.as_object().unwrap();
        let read = |claim| values(Some(claim), all);
        assert_eq!(read("role"), ["admin"]);
        assert_eq!(read("groups"), ["a", "b"]);
        assert_eq!(read("realm_access.roles"), ["c"]);
        assert_eq!(read("https://id.example/groups"), ["d"]);
        for strange in ["", ".", "role.x", "realm_access", "none.such"] {
            assert!(read(strange).is_empty(), "{strange}");
        }
        assert!(values(None, all).is_empty());
    }

    #[test]
    fn an_address_counts_once_the_provider_has_confirmed_it() {
        let person = |is_email_confirmed| Person {
            email: Some("Aino@Mail.example".to_owned()),
            is_email_confirmed,
            ..Person::default()
        };
        let strict = |said| person(said).confirmed_email(ProviderAddresses::Confirmed);
        assert_eq!(strict(Some(true)).unwrap().as_str(), "aino@mail.example");
        assert_eq!((strict(None), strict(Some(false))), (None, None));
        let trusting = |said| person(said).confirmed_email(ProviderAddresses::Trusted);
        assert!(trusting(None).is_some());
        assert_eq!(trusting(Some(false)), None);
    }

    #[test]
    fn a_name_is_found_even_where_none_is_told() {
        let email = Email::parse("aino.aalto@mail.example").unwrap();
        let mut person = Person::default();
        assert_eq!(person.name(&email).unwrap().as_str(), "aino.aalto");
        person.username = Some("aalto7".to_owned());
        assert_eq!(person.name(&email).unwrap().as_str(), "aalto7");
        person.name = Some("Å".repeat(200));
        assert_eq!(person.name(&email).unwrap().as_str().chars().count(), 60);
    }
}
