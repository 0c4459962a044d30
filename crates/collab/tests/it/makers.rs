//! What a judge is told of the makers of removed and replaced entries.

use collab::{Bytes, Close, ConnId, Event, Judge, Room, Seed, Touch, TouchChange};
use yrs::{Any, Map, MapPrelim, ReadTxn, Transact, TransactionMut, WriteTxn};

use crate::stage::{Copy, seed, sync, update};

/// Who made a note may remove it and sign it again; nobody else may remove it or change who made it.
struct OwnOnly;

impl Judge for OwnOnly {
    type Who = &'static str;
    type Settings = ();

    fn participant<'a>(&self, who: &'a &'static str) -> &'a str {
        who
    }

    fn revision(&self, (): &()) -> u64 {
        1
    }

    fn settings_text(&self, (): &(), _: &&'static str) -> String {
        "{}".to_owned()
    }

    fn roots(&self) -> &[&str] {
        &["notes", "ticks"]
    }

    fn makers(&self) -> &[(&str, &str)] {
        &[("notes", "by")]
    }

    fn judge<T: ReadTxn>(
        &self,
        who: &&'static str,
        (): &(),
        touches: &[Touch],
        _: &T,
    ) -> Result<(), &'static str> {
        let theirs = |by: Option<&Any>| matches!(by, Some(Any::String(by)) if **by == **who);
        let may = |touch: &Touch| match (touch.path.as_slice(), &touch.change) {
            (
                [_],
                TouchChange::Removed { old: Any::Map(old) }
                | TouchChange::Replaced {
                    old: Any::Map(old), ..
                },
            ) => theirs(old.get("by")),
            ([_, key], TouchChange::Replaced { old, .. }) if key == "by" => theirs(Some(old)),
            _ => true,
        };
        if touches.iter().all(may) {
            Ok(())
        } else {
            Err("denied-not-yours")
        }
    }
}

struct Table {
    room: Room<OwnOnly>,
    /// Rows of the log.
    log: Vec<Vec<u8>>,
    next: u64,
}

type Change = fn(&mut TransactionMut<'_>);

impl Table {
    fn new() -> Self {
        Self::from(Vec::new())
    }

    /// A room loaded from its log.
    fn from(log: Vec<Vec<u8>>) -> Self {
        let seed = Seed {
            updates: log.clone(),
            ..seed()
        };
        Self {
            room: Room::load(seed, OwnOnly, ()).expect("the log is whole"),
            log,
            next: 0,
        }
    }

    fn handle(&mut self, events: Vec<Event<OwnOnly>>) -> Vec<(ConnId, Close)> {
        let effects = self.room.handle_all(events, i64::MAX / 2);
        self.log.extend(effects.append.map(|row| row.update));
        effects.close
    }

    /// Somebody comes with a new copy, changes it, and goes; was it taken?
    fn takes(&mut self, who: &'static str, change: impl FnOnce(&mut TransactionMut<'_>)) -> bool {
        let copy = self.copy();
        let frame = update(&copy.change(change));
        self.sends(who, frame)
    }

    fn sends(&mut self, who: &'static str, frame: impl Into<Bytes>) -> bool {
        self.next += 1;
        let conn = ConnId(self.next);
        let bytes = frame.into();
        let closed = self.handle(vec![
            Event::Join { conn, who },
            Event::Frame { conn, bytes },
            Event::Leave { conn },
        ]);
        closed.is_empty()
    }

    fn copy(&mut self) -> Copy {
        let copy = Copy::new(100 + self.next);
        copy.read(&sync(1, &self.room.encode()));
        copy
    }
}

fn write(txn: &mut TransactionMut<'_>, id: &str, by: &str) {
    let notes = txn.get_or_insert_map("notes");
    notes.insert(txn, id, MapPrelim::from([("by", by), ("zone", "left")]));
}

fn remove(txn: &mut TransactionMut<'_>, id: &str) {
    txn.get_or_insert_map("notes").remove(txn, id);
}

fn sign(txn: &mut TransactionMut<'_>, id: &str, by: &str) {
    let note = txn.get_or_insert_map("notes").get(txn, id);
    let note = note.and_then(|note| note.cast::<yrs::MapRef>().ok());
    note.expect("it stands").insert(txn, "by", by);
}

const REMOVES: Change = |txn| remove(txn, "n1");

#[test]
fn whoever_made_an_entry_may_remove_it_and_nobody_else() {
    let mut table = Table::new();
    assert!(table.takes("Anna", |txn| write(txn, "n1", "Anna")));
    assert!(!table.takes("Ben", REMOVES));
    assert!(table.takes("Anna", REMOVES));
    let left = table.copy();
    let txn = left.doc.transact();
    let notes = txn.get_map("notes").expect("it is a root");
    assert!(!notes.contains_key(&txn, "n1"));
}

#[test]
fn signing_and_removing_at_once_does_not_make_it_ones_own() {
    let mut table = Table::new();
    assert!(table.takes("Anna", |txn| write(txn, "n1", "Anna")));
    assert!(!table.takes("Ben", |txn| {
        sign(txn, "n1", "Ben");
        remove(txn, "n1");
    }));
    assert!(!table.takes("Ben", REMOVES));
    assert!(table.takes("Anna", |txn| sign(txn, "n1", "Ben")));
    assert!(table.takes("Ben", REMOVES), "it was given to Ben");
}

#[test]
fn an_entry_removed_and_put_back_at_once_is_still_known_as_the_makers() {
    let again: fn(&mut TransactionMut<'_>, &str) = |txn, by| {
        remove(txn, "n1");
        write(txn, "n1", by);
    };
    let mut table = Table::new();
    assert!(table.takes("Anna", |txn| write(txn, "n1", "Anna")));
    assert!(!table.takes("Ben", |txn| again(txn, "Ben")));
    assert!(!table.takes("Ben", |txn| {
        sign(txn, "n1", "Ben");
        again(txn, "Ben");
    }));
    assert!(table.takes("Anna", |txn| again(txn, "Anna")));
    assert!(table.takes("Anna", |txn| again(txn, "Ben")));
    assert!(
        !table.takes("Anna", |txn| again(txn, "Anna")),
        "it was given to Ben"
    );
    assert!(table.takes("Ben", REMOVES));
}

#[test]
fn an_entry_that_came_back_is_whose_it_is_now() {
    let mut table = Table::new();
    assert!(table.takes("Anna", |txn| write(txn, "n1", "Anna")));
    assert!(table.takes("Anna", REMOVES));
    assert!(table.takes("Ben", |txn| write(txn, "n1", "Ben")));
    assert!(!table.takes("Anna", REMOVES));
    assert!(table.takes("Ben", REMOVES));
}

#[test]
fn a_removal_by_two_at_once_is_the_makers_or_no_change() {
    let mut table = Table::new();
    assert!(table.takes("Anna", |txn| write(txn, "n1", "Anna")));
    let late = update(&table.copy().change(REMOVES));
    assert!(table.takes("Anna", REMOVES));
    assert!(table.sends("Ben", late), "it is gone already");
}

#[test]
fn makers_are_known_after_loading_resting_and_a_refusal() {
    let mut table = Table::new();
    assert!(table.takes("Anna", |txn| {
        for id in ["n1", "n2", "n3", "n4"] {
            write(txn, id, "Anna");
        }
    }));
    let mut table = Table::from(table.log);
    table.next = 10;
    assert!(!table.takes("Ben", REMOVES));
    assert!(table.takes("Anna", REMOVES));
    table.room.rest();
    assert!(table.takes("Anna", |txn| remove(txn, "n2")));
    table.room.rest();
    assert!(!table.takes("Ben", |txn| remove(txn, "n3")));
    assert!(table.takes("Anna", |txn| {
        remove(txn, "n3");
        remove(txn, "n4");
    }));
}

#[test]
fn makers_of_what_the_server_wrote_are_known() {
    let mut table = Table::new();
    let edit: Change = |txn| {
        write(txn, "n1", "Anna");
        // Not for clients: that it was touched must not hide the note.
        txn.get_or_insert_map("meta").insert(txn, "kind", "other");
    };
    table.handle(vec![Event::Edit(Box::new(edit))]);
    assert!(!table.takes("Ben", REMOVES));
    assert!(table.takes("Anna", REMOVES));

    let theirs = table.copy().change(|txn| write(txn, "n2", "Anna"));
    table.next += 1;
    table.handle(vec![Event::Apply { update: theirs }]);
    assert!(!table.takes("Ben", |txn| remove(txn, "n2")));
    assert!(table.takes("Anna", |txn| remove(txn, "n2")));
}
