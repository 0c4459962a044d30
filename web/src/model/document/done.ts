/** A text of the document: what is typed where. */
export type TextKey =
  | `note:${string}`
  | `field:${string}`
  | `cell:${string}:${string}`
  | `row:${string}:${string}`
  | `column:${string}:${string}`;

/** Rows or columns that people add. */
export type LaneAxis = "rows" | "columns";

/** What a command did, as data: `said.ts` puts it in words. `place` counts from 1. */
export type Done =
  | { did: "note-added"; note: string; zone: string; place: number; of: number }
  | { did: "note-moved"; note: string; from: string; zone: string; place: number; of: number }
  | { did: "note-reordered"; note: string; zone: string; place: number; of: number }
  | { did: "note-placed"; note: string; zone: string }
  | { did: "note-binned"; note: string; zone: string }
  | { did: "notes-moved"; notes: readonly string[]; from: readonly string[]; zone: string }
  | { did: "notes-placed"; notes: readonly string[]; from: readonly string[] }
  | { did: "notes-binned"; notes: readonly string[] }
  | { did: "note-restored"; note: string; zone: string; place: number; of: number }
  | { did: "note-attribute"; note: string; attribute: string; option: string | null }
  | { did: "note-kind"; note: string; kind: string }
  | { did: "note-colour"; note: string; tone: string | null }
  | { did: "note-referred"; note: string; ref: string | null }
  | { did: "wrote"; key: TextKey }
  | { did: "linked"; link: string; from: string; to: string; kind: string; label: string }
  | { did: "relabelled"; link: string; from: string; to: string; kind: string; label: string }
  | { did: "unlinked"; link: string; from: string; to: string; kind: string; label: string }
  | { did: "circled"; circle: string; label: string; members: readonly string[] }
  | { did: "circle-labelled"; circle: string; label: string }
  | { did: "circle-joined"; circle: string; label: string; note: string }
  | { did: "circle-gathered"; circle: string; label: string; notes: readonly string[] }
  | { did: "circle-left"; circle: string; label: string; note: string }
  | { did: "uncircled"; circle: string; label: string }
  | { did: "chosen"; field: string; option: string }
  | { did: "unchosen"; field: string; option: string }
  | { did: "lane-added"; axis: LaneAxis; lane: string; place: number; of: number }
  | { did: "lane-moved"; axis: LaneAxis; lane: string; place: number; of: number }
  | { did: "lane-removed"; axis: LaneAxis; lane: string; name: string }
  | { did: "ticked"; key: string; confidence: string }
  | { did: "unticked"; key: string }
  | { did: "hearted"; column: string }
  | { did: "unhearted"; column: string }
  /** A limit was met; nothing was written. */
  | { did: "full"; what: "notes" | "links" | "circles" | LaneAxis };
