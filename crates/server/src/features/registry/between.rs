//! What is said between two actors, on canvases and by hand, as both are read.

/// A statement over what is said between two different actors of the workspace `$1`: the columns of `said` that are
/// wanted, the kinds of bond that count on canvases, and what comes after. Between a merge and the next reading of a
/// canvas its bonds still name what was merged. What a canvas says has the id `{canvas}.{place}`.
macro_rules! between_actors {
    ($columns:literal, $kinds:literal, $rest:literal) => {
        concat!(
            "
    select ",
            $columns,
            ", said.details, f.id as from_id, f.name as from_name, t.id as to_id, t.name as to_name
    from (
        select bond.canvas_id || '.' || bond.place as id, bond.kind, bond.from_id, bond.to_id, bond.details,
            bond.canvas_id, canvas.title, bond.place
        from bond
        join canvas on canvas.id = bond.canvas_id
        where canvas.workspace_id = $1 and canvas.deleted_at is null and bond.kind in ",
            $kinds,
            "
        union all
        select id, kind, from_id, to_id, details, null, null, null
        from hand_bond
        where workspace_id = $1 and kind = 'relation'
    ) as said
    join record as starts on starts.id = said.from_id
    join record as ends on ends.id = said.to_id
    join record as f on f.id = coalesce(starts.merged_into, starts.id)
    join record as t on t.id = coalesce(ends.merged_into, ends.id)
    where f.kind = 'actor' and t.kind = 'actor' and f.id <> t.id",
            $rest
        )
    };
}
pub(super) use between_actors;
