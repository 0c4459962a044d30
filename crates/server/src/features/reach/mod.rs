//! Where client groups are reached (tavoitetaan): municipalities of an offering where no ticked model serves a group
//! although one serves it in a neighbouring municipality. The rule is in `docs/reference/registry.md`.
mod model;
mod pages;

pub use model::{GROUP_GAPS_MAX, GapsShown, GroupGaps, GroupShown, NeighbourGap};
pub use pages::{gaps, routes, shown};
