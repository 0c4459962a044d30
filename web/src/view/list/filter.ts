import type { Canvas } from "../shell/canvas";

/** The notes of a zone that the find box and the filter let through. */
export function shown(c: Canvas, ids: readonly string[]): readonly string[] {
  const words = c.find.value.trim().toLocaleLowerCase();
  const filter = c.filter.value;
  if (words === "" && filter === "all") return ids;
  const you = c.props.you.id;
  return ids.filter((id) => {
    const note = c.reading.note(id);
    if (!note || (id !== c.editing.value && !note.text.toLocaleLowerCase().includes(words))) return false;
    if (filter === "own") return note.author === you;
    return filter === "all" || c.reading.linksOf(id).length === 0;
  });
}
