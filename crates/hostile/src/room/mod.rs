//! A room: any sequence of people coming, writing, sending rubbish and leaving, of settings changed and logs that fail.
//! Afterwards all copies are equal, the log is the document, and nobody was ever told what is not in the log.
mod copy;
mod deeds;
mod hand;
mod play;
mod rules;
mod steps;

use arbitrary::{Arbitrary, Unstructured};

use play::Play;
use steps::Plan;

/// Most steps of one play.
const STEPS_MAX: usize = 80;

/// Plays what the bytes say.
pub fn room(bytes: &[u8]) {
    let Ok(plan) = Plan::arbitrary(&mut Unstructured::new(bytes)) else {
        return;
    };
    let mut play = Play::new(plan.kind);
    for step in plan.steps.into_iter().take(STEPS_MAX) {
        play.step(step);
    }
    play.settle();
    play.check();
}
