//! What is asked of the coverage, as the address of its page says it. Every state of the page has such an address.
use ::search::{Level, PlaceId};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::features::areas;
use crate::features::catalogue::AUDIENCES;
use crate::features::search;
use crate::features::vocabularies;
use crate::i18n::{Lang, MsgKey};
use crate::web::FormErrors;

/// What the columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Forms of support.
    #[default]
    Forms,
    /// Client groups.
    Groups,
}

impl By {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Forms, Self::Groups];

    /// The vocabulary that the columns are, and their name in addresses.
    pub fn vocabulary(self) -> &'static str {
        match self {
            Self::Forms => "support-forms",
            Self::Groups => "client-groups",
        }
    }

    /// Message key of what they are called.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Forms => "coverage-by-forms",
            Self::Groups => "coverage-by-groups",
        }
    }
}

/// With what time it is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// Three months ago.
    Quarter,
    /// Six months ago.
    HalfYear,
    /// Twelve months ago.
    #[default]
    Year,
    /// When the first description came.
    Beginning,
}

impl Since {
    /// All, the shortest first.
    pub const ALL: [Self; 4] = [Self::Quarter, Self::HalfYear, Self::Year, Self::Beginning];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quarter => "3",
            Self::HalfYear => "6",
            Self::Year => "12",
            Self::Beginning => "all",
        }
    }

    /// Message key of what it is called.
    pub fn key(self) -> MsgKey {
        match self {
            Self::Quarter => "coverage-since-3",
            Self::HalfYear => "coverage-since-6",
            Self::Year => "coverage-since-12",
            Self::Beginning => "coverage-since-all",
        }
    }

    /// The days at which it is looked back, the earliest first and `today` last; `first` is the day of the first
    /// description.
    pub fn days(self, today: Date, first: Date) -> Vec<Date> {
        let months = match self {
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
            Self::Beginning => return from(today, first),
        };
        let back = |months: i64| today.saturating_sub(months.months());
        (0..=months).rev().map(back).collect()
    }
}

/// Days that a line from the beginning has at most; between them are months, quarters or years.
const DAYS_MAX: i64 = 37;

fn from(today: Date, first: Date) -> Vec<Date> {
    let first = first.min(today);
    let months = i64::from(today.year() - first.year()) * 12 + i64::from(today.month())
        - i64::from(first.month());
    let step = [1, 3, 12].into_iter().find(|step| months / step < DAYS_MAX);
    let step = step.unwrap_or(120);
    let days = (0..=months / step).map(|steps| today.saturating_sub((steps * step).months()));
    let mut days: Vec<Date> = days.filter(|day| *day > first).collect();
    if first < today {
        days.push(first);
    } else {
        days = vec![today];
    }
    days.reverse();
    days
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// A region or sub-region; the whole country when there is none.
    pub area: Option<PlaceId>,
    /// What the columns are.
    pub by: By,
    /// Key of a client group.
    pub group: Option<String>,
    /// Key of a form of support.
    pub form: Option<String>,
    /// Key of an audience.
    pub audience: Option<String>,
    /// With what time it is compared.
    pub since: Since,
    /// Whether offerings on canvases of the reader's workspaces count too.
    pub with_canvases: bool,
}

impl Ask {
    /// Reads an address's query: what it does not name is left as it is usual. Fails with what is wrong where an area, a
    /// term, an arrangement or a time is named that is not there.
    pub fn read(query: &str) -> Result<Self, FormErrors> {
        let mut ask = Self::default();
        let mut errors = FormErrors::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if value.is_empty() {
                continue;
            }
            let value = value.as_ref();
            match name.as_ref() {
                "area" => ask.area = errors.take("area", area(value)),
                "by" => {
                    let found = By::ALL.into_iter().find(|by| by.vocabulary() == value);
                    let found = found.ok_or("coverage-by-unknown");
                    ask.by = errors.take("by", found).unwrap_or_default();
                }
                "since" => {
                    let found = Since::ALL.into_iter().find(|since| since.name() == value);
                    let found = found.ok_or("coverage-since-unknown");
                    ask.since = errors.take("since", found).unwrap_or_default();
                }
                "client-groups" => {
                    ask.group = errors.take("client-groups", term("client-groups", value));
                }
                "support-forms" => {
                    ask.form = errors.take("support-forms", term("support-forms", value));
                }
                "audiences" => ask.audience = errors.take("audiences", term(AUDIENCES, value)),
                "canvases" => ask.with_canvases = true,
                _ => {}
            }
        }
        if errors.is_empty() {
            Ok(ask)
        } else {
            Err(errors)
        }
    }

    /// The key that is chosen of what the columns are.
    pub fn chosen(&self, by: By) -> Option<&str> {
        match by {
            By::Forms => self.form.as_deref(),
            By::Groups => self.group.as_deref(),
        }
    }

    /// What the address says behind its path; empty when everything is usual.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(area) = &self.area {
            query.append_pair("area", &area.to_string());
        }
        if self.by != By::default() {
            query.append_pair("by", self.by.vocabulary());
        }
        let limits = [
            (By::Groups.vocabulary(), &self.group),
            (By::Forms.vocabulary(), &self.form),
            (AUDIENCES, &self.audience),
        ];
        for (name, key) in limits {
            if let Some(key) = key {
                query.append_pair(name, key);
            }
        }
        if self.since != Since::default() {
            query.append_pair("since", self.since.name());
        }
        if self.with_canvases {
            query.append_pair("canvases", "1");
        }
        let query = query.finish();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// The address of the page that answers this.
    pub fn address(&self, lang: Lang) -> String {
        format!("/{lang}/coverage{}", self.query())
    }

    /// The address of its table as a file, which never holds canvases.
    pub fn file_address(&self, lang: Lang) -> String {
        let public = Self {
            with_canvases: false,
            since: Since::default(),
            ..self.clone()
        };
        format!("/{lang}/coverage.csv{}", public.query())
    }

    /// Whether a municipality is looked at.
    pub fn looks_at(&self, municipality: &areas::Municipality) -> bool {
        match &self.area {
            None => true,
            Some(area) if area.level == Level::Region => municipality.region == area.code,
            Some(area) => municipality.subregion == area.code,
        }
    }

    /// The search of what serves a place, with the same limits and this term of the columns.
    pub fn search(&self, place: &PlaceId, column: Option<&str>, lang: Lang) -> String {
        let mut ask = search::Ask {
            area: Some(place.clone()),
            ..search::Ask::default()
        };
        let of = |by: By| match column {
            Some(column) if self.by == by => Some(column),
            _ => self.chosen(by),
        };
        let limits = [
            (By::Groups.vocabulary(), of(By::Groups)),
            (By::Forms.vocabulary(), of(By::Forms)),
            (AUDIENCES, self.audience.as_deref()),
        ];
        for (facet, key) in limits {
            if let Some(key) = key.filter(|key| !key.is_empty()) {
                ask.facets.insert(facet.to_owned(), vec![key.to_owned()]);
            }
        }
        ask.address(lang)
    }
}

fn area(text: &str) -> Result<PlaceId, MsgKey> {
    let found = PlaceId::parse(text).filter(|place| {
        let all = areas::all();
        match place.level {
            Level::Region => all.regions.contains_key(&place.code),
            Level::Subregion => all.subregions.contains_key(&place.code),
            Level::Municipality => false,
        }
    });
    found.ok_or("coverage-area-unknown")
}

/// The key that stands for this one now, if its term is offered.
fn term(vocabulary: &str, key: &str) -> Result<String, MsgKey> {
    let found = vocabularies::find(vocabulary).and_then(|found| {
        let item = found.item(found.successor(key))?;
        item.is_offered().then(|| item.key.clone())
    });
    found.ok_or("coverage-term-unknown")
}
