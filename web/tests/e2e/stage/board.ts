/** A canvas's page as people use it who draw: notes lie on a board and are carried by hand. */
import { expect, type Locator, type Page } from "@playwright/test";
import { about, Sheet } from "./canvas";
import { fi } from "./words";

/** Steps of the hand between two places. */
const DRAG_STEPS = 12;

/** Width of every board in world units. */
const WORLD_WIDTH = 1530;

type Point = { readonly x: number; readonly y: number };

export class Board extends Sheet {
  /** Opens a canvas's board and waits until notes can be moved. */
  static async open(page: Page, address: string): Promise<Board> {
    await page.goto(`${address}?view=board`);
    const board = new Board(page);
    await board.ready();
    await expect(board.frame).toBeVisible();
    return board;
  }

  get frame(): Locator {
    return this.page.locator("section.board");
  }

  /** Notes have no headings here: each is found by its id. */
  at(id: string): Locator {
    return this.page.locator(`[data-note="${id}"]`);
  }

  /** A note where it lies in one zone. */
  within(zone: string, id: string): Locator {
    return this.page.locator(`[data-zone="${zone}"] [data-note="${id}"]`);
  }

  get toast(): Locator {
    return this.page.locator(".toast");
  }

  /** What can be done with the notes that are chosen. */
  get several(): Locator {
    return this.page.getByRole("group", { name: fi("board-chosen-name"), exact: true });
  }

  /** Presses a note, which shows its tools. */
  async pick(id: string): Promise<void> {
    await this.face(id).click();
    await expect(this.at(id).locator(".note-panel")).toBeVisible();
  }

  /** The name on a note, which is never covered by the note's own tools. */
  face(id: string): Locator {
    return this.at(id).locator(".note-name");
  }

  /** A button of the picked note. */
  tool(name: string): Locator {
    return this.page.locator(".note-panel").getByRole("button", { name, exact: true });
  }

  /** A command among the tools of the picked note. */
  command(key: string, note: string): Locator {
    return this.page.locator(".note-panel").getByRole("button", { name: about(fi(key), note) });
  }

  /** Where something is drawn, once it has come to rest: two looks in a row, frames apart, find it at the same place. */
  async middle(of: Locator): Promise<Point> {
    let last = "";
    let box = await of.boundingBox();
    await expect
      .poll(async () => {
        const before = last;
        await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(0))));
        box = await of.boundingBox();
        last = JSON.stringify(box);
        return box !== null && last === before;
      })
      .toBe(true);
    if (!box) throw new Error("this is not drawn");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Carries what lies at one place to another, with the mouse. */
  async drag(from: Locator, to: Locator): Promise<void> {
    await this.#carry(await this.middle(from), await this.middle(to));
  }

  /** Carries what lies at one place to a point of the world, with the mouse. */
  async dragTo(from: Locator, { x, y }: Point): Promise<void> {
    const stage = await this.page.locator(".stage").boundingBox();
    if (!stage) throw new Error("there is no board");
    const scale = stage.width / WORLD_WIDTH;
    await this.#carry(await this.middle(from), { x: stage.x + x * scale, y: stage.y + y * scale });
  }

  async #carry(start: Point, end: Point): Promise<void> {
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: DRAG_STEPS });
    await this.page.mouse.up();
  }

  /** How wide the world is drawn, in pixels. */
  async width(): Promise<number> {
    return (await this.page.locator(".stage").boundingBox())?.width ?? 0;
  }
}
