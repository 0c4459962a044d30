// Records what real Yjs clients send for our kind of document, and what they show in the end.
// Run where `yjs` can be resolved: node record.mjs > recorded.txt
// One line a message: `update <hex>`; the last one: `shown <json>`.
import * as Y from "yjs";

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const docs = [70, 71, 72].map((id) => Object.assign(new Y.Doc(), { clientID: id }));
for (const doc of docs) {
  doc.on("update", (update, origin) => {
    if (origin === "remote") return;
    console.log(`update ${hex(update)}`);
    for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, "remote");
  });
}
let state = 7;
const roll = (below) => {
  state = (state * 48271) % 2147483647;
  return state % below;
};
const words = ["Hei", "ä ö å", "👋", "👩‍👧‍👦", "\ud83d", "rivi\nrivi", "", "\u0000", "٣", "e\u0301", "x".repeat(300)];
const values = [
  [12.5, -700], [0, -0], true, false, null, 2 ** 40, -(2 ** 31), 1e300, 0.1, [[[]]], {},
  { by: "p1", name: "Åsa", at: 1760000000000, note: "", confidence: 0.5 },
  { deep: { list: [1, "a", null, { x: [true] }] } },
];
const pick = (list) => list[roll(list.length)];

function note(doc) {
  const made = new Y.Map();
  doc.getMap("notes").set(`n${roll(6)}`, made);
  made.set("zone", pick(["left", "right"]));
  made.set("pos", [roll(1530), roll(1000)]);
  made.set("text", new Y.Text(pick(words)));
}

function someText(doc) {
  const notes = [...doc.getMap("notes").values()];
  return notes.length && roll(4) ? pick(notes).get("text") : undefined;
}

const deeds = [
  note,
  (doc) => doc.transact(() => { note(doc); note(doc); }),
  (doc) => {
    const text = someText(doc);
    if (text) text.insert(roll(text.length + 1), pick(words));
  },
  (doc) => {
    const text = someText(doc);
    if (text && text.length) {
      const at = roll(text.length);
      text.delete(at, Math.min(1 + roll(3), text.length - at));
    }
  },
  (doc) => doc.getMap("ticks").set(`t${roll(5)}`, pick(values)),
  (doc) => doc.getMap("ticks").delete(`t${roll(5)}`),
  (doc) => doc.getMap("notes").delete(`n${roll(6)}`),
  (doc) => {
    const members = new Y.Map();
    doc.getMap("fields").set(`f${roll(3)}`, members);
    members.set("n1", true);
  },
  (doc) => {
    const members = doc.getMap("fields").get(`f${roll(3)}`);
    if (members) members.set(`n${roll(9)}`, pick(values));
  },
];
for (let turn = 0; turn < 400; turn++) pick(deeds)(pick(docs));

// What a client that was away sends on return: much at once, with deletions and collected structs.
const away = Object.assign(new Y.Doc(), { clientID: 73 });
Y.applyUpdate(away, Y.encodeStateAsUpdate(docs[0]), "remote");
const before = Y.encodeStateVector(away);
for (let turn = 0; turn < 200; turn++) pick(deeds)(away);
const returning = Y.encodeStateAsUpdate(away, before);
console.log(`update ${hex(returning)}`);
console.log(`update ${hex(Y.mergeUpdates([returning, Y.encodeStateAsUpdate(docs[1])]))}`);
const roots = ["notes", "fields", "ticks"];
console.log(`shown ${JSON.stringify(Object.fromEntries(roots.map((root) => [root, away.getMap(root)])))}`);
