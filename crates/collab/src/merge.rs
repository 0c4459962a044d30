//! Puts the accepted updates of a batch together, byte by byte.
//!
//! Each accepted update holds only what was new, each client's structs following the ones before.
//! So nothing needs decoding: sections of the same client are joined, and deletions united.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::scan::Scan;
use crate::wire::put_number;

/// An accepted change: only new structs, checked. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Accepted {
    pub(crate) update: Arc<[u8]>,
    pub(crate) scan: Arc<Scan>,
}

impl Accepted {
    pub(crate) fn new(update: Vec<u8>, scan: Scan) -> Self {
        Self {
            update: update.into(),
            scan: Arc::new(scan),
        }
    }
}

/// One update that does what all of these do in order.
pub(crate) fn merge(accepted: &[Accepted]) -> Option<Vec<u8>> {
    if let [] | [_] = accepted {
        return accepted.first().map(|only| only.update.to_vec());
    }
    let mut sections: BTreeMap<u64, (u32, usize, Vec<u8>)> = BTreeMap::new();
    let mut deletes: BTreeMap<u64, Vec<(u32, u32)>> = BTreeMap::new();
    for Accepted { update, scan } in accepted {
        for section in &scan.sections {
            let joined = sections
                .entry(section.client)
                .or_insert((section.clock, 0, Vec::new()));
            joined.1 += section.structs;
            joined.2.extend_from_slice(&update[section.body.clone()]);
        }
        for (client, from, end) in &scan.deletes {
            deletes.entry(*client).or_default().push((*from, *end));
        }
    }
    let mut out = Vec::new();
    put_number(&mut out, sections.len() as u64);
    // Higher client ids first, as Yjs writes them.
    for (client, (clock, structs, body)) in sections.into_iter().rev() {
        put_number(&mut out, structs as u64);
        put_number(&mut out, client);
        put_number(&mut out, u64::from(clock));
        out.extend_from_slice(&body);
    }
    put_number(&mut out, deletes.len() as u64);
    for (client, ranges) in deletes.into_iter().rev() {
        put_ranges(&mut out, client, ranges);
    }
    Some(out)
}

fn put_ranges(out: &mut Vec<u8>, client: u64, mut ranges: Vec<(u32, u32)>) {
    ranges.sort_unstable();
    let mut apart: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (from, end) in ranges {
        match apart.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(end),
            _ => apart.push((from, end)),
        }
    }
    put_number(out, client);
    put_number(out, apart.len() as u64);
    for (from, end) in apart {
        put_number(out, u64::from(from));
        put_number(out, u64::from(end - from));
    }
}
