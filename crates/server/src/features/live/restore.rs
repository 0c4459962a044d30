//! Brings a document to an earlier state by writing the difference: texts that are alike keep their
//! characters, and a note that did not exist then goes to the bin.
use std::collections::HashMap;
use std::collections::HashSet;

use canvas::permits::ROOTS;
use yrs::types::text::TextPrelim;
use yrs::{Any, GetString as _, Map as _, MapPrelim, MapRef, Out, ReadTxn};
use yrs::{TransactionMut, WriteTxn as _};

/// What becomes of notes that the target does not have.
#[derive(Clone, Copy)]
pub(super) enum Leftover {
    /// They go to the bin.
    ToBin,
    /// They go for good.
    Away,
}

/// Writes what makes the roots of `txn` equal to those of `target`; `at_ms` is when, UTC.
pub(super) fn bring_to<T: ReadTxn>(
    txn: &mut TransactionMut<'_>,
    target: &T,
    leftover: Leftover,
    at_ms: i64,
) {
    for name in ROOTS {
        let root = txn.get_or_insert_map(name);
        let wanted = target.get_map(name);
        let gone = match (name, leftover) {
            ("notes", Leftover::ToBin) => Gone::ToBin { at_ms },
            _ => Gone::Away,
        };
        match wanted {
            // A commitment is given by people: one that went does not come back by itself.
            Some(wanted) if name == "hearts" => {
                let kept = wanted.keys(target).map(str::to_owned).collect();
                take_away(txn, &root, &kept, &gone);
            }
            Some(wanted) => map(txn, &root, target, &wanted, &gone),
            None => take_away(txn, &root, &HashSet::new(), &gone),
        }
    }
}

/// What happens to a key that the earlier state does not have.
enum Gone {
    Away,
    ToBin { at_ms: i64 },
}

fn map<T: ReadTxn>(
    txn: &mut TransactionMut<'_>,
    here: &MapRef,
    target: &T,
    wanted: &MapRef,
    gone: &Gone,
) {
    let mut kept = HashSet::new();
    for (key, value) in wanted.iter(target) {
        let current = here.get(txn, key);
        put(txn, here, key, current, target, value);
        kept.insert(key.to_owned());
    }
    take_away(txn, here, &kept, gone);
}

fn put<T: ReadTxn>(
    txn: &mut TransactionMut<'_>,
    here: &MapRef,
    key: &str,
    current: Option<Out>,
    target: &T,
    wanted: Out,
) {
    match (current, wanted) {
        (Some(Out::YMap(current)), Out::YMap(wanted)) => {
            map(txn, &current, target, &wanted, &Gone::Away);
        }
        (Some(Out::YText(current)), Out::YText(wanted)) => {
            canvas::rewrite(txn, &current, &wanted.get_string(target));
        }
        (Some(Out::Any(current)), Out::Any(wanted)) if current == wanted => {}
        (_, Out::YMap(wanted)) => {
            let new = here.insert(txn, key.to_owned(), MapPrelim::default());
            map(txn, &new, target, &wanted, &Gone::Away);
        }
        (_, Out::YText(wanted)) => {
            here.insert(
                txn,
                key.to_owned(),
                TextPrelim::new(wanted.get_string(target)),
            );
        }
        (_, Out::Any(wanted)) => {
            here.insert(txn, key.to_owned(), wanted);
        }
        // Our documents hold nothing else.
        _ => {}
    }
}

fn take_away(txn: &mut TransactionMut<'_>, here: &MapRef, kept: &HashSet<String>, gone: &Gone) {
    let extra: Vec<String> = here
        .keys(txn)
        .filter(|key| !kept.contains(*key))
        .map(str::to_owned)
        .collect();
    for key in extra {
        match gone {
            Gone::Away => {
                here.remove(txn, &key);
            }
            Gone::ToBin { at_ms } => {
                if let Some(Out::YMap(note)) = here.get(txn, &key)
                    && note.get(txn, "binned").is_none()
                {
                    note.insert(txn, "binned", binned(*at_ms));
                }
            }
        }
    }
}

/// The server's own mark: by nobody.
fn binned(at_ms: i64) -> Any {
    let entries = HashMap::from([
        ("by".to_owned(), Any::from("")),
        ("name".to_owned(), Any::from("")),
        ("at".to_owned(), Any::from(at_ms as f64)),
    ]);
    Any::from(entries)
}
