//! A form as data: its fields, what was typed and what was wrong. One template draws them all.
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};

use crate::i18n::{Lang, MsgKey};
use crate::web::forms::FormErrors;
use crate::web::page::{Shell, html, page};

/// One field.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Name in the request.
    pub name: &'static str,
    /// Key of its label.
    pub label: MsgKey,
    /// Type of the input, or `area` for several lines, `select` or `radio`.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// What stands in it.
    pub value: String,
    /// Key of the advice under the label.
    pub help: Option<MsgKey>,
    /// Value and text of each choice of a `select` or `radio`; of a text field, values that it offers while one types.
    pub choices: Vec<(String, String)>,
    /// Advice under each choice of a `radio`, in their order; none at all when there is none.
    pub hints: Vec<String>,
    /// Whether it is always there.
    pub shown: Shown,
    /// Class besides `input`.
    pub class: &'static str,
}

/// When a field is there to be filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Always.
    #[default]
    Always,
    /// Once the last choice of the `radio` before it is made. Styles see to it, so it works without a script.
    OnLastChoice,
}

impl Field {
    /// A text field.
    pub fn text(name: &'static str, label: MsgKey, value: &str) -> Self {
        Self {
            name,
            label,
            kind: "text",
            autocomplete: "off",
            value: value.to_owned(),
            ..Self::default()
        }
    }

    /// A field for an e-mail address.
    pub fn email(value: &str) -> Self {
        Self::text("email", "accounts-email", value)
            .kind("email")
            .autocomplete("username")
    }

    /// A field for a password; what was typed is never sent back.
    pub fn password(name: &'static str, label: MsgKey, autocomplete: &'static str) -> Self {
        Self::text(name, label, "")
            .kind("password")
            .autocomplete(autocomplete)
    }

    /// A choice of one.
    pub fn select(
        name: &'static str,
        label: MsgKey,
        value: &str,
        choices: Vec<(String, String)>,
    ) -> Self {
        Self {
            choices,
            ..Self::text(name, label, value).kind("select")
        }
    }

    /// A choice of one with all choices in sight.
    pub fn radio(
        name: &'static str,
        label: MsgKey,
        value: &str,
        choices: Vec<(String, String)>,
    ) -> Self {
        Self::select(name, label, value, choices).kind("radio")
    }

    /// With values that it offers while one types.
    pub fn offers(self, choices: Vec<(String, String)>) -> Self {
        Self { choices, ..self }
    }

    /// With another type.
    pub fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }

    /// With what the browser may fill in.
    pub fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self {
            autocomplete,
            ..self
        }
    }

    /// With advice.
    pub fn help(self, help: MsgKey) -> Self {
        Self {
            help: Some(help),
            ..self
        }
    }

    /// With advice under each choice.
    pub fn hints(self, hints: Vec<String>) -> Self {
        Self { hints, ..self }
    }

    /// Shown only once the last choice of the field before it is made.
    pub fn on_last_choice(self) -> Self {
        Self {
            shown: Shown::OnLastChoice,
            ..self
        }
    }

    /// Advice under the choice with this number.
    fn hint(&self, number: &usize) -> Option<&String> {
        self.hints.get(*number)
    }

    /// With a class besides `input`.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }
}

/// One form.
#[derive(Clone, Debug, Default)]
pub struct FormView {
    /// What the ids of its fields start with; differs among the forms of a page.
    pub id: &'static str,
    /// Where it is sent.
    pub action: String,
    /// Key of its heading, when a page has several.
    pub heading: Option<MsgKey>,
    /// Key of the sentence above the fields.
    pub lead: Option<MsgKey>,
    /// A sentence after that one which is about this moment.
    pub said: Option<String>,
    /// Values that travel unseen.
    pub hidden: Vec<(&'static str, String)>,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// Key of the button's verb.
    pub button: MsgKey,
    /// Class of the button besides `btn`.
    pub button_class: &'static str,
    /// What was wrong.
    pub errors: FormErrors,
}

#[derive(Template)]
#[template(path = "form.html")]
struct Drawn<'a> {
    lang: Lang,
    form: &'a FormView,
}

impl FormView {
    /// The form as HTML.
    pub fn draw(&self, lang: &Lang) -> String {
        page(&Drawn {
            lang: *lang,
            form: self,
        })
    }
}

/// A part of a page that is there for a script.
#[derive(Clone, Debug)]
pub struct LivePart {
    /// Source of the script, such as `src/islands/search.ts`.
    pub script: &'static str,
    /// The part as HTML.
    pub html: String,
}

/// A page of forms.
#[derive(Clone, Debug, Template)]
#[template(path = "form_page.html")]
pub struct FormPage {
    /// The frame.
    pub shell: Shell,
    /// The sentence under the heading.
    pub lead: Option<String>,
    /// Address and text of what most people press, before the forms.
    pub door: Option<(String, String)>,
    /// What a script brings to life, after the first form.
    pub part: Option<LivePart>,
    /// The forms.
    pub forms: Vec<FormView>,
    /// Address and text of the ways on.
    pub links: Vec<(String, String)>,
}

impl FormPage {
    /// A page of one form.
    pub fn new(shell: Shell, form: FormView) -> Self {
        Self {
            shell,
            lead: None,
            door: None,
            part: None,
            forms: vec![form],
            links: Vec::new(),
        }
    }

    /// With a sentence under the heading.
    pub fn lead(self, key: MsgKey) -> Self {
        Self {
            lead: Some(self.shell.t(key)),
            ..self
        }
    }

    /// With a way on; `path` comes after the language.
    pub fn link(mut self, path: &str, key: MsgKey) -> Self {
        let lang = self.shell.lang;
        self.links.push((format!("/{lang}/{path}"), lang.text(key)));
        self
    }

    /// The page as an answer: 422 when something was wrong.
    pub fn answer(&self) -> Response {
        let wrong = self.forms.iter().any(|form| !form.errors.is_empty());
        let status = if wrong {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        let body: Html<String> = html(self);
        (status, body).into_response()
    }
}
