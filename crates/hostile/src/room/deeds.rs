//! What people do to their copies: mostly what a browser does, sometimes what none would.
use arbitrary::Arbitrary;

/// A place where text is.
#[derive(Arbitrary, Clone, Copy, Debug)]
pub(super) enum Place {
    Note(u8),
    Field(u8),
    Cell(u8, u8),
    Heading(bool, u8, u8),
}

#[derive(Arbitrary, Clone, Debug)]
pub(super) enum Value {
    Nothing,
    Yes(bool),
    Number(i16),
    Word(u8),
    Pair(i16, i16),
    Signed,
    Text(u8),
    Map,
}

/// One change. Numbers wrap round what there is.
#[derive(Arbitrary, Clone, Debug)]
pub(super) enum Deed {
    Note {
        slot: u8,
        zone: u8,
        kind: u8,
        text: u8,
    },
    NoteKey {
        slot: u8,
        key: u8,
        value: Value,
    },
    Unset {
        slot: u8,
        key: u8,
    },
    Type {
        place: Place,
        at: u8,
        text: u8,
    },
    Cut {
        place: Place,
        at: u8,
        length: u8,
    },
    Link {
        slot: u8,
        from: u8,
        to: u8,
        kind: u8,
    },
    Circle {
        slot: u8,
        member: u8,
    },
    Tick {
        row: u8,
        column: u8,
        note: bool,
    },
    Lane {
        rows: bool,
        slot: u8,
    },
    Cell(u8, u8),
    Heart(u8),
    Choice {
        field: u8,
        option: u8,
    },
    Remove {
        root: u8,
        slot: u8,
    },
    Put {
        root: u8,
        slot: u8,
        value: Value,
    },
    Written(u8),
}
