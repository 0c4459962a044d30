//! Gathers what a transaction changed, from the document's own events.

use std::sync::{Arc, Mutex, PoisonError};

use yrs::branch::{Branch, BranchPtr};
use yrs::types::{EntryChange, Event, Events, PathSegment};
use yrs::{Any, DeepObservable, GetString, Map, MapRef, Out, Text, TextRef, TransactionMut};

use crate::judge::{Touch, TouchChange, reason};
use crate::limits::TYPE_NESTING_MAX;

/// What the observers of one document have seen since it was last taken.
#[derive(Clone, Default)]
pub(crate) struct Touches(Arc<Mutex<Seen>>);

#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) touches: Vec<Touch>,
    /// The first thing that no document of ours holds.
    pub(crate) fault: Option<&'static str>,
}

impl Touches {
    /// Watches a root that clients may write.
    pub(crate) fn watch(&self, root: &MapRef, name: &str) {
        let seen = Arc::clone(&self.0);
        let name = name.to_owned();
        root.observe_deep(
            "room",
            move |txn: &TransactionMut<'_>, events: &Events<'_>| {
                let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                for event in events.iter() {
                    if let Err(fault) = gather(txn, event, &name, &mut seen.touches) {
                        seen.fault.get_or_insert(fault);
                    }
                }
            },
        );
    }

    /// Watches a root that only the server writes.
    pub(crate) fn fence(&self, root: &MapRef) {
        let seen = Arc::clone(&self.0);
        root.observe_deep("room", move |_: &TransactionMut<'_>, _: &Events<'_>| {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.fault.get_or_insert(reason::CLOSED_ROOT);
        });
    }

    pub(crate) fn take(&self) -> Seen {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn gather(
    txn: &TransactionMut<'_>,
    event: &Event,
    root: &str,
    touches: &mut Vec<Touch>,
) -> Result<(), &'static str> {
    match event {
        Event::Map(event) => {
            no_sequence(txn, event.target())?;
            let path = keys(event.path())?;
            for (key, change) in event.keys(txn) {
                let mut path = path.clone();
                path.push(key.to_string());
                let change = change_of(txn, change)?;
                touches.push(Touch {
                    root: root.to_owned(),
                    path,
                    change,
                });
            }
            Ok(())
        }
        Event::Text(event) => {
            no_keys(txn, event.target())?;
            let path = keys(event.path())?;
            let change = TouchChange::TextEdited;
            touches.push(Touch {
                root: root.to_owned(),
                path,
                change,
            });
            Ok(())
        }
        _ => Err(reason::SHAPE),
    }
}

fn keys(path: yrs::types::Path) -> Result<Vec<String>, &'static str> {
    if path.len() > TYPE_NESTING_MAX as usize {
        return Err(reason::SHAPE);
    }
    path.into_iter()
        .map(|segment| match segment {
            PathSegment::Key(key) => Ok(key.to_string()),
            PathSegment::Index(_) => Err(reason::SHAPE),
        })
        .collect()
}

fn change_of(txn: &TransactionMut<'_>, change: &EntryChange) -> Result<TouchChange, &'static str> {
    Ok(match change {
        EntryChange::Inserted(new) => TouchChange::Added(value(txn, new, 0)?),
        EntryChange::Updated(old, new) => TouchChange::Replaced {
            old: value(txn, old, 0)?,
            new: value(txn, new, 0)?,
        },
        EntryChange::Removed(old) => TouchChange::Removed {
            old: value(txn, old, 0)?,
        },
    })
}

/// A value as JSON. Its size is bounded by the update that brought it.
fn value(txn: &TransactionMut<'_>, out: &Out, depth: u32) -> Result<Any, &'static str> {
    match out {
        Out::Any(any) => Ok(any.clone()),
        Out::YText(text) => {
            no_keys(txn, text)?;
            Ok(Any::from(text.get_string(txn)))
        }
        Out::YMap(map) if depth < TYPE_NESTING_MAX => {
            no_sequence(txn, map)?;
            let entries = map
                .iter(txn)
                .map(|(key, inner)| Ok((key.to_string(), value(txn, &inner, depth + 1)?)))
                .collect::<Result<std::collections::HashMap<_, _>, &'static str>>()?;
            Ok(Any::Map(Arc::new(entries)))
        }
        _ => Err(reason::SHAPE),
    }
}

/// Nothing may hide in the sequence that a map could hold beside its keys.
fn no_sequence(txn: &TransactionMut<'_>, map: &MapRef) -> Result<(), &'static str> {
    let branch: &Branch = map.as_ref();
    match TextRef::from(BranchPtr::from(branch)).len(txn) {
        0 => Ok(()),
        _ => Err(reason::SHAPE),
    }
}

/// Nor in the keys that a text could hold beside its characters.
fn no_keys(txn: &TransactionMut<'_>, text: &TextRef) -> Result<(), &'static str> {
    let branch: &Branch = text.as_ref();
    match MapRef::from(BranchPtr::from(branch)).len(txn) {
        0 => Ok(()),
        _ => Err(reason::SHAPE),
    }
}
