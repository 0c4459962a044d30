//! What a canvas says, for the registry: mentions of records, and bonds between them. Pure, and driven by what the
//! template's parts become. The contract is `docs/reference/registry.md`.
mod gather;
mod namesakes;
mod notes;
mod refer;
mod table;
mod wording;
mod written;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use gather::{BONDS_MAX, MENTIONS_MAX, OWN_MAX};
pub use refer::{RECORD_REF, record_of, refer, rename};
pub(crate) use wording::says;
pub use wording::{NAME_CHARS_MAX, name_of};
pub use written::{LINES_MAX, naming_field};

use crate::content::Content;
use crate::template::Template;

/// What the canvas says. Nothing in `content` makes it fail: what cannot be read is left out. O(n log n).
pub fn facts(template: &Template, content: &Content) -> Facts {
    let mut gather = gather::Gather::new(template, content);
    written::gather(&mut gather);
    notes::gather(&mut gather);
    table::gather(&mut gather);
    namesakes::gather(&mut gather);
    gather.facts()
}

/// Everything a canvas says, in the order of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Facts {
    /// Places that speak of records; a place mentions at most one record of a kind.
    pub mentions: Vec<Mention>,
    /// What places say about two of the mentioned records.
    pub bonds: Vec<Bond>,
}

/// A place of a canvas that speaks of a record (maininta).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// Where: `canvas`, `field:{slug}`, `note:{id}`, `circle:{id}`, `row:{id}`, `column:{id}` or `cell:{row}:{column}`.
    pub place: String,
    /// What kind of thing it is.
    pub kind: RecordKind,
    /// What the template says the part becomes, such as `partner.current`.
    pub role: String,
    /// Its name: one line of 1–200 characters; records of one place may be nameless.
    pub name: String,
    /// The record it is known to stand for.
    pub record: Option<String>,
    /// What else the place says, by key.
    pub details: BTreeMap<String, Value>,
}

/// What a place says about two records (side).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bond {
    /// Where it stands.
    pub place: String,
    /// What it says.
    pub kind: BondKind,
    /// The mention it starts from.
    pub from: End,
    /// The mention it leads to.
    pub to: End,
    /// What else it says, by key.
    pub details: BTreeMap<String, Value>,
}

impl Mention {
    /// As the end of a bond.
    pub(crate) fn end(&self) -> End {
        End {
            place: self.place.clone(),
            kind: self.kind,
        }
    }
}

/// An end of a bond: a mention of the same canvas, by its place and kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct End {
    /// Place of the mention.
    pub place: String,
    /// Kind of the mention.
    pub kind: RecordKind,
}

/// Kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// An organisation or group that gives, funds or steers support (toimija).
    Actor,
    /// A way of giving support (toimintamalli).
    SupportModel,
    /// People or organisations with a need in common (asiakasryhmä).
    ClientGroup,
    /// A topic of life (elämänalue).
    LifeArea,
    /// Notes that were circled together (ympyröinti).
    Cluster,
    /// One client's needs map (haastattelu).
    Interview,
    /// A process, service or story of an interview (tarve).
    Need,
    /// A deficit or strength (havainto).
    Finding,
    /// What is to be improved (kehityskohde).
    DevelopmentTarget,
    /// A problem worth solving (ratkaistava ongelma).
    Problem,
    /// A solution that was compared (vertailtu ratkaisu).
    Benchmark,
    /// An offer to one partner (kumppanuusehdotus).
    Proposal,
    /// A shared promise (kehittämiskumppanuus).
    Partnership,
}

/// Kinds of bonds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BondKind {
    /// A link between actors: funding, information, knows …
    Relation,
    /// How a partner stands to us.
    Partner,
    /// A model reaches and helps a client group.
    Coverage,
    /// A record that was circled.
    Member,
    /// A need behind a finding or target.
    Evidence,
    /// Cooperation that is missing or would help.
    Cooperation,
    /// Who owns a compared solution.
    Owner,
    /// Why it is great to have a partner.
    Praise,
    /// What a partner offers.
    Offer,
    /// What is asked of a partner.
    Wish,
    /// A partner's heart.
    Commitment,
}

impl RecordKind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Actor,
        Self::SupportModel,
        Self::ClientGroup,
        Self::LifeArea,
        Self::Cluster,
        Self::Interview,
        Self::Need,
        Self::Finding,
        Self::DevelopmentTarget,
        Self::Problem,
        Self::Benchmark,
        Self::Proposal,
        Self::Partnership,
    ];

    /// Its name in the database, the API and addresses.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::SupportModel => "support-model",
            Self::ClientGroup => "client-group",
            Self::LifeArea => "life-area",
            Self::Cluster => "cluster",
            Self::Interview => "interview",
            Self::Need => "need",
            Self::Finding => "finding",
            Self::DevelopmentTarget => "development-target",
            Self::Problem => "problem",
            Self::Benchmark => "benchmark",
            Self::Proposal => "proposal",
            Self::Partnership => "partnership",
        }
    }

    /// The kind of that name.
    pub fn find(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Whether the same name on two canvases is the same record.
    pub const fn is_shared(self) -> bool {
        matches!(self, Self::Actor | Self::SupportModel | Self::ClientGroup)
    }
}

impl BondKind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Relation,
        Self::Partner,
        Self::Coverage,
        Self::Member,
        Self::Evidence,
        Self::Cooperation,
        Self::Owner,
        Self::Praise,
        Self::Offer,
        Self::Wish,
        Self::Commitment,
    ];

    /// Its name in the database and the API.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Relation => "relation",
            Self::Partner => "partner",
            Self::Coverage => "coverage",
            Self::Member => "member",
            Self::Evidence => "evidence",
            Self::Cooperation => "cooperation",
            Self::Owner => "owner",
            Self::Praise => "praise",
            Self::Offer => "offer",
            Self::Wish => "wish",
            Self::Commitment => "commitment",
        }
    }

    /// The kind of that name.
    pub fn find(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}
