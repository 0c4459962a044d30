//! How much a canvas holds. The permits refuse more, and reading takes no more.

/// Notes on a canvas, those in the bin included.
pub const NOTES_MAX: usize = 2_000;
/// Links on a canvas.
pub const LINKS_MAX: usize = 4_000;
/// Circles on a canvas.
pub const CIRCLES_MAX: usize = 200;
/// Rows, and columns, that people add.
pub const LANES_MAX: usize = 100;
/// Cells that exist in a table.
pub const CELLS_MAX: usize = LANES_MAX * LANES_MAX;
/// Ticks and crosses; a cell and a note hold one each.
pub const TICKS_MAX: usize = CELLS_MAX + NOTES_MAX;
/// Options chosen in one field.
pub const CHOICES_MAX: usize = 400;
/// Length of a note's, field's or cell's text, in UTF-16 units as browsers count.
pub const TEXT_CHARS_MAX: usize = 4_000;
/// Length of a label, a name or a reference, in characters.
pub const LABEL_CHARS_MAX: usize = 200;
/// Length of a fractional index, in characters.
pub const ORDER_CHARS_MAX: usize = 200;
/// Length of a chosen key or a colour, in bytes.
pub const KEY_BYTES_MAX: usize = 64;
/// Shortest id that a client makes.
pub const ID_CHARS_MIN: usize = 8;
/// Longest id that a client makes.
pub const ID_CHARS_MAX: usize = 40;
/// Width and height of the board, in world units.
pub const WORLD: [f64; 2] = [1530.0, 1000.0];
/// How far beyond the board's edge a note may be dropped, in world units.
pub const WORLD_SLACK: f64 = 500.0;
