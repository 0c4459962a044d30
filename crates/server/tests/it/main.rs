//! The program's tests, through HTTP, on SQLite or (with `TUKIVERKKO_TEST_POSTGRES`) on PostgreSQL.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
mod accounts;
mod actions;
mod actions_home;
mod api;
mod archive;
mod attacks;
mod attacks_by_text;
mod catalogue;
mod catalogue_bring;
mod cockpit;
mod companion;
mod crash;
mod demo;
mod doors;
mod drafts;
mod duplicates;
#[path = "../../../canvas/tests/it/every_part.rs"]
mod every_part;
mod evidence;
mod finnish;
mod flows;
mod flows_authors;
mod flows_known;
mod flows_repeat;
mod inbox;
mod interviews;
mod invitations;
mod invitations_page;
mod live;
mod live_durable;
mod live_hostile;
mod live_keeping;
mod live_partners;
mod live_partners_hostile;
mod live_rights;
mod outline;
mod outline_content;
mod own_account;
mod pages;
mod papers;
mod partners_table;
mod partnerships;
mod permissions;
mod photos;
mod photos_rights;
mod photos_room;
mod photos_typing;
mod places;
mod proposals;
mod reach;
mod registry;
mod registry_place;
mod relations;
mod report;
mod results;
mod results_tables;
mod screen;
mod sharing;
mod sockets;
mod sockets_people;
mod stage;
mod suggest;
mod summaries;
mod terms;
mod texts;
mod votes;
mod workbooks;
mod workshops;
mod workshops_archive;
mod workshops_letters;
mod workshops_stage;
mod workspaces;
