//! Which canvases were changed: noted by their rooms after each commit, taken by whoever reads them when they settle.
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

use crate::features::workspaces::CanvasId;

/// The canvases that were changed and not yet taken; cheap to clone. As many as there are canvases at most.
#[derive(Clone, Default)]
pub struct Changes(Arc<Parts>);

#[derive(Default)]
struct Parts {
    noted: Mutex<HashSet<CanvasId>>,
    waiting: Notify,
    reading: tokio::sync::Mutex<()>,
}

impl Changes {
    /// Notes that a canvas was changed, made, deleted or brought back.
    pub fn note(&self, canvas: &CanvasId) {
        self.noted().insert(canvas.clone());
        self.0.waiting.notify_one();
    }

    /// Takes what was noted since it was last asked; nothing when nothing was.
    pub fn take(&self) -> Vec<CanvasId> {
        self.noted().drain().collect()
    }

    /// Waits until something is noted; one waiter.
    pub async fn noted_one(&self) {
        self.0.waiting.notified().await;
    }

    /// Waits until nobody else reads a changed canvas, so that nobody writes down what is older than what stands there.
    pub async fn read_alone(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.reading.lock().await
    }

    fn noted(&self) -> std::sync::MutexGuard<'_, HashSet<CanvasId>> {
        // The set is whole between any two of its operations.
        self.0.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
