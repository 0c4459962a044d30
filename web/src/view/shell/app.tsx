import { Guide } from "../guide/guide";
import { List } from "../list/list";
import { Bar } from "./bar";
import type { Canvas } from "./canvas";
import { Notices } from "./notices";
import { Views } from "./views";

/** A whole canvas. Its first drawing equals the server's, element by element. */
export function App({ c }: { c: Canvas }) {
  return (
    <div class="work">
      <Bar c={c} />
      <div class="work-body">
        <Guide c={c} />
        <main id="main" class="list-main">
          <Notices c={c} />
          <Views c={c} list={<List c={c} />} />
        </main>
      </div>
      <p class="sr" role="status" id="spoken">
        {c.spoken.value}
      </p>
    </div>
  );
}
