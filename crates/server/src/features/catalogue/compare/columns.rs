//! The columns of a comparison, and its rows: the same fields of every entry, in the reader's words.
use super::Compared;
use crate::app::App;
use crate::features::catalogue::differences::{area, called};
use crate::features::catalogue::feed::{self, Published};
use crate::features::catalogue::model::{AUDIENCES, Description, LifeCycle, Place, labels};
use crate::features::catalogue::staleness::is_stale;
use crate::features::catalogue::{placed, store};
use crate::features::places::PlaceView;
use crate::i18n::Lang;
use crate::web::{Error, dates};

/// A field: what it is called by, and what an entry says in it.
type Field = (&'static str, fn(&Said, Lang) -> Vec<String>);

/// The fields in their order.
const FIELDS: [Field; 18] = [
    ("life_cycle", |one, lang| {
        vec![lang.text(one.about.life_cycle.key())]
    }),
    ("promise", |one, _| lines(one.about.text("promise"))),
    ("support_forms", |one, lang| {
        one.about.labels("support_forms", lang)
    }),
    ("audiences", |one, lang| {
        labels(AUDIENCES, &one.about.audiences, lang)
    }),
    ("audience", |one, _| lines(one.about.text("audience"))),
    ("client_groups", |one, lang| {
        one.about.labels("client_groups", lang)
    }),
    ("topics", |one, lang| one.about.labels("topics", lang)),
    ("digital_services", |one, lang| {
        one.about.labels("digital_services", lang)
    }),
    ("devices", |one, lang| one.about.labels("devices", lang)),
    ("skill_levels", |one, lang| {
        one.about.labels("skill_levels", lang)
    }),
    ("channels", |one, lang| one.about.labels("channels", lang)),
    ("languages", |one, lang| one.about.labels("languages", lang)),
    ("price", |one, lang| one.about.labels("price", lang)),
    ("accessibility", |one, lang| {
        one.about.labels("accessibility", lang)
    }),
    ("area", |one, lang| area(&one.about, lang)),
    ("places", |one, _| {
        one.about
            .places
            .iter()
            .map(|place| one.place(place))
            .collect()
    }),
    ("contact", |one, _| lines(&one.about.contact)),
    ("checked", |one, _| vec![one.checked.clone()]),
];

/// The fields that are in the owner's own words.
const OWN_WORDS: [&str; 4] = ["promise", "audience", "places", "contact"];

/// What is compared.
pub(super) struct FoundColumns {
    pub columns: Vec<Column>,
    /// Addresses at which nothing is and never was.
    pub unknown: Vec<String>,
}

/// An entry of the comparison.
pub(super) struct Column {
    /// As it was asked for.
    pub asked: String,
    /// Last part of its public address.
    pub address: String,
    /// What it says; none when it is withdrawn.
    said: Option<Said>,
}

/// What an entry says now.
struct Said {
    about: Description,
    places: Vec<PlaceView>,
    checked: String,
}

/// A field of all entries.
pub(super) struct Row {
    /// What it is called.
    pub name: String,
    /// What each column says.
    pub cells: Vec<CellView>,
    pub differs: bool,
}

/// A field of one entry.
pub(super) struct CellView {
    pub lines: Vec<String>,
    /// In which language it says so.
    pub language: Lang,
}

impl Column {
    /// What the entry says; none when it is withdrawn.
    pub fn said(&self) -> Option<&Description> {
        self.said.as_ref().map(|said| &said.about)
    }

    /// What it is called.
    pub fn name(&self, lang: Lang) -> String {
        self.said()
            .map_or_else(|| lang.text("support-gone-title"), |said| said.name.clone())
    }
}

impl Said {
    /// A place in a line: what it is called, where it is, and whether it is open now or when it opens, unless what is
    /// given there has ended.
    fn place(&self, row: &Place) -> String {
        let views = self.places.iter();
        let view = row
            .place
            .as_ref()
            .and_then(|id| views.clone().find(|view| view.id == *id));
        let state = view.map(|view| [view.state.now.as_str(), view.state.until.as_str()]);
        let hours = row.hours.replace('\n', ", ");
        let mut parts = vec![row.name.as_str(), row.address.as_str()];
        match &state {
            _ if self.about.life_cycle == LifeCycle::Ended => {}
            Some(state) => parts.extend(state),
            None => parts.push(&hours),
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

/// The entries that are asked for: as they are now, or gone.
pub(super) async fn found(app: &App, lang: Lang, asked: &Compared) -> Result<FoundColumns, Error> {
    let mut found = FoundColumns {
        columns: Vec::new(),
        unknown: Vec::new(),
    };
    for address in &asked.entries {
        let (own, said) = match feed::published(app, address).await? {
            Some(one) => (one.address.clone(), Some(said(app, lang, one).await?)),
            None => match store::at(&app.db, address).await? {
                Some(gone) => (gone.address, None),
                None => {
                    found.unknown.push(address.clone());
                    continue;
                }
            },
        };
        if found.columns.iter().all(|one| one.address != own) {
            found.columns.push(Column {
                asked: address.clone(),
                address: own,
                said,
            });
        }
    }
    Ok(found)
}

async fn said(app: &App, lang: Lang, mut published: Published) -> Result<Said, Error> {
    let places = placed::as_of_now(app, &mut published, lang).await?;
    placed::tell_accessible(&mut published.description, &places);
    let mut checked = dates::day(lang, dates::in_finland(published.checked_at).date());
    if is_stale(app, published.checked_at) {
        checked = format!("{checked}. {}", lang.text("search-stale"));
    }
    Ok(Said {
        about: published.description,
        places,
        checked,
    })
}

/// The fields of all columns, without those in which nobody says anything.
pub(super) fn rows(columns: &[Column], lang: Lang) -> Vec<Row> {
    let row = |(key, read): Field| {
        let cell = |column: &Column| CellView {
            lines: column
                .said
                .as_ref()
                .map_or_else(Vec::new, |said| read(said, lang)),
            language: match column.said() {
                Some(said) if OWN_WORDS.contains(&key) => said.language,
                _ => lang,
            },
        };
        let told = columns.iter().filter_map(|column| column.said.as_ref());
        let told: Vec<Vec<String>> = told.map(|said| read(said, lang)).collect();
        let is_told = told.iter().any(|lines| !lines.is_empty());
        is_told.then(|| Row {
            name: called(key, lang),
            cells: columns.iter().map(cell).collect(),
            differs: told.windows(2).any(|pair| pair[0] != pair[1]),
        })
    };
    FIELDS.into_iter().filter_map(row).collect()
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
