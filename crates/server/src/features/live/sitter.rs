//! Somebody at a canvas, and for whom they speak there.
use std::collections::BTreeMap;
use std::sync::Arc;

use canvas::Actor;
use canvas::permits::Voices;

use crate::db::{Db, DbError};
use crate::features::workspaces::{self, CanvasId, Spoken, Who};

/// Somebody at a canvas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sitter {
    /// Who it is.
    pub who: Who,
    /// For whom they speak, and for whom anybody does.
    pub voices: Voices,
    /// Who speaks for each partner, by name.
    pub names: Arc<BTreeMap<String, Vec<String>>>,
}

impl Sitter {
    /// Somebody at a canvas where nobody speaks for others.
    pub(super) fn new(who: Who) -> Self {
        Self {
            who,
            voices: Voices::default(),
            names: Arc::default(),
        }
    }

    /// Somebody at a canvas of partners.
    pub(super) async fn among_partners(
        db: &Db,
        canvas: &CanvasId,
        who: Who,
    ) -> Result<Self, DbError> {
        let Spoken { own, names } = workspaces::spoken(db, canvas, &who.id).await?;
        let all = names.keys().cloned().collect();
        Ok(Self {
            who,
            voices: Voices { own, all },
            names: Arc::new(names),
        })
    }

    /// The same as the rules of a canvas know them.
    pub(super) fn actor(&self) -> Actor {
        Actor {
            id: self.who.id.clone(),
            name: self.who.name.clone(),
            role: self.who.role,
            voices: self.voices.clone(),
        }
    }
}
