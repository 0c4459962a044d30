//! The supply kept in memory, and brought up to date by the catalogue's feed before it is read.
use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::sync::{RwLock, RwLockReadGuard};

use super::feed::{self, Published};
use super::model::LifeCycle;
use super::supply::{Supplied, Supply};
use crate::app::App;
use crate::db::DbError;

/// Changes that are read one by one; of more, everything is read anew.
const STEPS_MAX: i64 = 1_000;
/// The parts that say what an entry is about.
const SUBJECTS: [&str; 2] = ["topics", "digital_services"];

impl From<Published> for Supplied {
    fn from(one: Published) -> Self {
        let mut said = one.description;
        let places = std::mem::take(&mut said.places).into_iter();
        Self {
            forms: said.facet("support_forms").to_vec(),
            subjects: SUBJECTS
                .iter()
                .flat_map(|key| {
                    said.facet(key)
                        .iter()
                        .map(move |one| format!("{key}:{one}"))
                })
                .collect(),
            promise: said.text("promise").to_owned(),
            is_running: matches!(said.life_cycle, LifeCycle::Pilot | LifeCycle::Running),
            places: places.filter_map(|place| place.place).collect(),
            workspace: one.workspace,
            id: one.id,
            address: one.address,
            name: said.name,
            organisation: said.organisation,
            language: said.language,
            is_nationwide: said.nationwide,
            municipalities: said.municipalities,
            changed_at: one.changed_at,
        }
    }
}

/// What is published by where it serves, as this process last read it; cheap to clone.
#[derive(Clone, Default)]
pub struct KeptSupply(Arc<RwLock<Supply>>);

impl KeptSupply {
    /// The supply with everything that is in the catalogue now.
    pub async fn now(&self, app: &App) -> Result<RwLockReadGuard<'_, Supply>, DbError> {
        let last = feed::last_change(app).await?;
        {
            let supply = self.0.read().await;
            if supply.seen >= last {
                return Ok(supply);
            }
        }
        let mut supply = self.0.write().await;
        if supply.seen == 0 || last - supply.seen > STEPS_MAX {
            let read = feed::all_published(app).await?;
            *supply = Supply::default();
            read.into_iter().for_each(|one| supply.put(one.into()));
            supply.seen = last;
        } else {
            step_by_step(app, &mut supply, last).await?;
        }
        Ok(supply.downgrade())
    }
}

async fn step_by_step(app: &App, supply: &mut Supply, last: i64) -> Result<(), DbError> {
    while supply.seen < last {
        let changes = feed::changes_since(app, supply.seen).await?;
        let Some(end) = changes.last().map(|change| change.number) else {
            break;
        };
        let entries: BTreeSet<String> = changes.into_iter().map(|change| change.entry).collect();
        for id in entries {
            match feed::published(app, &id).await? {
                Some(one) => supply.put(one.into()),
                None => supply.take_out(&id),
            }
        }
        supply.seen = end;
    }
    Ok(())
}
