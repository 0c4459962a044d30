//! Single notes that the server writes for somebody without a client of their own, such as on a phone's plain form:
//! judged by the rules of every change, then written.
use yrs::{Any, Doc, GetString, Map, MapRef, Out, ReadTxn, Text, TextPrelim, TextRef};
use yrs::{Transact, TransactionMut, WriteTxn};

use crate::content::{Note, Signed};
use crate::fill;
use crate::limits::{NOTES_MAX, TEXT_CHARS_MAX};
use crate::order;
use crate::permits::{Actor, Denial, Kept, Touch, TouchChange, permits};
use crate::settings::Settings;
use crate::template::Template;

/// Whether the actor might add this note with a client of their own.
pub fn permits_new(
    template: &Template,
    actor: &Actor,
    settings: &Settings,
    note: &Note,
) -> Result<(), Denial> {
    let added = TouchChange::Added(Any::Null);
    let touches = vec![(vec![note.id.clone()], added)];
    judge(template, actor, settings, note, touches)
}

/// Whether the actor might put this note, which stands on the canvas, in the bin.
pub fn permits_bin(
    template: &Template,
    actor: &Actor,
    settings: &Settings,
    note: &Note,
) -> Result<(), Denial> {
    let path = vec![note.id.clone(), "binned".to_owned()];
    let binned = Note {
        binned: Some(signature(actor, 0)),
        ..note.clone()
    };
    let added = TouchChange::Added(Any::Null);
    judge(template, actor, settings, &binned, vec![(path, added)])
}

/// Whether the actor might make these changes, each at its path in the notes, so that `note` comes of it. The rules look
/// at nothing but the note and how full the canvas is, and the latter is seen when it is written.
pub(crate) fn judge(
    template: &Template,
    actor: &Actor,
    settings: &Settings,
    note: &Note,
    changes: Vec<(Vec<String>, TouchChange)>,
) -> Result<(), Denial> {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    fill::add_note(&mut txn, note);
    let touch = |(path, change)| Touch {
        root: "notes".to_owned(),
        path,
        change,
    };
    let touches: Vec<Touch> = changes.into_iter().map(touch).collect();
    permits(template, actor, settings, &touches, &Kept::default(), &txn)
}

/// Writes those of the notes that are not there yet, or none of them when the canvas has no room for all.
pub fn add_all(txn: &mut TransactionMut, notes: &[Note]) -> Result<(), Denial> {
    let known = txn.get_map("notes");
    let count = known.as_ref().map_or(0, |known| known.len(txn) as usize);
    let is_new = |note: &&Note| {
        let found = known.as_ref().and_then(|known| known.get(txn, &note.id));
        found.is_none()
    };
    if count + notes.iter().filter(is_new).count() > NOTES_MAX {
        return Err(Denial::TooManyNotes);
    }
    notes.iter().try_for_each(|note| add(txn, note))
}

/// Writes the note after the last of its zone. One that is there already, in the bin too, stays as it is. Fails when
/// the canvas is full.
pub fn add(txn: &mut TransactionMut, note: &Note) -> Result<(), Denial> {
    let (count, last) = match txn.get_map("notes") {
        Some(notes) if notes.get(txn, &note.id).is_some() => return Ok(()),
        Some(notes) => (notes.len(txn) as usize, last_order(txn, &notes, &note.zone)),
        None => (0, None),
    };
    if count >= NOTES_MAX {
        return Err(Denial::TooManyNotes);
    }
    let note = Note {
        order: order::after(last.as_deref()),
        ..note.clone()
    };
    fill::add_note(txn, &note);
    Ok(())
}

fn last_order<T: ReadTxn>(txn: &T, notes: &MapRef, zone: &str) -> Option<String> {
    let of_zone = notes.iter(txn).filter_map(|(_, note)| match note {
        Out::YMap(note) if word(txn, &note, "zone") == zone => Some(word(txn, &note, "order")),
        _ => None,
    });
    of_zone.filter(|order| !order.is_empty()).max()
}

fn word<T: ReadTxn>(txn: &T, map: &MapRef, key: &str) -> String {
    match map.get(txn, key) {
        Some(Out::Any(Any::String(word))) => word.to_string(),
        _ => String::new(),
    }
}

/// Whether the actor might write in this field of text with a client of their own.
pub fn permits_words(
    template: &Template,
    actor: &Actor,
    settings: &Settings,
    field: &str,
) -> Result<(), Denial> {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    field_text(&mut txn, field);
    let touch = Touch {
        root: "fields".to_owned(),
        path: vec![field.to_owned()],
        change: TouchChange::TextEdited,
    };
    permits(template, actor, settings, &[touch], &Kept::default(), &txn)
}

/// Writes words at the end of a field, `after` what stands there, and who wrote there last. Words that stand at its end
/// already are not written twice. Fails when the field would be too long.
pub fn add_words(
    txn: &mut TransactionMut,
    field: &str,
    (after, words): (&str, &str),
    by: &Signed,
) -> Result<(), Denial> {
    let text = field_text(txn, field);
    let stands = text.get_string(txn);
    let added = match stands.is_empty() {
        true => words.to_owned(),
        false => format!("{after}{words}"),
    };
    if stands == words || stands.ends_with(&added) {
        return Ok(());
    }
    let units = |text: &str| text.encode_utf16().count();
    if units(&stands) + units(&added) > TEXT_CHARS_MAX {
        return Err(Denial::TextTooLong);
    }
    text.push(txn, &added);
    let written = txn.get_or_insert_map("written");
    written.insert(txn, format!("field:{field}"), fill::signature(by));
    Ok(())
}

fn field_text(txn: &mut TransactionMut, field: &str) -> TextRef {
    let fields = txn.get_or_insert_map("fields");
    match fields.get(txn, field) {
        Some(Out::YText(text)) => text,
        _ => fields.insert(txn, field, TextPrelim::new("")),
    }
}

/// Puts the note in the bin, unless it is there or gone.
pub fn bin(txn: &mut TransactionMut, id: &str, actor: &Actor, at_ms: i64) {
    let note = txn.get_map("notes").and_then(|notes| notes.get(txn, id));
    if let Some(Out::YMap(note)) = note
        && note.get(txn, "binned").is_none()
    {
        note.insert(txn, "binned", fill::signature(&signature(actor, at_ms)));
    }
}

fn signature(actor: &Actor, at: i64) -> Signed {
    Signed {
        by: actor.id.clone(),
        name: actor.name.clone(),
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permits::Voices;
    use crate::settings::{EditScope, Role, Zones};

    fn actor(role: Role) -> Actor {
        Actor {
            id: "guest-1".to_owned(),
            name: "Helmi".to_owned(),
            role,
            voices: Voices::default(),
        }
    }

    fn note(zone: &str) -> Note {
        Note {
            id: "note-0001".to_owned(),
            zone: zone.to_owned(),
            kind: "actor".to_owned(),
            text: "Library".to_owned(),
            author: "guest-1".to_owned(),
            by: "Helmi".to_owned(),
            ..Note::default()
        }
    }

    fn step_a() -> Settings {
        Settings {
            step: Some("A".to_owned()),
            zones: Zones::Step,
            edit: EditScope::Own,
            ..Settings::default()
        }
    }

    #[test]
    fn a_single_note_is_judged_as_any_change_is() {
        let template = crate::find("actor-map").unwrap();
        let paused = Settings {
            paused: true,
            ..step_a()
        };
        let of_another = Note {
            author: "guest-2".to_owned(),
            ..note("state")
        };
        let long = Note {
            text: "a".repeat(4_001),
            ..note("state")
        };
        let (person, viewer) = (actor(Role::Participant), actor(Role::Viewer));
        let check = |actor, settings: &Settings, note: &Note| {
            permits_new(template, actor, settings, note).err()
        };
        assert_eq!(check(&person, &step_a(), &note("state")), None);
        assert_eq!(
            check(&viewer, &step_a(), &note("state")),
            Some(Denial::Viewer)
        );
        assert_eq!(
            check(&person, &paused, &note("state")),
            Some(Denial::Paused)
        );
        assert_eq!(
            check(&person, &step_a(), &of_another),
            Some(Denial::WrongAuthor)
        );
        assert_eq!(check(&person, &step_a(), &long), Some(Denial::TextTooLong));
        let tray = Note {
            kind: "model".to_owned(),
            ..note("models")
        };
        assert_eq!(check(&person, &step_a(), &tray), Some(Denial::StepClosed));
        assert_eq!(
            check(&person, &step_a(), &note("nowhere")),
            Some(Denial::UnknownPlace)
        );
    }

    #[test]
    fn only_one_s_own_goes_to_the_bin_where_only_one_s_own_may_be_changed() {
        let template = crate::find("actor-map").unwrap();
        let other = Note {
            author: "guest-2".to_owned(),
            ..note("state")
        };
        let person = actor(Role::Participant);
        let own = permits_bin(template, &person, &step_a(), &note("state"));
        assert_eq!(own, Ok(()));
        let foreign = permits_bin(template, &person, &step_a(), &other);
        assert_eq!(foreign, Err(Denial::NotYours));
    }

    #[test]
    fn words_come_last_in_their_field_once_and_are_signed() {
        let template = crate::find("proposal").unwrap();
        let check = |actor: Role, field: &str, settings: &Settings| {
            let actor = self::actor(actor);
            permits_words(template, &actor, settings, field).err()
        };
        let open = Settings::default();
        assert_eq!(check(Role::Participant, "goal", &open), None);
        assert_eq!(check(Role::Viewer, "goal", &open), Some(Denial::Viewer));
        assert_eq!(
            check(Role::Participant, "nowhere", &open),
            Some(Denial::UnknownPlace)
        );
        let paused = Settings {
            paused: true,
            ..open
        };
        assert_eq!(
            check(Role::Participant, "goal", &paused),
            Some(Denial::Paused)
        );
        let doc = Doc::new();
        let mut txn = doc.transact_mut();
        let by = signature(&actor(Role::Participant), 7);
        for words in ["one", "two", "two"] {
            add_words(&mut txn, "goal", ("\n", words), &by).unwrap();
        }
        let content = crate::read(&txn, template);
        assert_eq!(content.fields["goal"], "one\ntwo");
        assert_eq!(content.written["field:goal"].by, "guest-1");
        let long = "a".repeat(TEXT_CHARS_MAX);
        let full = add_words(&mut txn, "goal", ("\n", &long), &by);
        assert_eq!(full, Err(Denial::TextTooLong));
    }

    #[test]
    fn notes_come_last_in_their_zone_once_each_and_go_to_the_bin() {
        let template = crate::find("actor-map").unwrap();
        let doc = Doc::new();
        let mut txn = doc.transact_mut();
        for id in ["note-0003", "note-0001", "note-0002", "note-0001"] {
            let note = Note {
                id: id.to_owned(),
                ..note("state")
            };
            add(&mut txn, &note).unwrap();
        }
        let content = crate::read(&txn, template);
        let ids: Vec<&str> = content.notes.iter().map(|note| note.id.as_str()).collect();
        assert_eq!(ids, ["note-0003", "note-0001", "note-0002"]);
        bin(&mut txn, "note-0001", &actor(Role::Participant), 7);
        bin(&mut txn, "note-none", &actor(Role::Participant), 8);
        let content = crate::read(&txn, template);
        assert_eq!(content.notes.len(), 2);
        let binned = content.bin[0].binned.as_ref().unwrap();
        assert_eq!((binned.by.as_str(), binned.at), ("guest-1", 7));
        add(&mut txn, &note("state")).unwrap();
        assert_eq!(crate::read(&txn, template).notes.len(), 2);
    }
}
