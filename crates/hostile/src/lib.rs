//! What must hold whatever comes: one function for each way in, which takes any bytes and panics when something does not
//! hold. `fuzz/` drives them by libFuzzer; the tests of this crate drive them by the inputs that are kept there.
mod bodies;
mod frame;
mod room;
mod template;

pub use bodies::bodies;
pub use frame::frame;
pub use room::room;
pub use template::template;

/// A function that takes any bytes.
pub type Check = fn(&[u8]);

/// Every way in, by its name.
pub const CHECKS: [(&str, Check); 4] = [
    ("frame", frame),
    ("room", room),
    ("template", template),
    ("bodies", bodies),
];
