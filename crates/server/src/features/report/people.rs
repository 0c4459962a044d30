//! Who took part in a workshop. Those who lead are known by what they did, members by having said that they were
//! ready, guests by their having come: those who only look on stand apart.
use typeset::report::{Block, Chapter};

use crate::args;
use crate::db::{Db, DbError, FromRow, Row};
use crate::features::results::Names;
use crate::features::workspaces::WorkshopId;
use crate::i18n::Lang;

/// Most people that a report names.
const PEOPLE_MAX: i64 = 1_000;
/// In the order of the report, with the key of their heading.
const ROLES: [(&str, &str); 4] = [
    ("1-leader", "report-leaders"),
    ("2-member", "report-members"),
    ("3-guest", "report-guests"),
    ("4-viewer", "report-viewers"),
];

/// Somebody who took part.
pub(super) struct Participant {
    role: String,
    name: String,
}

impl FromRow for Participant {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            role: row.get("role")?,
            name: row.get("name")?,
        })
    }
}

const PEOPLE: &str = "
    select p.role as role, p.name as name
    from (
        select min(found.role) as role, a.name as name, found.participant as participant
        from (
            select '1-leader' as role, actor as participant
            from audit
            where subject = $1
              and action in ('workshop.create', 'workshop.duplicate', 'workshop.start', 'workshop.end',
                'workshop.reopen', 'workshop.reveal', 'workshop.hand-over')
            union all
            select '2-member' as role, participant
            from workshop_ready
            where workshop_id = $1
        ) found
        join account a on 'account-' || a.id = found.participant and a.disabled_at is null
        group by found.participant, a.name
        union all
        select case when g.role = 'viewer' then '4-viewer' else '3-guest' end as role, g.name as name,
            g.id as participant
        from guest g
        where g.workshop_id = $1 and g.revoked_at is null
    ) p
    order by p.role, p.name, p.participant
    limit $2";

/// Those who took part, by role and name.
pub(super) async fn people(db: &Db, workshop: &WorkshopId) -> Result<Vec<Participant>, DbError> {
    db.all(PEOPLE, args![workshop.0.as_str(), PEOPLE_MAX]).await
}

/// The chapter about them; none when nobody is known.
pub(super) fn chapter(lang: Lang, people: &[Participant], told: Names) -> Option<Chapter> {
    let mut blocks = Vec::new();
    for (role, key) in ROLES {
        let of_role = people.iter().filter(|one| one.role == role);
        let names: Vec<&str> = of_role.map(|one| one.name.as_str()).collect();
        if !names.is_empty() {
            let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
            let count = lang.count(key, count);
            match told {
                Names::Shown => {
                    blocks.push(Block::Heading(count));
                    blocks.push(Block::Text(names.join(", ")));
                }
                Names::LeftOut => blocks.push(Block::Text(count)),
            }
        }
    }
    (!blocks.is_empty()).then(|| Chapter {
        title: lang.text("report-people"),
        blocks,
        ..Chapter::default()
    })
}
