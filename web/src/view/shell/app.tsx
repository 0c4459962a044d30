import { Guide } from "../guide/guide";
import { List } from "../list/list";
import { Bar } from "./bar";
import type { Canvas } from "./canvas";
import { Notices } from "./notices";
import { type First, Views } from "./views";

/**
 * A whole canvas. Its first drawing equals the server's, element by element; where another view than the list comes
 * `first`, all but the list, whose notes would be taken over in vain.
 */
export function App({ c, first = "list" }: { c: Canvas; first?: First }) {
  return (
    <div class="work">
      <Bar c={c} />
      <div class="work-body">
        <Guide c={c} />
        <main id="main" class="list-main">
          <Notices c={c} />
          <Views c={c} list={<List c={c} />} first={first} />
        </main>
      </div>
      <p class="sr" role="status" id="spoken">
        {c.spoken.value}
      </p>
    </div>
  );
}
