//! What tables of descriptions are read by.
use super::columns::recognise;
use crate::features::catalogue::bring::BROUGHT_MAX;
use crate::web::tables::reading::Manner;
pub use crate::web::tables::reading::Unreadable;
pub(super) use crate::web::tables::reading::{Cell, Grid, Odd, Row, reference};

/// Largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 20 << 20;

/// How a table of descriptions is told by its headings, and how long it may be.
const MANNER: Manner = Manner {
    knows: |heading| recognise(heading).is_some(),
    rows_max: BROUGHT_MAX,
    bytes_max: FILE_BYTES_MAX,
};

/// Reads a file of any origin.
pub(super) fn read(file: &[u8]) -> Result<Grid, Unreadable> {
    MANNER.read(file)
}
