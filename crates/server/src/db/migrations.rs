//! The schema's history.
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// The migrations, oldest first. A released one is never edited.
pub(super) const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "house",
        include_str!("../../../../migrations/0001_house.sql"),
    ),
    (
        2,
        "partners",
        include_str!("../../../../migrations/0002_partners.sql"),
    ),
    (
        3,
        "registry",
        include_str!("../../../../migrations/0003_registry.sql"),
    ),
    (
        4,
        "name words",
        include_str!("../../../../migrations/0004_name_words.sql"),
    ),
    (
        5,
        "interviews",
        include_str!("../../../../migrations/0005_interviews.sql"),
    ),
    (
        6,
        "proposals",
        include_str!("../../../../migrations/0006_proposals.sql"),
    ),
    (
        7,
        "commitments",
        include_str!("../../../../migrations/0007_commitments.sql"),
    ),
    (
        8,
        "workshops",
        include_str!("../../../../migrations/0008_workshops.sql"),
    ),
    (
        9,
        "votes",
        include_str!("../../../../migrations/0009_votes.sql"),
    ),
    (
        10,
        "drafts",
        include_str!("../../../../migrations/0010_drafts.sql"),
    ),
    (
        11,
        "actions",
        include_str!("../../../../migrations/0011_actions.sql"),
    ),
    (
        13,
        "shares",
        include_str!("../../../../migrations/0013_shares.sql"),
    ),
    (
        14,
        "photos",
        include_str!("../../../../migrations/0014_photos.sql"),
    ),
    (
        15,
        "stage",
        include_str!("../../../../migrations/0015_stage.sql"),
    ),
    (
        16,
        "catalogue",
        include_str!("../../../../migrations/0016_catalogue.sql"),
    ),
    (
        17,
        "places",
        include_str!("../../../../migrations/0017_places.sql"),
    ),
    (
        18,
        "terms",
        include_str!("../../../../migrations/0018_terms.sql"),
    ),
    (
        19,
        "workshop_archive",
        include_str!("../../../../migrations/0019_workshop_archive.sql"),
    ),
    (
        20,
        "unmet",
        include_str!("../../../../migrations/0020_unmet.sql"),
    ),
    (
        21,
        "coverage",
        include_str!("../../../../migrations/0021_coverage.sql"),
    ),
    (
        22,
        "lexicon",
        include_str!("../../../../migrations/0022_lexicon.sql"),
    ),
    (
        23,
        "import",
        include_str!("../../../../migrations/0023_import.sql"),
    ),
    (
        24,
        "place_change",
        include_str!("../../../../migrations/0024_place_change.sql"),
    ),
    (
        26,
        "hidden versions",
        include_str!("../../../../migrations/0026_hidden_versions.sql"),
    ),
    (
        27,
        "version order",
        include_str!("../../../../migrations/0027_version_order.sql"),
    ),
    (
        31,
        "trash",
        include_str!("../../../../migrations/0031_trash.sql"),
    ),
    (
        32,
        "history",
        include_str!("../../../../migrations/0032_history.sql"),
    ),
    (
        34,
        "variants",
        include_str!("../../../../migrations/0034_variants.sql"),
    ),
    (
        36,
        "organisations",
        include_str!("../../../../migrations/0036_organisations.sql"),
    ),
    (
        37,
        "passkeys",
        include_str!("../../../../migrations/0037_passkeys.sql"),
    ),
    (
        38,
        "catalogue_places",
        include_str!("../../../../migrations/0038_catalogue_places.sql"),
    ),
];

/// Brings a schema up to date.
pub(super) fn migrator() -> Migrator {
    migrator_of(|_| true)
}

/// Takes a schema through some versions.
pub(super) fn migrator_of(is_wanted: impl Fn(i64) -> bool) -> Migrator {
    let migrations = MIGRATIONS
        .iter()
        .filter(|migration| is_wanted(migration.0))
        .map(|&(version, name, sql)| {
            Migration::new(
                version,
                name.into(),
                MigrationType::Simple,
                SqlSafeStr::into_sql_str(sql),
                false,
            )
        })
        .collect::<Vec<_>>();
    Migrator {
        migrations: migrations.into(),
        ..Migrator::DEFAULT
    }
}
