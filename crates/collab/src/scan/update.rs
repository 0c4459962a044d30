//! Walks an update (lib0 version 1): who inserts what, upon what, and what is deleted.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::nesting::{Link, Nesting};
use super::{Flaw, value};
use crate::limits::{
    CLIENTS_MAX, CLOCK_END, DELETES_MAX, KEY_BYTES_MAX, OPEN_STRUCTS_MAX, ROOTS_MAX, STRUCTS_MAX,
};
use crate::wire::Reader;

const HAS_ORIGIN: u8 = 0x80;
const HAS_RIGHT_ORIGIN: u8 = 0x40;
const HAS_PARENT_KEY: u8 = 0x20;
const CONTENT: u8 = 0x1f;

const GC: u8 = 0;
const DELETED: u8 = 1;
const STRING: u8 = 4;
const TYPE: u8 = 7;
const ANY: u8 = 8;
const SKIP: u8 = 10;

const TYPE_MAP: u8 = 1;
const TYPE_TEXT: u8 = 2;

/// What an update holds, without its content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// The structs of each client.
    pub sections: Vec<Section>,
    /// For each client that structs or deletions refer to, the end of what must be there.
    pub needs: HashMap<u64, u32>,
    /// Deleted ranges: client, first clock, end.
    pub deletes: Vec<(u64, u32, u32)>,
    /// A range is left out in the middle of a section.
    pub skips: bool,
}

/// The structs of one client in an update, contiguous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Who made them.
    pub client: u64,
    /// The first clock.
    pub clock: u32,
    /// The clock after the last.
    pub end: u32,
    /// How many structs.
    pub structs: usize,
    /// Where in the update their bytes are.
    pub body: Range<usize>,
    /// Roots that are named as parents, each with the last clock that does.
    pub roots: Vec<(String, u32)>,
}

/// Checks a client's update.
pub(super) fn scan(update: &[u8]) -> Result<Scan, Flaw> {
    let (scan, size) = walk(update)?;
    if size.structs > STRUCTS_MAX
        || size.open > OPEN_STRUCTS_MAX
        || scan.deletes.len() > DELETES_MAX
    {
        return Err(Flaw::TooLarge);
    }
    Ok(scan)
}

/// Takes apart an update that the room itself encoded; it may be of any size.
pub(crate) fn scan_own(update: &[u8]) -> Result<Scan, Flaw> {
    walk(update).map(|(scan, _)| scan)
}

/// How much work an update may be.
#[derive(Clone, Copy, Default)]
struct Size {
    structs: usize,
    /// Structs that may have to be sorted among many neighbours.
    open: usize,
}

fn walk(update: &[u8]) -> Result<(Scan, Size), Flaw> {
    let mut walk = Walk {
        reader: Reader::new(update),
        scan: Scan::default(),
        nesting: Nesting::default(),
        size: Size::default(),
        places: HashSet::new(),
        roots: Vec::new(),
    };
    walk.sections()?;
    walk.deletes()?;
    walk.reader.end()?;
    walk.nesting.check()?;
    Ok((walk.scan, walk.size))
}

struct Walk<'a> {
    reader: Reader<'a>,
    scan: Scan,
    nesting: Nesting,
    size: Size,
    /// Places that were filled without naming a neighbour.
    places: HashSet<&'a [u8]>,
    roots: Vec<(String, u32)>,
}

impl<'a> Walk<'a> {
    fn sections(&mut self) -> Result<(), Flaw> {
        let clients = self.reader.count(3)?;
        if clients as u64 > CLIENTS_MAX {
            return Err(Flaw::TooLarge);
        }
        for _ in 0..clients {
            let structs = self.reader.count(2)?;
            self.size.structs += structs;
            let client = self.reader.number()?;
            let clock = self.clock()?;
            if structs == 0 || !self.nesting.open(client) {
                return Err(Flaw::Malformed);
            }
            let from = self.reader.at();
            let mut end = clock;
            for _ in 0..structs {
                let len = self.one(client, end)?;
                end = match end.checked_add(len) {
                    Some(end) if u64::from(end) < CLOCK_END && len > 0 => end,
                    _ => return Err(Flaw::Malformed),
                };
            }
            let body = from..self.reader.at();
            self.scan.sections.push(Section {
                client,
                clock,
                end,
                structs,
                body,
                roots: std::mem::take(&mut self.roots),
            });
        }
        Ok(())
    }

    /// Passes over one struct; gives its length in clocks.
    fn one(&mut self, client: u64, clock: u32) -> Result<u32, Flaw> {
        let info = self.reader.byte()?;
        if info == GC || info == SKIP {
            self.scan.skips |= info == SKIP;
            let len = self.clock()?;
            self.nesting.push(clock, len, Link::default());
            return Ok(len);
        }
        let mut link = Link::default();
        if info & HAS_ORIGIN != 0 {
            link.left = Some(self.id()?);
        }
        if info & HAS_RIGHT_ORIGIN != 0 {
            link.right = Some(self.id()?);
        }
        // Beside its own predecessor or alone at its place, a struct has its place at once.
        let mut open = clock == 0 || link.left != Some((client, clock - 1));
        if info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN) == 0 {
            let from = self.reader.at();
            match self.reader.byte()? {
                1 => self.root(clock)?,
                0 => link.parent = Some(self.id()?),
                _ => return Err(Flaw::Malformed),
            }
            if info & HAS_PARENT_KEY != 0 {
                self.key()?;
            }
            open = !self.places.insert(self.reader.since(from));
        }
        self.size.open += usize::from(open);
        let len = self.content(info & CONTENT)?;
        link.is_type = info & CONTENT == TYPE;
        self.nesting.push(clock, len, link);
        Ok(len)
    }

    fn content(&mut self, kind: u8) -> Result<u32, Flaw> {
        match kind {
            DELETED => self.clock(),
            STRING => {
                let units = self.reader.string()?.encode_utf16().count();
                u32::try_from(units).map_err(|_| Flaw::TooLarge)
            }
            TYPE => match self.reader.byte()? {
                TYPE_MAP | TYPE_TEXT => Ok(1),
                _ => Err(Flaw::Content("shared type")),
            },
            ANY => {
                let count = self.reader.count(1)?;
                for _ in 0..count {
                    value::value(&mut self.reader)?;
                }
                u32::try_from(count).map_err(|_| Flaw::TooLarge)
            }
            2 => Err(Flaw::Content("json")),
            3 => Err(Flaw::Content("binary")),
            5 => Err(Flaw::Content("embed")),
            6 => Err(Flaw::Content("format")),
            9 => Err(Flaw::Content("document")),
            11 => Err(Flaw::Content("move")),
            _ => Err(Flaw::Malformed),
        }
    }

    fn deletes(&mut self) -> Result<(), Flaw> {
        let clients = self.reader.count(2)?;
        let mut seen = HashSet::new();
        for _ in 0..clients {
            let client = self.reader.number()?;
            if !seen.insert(client) {
                return Err(Flaw::Malformed);
            }
            let ranges = self.reader.count(2)?;
            let mut free = 0;
            for _ in 0..ranges {
                let from = self.clock()?;
                let len = self.clock()?;
                // Ranges come sorted and apart from every client; a pile of overlapping ones would
                // have each block visited once for each.
                let end = from
                    .checked_add(len)
                    .filter(|end| u64::from(*end) <= CLOCK_END);
                let Some(end) = end.filter(|_| len > 0 && from >= free) else {
                    return Err(Flaw::Malformed);
                };
                free = end;
                self.scan.deletes.push((client, from, end));
                self.need(client, end);
            }
        }
        Ok(())
    }

    fn clock(&mut self) -> Result<u32, Flaw> {
        Ok(self.reader.number_below(CLOCK_END)? as u32)
    }

    fn id(&mut self) -> Result<(u64, u32), Flaw> {
        let client = self.reader.number()?;
        let clock = self.clock()?;
        self.need(client, clock + 1);
        Ok((client, clock))
    }

    fn need(&mut self, client: u64, end: u32) {
        let needed = self.scan.needs.entry(client).or_default();
        *needed = end.max(*needed);
    }

    fn key(&mut self) -> Result<&str, Flaw> {
        let key = self.reader.string()?;
        if key.len() > KEY_BYTES_MAX {
            return Err(Flaw::TooLarge);
        }
        Ok(key)
    }

    fn root(&mut self, clock: u32) -> Result<(), Flaw> {
        let name = self.reader.string()?;
        if name.len() > KEY_BYTES_MAX {
            return Err(Flaw::TooLarge);
        }
        let named = self.roots.len();
        match self.roots.iter_mut().find(|(root, _)| root == name) {
            Some((_, last)) => *last = clock,
            None if named == ROOTS_MAX => return Err(Flaw::TooLarge),
            None => self.roots.push((name.to_owned(), clock)),
        }
        Ok(())
    }
}
