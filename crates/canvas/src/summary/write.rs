//! Writing what a summary begins with, for somebody who asks for it.
use yrs::{Any, Doc, Map, Out, ReadTxn, Text, TextRef, Transact, TransactionMut, WriteTxn};

use super::{Part, ROOT, Summary, WRITTEN, lay};
use crate::content::Signed;
use crate::fill::signature;
use crate::limits::TEXT_CHARS_MAX;
use crate::permits::{Actor, Denial, Kept, Touch, TouchChange, permits};
use crate::settings::Settings;
use crate::template::Template;

/// How a beginning meets what stands in the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// It is written only when nothing is there yet.
    IntoEmpty,
    /// It is added below what is there, under this heading.
    Below(String),
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// It stands there now.
    Written,
    /// There was nothing to add.
    Nothing,
    /// Words stand there, and nothing was added.
    HasWords,
}

/// Whether the actor might write the summary with a client of their own.
pub fn permits_fill(template: &Template, actor: &Actor, settings: &Settings) -> Result<(), Denial> {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    lay(&mut txn);
    let touch = |part: Part| Touch {
        root: ROOT.to_owned(),
        path: vec![part.key().to_owned()],
        change: TouchChange::TextEdited,
    };
    let touches = Part::ALL.map(touch);
    permits(template, actor, settings, &touches, &Kept::default(), &txn)
}

/// Writes `beginning` for whoever signs. What stands there stays, word for word. Fails, and writes nothing, when a text
/// would grow too long.
pub fn fill(
    txn: &mut TransactionMut,
    beginning: &Summary,
    how: &How,
    by: &Signed,
) -> Result<Filled, Denial> {
    lay(txn);
    let texts: Vec<(Part, TextRef)> = Part::ALL
        .into_iter()
        .filter_map(|part| Some((part, text(txn, part)?)))
        .collect();
    let is_blank = |text: &TextRef, txn: &TransactionMut| text.len(txn) == 0;
    if *how == How::IntoEmpty && !texts.iter().all(|(_, text)| is_blank(text, txn)) {
        return Ok(Filled::HasWords);
    }
    let mut added = Vec::new();
    for (part, text) in texts {
        let new = match (beginning.text(part), how) {
            ("", _) => continue,
            (new, How::Below(heading)) if !is_blank(&text, txn) => {
                format!("\n\n{heading}\n\n{new}")
            }
            (new, _) => new.to_owned(),
        };
        let units = text.len(txn) as usize + new.encode_utf16().count();
        if units > TEXT_CHARS_MAX {
            return Err(Denial::TextTooLong);
        }
        added.push((part, text, new));
    }
    let written = txn.get_or_insert_map(WRITTEN);
    let signed: Any = signature(by);
    let outcome = match added.as_slice() {
        [] => Filled::Nothing,
        _ => Filled::Written,
    };
    for (part, text, new) in added {
        text.push(txn, &new);
        written.insert(txn, part.place(), signed.clone());
    }
    Ok(outcome)
}

fn text<T: ReadTxn>(txn: &T, part: Part) -> Option<TextRef> {
    match txn.get_map(ROOT)?.get(txn, part.key()) {
        Some(Out::YText(text)) => Some(text),
        _ => None,
    }
}
